"""Asks which class each declared value stands for, and what errors cost."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.declared import Cost, Meaning, meaning_of
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.curate.cost_model import CostDelegate, CostModel
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM

_SIZE: Final = (560, 620)
_MOST_VALUES: Final = 200  # rows with a choice of their own; the commonest


class DeclaredDialog(QDialog):
    """Accepted when the user wants meanings and costs as they are set here."""

    def __init__(
        self,
        column: str,
        values: Sequence[tuple[str, int]],
        labels: Sequence[Label],
        told: Meaning,
        costs: Sequence[Cost],
        parent: QWidget | None = None,
    ) -> None:
        """Show how things stand.

        Args:
            column: What the column is called.
            values: Of the column, with their counts, the commonest first.
            labels: The classes.
            told: What the user said before that values stand for.
            costs: What errors cost.
            parent: Who owns it.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Meanings and costs"))
        self._values = [value for value, _ in values[:_MOST_VALUES]]
        self._labels, self._told = tuple(labels), dict(told)
        self.meanings = self._meanings(values[:_MOST_VALUES])
        self._costs = CostModel(labels, costs, self)
        self.costs_table = self._costs_table()
        said = self.tr("Which class each value of “{0}” stands for").format(column)
        title = PlainLabel(said, self, wraps=True)
        title.setBuddy(self.meanings)
        cost_title = PlainLabel(
            self.tr(
                "What it costs when the row was declared, and the scan shows the column; in "
                "any unit"
            ),
            self,
            wraps=True,
        )
        cost_title.setBuddy(self.costs_table)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        for button in self.buttons.buttons():
            claim_pressing(button)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(MEDIUM)
        layout.addWidget(title)
        layout.addWidget(self.meanings, 1)
        if len(values) > _MOST_VALUES:
            more = self.tr("Rarer values that are not listed: {0}; one named as a class is it.")
            left = whole(len(values) - _MOST_VALUES)
            layout.addWidget(PlainLabel(more.format(left), self, wraps=True))
        layout.addWidget(cost_title)
        layout.addWidget(self.costs_table, 1)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)
        (self.choice(0) if self._values else self.costs_table).setFocus()

    @property
    def meaning(self) -> dict[str, Label]:
        """What the user says that values stand for; "" for nothing."""
        chosen = {
            value: Label(self.choice(row).currentData())
            for row, value in enumerate(self._values)
        }
        return {**self._told, **chosen}

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What errors cost, where it is not the usual."""
        return self._costs.costs

    def choice(self, row: int) -> QComboBox:
        """Return where the meaning of a value is chosen."""
        box = self.meanings.cellWidget(row, 2)
        assert isinstance(box, QComboBox)
        return box

    def _meanings(self, values: Sequence[tuple[str, int]]) -> QTableWidget:
        table = QTableWidget(len(values), 3, self)
        table.setHorizontalHeaderLabels(
            [self.tr("Value"), self.tr("Scans"), self.tr("Stands for")]
        )
        table.setAccessibleName(self.tr("Meanings of values"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)  # else Tab would never leave the table
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        stands = meaning_of([value for value, _ in values], self._labels, self._told)
        for row, (value, count) in enumerate(values):
            table.setItem(row, 0, QTableWidgetItem(displayable(value)))
            number = QTableWidgetItem(whole(count))
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, 1, number)
            table.setCellWidget(row, 2, self._choice(value, stands.get(value)))
        return table

    def _choice(self, value: str, label: Label | None) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("{0} stands for").format(displayable(value)))
        box.addItem(self.tr("nothing: leave out"), "")
        for one in self._labels:
            box.addItem(one, one)
        box.setCurrentIndex(max(box.findData(label), 0) if label else 0)
        return box

    def _costs_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._costs)
        table.setItemDelegate(CostDelegate(table))
        table.setAccessibleName(self.tr("Costs of errors"))
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.resizeColumnsToContents()
        # Where agreement costs nothing, there is nothing to type.
        table.setCurrentIndex(self._costs.index(0, 1))
        return table
