import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QToolButton, QWidget

from ajna_desktop.domain.settings import Theme
from ajna_desktop.paths import resources
from ajna_desktop.ui import icons
from ajna_desktop.ui.theme import apply_theme, palette_of

NAMES = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def inks(image):
    """The colours of the pixels that are fully covered."""
    pixels = (
        image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
    )
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_that_each_icon_shows_something(qapp, name):
    assert inks(icons.picture(name, 24, "#123456", 2.0).toImage())


def test_that_a_line_icon_is_drawn_in_the_ink_asked_for(qapp):
    assert inks(icons.picture("confirm", 24, "#123456", 2.0).toImage()) == {"#123456"}


def test_that_an_icon_is_sharp_on_a_screen_of_two_hundred_per_cent(qapp):
    pixmap = icons.picture("open", 24, "#000000", 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)


def test_that_worn_icons_follow_the_theme(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    action, button = QAction(window), QToolButton(window)
    apply_theme(qapp, Theme.LIGHT)
    icons.wear(action, "confirm")
    icons.wear(button, "confirm")
    apply_theme(qapp, Theme.DARK)
    icons.retint(window)
    ink = palette_of(Theme.DARK).buttonText().color()
    for wearer in (action, button):
        assert inks(wearer.icon().pixmap(48, 48).toImage()) == {QColor(ink).name()}
    apply_theme(qapp, Theme.LIGHT)
