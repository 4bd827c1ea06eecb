import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.space_menu import SpaceMenu, SpaceShown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
APPEARANCE = SpaceShown("average", "appearance", "What scans look like.")
CODE = SpaceShown("code 1", "R&D <b>code</b>", "A code learned from labels.")


@pytest.fixture
def inspector(qtbot, thumbnails):
    inspector = Inspector(thumbnails)
    qtbot.addWidget(inspector)
    inspector.show()
    return inspector


def menu(inspector):
    return inspector.findChild(SpaceMenu)


def test_that_a_single_way_to_compare_is_no_choice(inspector):
    inspector.show_spaces([APPEARANCE], "average")
    assert not menu(inspector).isVisible()


def test_that_the_way_scans_are_compared_is_said_and_another_can_be_chosen(inspector, qtbot):
    inspector.show_spaces([APPEARANCE, CODE], "average")
    button = menu(inspector)
    assert button.isVisible()
    assert button.text() == "Similar by: appearance ▾"
    first, second = button.menu().actions()
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert second.text() == "R&&D <b>code</b>"
    assert "A code learned" in second.toolTip()
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    with qtbot.waitSignal(inspector.space_chosen) as chosen:
        QTest.keyClick(button.menu(), Qt.Key.Key_Down)
        QTest.keyClick(button.menu(), Qt.Key.Key_Down)
        QTest.keyClick(button.menu(), Qt.Key.Key_Return)
    assert chosen.args == ["code 1"]


def test_that_a_long_name_is_cut_on_the_button_and_whole_beside_it(inspector):
    long = SpaceShown("code 2", "everything that was ever learnt of containers", "A code.")
    inspector.show_spaces([APPEARANCE, long], "code 2")
    assert menu(inspector).text().endswith("… ▾")
    assert menu(inspector).accessibleName().endswith("of containers")


def test_that_letters_pressed_over_the_open_menu_run_no_command(inspector):
    def is_kept():
        asked = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier
        )
        asked.ignore()
        QApplication.sendEvent(inspector, asked)
        return asked.isAccepted()

    opened = menu(inspector).menu()
    assert not is_kept()
    opened.aboutToShow.emit()
    assert is_kept()
    opened.aboutToHide.emit()
    assert not is_kept()
