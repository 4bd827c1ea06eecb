"""Every classifier as a line of a table: sorted, ticked, and each figure with its scale."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.compare.columns import Column, columns_of
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.wording import as_tooltip

LineRole: Final = Qt.ItemDataRole.UserRole
FigureRole: Final = Qt.ItemDataRole.UserRole + 1  # Measured, None where nothing is drawn
ScaleRole: Final = Qt.ItemDataRole.UserRole + 2  # (low, high) of the column
NAME: Final = 0
FIRST_FIGURE: Final = 1  # where a line without figures says why

_Index = QModelIndex | QPersistentModelIndex
_ROOM: Final = 0.05  # of the scale beyond the figures


class MethodModel(QAbstractTableModel):
    """Lines in the order of one column; those without figures last, in their own order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[MethodLine] = []
        self._lines: list[MethodLine] = []
        self._columns = columns_of(())
        self._labels: tuple[Label, ...] = ()
        self._scales: list[tuple[float, float] | None] = []
        self._ticked: set[str] = set()  # names of methods
        self._sorted_by = ("accuracy", Qt.SortOrder.DescendingOrder)

    @property
    def lines(self) -> Sequence[MethodLine]:
        """What is shown, in the order shown."""
        return self._lines

    @property
    def columns(self) -> Sequence[Column]:
        """What the columns hold."""
        return self._columns

    def ticked(self) -> list[str]:
        """Return the names of the methods that are ticked, in their own order."""
        names = dict.fromkeys(line.name for line in self._given)
        return [name for name in names if name in self._ticked]

    def tick(self, names: Sequence[str]) -> None:
        """Tick these methods and no others."""
        self._ticked = set(names)
        if self._lines:
            last = self.index(len(self._lines) - 1, NAME)
            self.dataChanged.emit(self.index(0, NAME), last, [Qt.ItemDataRole.CheckStateRole])

    def show_lines(self, lines: Sequence[MethodLine], labels: Sequence[Label]) -> None:
        """Replace what is shown; what was ticked stays so."""
        self.beginResetModel()
        self._given = list(lines)
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._columns = columns_of(labels)
        self._sort()
        self._scales = [_scale(column, lines) for column in self._columns]
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Return where a line is."""
        places = (row for row, line in enumerate(self._lines) if line.key == key)
        return next(places, None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if not 0 <= column < len(self._columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._lines[index.row()].key for index in before]
        self._sorted_by = (self._columns[column].name, order)
        self._sort()
        rows = {line.key: row for row, line in enumerate(self._lines)}
        after = [
            self.index(rows[key], index.column())
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines; a cell has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns; a cell has no children."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        is_name = index.isValid() and index.column() == NAME
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_name else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._columns[section].meaning)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            is_falling = self._columns[section].best_first
            return Qt.SortOrder.DescendingOrder if is_falling else Qt.SortOrder.AscendingOrder
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell, or the whole line in words."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self._columns[index.column()]
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, index.column())
        if role == FigureRole and line.is_compared and column.figure is not None:
            return column.figure(line)
        if role == ScaleRole:
            return self._scales[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            is_ticked = line.name in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._tip(line, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {self._words(line, index.column())}"
        return None

    def setData(
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tick a method, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        name = self._lines[index.row()].name
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.tick([*self._ticked, name])
        else:
            self.tick([one for one in self._ticked if one != name])
        return True

    def _words(self, line: MethodLine, column: int) -> str:
        if column == NAME:
            return line.title
        if line.is_compared:
            return self._columns[column].words(line)
        if column != FIRST_FIGURE:
            return ""
        if line.is_given:
            return line.reason or self.tr("Installed; not compared on this folder yet.")
        return line.reason or self.tr("Not trained on this folder yet.")

    def _tip(self, line: MethodLine, column: Column) -> str:
        parts = [f"{line.title}. {line.about}".rstrip(". ") + "."]
        if line.study:
            parts.append(self.tr("Original study: {0}").format(line.study))
        if line.reason:
            parts.append(line.reason)
        measured = column.figure(line) if line.is_compared and column.figure else None
        if measured is not None and measured.low is not None and measured.high is not None:
            said = self.tr("{0}: {1}; 95 % interval {2} to {3}")
            low, value, high = (
                column.words_of(one) for one in (measured.low, measured.value, measured.high)
            )
            parts.append(said.format(column.heading, value, low, high))
        return "\n".join(parts)

    def _sort(self) -> None:
        name, order = self._sorted_by
        column = next((one for one in self._columns if one.name == name), self._columns[NAME])
        known = [line for line in self._given if line.is_compared]
        rest = [line for line in self._given if not line.is_compared]
        told = [line for line in known if column.order(line) is not None]
        silent = [line for line in known if column.order(line) is None]
        told.sort(key=column.order, reverse=order == Qt.SortOrder.DescendingOrder)
        self._lines = told + silent + rest


def _scale(column: Column, lines: Sequence[MethodLine]) -> tuple[float, float] | None:
    """Return from where to where the figures of a column lie, with some room."""
    if column.figure is None:
        return None
    measured = [column.figure(line) for line in lines if line.is_compared]
    ends = [
        end
        for one in measured
        if one is not None
        for end in (one.value, one.low, one.high)
        if end is not None
    ]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    room = max((high - low) * _ROOM, 0.005)
    return max(low - room, 0.0), min(high + room, 1.0)
