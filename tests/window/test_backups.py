"""Backups in the window: made, and put back with the folder open again afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store import backup
from ajna_desktop.ui.backups.backups_dialog import BackupsDialog


def presses(qtbot, dialog, text):
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_a_backup_is_made_and_brings_back_what_held(sits_down, folder, qtbot):
    user = sits_down()
    user.opens(folder)
    wrong = user.store.scans.by_path("empty/wrong.png").id
    user.app.opened.edits.label([wrong], Label("loaded"))
    user.app.window.acts["backups"].trigger()
    dialog = user.app.window.findChild(BackupsDialog)
    presses(qtbot, dialog, "Back up now")
    store = user.store.database.path
    user.sees(lambda: [one.why for one in backup.backups(store)] == [backup.BY_HAND])
    (kept,) = backup.backups(store)
    user.app.opened.edits.label([wrong], Label("nobody knows"))
    restore = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Restore…")
    user.sees(restore.isEnabled)

    presses(qtbot, dialog, "Restore…")
    with qtbot.waitSignal(user.app.settled, timeout=60_000):
        presses(qtbot, dialog, "Restore it")

    assert user.state("empty/wrong.png") == ("loaded", ReviewStatus.RELABELLED)
    whys = [one.why for one in backup.backups(store)]
    assert whys[0] == kept.why
    assert backup.BEFORE_RESTORE in whys


def test_that_a_damaged_store_offers_its_backups(sits_down, folder, qtbot):
    user = sits_down()
    user.opens(folder)
    user.app.opened.edits.label([user.store.scans.by_path("empty/wrong.png").id], "loaded")
    store = user.store.database.path
    user.leaves()
    assert backup.newest_intact(store) is not None
    store.write_bytes(b"no store " * 100)

    again = sits_down()
    with qtbot.waitSignal(again.app.settled, timeout=60_000):
        again.app.open_folder(folder)
    presses(qtbot, again.app.window.messages, "Backups…")
    dialog = again.app.window.findChild(BackupsDialog)
    restore = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Restore…")
    again.sees(restore.isEnabled)
    presses(qtbot, dialog, "Restore…")
    with qtbot.waitSignal(again.app.settled, timeout=60_000):
        presses(qtbot, dialog, "Restore it")
    assert again.state("empty/wrong.png") == ("loaded", ReviewStatus.RELABELLED)
