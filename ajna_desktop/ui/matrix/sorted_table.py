"""Tables that lie flat, are sorted by any column, and show only lines that fit a text."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.matrix.flat_table import lay_flat
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import as_tooltip

Index = QModelIndex | QPersistentModelIndex
Column = npt.NDArray[Any]
_KEYS: Final = RETURN | {Qt.Key.Key_Space}
_LEAST_NAME: Final = 14  # characters of a name that are always seen
_UP: Final = "\N{BLACK UP-POINTING TRIANGLE}"
_DOWN: Final = "\N{BLACK DOWN-POINTING TRIANGLE}"


class Heading(NamedTuple):
    """What a column holds."""

    words: str
    meaning: str
    is_name: bool = False  # stands at the left, and is sorted from A to Z first


class SortedTableModel(QAbstractTableModel):
    """Columns of equal length; says which lines are shown, and in which order.

    A subclass tells its headings and writes the cells.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._fits: npt.NDArray[np.bool_] | None = None
        self._lines = np.zeros(0, np.intp)
        self._sorted_by: int | None = None
        self._is_descending = False
        self._headings: Sequence[Heading] = ()

    @property
    def headings(self) -> Sequence[Heading]:
        """What the columns hold."""
        if not self._headings:
            self._headings = self.made_headings()
        return self._headings

    def made_headings(self) -> Sequence[Heading]:
        """Return what the columns hold, in the language of the window."""
        raise NotImplementedError

    def words(self, line: int, column: int) -> str:
        """Return one cell of the line with this number before sorting."""
        raise NotImplementedError

    def show_columns(
        self, columns: Sequence[Column], fits: npt.NDArray[np.bool_] | None = None
    ) -> None:
        """Replace what is shown.

        Args:
            columns: What to sort by, (N,) each; names as ranks or objects.
            fits: Which of the N lines are shown; None: all.
        """
        self._columns, self._fits = columns, fits
        lines = self._arranged()
        if len(lines) == len(self._lines) and len(lines):
            self._lines = lines
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
            )
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sort by a column: names from A, figures from the largest; again turns it around."""
        if column == self._sorted_by:
            self._is_descending = not self._is_descending
        else:
            self._sorted_by = column
            self._is_descending = not self.headings[column].is_name
        self.show_columns(self._columns, self._fits)
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def widest_words(self, column: int) -> str:
        """Return what takes most room in a column of figures: its largest one."""
        values = self._columns[column] if self._columns else np.zeros(0)
        return self.words(int(values.argmax()), column) if len(values) else ""

    def line_at(self, row: int) -> int | None:
        """Return the number, before sorting, of the line shown at a row."""
        return int(self._lines[row]) if 0 <= row < len(self._lines) else None

    def row_of(self, line: int) -> int | None:
        """Return the row at which a line is shown."""
        rows = np.flatnonzero(self._lines == line)
        return int(rows[0]) if len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines shown; a cell has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns; a cell has no children."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds, and whether the lines are sorted by it."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        heading = self.headings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if section != self._sorted_by:
                return heading.words
            return f"{heading.words} {_DOWN if self._is_descending else _UP}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(heading.meaning)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(heading)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            line = self.line_at(index.row())
            return None if line is None else self.words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and self.headings[index.column()].is_name:
            return as_tooltip(str(index.data()))  # it may be cut
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.headings[index.column()])
        return None

    def _arranged(self) -> npt.NDArray[np.intp]:
        if not self._columns:
            return np.zeros(0, np.intp)
        order = np.arange(len(self._columns[0]))
        if self._sorted_by is not None:
            column = self._columns[self._sorted_by]
            order = column.argsort(kind="stable")
            if self._is_descending:
                # Backwards, yet ties as they come.
                order = len(column) - 1 - column[::-1].argsort(kind="stable")[::-1]
        return order if self._fits is None else order[self._fits[order]]


class SortedTable(QTableView):
    """A click on a heading sorts, and so does Space in a column; Return opens a line."""

    line_chosen = Signal(int)  # number before sorting: gone to
    line_opened = Signal(int)

    def __init__(self, model: SortedTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sorted = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lay_flat(self)
        claim(self, _KEYS)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(model.sort_by)
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._announce)
        self.clicked.connect(self._announce)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort by the current column with Space, open the current line with Return."""
        if event.key() in RETURN:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._sorted.sort_by(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""

    def fit_font(self) -> None:
        """Give lines and columns of figures the room that they need.

        Qt can do so, too, but measures every cell of thousands of lines.
        """
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + SMALL)
        for column, heading in enumerate(self._sorted.headings):
            if heading.is_name:
                continue
            longest = (f"{heading.words} {_DOWN}", self._sorted.widest_words(column))
            width = max(map(metrics.horizontalAdvance, longest)) + 2 * SMALL
            self.horizontalHeader().resizeSection(column, width)
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names the room that the figures leave."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Share the room between the names; too few letters would tell nothing: scroll then."""
        header = self.horizontalHeader()
        headings = self._sorted.headings
        names = [column for column, one in enumerate(headings) if one.is_name]
        taken = sum(
            header.sectionSize(column) for column in range(len(headings)) if column not in names
        )
        least = _LEAST_NAME * self.fontMetrics().averageCharWidth()
        for column in names:
            room = (self.viewport().width() - taken) // len(names)
            header.resizeSection(column, max(room, least))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_font()

    def _announce(self, index: QModelIndex) -> None:
        line = self._sorted.line_at(index.row())
        if line is not None:
            self.line_chosen.emit(line)

    def _open(self, index: QModelIndex) -> None:
        line = self._sorted.line_at(index.row())
        if line is not None:
            self.line_opened.emit(line)


def _alignment(heading: Heading) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if heading.is_name else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
