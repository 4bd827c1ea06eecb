"""Which backups of the store there are, and what each of them would bring back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.store.backup import (
    BEFORE_BULK,
    BEFORE_MERGE,
    BEFORE_RESTORE,
    BY_HAND,
    ON_CLOSING,
    Backup,
)
from ajna_desktop.ui.figures import file_size, local_time, whole
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL

_BACKUP: Final = Qt.ItemDataRole.UserRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BackupShown:
    """A backup, and what was found when it was looked into."""

    backup: Backup
    decisions: int | None  # about labels; None: it cannot be read
    is_whole: bool  # byte for byte what was written


class BackupsDialog(QDialog):
    """A list to choose from; what is chosen is asked about once more before it is restored."""

    back_up_wanted = Signal()
    restore_wanted = Signal(object)  # Backup
    folder_wanted = Signal()

    def __init__(self, decisions: int | None, parent: QWidget | None = None) -> None:
        """Begin empty; `decisions` are those in the store now, None: it cannot be opened."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self._decisions = decisions
        self._asked: Backup | None = None
        self._list = self._make_list()
        self._told = PlainLabel(self.tr("Looking into the backups…"), wraps=True)
        self._make = self._button(self.tr("Back up now"), "save", self._on_make)
        self._restore = self._button(self.tr("Restore…"), "history", self._on_restore)
        self._restore.setEnabled(False)
        self._make.setEnabled(decisions is not None)
        show = self._button(self.tr("Show the folder"), "open", self.folder_wanted.emit)
        close = self._button(self.tr("Close"), "", self.reject)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget in (self._make, self._restore, show):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        layout.addWidget(PlainLabel(self._what_for(), wraps=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addSpacing(MEDIUM)
        layout.addLayout(row)
        characters = self.fontMetrics().averageCharWidth()
        self.resize(108 * characters, 28 * self.fontMetrics().height())
        self._list.setFocus()

    def show_backups(self, shown: Sequence[BackupShown]) -> None:
        """Show them, given oldest first, the newest on top."""
        self._list.clear()
        for one in reversed(shown):
            self._list.addTopLevelItem(self._line(one))
        for column in range(self._list.columnCount() - 1):
            self._list.resizeColumnToContents(column)
            self._list.setColumnWidth(column, self._list.columnWidth(column) + MEDIUM)
        self._make.setEnabled(self._decisions is not None)
        if (newest := self._list.topLevelItem(0)) is not None:
            self._list.setCurrentItem(newest)
        else:
            self._told.setText(self.tr("There are no backups yet."))
        self._on_chosen()

    def show_failure(self, reason: str) -> None:
        """Say why something could not be done."""
        self._told.setText(reason)
        self._make.setEnabled(self._decisions is not None)

    def _what_for(self) -> str:
        return self.tr(
            "Labels, notes, tags and all else that people said in this folder is backed up on "
            "closing, before an upgrade, before a merge and before many scans are changed at "
            "once. The older they are the fewer are kept. Scans are never changed, so they are "
            "not in it."
        )

    def _make_list(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setColumnCount(5)
        table.setHeaderLabels(
            [
                self.tr("Made"),
                self.tr("Why"),
                self.tr("Decisions"),
                self.tr("Size"),
                self.tr("State"),
            ]
        )
        table.setAccessibleName(self.tr("Backups, newest first"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.currentItemChanged.connect(self._on_chosen)
        return table

    def _button(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        if icon:
            wear(button, icon)
        button.clicked.connect(slot)
        return button

    def _line(self, one: BackupShown) -> QTreeWidgetItem:
        backup = one.backup
        decisions = "–" if one.decisions is None else whole(one.decisions)
        state = self.tr("whole") if one.is_whole else self.tr("damaged")
        item = QTreeWidgetItem(
            [
                local_time(backup.made_at.isoformat()),
                self._why(backup.why),
                decisions,
                file_size(backup.size),
                state,
            ]
        )
        for column in (2, 3):
            item.setTextAlignment(column, _RIGHT)
        item.setData(0, _BACKUP, one)
        return item

    def _why(self, why: str) -> str:
        known = {
            ON_CLOSING: self.tr("on closing"),
            BY_HAND: self.tr("by hand"),
            BEFORE_BULK: self.tr("before many scans were changed"),
            BEFORE_MERGE: self.tr("before a merge"),
            BEFORE_RESTORE: self.tr("before another backup was restored"),
            "daily": self.tr("on closing"),  # as earlier versions called it
        }
        return known.get(why, self.tr("before an upgrade of the program"))

    def _chosen(self) -> BackupShown | None:
        item = self._list.currentItem()
        found: BackupShown | None = item.data(0, _BACKUP) if item is not None else None
        return found

    def _on_chosen(self) -> None:
        one, self._asked = self._chosen(), None
        self._restore.setText(self.tr("Restore…"))
        self._restore.setEnabled(one is not None and one.is_whole)
        if one is not None:
            self._told.setText(self._about(one))

    def _about(self, one: BackupShown) -> str:
        if not one.is_whole:
            return self.tr("This backup is not what was written: it cannot be restored.")
        if self._decisions is None or one.decisions is None:
            return self.tr("Nobody can tell how much was said since: the store is damaged.")
        later = self._decisions - one.decisions
        if later > 0:
            return self.tr("%n decision(s) about labels were made since.", "", later)
        if later < 0:
            return self.tr("It holds %n decision(s) more than the store now.", "", -later)
        return self.tr("No decision about labels was made since.")

    def _on_make(self) -> None:
        self._make.setEnabled(False)
        self._told.setText(self.tr("Backing up…"))
        self.back_up_wanted.emit()

    def _on_restore(self) -> None:
        one = self._chosen()
        if one is None:
            return
        if self._asked == one.backup:
            self.restore_wanted.emit(one.backup)
            self.accept()
            return
        self._asked = one.backup
        kept = self.tr("What is there now is backed up first, so that this can be undone.")
        self._told.setText(f"{self._about(one)} {kept}")
        self._restore.setText(self.tr("Restore it"))
