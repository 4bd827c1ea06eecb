"""What only the user can say about a model file, asked in one form."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.model_file import ImportChoices, ModelFound, OutputMeaning, Scaling
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.learning.preprocessing import RESIZE_FILTERS
from ajna_desktop.ui.importing.class_names import ClassNames
from ajna_desktop.ui.importing.import_words import filter_word, is_same, output_word, presets
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_SIDES: Final = (32, 1024)  # pixels, where any size will do
_USUAL_SIDE: Final = 224
_LEAST_CHARACTERS: Final = 16  # of a choice


class ChoicesForm(QWidget):
    """Name, classes, scaling, and the few words that a bundle keeps."""

    changed = Signal()

    def __init__(
        self, found: ModelFound, known: Sequence[Label], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._name = QLineEdit(displayable(Path(found.path).stem))
        self._classes = ClassNames()
        self._classes.ask(found, known)
        self._output = QComboBox()
        self._scaling = QComboBox()
        self._side = QSpinBox(minimum=_SIDES[0], maximum=_SIDES[1], value=_USUAL_SIDE)
        self._side.setSuffix(" px")
        self._resize = QComboBox()
        self._intended_use = QLineEdit()
        self._source = QLineEdit()
        self._licence = QLineEdit()
        self._fill()
        self._lay_out()
        self._connect()

    def problem(self) -> str:
        """Return what is still missing, as a sentence; "" where all is said."""
        if not self._name.text().strip():
            return self.tr("Give it a name.")
        try:
            self._classes.labels()
        except LabelInvalid as error:
            return str(error)
        if self._output.currentData() is None:
            return self.tr("Say what its outputs are: the file does not tell.")
        return ""

    def choices(self) -> ImportChoices:
        """Return what the user stated.

        Raises:
            LabelInvalid: a class is missing or is no label; `problem` says so beforehand.
        """
        scaling: Scaling = self._scaling.currentData()
        return ImportChoices(
            name=self._name.text().strip(),
            labels=self._classes.labels(),
            positive=self._classes.positive,
            side=self._found.side or self._side.value(),
            scaling=scaling,
            output=OutputMeaning(self._output.currentData()),
            resize=str(self._resize.currentData()),
            licence=self._licence.text().strip(),
            source=self._source.text().strip(),
            intended_use=self._intended_use.text().strip(),
        )

    def _fill(self) -> None:
        for choice in (self._output, self._scaling, self._resize):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_LEAST_CHARACTERS)
        if self._found.output is None:
            self._output.addItem(self.tr("Choose…"), None)
        for meaning in OutputMeaning:
            self._output.addItem(output_word(meaning), meaning)
        if self._found.output is not None:
            self._output.setCurrentIndex(self._output.findData(self._found.output))
            self._output.setEnabled(False)  # the file says so
        for number, preset in enumerate(presets(self._found)):
            self._scaling.addItem(preset.words, preset.scaling)
            if is_same(preset.scaling, self._found.scaling):
                self._scaling.setCurrentIndex(number)
        for name in RESIZE_FILTERS:
            self._resize.addItem(filter_word(name), name)
        self._resize.setCurrentIndex(self._resize.findData("bilinear"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&Name"), self._name)
        form.addRow(self.tr("Classes"), self._classes)
        form.addRow(self.tr("&Outputs are"), self._output)
        form.addRow(self.tr("&Grey levels become"), self._scaling)
        if self._found.scaling.reason:
            form.addRow("", PlainLabel(self._found.scaling.reason, wraps=True))
        if self._found.side is None:
            form.addRow(self.tr("&Image size"), self._side)
        form.addRow(self.tr("&Resized by"), self._resize)
        form.addRow(self.tr("&Intended for"), self._intended_use)
        form.addRow(self.tr("&Source"), self._source)
        form.addRow(self.tr("&Licence"), self._licence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SMALL, 0)
        layout.addLayout(form)
        layout.addStretch(1)
        for field in (self._intended_use, self._source, self._licence):
            field.setPlaceholderText(self.tr("unknown"))

    def _connect(self) -> None:
        self._name.textChanged.connect(self.changed)
        self._classes.changed.connect(self.changed)
        for field in (self._output, self._scaling, self._resize):
            field.currentIndexChanged.connect(self.changed)
        self._side.valueChanged.connect(self.changed)
