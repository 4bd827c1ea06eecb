"""A few lines to write down: a note, or the remark of a rectangle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.curating.annotations import LONGEST_NOTE, AnnotationKind, tidied
from ajna_desktop.domain.errors import AnnotationInvalid
from ajna_desktop.ui.claimed_keys import RETURN
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL

_SIZE = (420, 220)


class NoteDialog(QDialog):
    """One text. Ctrl+Enter keeps it, Esc does not."""

    written = Signal(str)

    def __init__(
        self,
        kind: AnnotationKind,
        about: str,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Let a text be written.

        Args:
            kind: Of what it is the text.
            about: Which scans it is about, for the user.
            text: What is there already.
            parent: The window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kind = kind
        is_note = kind is AnnotationKind.NOTE
        self.setWindowTitle(self.tr("Note") if is_note else self.tr("Remark on the rectangle"))
        self._field = QPlainTextEdit(text)
        self._field.setAccessibleName(self.windowTitle())
        self._field.setTabChangesFocus(True)
        asked = self.tr("What did you see?")
        if not is_note:
            asked = self.tr("What is here? May stay empty.")
        self._field.setPlaceholderText(asked)
        self._field.textChanged.connect(self._check)
        self._problem = PlainLabel(wraps=True)
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._keep = self._buttons.addButton(
            self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._keep.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._keep.setToolTip(self.tr("Ctrl+Enter"))
        self._buttons.rejected.connect(self.reject)
        self._keep.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addWidget(PlainLabel(about, wraps=True))
        layout.addWidget(self._field, 1)
        layout.addWidget(self._problem)
        layout.addWidget(PlainLabel(self.tr("Ctrl+Enter keeps it, Esc does not")))
        layout.addWidget(self._buttons)
        self.resize(*_SIZE)
        self._field.setFocus()
        self._field.selectAll()
        self._check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the text on Ctrl+Enter."""
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in RETURN and is_control:
            self._keep.click()
        else:
            super().keyPressEvent(event)

    def _check(self) -> None:
        text = self._field.toPlainText()
        try:
            tidied(self._kind, text)
        except AnnotationInvalid:
            self._keep.setEnabled(False)
            self._problem.setText(
                self.tr("{0} of at most {1} characters.").format(
                    whole(len(text)), whole(LONGEST_NOTE)
                )
            )
            self._problem.setVisible(len(text) > LONGEST_NOTE)
        else:
            self._keep.setEnabled(True)
            self._problem.hide()

    def _take(self) -> None:
        text = tidied(self._kind, self._field.toPlainText())
        self.accept()
        self.written.emit(text)
