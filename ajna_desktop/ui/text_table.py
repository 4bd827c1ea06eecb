"""A table of words and figures that lies flat on the page."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ajna_desktop.ui.matrix.flat_table import lay_flat
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import as_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NAME: Final = 0
_LEAST_LINES: Final = 3


class Heading(NamedTuple):
    """What a column holds."""

    words: str
    meaning: str


class Row(NamedTuple):
    """A line: its words, one a column, and what its tooltip says."""

    words: tuple[str, ...]
    tip: str = ""


class TextTable(QTableView):
    """Lines that can be read by mouse and keys, and changed by neither."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = TextTableModel(self)
        self.setModel(self._text)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        lay_flat(self)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(self, headings: Sequence[Heading], rows: Sequence[Row]) -> None:
        """Replace what is shown."""
        self._text.show_rows(headings, rows)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SMALL)
        self.resizeColumnsToContents()  # Qt does not, where the table is in sight already
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every line."""
        lines = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + lines + SMALL
        return QSize(60 * self.fontMetrics().averageCharWidth(), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        metrics = self.fontMetrics()
        height = (_LEAST_LINES + 1) * (metrics.height() + SMALL)
        return QSize(20 * metrics.averageCharWidth(), height)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""


class TextTableModel(QAbstractTableModel):
    """Words by line and column; figures stand at the right of their column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, headings: Sequence[Heading], rows: Sequence[Row]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._headings, self._rows = tuple(headings), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines; a cell has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns; a cell has no children."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section].words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._headings[section].meaning)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and row.tip:
            return as_tooltip(row.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[index.column()].words}: {row.words[index.column()]}"
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == _NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
