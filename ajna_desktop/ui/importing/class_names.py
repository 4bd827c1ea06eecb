"""Which class each output of a network stands for: stated, never guessed silently."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.model_file import ModelFound
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_typing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_MOST_FIELDS: Final = 12  # classes; more are typed a line each
_LINES: Final = 8


class ClassNames(QWidget):
    """A field for each output, or a line each where there are many."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._is_single = False
        self._fields: list[QComboBox] = []
        self._lines: QPlainTextEdit | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)

    def ask(self, found: ModelFound, known: Sequence[Label]) -> None:
        """Ask for the classes of a model; `known` are those of the open folder.

        They are filled in where there are as many, in the order of the alphabet: that is how
        most programs number classes.
        """
        self._wanted, self._is_single = found.labels_wanted, found.needs_positive
        fits = len(known) == self._wanted
        filled = sorted(known) if fits else []
        if self._wanted <= _MOST_FIELDS:
            self._ask_one_by_one(filled, known)
        else:
            self._ask_by_lines(filled)
        if fits:
            note = self.tr(
                "Filled in from this folder, in the order of the alphabet, as most programs "
                "number classes. Whether that is right shows when you try it."
            )
            self._layout.addWidget(PlainLabel(note, self, wraps=True))

    def labels(self) -> tuple[Label, ...]:
        """Return the classes in the order of the outputs.

        Of a single output: first the class that it is not the probability of.

        Raises:
            LabelInvalid: one is missing, is no label, or is there twice.
        """
        labels = []
        for number, text in enumerate(self._texts(), 1):
            try:
                labels.append(as_label(text))
            except LabelInvalid as error:
                said = self.tr("Class {0}: {1}")
                raise LabelInvalid(said.format(whole(number), error)) from error
        if len(labels) != self._wanted:
            said = self.tr("{0} class names are needed, one a line; {1} are there.")
            raise LabelInvalid(said.format(whole(self._wanted), whole(len(labels))))
        twice = next((label for label in labels if labels.count(label) > 1), None)
        if twice is not None:
            raise LabelInvalid(self.tr("“{0}” is there twice.").format(twice))
        return tuple(labels)

    @property
    def positive(self) -> Label | None:
        """The class that a single output is the probability of; None for more outputs."""
        return self.labels()[1] if self._is_single else None

    def _texts(self) -> list[str]:
        if self._lines is not None:
            return [line for line in self._lines.toPlainText().splitlines() if line.strip()]
        return [field.currentText() for field in self._fields]

    def _ask_one_by_one(self, filled: Sequence[Label], known: Sequence[Label]) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SMALL)
        for number in range(self._wanted):
            field = QComboBox(self)
            field.setEditable(True)
            field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.addItems(list(known))
            field.setCurrentText(filled[number] if filled else "")
            field.currentTextChanged.connect(self.changed)
            editor = field.lineEdit()
            if editor is not None:
                claim_typing(editor)
            self._fields.append(field)
        # Of a single output the class that it tells comes first: it is the one that matters.
        order = [1, 0] if self._is_single else range(self._wanted)
        for number in order:
            form.addRow(self._name_of(number), self._fields[number])
        self._layout.addLayout(form)

    def _name_of(self, number: int) -> str:
        if not self._is_single:
            return self.tr("Output {0} is").format(whole(number + 1))
        return self.tr("A high output means") if number == 1 else self.tr("A low output means")

    def _ask_by_lines(self, filled: Sequence[Label]) -> None:
        lines = QPlainTextEdit("\n".join(filled), self)
        lines.setPlaceholderText(self.tr("One class a line, in the order of the outputs"))
        lines.setAccessibleName(self.tr("Classes, in the order of the outputs"))
        lines.setTabChangesFocus(True)
        lines.setMinimumHeight(_LINES * lines.fontMetrics().height())
        lines.textChanged.connect(self.changed)
        claim_typing(lines)
        self._lines = lines
        self._layout.addWidget(lines)
