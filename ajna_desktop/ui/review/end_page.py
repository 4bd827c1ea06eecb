"""The end of a review: what came of it, and what may be done next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL

Step = tuple[str, Callable[[], None]]  # text of a button, what it does


class EndPage(QWidget):
    """A title, what came of the scans, and buttons; the first one has the keyboard."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(parent=self, wraps=True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._lines = PlainLabel(parent=self, wraps=True)
        self._lines.setObjectName("review-outcome")
        for label in (self._title, self._lines):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(SMALL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._lines)
        layout.addLayout(self._row)
        layout.addStretch(3)

    def show_outcome(self, title: str, lines: Sequence[str], steps: Sequence[Step]) -> None:
        """Say what came of a review, and offer steps."""
        self._title.setText(title)
        self._lines.setText("\n".join(lines))
        self.setAccessibleName(". ".join([title, *lines]))
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # its click may have brought us here: deleted later
            button.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._buttons = [self._button(*step) for step in steps]
        self._row.addStretch(1)
        for button in self._buttons:
            self._row.addWidget(button)
            button.show()
        self._row.addStretch(1)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first button."""
        (self._buttons[0] if self._buttons else self).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead back by ←, with which Qt moves among buttons."""
        is_back = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Left
        if is_back and event.type() == QEvent.Type.KeyPress:
            self.back_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        claim_pressing(button)
        button.installEventFilter(self)
        button.clicked.connect(act)
        return button
