from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget

from ajna_desktop.store.backup import Backup
from ajna_desktop.ui.backups.backups_dialog import BackupsDialog, BackupShown


def backup(number, why="on-closing", decisions=10, is_whole=True):
    made = datetime(2026, 11, number, 12, tzinfo=UTC)
    return BackupShown(Backup(Path(f"{number}"), number, why, made, 4096), decisions, is_whole)


@pytest.fixture
def dialog(qtbot):
    dialog = BackupsDialog(12)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog, text):
    (found,) = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    return found


def says(dialog, text):
    return any(text in label.text() for label in dialog.findChildren(QLabel))


def test_that_an_empty_list_says_so_and_offers_nothing_to_restore(dialog):
    dialog.show_backups([])
    assert says(dialog, "There are no backups yet.")
    assert not button(dialog, "Restore…").isEnabled()


def test_that_the_newest_is_on_top_and_what_was_said_since_is_told(dialog):
    dialog.show_backups([backup(1), backup(2, "before-merge", 11), backup(3, "before-12", 12)])
    lines = dialog.findChild(QTreeWidget)
    whys = [lines.topLevelItem(row).text(1) for row in range(3)]
    assert whys == ["before an upgrade of the program", "before a merge", "on closing"]
    assert says(dialog, "No decision about labels was made since.")
    lines.setCurrentItem(lines.topLevelItem(2))
    assert says(dialog, "2 decision")


def test_that_restoring_is_asked_about_once_more(dialog, qtbot):
    wanted = []
    dialog.restore_wanted.connect(wanted.append)
    shown = backup(1)
    dialog.show_backups([shown])
    qtbot.mouseClick(button(dialog, "Restore…"), Qt.MouseButton.LeftButton)
    assert wanted == []
    assert says(dialog, "is backed up first")
    qtbot.mouseClick(button(dialog, "Restore it"), Qt.MouseButton.LeftButton)
    assert wanted == [shown.backup]
    assert not dialog.isVisible()


def test_that_another_line_takes_the_question_back(dialog, qtbot):
    dialog.show_backups([backup(1), backup(2)])
    qtbot.mouseClick(button(dialog, "Restore…"), Qt.MouseButton.LeftButton)
    lines = dialog.findChild(QTreeWidget)
    lines.setCurrentItem(lines.topLevelItem(1))
    assert button(dialog, "Restore…").isEnabled()


def test_that_a_damaged_backup_cannot_be_restored(dialog):
    dialog.show_backups([backup(1, is_whole=False, decisions=None)])
    assert not button(dialog, "Restore…").isEnabled()
    assert says(dialog, "cannot be restored")
