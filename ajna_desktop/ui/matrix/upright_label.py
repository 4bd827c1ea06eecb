"""A label that is read from below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import TIGHT


class UprightLabel(PlainLabel):
    """One line, as wide as it is high."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(self.fontMetrics().height() + TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text turned by a quarter."""
        painter = QPainter(self)
        painter.translate(0, self.height())
        painter.rotate(-90)
        room = QRect(0, 0, self.height() - self.width(), self.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
