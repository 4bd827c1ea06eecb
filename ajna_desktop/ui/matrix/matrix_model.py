"""The confusion matrix as a table: rows are true labels, columns predicted ones."""

from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.matrix.shown import LabelsBy, Measure
from ajna_desktop.ui.wording import as_tooltip

CountRole: Final = Qt.ItemDataRole.UserRole
ShareRole: Final = Qt.ItemDataRole.UserRole + 1  # warmth of a cell in [−1, 1]
IsErrorRole: Final = Qt.ItemDataRole.UserRole + 2
IsHitRole: Final = Qt.ItemDataRole.UserRole + 3
ShortRole: Final = Qt.ItemDataRole.UserRole + 4  # the count where there is little room

_Index = QModelIndex | QPersistentModelIndex
_FEW_CLASSES: Final = 12  # of more a zero in every empty cell would only be noise


class MatrixModel(QAbstractTableModel):
    """Counts, and each as a share of its row or its column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = _Shown(
            ConfusionMatrix((), np.zeros((0, 0), np.int64)), Measure.ROWS, LabelsBy.CURATED
        )

    @property
    def matrix(self) -> ConfusionMatrix:
        """What is shown."""
        return self._shown.matrix

    @property
    def labels_by(self) -> LabelsBy:
        """Whose labels are taken for true."""
        return self._shown.labels_by

    @property
    def warmth(self) -> npt.NDArray[np.float64]:
        """How warm each cell is, (K, K), in [−1, 1]; below 0 only in a difference."""
        return self._shown.warmth

    def show_matrix(
        self,
        matrix: ConfusionMatrix,
        measure: Measure = Measure.ROWS,
        labels_by: LabelsBy = LabelsBy.CURATED,
    ) -> None:
        """Replace what is shown."""
        shown = _Shown(matrix, measure, labels_by)
        if matrix.labels == self.matrix.labels and matrix.labels:
            self._shown = shown
            last = self.index(len(matrix.labels) - 1, len(matrix.labels) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return 0 if parent.isValid() else len(self.matrix.labels)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the class of a row or a column."""
        if not 0 <= section < len(self.matrix.labels):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.matrix.labels[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._line_sentence(section, orientation))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the count of a cell, its share, or both in words."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        count = int(self.matrix.counts[row, column])
        if role == CountRole:
            return count
        if role == ShareRole:
            return float(self.warmth[row, column])
        if role == IsErrorRole:
            return row != column and count > 0 and not self._shown.is_difference
        if role == IsHitRole:
            return row == column
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == ShortRole:
            return _short(count)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row, column)
        return None

    def _words(self, row: int, column: int) -> str:
        count = int(self.matrix.counts[row, column])
        if not count:  # nothing is nothing, of however many
            return whole(0) if len(self.matrix.labels) <= _FEW_CLASSES else ""
        if self._shown.is_difference:
            return _signed(count)
        if self._shown.measure is Measure.COUNTS:
            return whole(count)
        return f"{whole(count)}\n{share(float(self.warmth[row, column]))}"

    def sentence(self, row: int, column: int) -> str:
        """Return one cell in words."""
        true, told = self.matrix.labels[row], self.matrix.labels[column]
        count = int(self.matrix.counts[row, column])
        if self._shown.is_difference:
            return self._difference_sentence(count, true, told)
        if self._shown.labels_by is LabelsBy.FOUND:
            said = self.tr(
                "{0}: folder {1}, predicted {2} ({3} of folder {1}, {4} of predicted {2})."
            )
        elif count == 1:
            said = self.tr(
                "1 scan labelled {1} was predicted {2} ({3} of {1}, {4} of predicted {2})."
            )
        else:
            said = self.tr(
                "{0} scans labelled {1} were predicted {2} ({3} of {1}, {4} of predicted {2})."
            )
        of_row = share(_part(count, self._shown.row_totals[row]))
        of_column = share(_part(count, self._shown.column_totals[column]))
        return said.format(whole(count), true, told, of_row, of_column)

    def _difference_sentence(self, count: int, true: str, told: str) -> str:
        if not count:
            said = self.tr("Labelled {1}, predicted {2}: as many as by the folder's labels.")
        elif count > 0:
            said = self.tr("Labelled {1}, predicted {2}: {0} more than by the folder's labels.")
        else:
            said = self.tr(
                "Labelled {1}, predicted {2}: {0} fewer than by the folder's labels."
            )
        return said.format(whole(abs(count)), true, told)

    def _line_sentence(self, section: int, orientation: Qt.Orientation) -> str:
        label = self.matrix.labels[section]
        is_column = orientation == Qt.Orientation.Horizontal
        if self._shown.is_difference:
            words = self.tr("predicted {0}") if is_column else self.tr("labelled {0}")
            return words.format(label)
        if is_column:
            words = self.tr("predicted {0}: {1}, {2} of them labelled so")
            total = int(self._shown.column_totals[section])
        else:
            words = self.tr("labelled {0}: {1}, {2} of them predicted so")
            total = int(self._shown.row_totals[section])
        hits = int(self.matrix.counts[section, section])
        return words.format(label, whole(total), whole(hits))


class _Shown:
    """A matrix, and what is read off it once it is asked for."""

    def __init__(self, matrix: ConfusionMatrix, measure: Measure, labels_by: LabelsBy) -> None:
        self.matrix = matrix
        self.measure = measure
        self.labels_by = labels_by
        self.is_difference = labels_by is LabelsBy.DIFFERENCE

    @cached_property
    def row_totals(self) -> npt.NDArray[np.int64]:
        """Scans of each true label, (K,)."""
        totals: npt.NDArray[np.int64] = self.matrix.counts.sum(axis=1)
        return totals

    @cached_property
    def column_totals(self) -> npt.NDArray[np.int64]:
        """Scans of each prediction, (K,)."""
        totals: npt.NDArray[np.int64] = self.matrix.counts.sum(axis=0)
        return totals

    @cached_property
    def warmth(self) -> npt.NDArray[np.float64]:
        """Shares where they are asked for, else parts of the fullest cell, (K, K)."""
        if not self.is_difference and self.measure is Measure.ROWS:
            return self.matrix.row_shares()
        if not self.is_difference and self.measure is Measure.COLUMNS:
            return self.matrix.column_shares()
        fullest = max(int(np.abs(self.matrix.counts).max(initial=0)), 1)
        parts: npt.NDArray[np.float64] = self.matrix.counts / fullest
        return parts


def _part(count: int, total: np.int64) -> float:
    return count / int(total) if total else 0.0


def _signed(count: int) -> str:
    sign = "+" if count > 0 else "\N{MINUS SIGN}"
    return f"{sign}{whole(abs(count))}"


def _short(count: int) -> str:
    """Return a count in thousands or millions where it has as many."""
    for size, ending in ((1_000_000, "M"), (1_000, "k")):
        if abs(count) >= size:
            sign = "" if count > 0 else "\N{MINUS SIGN}"
            return f"{sign}{abs(count) / size:.0f}{ending}"
    return whole(count)
