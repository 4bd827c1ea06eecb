"""What to take from a table, and what that would do before it is done."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.importing.import_labels import LabelChoices, LabelsFound
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.table_import.found_words import (
    Found,
    changes_anything,
    matched_words,
    new_class_words,
    outcome_lines,
    refused_words,
)
from ajna_desktop.ui.theme import MEDIUM, SMALL

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_REASONS: Final = 200  # in the list; the count is of all


class TableKind(StrEnum):
    """What a table says of the scans."""

    LABELS = "labels"
    PREDICTIONS = "predictions"
    COLUMNS = "columns"


class TableImportDialog(QDialog):
    """Asks how the table is to be understood, and shows what would follow."""

    look_wanted = Signal()  # something was chosen otherwise

    def __init__(
        self, file: Path, heading: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import from {0}").format(displayable(file.name)))
        self._kinds = {
            TableKind.LABELS: QRadioButton(self.tr("&Labels")),
            TableKind.PREDICTIONS: QRadioButton(self.tr("&Predictions")),
            TableKind.COLUMNS: QRadioButton(self.tr("&Other columns")),
        }
        self._key = self._columns(self.tr("found by itself"), heading)
        self._label = self._columns(self.tr("found by itself"), heading)
        self._status = self._columns(self.tr("found by itself, if there is one"), heading)
        self._confirms = QCheckBox(self.tr("Rows that say what holds already are &reviews"))
        self._overrides = QCheckBox(self.tr("Rows &hold against what people said here"))
        self._matched = PlainLabel(parent=self, wraps=True)
        self._new = PlainLabel(parent=self, wraps=True)
        self._outcome = self._make_outcome()
        self._refused = QListWidget()
        self._refused.setAccessibleName(self.tr("Rows that cannot be used"))
        self._refused.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._refused.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = buttons.addButton(
            self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._kinds[TableKind.LABELS].setChecked(True)
        self._connect()
        self.show_looking()

    @property
    def kind(self) -> TableKind:
        """What is to be taken."""
        return next(kind for kind, button in self._kinds.items() if button.isChecked())

    @property
    def choices(self) -> LabelChoices:
        """How the table is to be understood; of predictions and columns only `key` counts."""
        return LabelChoices(
            self._key.currentData(),
            self._label.currentData(),
            self._status.currentData(),
            self._confirms.isChecked(),
            self._overrides.isChecked(),
        )

    def show_looking(self) -> None:
        """Say that the table is being read."""
        self._take.setEnabled(False)
        self._matched.setText(self.tr("The table is being read…"))

    def show_found(self, found: Found) -> None:
        """Show what would follow."""
        self._matched.setText(matched_words(found))
        self._new.setText(new_class_words(found))
        self._new.setVisible(bool(self._new.text()))
        self._outcome.clear()
        for words, count in outcome_lines(found):
            item = QTreeWidgetItem([words, count])
            item.setTextAlignment(1, _RIGHT)
            self._outcome.addTopLevelItem(item)
        self._refused.clear()
        self._refused.addItems(refused_words(found.refused[:_MOST_REASONS]))
        self._refused.setVisible(bool(found.refused))
        self._take.setEnabled(changes_anything(found))
        if isinstance(found, LabelsFound):
            self._choose(self._label, found.label_column)

    def show_refusal(self, reason: str) -> None:
        """Say why the table cannot be used so."""
        self._matched.setText(reason)
        self._new.hide()
        self._outcome.clear()
        self._refused.hide()
        self._take.setEnabled(False)

    def _columns(self, nothing: str, heading: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.addItem(nothing, None)
        for title in heading:
            box.addItem(displayable(title), title)
        box.currentIndexChanged.connect(self.look_wanted)
        return box

    def _choose(self, box: QComboBox, title: str) -> None:
        if box.currentData() is None:
            with QSignalBlocker(box):  # it was found by itself: nothing is to be read again
                box.setItemText(0, self.tr("found by itself: {0}").format(displayable(title)))

    def _make_outcome(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setColumnCount(2)
        table.setHeaderLabels([self.tr("What would follow"), self.tr("How many")])
        table.setAccessibleName(self.tr("What would follow"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(True)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        kinds = QHBoxLayout()
        for button in self._kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        self._form = QFormLayout()
        self._form.setSpacing(SMALL)
        self._form.addRow(self.tr("It says"), kinds)
        self._form.addRow(self.tr("&Scans are named in"), self._key)
        self._form.addRow(self.tr("L&abels are in"), self._label)
        self._form.addRow(self.tr("Re&view is in"), self._status)
        self._form.addRow("", self._confirms)
        self._form.addRow("", self._overrides)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        layout.addLayout(self._form)
        layout.addSpacing(MEDIUM)
        layout.addWidget(self._matched)
        layout.addWidget(self._outcome, 2)
        layout.addWidget(self._new)
        layout.addWidget(self._refused, 1)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(84 * metrics.averageCharWidth(), 36 * metrics.height())

    def _connect(self) -> None:
        for button in self._kinds.values():
            button.toggled.connect(self._on_kind)
        for box in (self._confirms, self._overrides):
            box.toggled.connect(self.look_wanted)

    def _on_kind(self, is_chosen: bool) -> None:
        if not is_chosen:  # the other one tells
            return
        for widget in (self._label, self._status, self._confirms, self._overrides):
            self._form.setRowVisible(widget, self.kind is TableKind.LABELS)
        self.look_wanted.emit()
