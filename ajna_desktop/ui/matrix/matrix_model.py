"""The confusion matrix as a table: rows are true labels, columns predicted ones."""

from typing import Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.wording import as_tooltip

CountRole: Final = Qt.ItemDataRole.UserRole
ShareRole: Final = Qt.ItemDataRole.UserRole + 1
IsErrorRole: Final = Qt.ItemDataRole.UserRole + 2
IsHitRole: Final = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Counts, and each as a share of its row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = ConfusionMatrix((), np.zeros((0, 0), np.int64))
        self._shares = self._matrix.row_shares()

    @property
    def matrix(self) -> ConfusionMatrix:
        """What is shown."""
        return self._matrix

    def show_matrix(self, matrix: ConfusionMatrix) -> None:
        """Replace what is shown."""
        if matrix.labels == self._matrix.labels and matrix.labels:
            self._matrix, self._shares = matrix, matrix.row_shares()
            last = self.index(len(matrix.labels) - 1, len(matrix.labels) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._matrix, self._shares = matrix, matrix.row_shares()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return 0 if parent.isValid() else len(self._matrix.labels)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the class of a row or a column."""
        if not 0 <= section < len(self._matrix.labels):
            return None
        label = self._matrix.labels[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.ToolTipRole:
            is_column = orientation == Qt.Orientation.Horizontal
            words = self.tr("predicted {0}") if is_column else self.tr("labelled {0}")
            return as_tooltip(words.format(label))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the count of a cell, its share of the row, or both in words."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        count, part = int(self._matrix.counts[row, column]), float(self._shares[row, column])
        if role == CountRole:
            return count
        if role == ShareRole:
            return part
        if role == IsErrorRole:
            return row != column and count > 0
        if role == IsHitRole:
            return row == column
        if role == Qt.ItemDataRole.DisplayRole:
            # Nothing is nothing, of however many.
            return f"{whole(count)}\n{share(part)}" if count else whole(0)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row, column)
        return None

    def sentence(self, row: int, column: int) -> str:
        """Return one cell in words."""
        labels = self._matrix.labels
        count = int(self._matrix.counts[row, column])
        if count == 1:
            said = self.tr("1 scan labelled {1} was predicted {2} ({3} of {1}).")
        else:
            said = self.tr("{0} scans labelled {1} were predicted {2} ({3} of {1}).")
        part = share(float(self._shares[row, column]))
        return said.format(whole(count), labels[row], labels[column], part)
