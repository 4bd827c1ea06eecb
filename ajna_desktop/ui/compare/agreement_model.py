"""How far each two classifiers agree, as a square table."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ajna_desktop.domain.comparison import Agreement, Contested
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.matrix.matrix_model import CountRole, IsErrorRole, IsHitRole, ShareRole
from ajna_desktop.ui.wording import as_tooltip

_Index = QModelIndex | QPersistentModelIndex
_LEAST: Final = 0.05  # of agreement, between the coldest cell and the warmest


class AgreementModel(QAbstractTableModel):
    """Shares of scans on which two are both right or both wrong; counts of other answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agreement = Agreement()
        self._titles: Sequence[str] = ()
        self._differing: npt.NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._coldest = 0.0

    def show_agreement(
        self,
        agreement: Agreement,
        titles: Mapping[str, str],
        contested: Sequence[Contested],
    ) -> None:
        """Replace what is shown.

        Args:
            agreement: Of M classifiers.
            titles: By key, for people.
            contested: The scans on which not all of them told the same.
        """
        self.beginResetModel()
        self._agreement = agreement
        self._titles = [titles.get(name, name) for name in agreement.names]
        self._differing = _differing(agreement.names, contested)
        least = min((share for line in agreement.same for share in line), default=0.0)
        self._coldest = min(least, 1.0 - _LEAST)
        self.endResetModel()

    def names(self, row: int, column: int) -> tuple[str, str]:
        """Return the keys of the two that a cell is about."""
        return self._agreement.names[row], self._agreement.names[column]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classifiers; a cell has no children."""
        return 0 if parent.isValid() else len(self._titles)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classifiers; a cell has no children."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the classifier of a row or a column."""
        if not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._titles[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, how warm it is, or both in words."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        same = self._agreement.same[row][column]
        differing = int(self._differing[row, column])
        if role == CountRole:
            return differing
        if role == ShareRole:
            return (same - self._coldest) / (1.0 - self._coldest)
        if role == IsErrorRole:
            return False
        if role == IsHitRole:
            return row == column
        if role == Qt.ItemDataRole.DisplayRole:
            said = self.tr("{0} differ")
            return (
                f"{share(same)}\n{said.format(whole(differing))}" if differing else share(same)
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row, column)
        return None

    def sentence(self, row: int, column: int) -> str:
        """Return one cell in words."""
        if row == column:
            return self.tr("{0} agrees with itself.").format(self._titles[row])
        said = self.tr(
            "{0} and {1} are both right or both wrong on {2} of the scans (kappa {3}); they "
            "tell different labels for {4}."
        )
        return said.format(
            self._titles[row],
            self._titles[column],
            share(self._agreement.same[row][column]),
            decimal(self._agreement.kappa[row][column], 2),
            whole(int(self._differing[row, column])),
        )


def _differing(names: Sequence[str], contested: Sequence[Contested]) -> npt.NDArray[np.int64]:
    """Return for how many scans each two told different labels, (M, M)."""
    differing = np.zeros((len(names), len(names)), np.int64)
    for scan in contested:
        told = np.array([scan.told.get(name, "") for name in names], object)
        is_told = told != ""
        apart = (told[:, None] != told[None, :]) & is_told[:, None] & is_told[None, :]
        differing += apart.astype(np.int64)
    return differing
