"""What errors cost, as a table that can be edited: rows declared, columns in truth."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ajna_desktop.domain.curating.declared import USUAL_COST, Cost
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.figures import decimal

_Index = QModelIndex | QPersistentModelIndex
_MOST = 1e9
_DIGITS = 2


class CostModel(QAbstractTableModel):
    """A cell for each kind of error; no cell where declaration and truth agree."""

    def __init__(
        self, labels: Sequence[Label], costs: Iterable[Cost], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._costs = {(cost.declared, cost.actual): cost.amount for cost in costs}

    @property
    def costs(self) -> tuple[Cost, ...]:
        """Every cost that is not the usual one, also of classes that are not shown."""
        return tuple(
            Cost(declared, actual, amount)
            for (declared, actual), amount in sorted(self._costs.items())
            if amount != USUAL_COST
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return 0 if parent.isValid() else len(self._labels)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes; a cell has no children."""
        return 0 if parent.isValid() else len(self._labels)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the class."""
        if not 0 <= section < len(self._labels):
            return None
        label = self._labels[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.ToolTipRole:
            is_truth = orientation == Qt.Orientation.Horizontal
            told = self.tr("shows {0}") if is_truth else self.tr("declared {0}")
            return told.format(label)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an error costs."""
        if not index.isValid():
            return None
        declared, actual = self._labels[index.row()], self._labels[index.column()]
        amount = self._costs.get((declared, actual), USUAL_COST)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and declared != actual:
            told = self.tr("Declared {0}, shows {1}: costs {2}")
            return told.format(declared, actual, decimal(amount, _DIGITS))
        if role == Qt.ItemDataRole.DisplayRole:
            return "–" if declared == actual else decimal(amount, _DIGITS)
        if role == Qt.ItemDataRole.EditRole and declared != actual:
            return amount
        return None

    def setData(
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what an error costs."""
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, int | float) or value < 0:
            return False
        if index.row() == index.column():
            return False
        key = self._labels[index.row()], self._labels[index.column()]
        self._costs[key] = float(value)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that errors can be edited, and that agreement costs nothing."""
        if not index.isValid() or index.row() == index.column():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsEditable


class CostDelegate(QStyledItemDelegate):
    """Edits a cost as a number from nothing on."""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Return a field for the number."""
        field = QDoubleSpinBox(parent)
        field.setRange(0.0, _MOST)
        field.setDecimals(_DIGITS)
        field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        return field
