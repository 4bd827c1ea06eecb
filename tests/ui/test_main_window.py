from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from ajna_desktop.ui.deeds.table import DEEDS
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.ui.tool_bar import Choice


@pytest.fixture
def window(qtbot, tmp_path):
    geometry = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(geometry)
    qtbot.addWidget(window)
    window.show()
    return window


def drop(window, urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.setAccepted(False)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(
            QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
        )
    return enter.isAccepted()


def test_that_a_dropped_folder_is_opened(qtbot, window, tmp_path):
    with qtbot.waitSignal(window.folder_chosen) as chosen:
        assert drop(window, [tmp_path.as_uri()])
    assert chosen.args == [tmp_path]


def test_that_a_dropped_file_opens_the_folder_it_lies_in(qtbot, window, tmp_path):
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"")
    with qtbot.waitSignal(window.folder_chosen) as chosen:
        drop(window, [scan.as_uri()])
    assert chosen.args == [tmp_path]


def test_that_an_address_of_the_web_is_not_taken(window):
    assert not drop(window, ["https://example.org/scan.png"])


def test_that_everything_is_in_a_menu(window):
    listed = {
        action.objectName()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
    }
    assert {f"action-{deed.name}" for deed in DEEDS} <= listed


def test_that_every_button_without_a_text_has_a_name(window):
    window.resize(1600, 900)
    window.tool_bar.show_reader("ana")
    window.tool_bar.show_classifiers((), None, False)
    window.messages.show_message("The folder is gone.")
    for button in window.findChildren(QAbstractButton):
        is_bare = not button.text() or (
            isinstance(button, QToolButton)
            and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if is_bare and button.isVisible():
            assert button.accessibleName() or button.toolTip(), button


def test_that_enter_begins_on_the_start_page(qtbot, window):
    window.acts["demo"].setEnabled(True)
    with qtbot.waitSignal(window.acts["demo"].triggered):
        window.focusNextChild()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    window.show_recent(["/data/last", "/data/before"])
    with qtbot.waitSignal(window.folder_chosen) as chosen:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [Path("/data/last")]


def test_that_recent_folders_are_offered_in_the_toolbar(qtbot, window):
    window.show_recent(["/data/one", "/data/two"])
    actions = window.tool_bar.recent.actions()
    assert [action.text() for action in actions] == ["/data/one", "/data/two"]
    with qtbot.waitSignal(window.folder_chosen) as chosen:
        actions[1].trigger()
    assert chosen.args == [Path("/data/two")]


def test_that_the_chosen_classifier_is_marked(qtbot, window):
    window.tool_bar.show_classifiers(
        [Choice("Out of fold", None), Choice("Pneumonia", 7, "two <b>classes</b>")], 7, True
    )
    offered = [a for a in window.tool_bar.classifiers.actions() if a.isCheckable()]
    assert [(a.text(), a.isChecked()) for a in offered] == [
        ("Out of fold", False),
        ("Pneumonia", True),
    ]
    assert "two &lt;b&gt;classes" in offered[1].toolTip()
    assert window.tool_bar.classifiers.actions()[-1].text() == "Import a classifier…"
    with qtbot.waitSignal(window.tool_bar.classifier_chosen) as chosen:
        offered[0].trigger()
    assert chosen.args == [None]


def test_that_the_window_comes_back_where_it_was(qtbot, tmp_path):
    geometry = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = MainWindow(geometry)
    qtbot.addWidget(first)
    first.resize(640, 480)
    first.show()
    first.close()
    second = MainWindow(geometry)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (first.width(), first.height())


def test_that_actions_with_an_icon_wear_one(window):
    for deed in DEEDS:
        if deed.icon:
            action = window.findChild(QAction, f"action-{deed.name}")
            assert not action.icon().isNull(), deed.name


def test_that_letters_pressed_over_an_open_menu_run_no_command(qtbot, window):
    def is_kept(key, modifier=Qt.KeyboardModifier.NoModifier):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        asked.ignore()
        QApplication.sendEvent(window.start_page, asked)
        return asked.isAccepted()

    bar = window.tool_bar
    for menu in (window.menuBar().actions()[0].menu(), bar.recent, bar.classifiers):
        assert not is_kept(Qt.Key.Key_X)
        menu.aboutToShow.emit()  # no popup: it would grab a keyboard that is not there
        assert is_kept(Qt.Key.Key_X)
        assert not is_kept(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        menu.aboutToHide.emit()
    assert not is_kept(Qt.Key.Key_X)
