import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.label_popup import LabelPopup

# What the offscreen platform says of any popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def popup(window):
    popup = LabelPopup([Label("NORMAL"), Label("PNEUMONIA"), Label("ABNORMAL")], window)
    popup.show()
    popup.setFocus()
    return popup


def field(popup):
    return popup.findChild(QLineEdit)


def shown(popup):
    lines = popup.findChild(QListWidget)
    return [lines.item(row).text() for row in range(lines.count())]


def test_that_typing_finds_labels_that_begin_so_first(qtbot, popup):
    qtbot.keyClicks(field(popup), "no")
    assert shown(popup) == ["NORMAL", "ABNORMAL", "New label: no"]
    with qtbot.waitSignal(popup.label_chosen) as chosen:
        qtbot.keyClick(field(popup), Qt.Key.Key_Return)
    assert chosen.args == ["NORMAL"]


def test_that_the_arrows_move_in_the_list(qtbot, popup):
    qtbot.keyClick(field(popup), Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.label_chosen) as chosen:
        qtbot.keyClick(field(popup), Qt.Key.Key_Return)
    assert chosen.args == ["NORMAL"]  # alphabetical: ABNORMAL is above it


def test_that_an_unknown_word_becomes_a_new_label_without_the_space_around_it(qtbot, popup):
    qtbot.keyClicks(field(popup), "  effusion ")
    assert shown(popup) == ["New label: effusion"]
    with qtbot.waitSignal(popup.label_chosen) as chosen:
        qtbot.keyClick(field(popup), Qt.Key.Key_Return)
    assert chosen.args == ["effusion"]


def test_that_escape_chooses_nothing(qtbot, popup):
    with qtbot.assertNotEmitted(popup.label_chosen):
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert popup.isHidden()
