"""The command *Backups…*: looks into them, makes one, and puts one back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.backup import Backup, back_up, backups, is_intact, label_events
from ajna_desktop.store.restore import restore
from ajna_desktop.ui.backups.backups_dialog import BackupsDialog, BackupShown
from ajna_desktop.ui.reading_thread import ReadingThread

Reopen = Callable[[Callable[[], object]], None]


class BackupsCommand(QObject):
    """One dialog at a time; what it asks for is done beside the window's thread."""

    def __init__(self, window: QWidget, reopen: Reopen, parent: QObject | None = None) -> None:
        """Take what closes the folder, calls something on a task thread, and opens it again."""
        super().__init__(parent)
        self._window = window
        self._reopen = reopen
        self._thread = ReadingThread(self)
        self._dialog: BackupsDialog | None = None

    def show(self, store: Path) -> None:
        """Show the backups of a store, which may be open."""
        try:
            decisions = label_events(store)
        except StoreError:  # damaged or lost: that is what backups are for
            decisions = None
        dialog = self._dialog = BackupsDialog(decisions, self._window)
        dialog.setModal(True)
        dialog.back_up_wanted.connect(lambda: self._ask(store, makes_one=True))
        dialog.restore_wanted.connect(lambda backup: self._restore(store, backup))
        dialog.folder_wanted.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(store.parent)))
        )
        dialog.finished.connect(self._forget)
        dialog.show()
        self._ask(store, makes_one=False)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        return self._thread.stop()

    def _ask(self, store: Path, *, makes_one: bool) -> None:
        self._thread.ask("backups", lambda: _look(store, makes_one), self._on_answer)

    def _on_answer(self, found: "list[BackupShown] | str") -> None:
        if self._dialog is None:
            return
        if isinstance(found, str):
            self._dialog.show_failure(found)
        else:
            self._dialog.show_backups(found)

    def _restore(self, store: Path, backup: Backup) -> None:
        self._reopen(lambda: restore(store, backup.path))

    def _forget(self) -> None:
        self._thread.forget()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _look(store: Path, makes_one: bool) -> list[BackupShown] | str:
    try:
        if makes_one:
            back_up(store)
        return [_shown(one) for one in backups(store)]
    except StoreError as error:
        return str(error)


def _shown(backup: Backup) -> BackupShown:
    try:
        return BackupShown(backup, label_events(backup.path), is_intact(backup.path))
    except StoreError:
        return BackupShown(backup, None, is_whole=False)
