"""The ten nearest of a query as squares: which are alike, which not, which is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.ui.theme import SMALL, TIGHT, Colours, text_on


class GradeMarks(QWidget):
    """A square a neighbour: ✓ alike, ✗ not, its number before it was graded."""

    chosen = Signal(int)  # place, 0 is the nearest

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[bool | None] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[bool | None], current: int) -> None:
        """Show what was said of each neighbour, None of those not graded yet."""
        self._marks, self._current = tuple(marks), current
        words = {True: self.tr("alike"), False: self.tr("not alike"), None: self.tr("open")}
        self.setAccessibleName(
            ", ".join(f"{place}: {words[mark]}" for place, mark in enumerate(self._marks, 1))
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every square."""
        side = self._side()
        return QSize(max(len(self._marks), 1) * (side + TIGHT), side + TIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the neighbour of a square."""
        place = int(event.position().x()) // (self._side() + TIGHT)
        if 0 <= place < len(self._marks):
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares."""
        colours, side = Colours.of(self.palette()), self._side()
        grounds = {
            True: colours.agree,
            False: colours.disagree,
            None: self.palette().color(QPalette.ColorRole.Base),
        }
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, mark in enumerate(self._marks):
            corner = QPoint(place * (side + TIGHT) + TIGHT // 2, TIGHT // 2)
            square = QRect(corner, QSize(side, side))
            ink = text_on(grounds[mark])
            is_current = place == self._current
            frame = self.palette().color(QPalette.ColorRole.WindowText)
            painter.setPen(QPen(frame if is_current else colours.line, 3 if is_current else 1))
            painter.setBrush(grounds[mark])
            painter.drawRoundedRect(square, 3, 3)
            painter.setPen(ink)
            sign = {True: "✓", False: "✗", None: str(place + 1)}[mark]
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()

    def _side(self) -> int:
        return self.fontMetrics().height() + SMALL
