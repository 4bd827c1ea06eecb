"""Everything that was said of a scan, newest first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.scan import Label, ReviewStatus, displayable
from ajna_desktop.ui.figures import local_time, probability
from ajna_desktop.ui.theme import TIGHT
from ajna_desktop.ui.wording import as_tooltip, label_word, status_word

_Index = QModelIndex | QPersistentModelIndex
_SAID_BY_STATUS: Final = (
    ReviewStatus.CONFIRMED,
    ReviewStatus.AMBIGUOUS,
    ReviewStatus.BAD_IMAGE,
)


class HistoryList(QListView):
    """One entry an event: when, who, from what to what, and what the classifier said then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events = HistoryModel(self)
        self.setModel(self._events)
        self.setWordWrap(True)
        self.setSpacing(TIGHT // 2)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("History"))

    def show_events(self, events: Sequence[LabelEvent]) -> None:
        """Show events given oldest first."""
        self._events.show_events(events)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""


class HistoryModel(QAbstractListModel):
    """Label events as text; a line says so when there are none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: Sequence[LabelEvent] = ()

    def show_events(self, events: Sequence[LabelEvent]) -> None:
        """Replace what is shown; given oldest first, shown newest first."""
        self.beginResetModel()
        self._events = tuple(reversed(events))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines; a list has no children."""
        return 0 if parent.isValid() else max(len(self._events), 1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an event in words, and its exact time in UTC as the tooltip."""
        if not index.isValid():
            return None
        if not self._events:
            nothing = self.tr("Nobody has reviewed this scan yet.")
            return nothing if role == Qt.ItemDataRole.DisplayRole else None
        event = self._events[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._in_words(event)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(f"{event.at_utc} UTC · {event.app_version}")
        return None

    def _in_words(self, event: LabelEvent) -> str:
        lines = [
            f"{local_time(event.at_utc)} · {displayable(event.reader)}",
            self._change(event),
        ]
        if event.predicted is not None and event.probability is not None:
            said = self.tr("The classifier said {0} with {1}.")
            lines.append(said.format(event.predicted, probability(event.probability)))
        if event.note:
            lines.append(displayable(event.note))
        return "\n".join(lines)

    def _change(self, event: LabelEvent) -> str:
        before = _standing(event.old_label, event.old_status)
        after = _standing(event.new_label, event.new_status)
        if event.new_status is ReviewStatus.UNREVIEWED:
            return self.tr("{0} → withdrawn, {1}").format(before, after)
        return f"{before} → {after}"


def _standing(label: Label | None, status: ReviewStatus) -> str:
    if status in _SAID_BY_STATUS:
        return f"{label_word(label)} ({status_word(status)})"
    return label_word(label)
