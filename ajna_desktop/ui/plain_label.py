"""A label that shows text as it is: a file name may look like HTML."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Text, never markup; wraps at word boundaries when asked to."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
