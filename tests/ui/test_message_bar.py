import pytest

from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.theme import TIGHT, Colours


@pytest.fixture
def bar(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(400, 40)
    return bar


def stroke(bar):
    picture = bar.grab().toImage()
    return picture.pixelColor(TIGHT // 2, picture.height() // 2).name()


def test_that_a_remark_does_not_look_like_trouble(bar):
    colours = Colours.of(bar.palette())
    bar.show_remark("terminal for 229 scans")
    assert bar.text == "terminal for 229 scans"
    assert stroke(bar) == colours.agree.name()
    bar.show_message("The table cannot be read.")
    assert stroke(bar) == colours.warning.name()
