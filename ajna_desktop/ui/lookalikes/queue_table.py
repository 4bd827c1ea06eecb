"""A long list to go through from the top: rows are worded when they are seen."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.matrix.flat_table import lay_flat
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import as_tooltip

_Index = QModelIndex | QPersistentModelIndex
_MEASURED = 60  # rows by which the width of a column is chosen
_NAME_CHARACTERS = 34
_REMEMBERED = 256  # rows: some screens


class QueueColumn(NamedTuple):
    """What a column holds."""

    words: str
    meaning: str
    keys: npt.NDArray[np.generic] | None = None  # (N,), by which it sorts; None: it does not
    is_figure: bool = True  # stands at the right


class QueueRow(NamedTuple):
    """One row: its words, one a column, and a sentence about it."""

    words: tuple[str, ...]
    sentence: str


class QueueTable(QTableView):
    """Rows are known by their number in what was shown, however they are sorted."""

    chosen = Signal(int)  # number of the row that is current
    opened = Signal(int)  # the row was double-clicked, or Enter pressed

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = QueueModel(self)
        self.setModel(self._queue)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        lay_flat(self)
        claim(self, RETURN)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setResizeContentsPrecision(_MEASURED)
        header.sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._queue.number(index)))
        self.selectionModel().currentRowChanged.connect(self._announce)

    @property
    def current(self) -> int | None:
        """The number of the current row."""
        index = self.currentIndex()
        return self._queue.number(index) if index.isValid() else None

    @property
    def below(self) -> int | None:
        """The number of the row below the current one."""
        index = self.currentIndex()
        index = index.siblingAtRow(index.row() + 1)
        return self._queue.number(index) if index.isValid() else None

    @property
    def selected(self) -> list[int]:
        """The numbers of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._queue.number(self._queue.index(row, 0)) for row in rows]

    @property
    def ordered(self) -> list[int]:
        """The numbers of all rows, from the top."""
        return self._queue.ordered

    def show_rows(
        self, columns: Sequence[QueueColumn], count: int, word: Callable[[int], QueueRow]
    ) -> None:
        """Show `count` rows, in their order; `word` says what one of them reads."""
        self._queue.show_rows(columns, count, word)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SMALL)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        most = _NAME_CHARACTERS * self.fontMetrics().averageCharWidth()
        for place in range(len(columns)):
            self.setColumnWidth(place, min(self.columnWidth(place), most))
        if columns:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(6 * self.fontMetrics().averageCharWidth())

    def reword(self) -> None:
        """Ask for the words of all rows anew; the rows stay."""
        self._queue.reword()

    def choose(self, number: int) -> None:
        """Make a row the current one."""
        place = self._queue.place_of(number)
        if place is not None:
            self.setCurrentIndex(self._queue.index(place, 0))

    def sort_by(self, column: int) -> None:
        """Sort by a column, largest first; once more turns it, a third time takes it back."""
        number = self.current
        self._queue.sort_by(column)
        if number is not None:
            self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter; letters are commands of whoever holds the table."""
        current = self.current
        if event.key() in RETURN and current is not None:
            self.opened.emit(current)
        elif event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._queue.number(index))


class QueueModel(QAbstractTableModel):
    """Rows by their number, in an order that can be changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[QueueColumn, ...] = ()
        self._order = np.empty(0, np.intp)
        self._sorted: tuple[int, bool] | None = None  # column, smallest first
        self._asked: Callable[[int], QueueRow] = lambda _: QueueRow((), "")
        self._word = self._asked

    def show_rows(
        self, columns: Sequence[QueueColumn], count: int, word: Callable[[int], QueueRow]
    ) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._order = np.arange(count)
        self._sorted = None
        self._asked = word
        self._word = lru_cache(_REMEMBERED)(word)
        self.endResetModel()

    def reword(self) -> None:
        """Ask for the words of all rows anew; the rows stay."""
        self._word = lru_cache(_REMEMBERED)(self._asked)
        if len(self._order):
            end = self.index(len(self._order) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def sort_by(self, column: int) -> None:
        """Sort by a column: largest first, smallest first, as it was."""
        keys = self._columns[column].keys
        if keys is None:
            return
        former = self._sorted
        count = len(self._order)
        self.beginResetModel()
        if former == (column, True):
            self._sorted, self._order = None, np.arange(count)
        else:
            rises = former == (column, False)
            order = np.argsort(keys if rises else keys[::-1], kind="stable")
            self._order = order if rises else (count - 1 - order)[::-1]
            self._sorted = (column, rises)
        self.endResetModel()

    def number(self, index: _Index) -> int:
        """Return the number of the row at `index`."""
        return int(self._order[index.row()])

    @property
    def ordered(self) -> list[int]:
        """The numbers of all rows, from the top."""
        numbers: list[int] = self._order.tolist()
        return numbers

    def place_of(self, number: int) -> int | None:
        """Return at which place of the list a row stands."""
        found = np.flatnonzero(self._order == number)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows; a cell has no children."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns; a cell has no children."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds, and whether the list is sorted by it."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if self._sorted is None or self._sorted[0] != section:
                return column.words
            return f"{column.words} {'▲' if self._sorted[1] else '▼'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(column.meaning)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._word(self.number(index)).words[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._word(self.number(index)).sentence)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._word(self.number(index))
            words = f"{column.words}: {row.words[index.column()]}"
            return f"{row.sentence} {words}" if index.column() == 0 else words
        return None


def _alignment(column: QueueColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
