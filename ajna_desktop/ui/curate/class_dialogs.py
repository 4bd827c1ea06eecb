"""Asks for the name of a class, or which class another one becomes; says what will change."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.classes import ClassUse
from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.labels import LONGEST_LABEL, as_label
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM

_WIDTH = 460
_LINES = 5  # of what is told


class _ClassDialog(QDialog):
    """A question, what will follow from the answer, and two buttons."""

    def __init__(self, title: str, do: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.told = PlainLabel(parent=self, wraps=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.do = self.buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do.setDefault(True)
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(button is self.do)  # Return in the field presses that
        # Words that come while one types must not need more room than there is.
        self.told.setMinimumHeight(_LINES * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(_WIDTH)

    def lay_out(self, question: str, field: QWidget) -> None:
        """Put the field below the question."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(PlainLabel(question, wraps=True))
        layout.addWidget(field)
        layout.addWidget(self.told)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        field.setFocus()


class NameDialog(_ClassDialog):
    """A new class, or a new name of one."""

    named = Signal(str)

    def __init__(
        self,
        known: Collection[Label],
        renamed: ClassUse | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a name that no class has.

        Args:
            known: The names that there are.
            renamed: The class that gets another name; None: a class is added.
            parent: The window.
        """
        is_new = renamed is None
        title = self.tr("Add a class") if is_new else self.tr("Rename a class")
        super().__init__(title, self.tr("Add") if is_new else self.tr("Rename"), parent)
        self._known = frozenset(known)
        self._renamed = renamed
        self.field = QLineEdit(renamed.name if renamed else "", maxLength=LONGEST_LABEL)
        self.field.setAccessibleName(self.tr("Name of the class"))
        self.field.selectAll()
        self.field.textChanged.connect(self._check)
        self.accepted.connect(lambda: self.named.emit(as_label(self.field.text())))
        self.lay_out(
            self.tr("What is the new class called?")
            if renamed is None
            else self.tr("What is “{0}” to be called?").format(renamed.name),
            self.field,
        )
        self._check()

    def _check(self) -> None:
        problem = self._problem()
        self.do.setEnabled(problem is None)
        self.told.setText(self._outcome() if problem is None else problem)

    def _problem(self) -> str | None:
        """Return why the name cannot be taken, "" where that needs no words."""
        text = self.field.text()
        try:
            name = as_label(text)
        except LabelInvalid as error:
            return str(error) if text.strip() else ""
        if self._renamed is not None and name == self._renamed.name:
            return ""
        if name not in self._known:
            return None
        if self._renamed is None:
            return self.tr("There is a class of this name already.")
        return self.tr("There is a class of this name already: merge the two instead.")

    def _outcome(self) -> str:
        if self._renamed is None:
            return self.tr("It gets a key at once, and scans when you label some so.")
        return self.tr(
            "%n scan(s) have it. Their labels, the labels of the folder, the predictions and "
            "the key follow. What was said before stays in the history as it was said. It can "
            "be undone.",
            "",
            max(self._renamed.scans, self._renamed.found),
        )


class MergeDialog(_ClassDialog):
    """Which class another one becomes."""

    chosen = Signal(str)

    def __init__(
        self, merged: ClassUse, others: Sequence[ClassUse], parent: QWidget | None = None
    ) -> None:
        """Ask into which of `others` the class `merged` goes."""
        super().__init__(self.tr("Merge classes"), self.tr("Merge"), parent)
        self._merged = merged
        self._others = tuple(others)
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Class that it becomes"))
        self.field.addItems([one.name for one in others])
        self.field.currentIndexChanged.connect(self._tell)
        self.accepted.connect(lambda: self.chosen.emit(self.field.currentText()))
        self.lay_out(self.tr("Which class does “{0}” become?").format(merged.name), self.field)
        self._tell()

    def _tell(self) -> None:
        into = self._others[self.field.currentIndex()]
        text = self.tr(
            "%n scan(s) of “{0}” become “{1}”, which then has {2}; {3} of them were reviewed, "
            "and stay so. The predictions are made anew. It can be undone.",
            "",
            self._merged.scans,
        )
        both = whole(self._merged.scans + into.scans)
        told = text.format(self._merged.name, into.name, both, whole(self._merged.reviewed))
        self.told.setText(told)
