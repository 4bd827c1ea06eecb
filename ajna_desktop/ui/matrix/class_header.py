"""Names of classes beside rows and above columns, as many as there is room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTableView

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.matrix.flat_table import FlatHeader
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT

_LONGEST: Final = 16  # characters of a name that stands upright


class ClassHeader(FlatHeader):
    """Leaves out names that would lie upon each other; the one in hand is always there."""

    # Qt's own `sectionClicked` takes the edge of a section for a handle, and sections of a few
    # pixels are nothing but edge.
    chosen = Signal(int)

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self.setMinimumSectionSize(1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._is_upright = False
        self._in_hand = -1
        self._longest = 0  # characters of a name
        self._widest = 0  # pixels of one
        self._pressed = -1

    def expect(self, labels: Sequence[Label]) -> None:
        """Measure the names once; Qt would ask for them again and again."""
        self._longest = max(map(len, labels), default=0)
        advance = self.fontMetrics().horizontalAdvance
        self._widest = max(map(advance, labels), default=0) + 2 * MEDIUM

    def stand(self, upright: bool) -> None:
        """Write names from below, for columns narrower than they are."""
        if upright != self._is_upright:
            self._is_upright = upright
            self.updateGeometry()
            self.viewport().update()

    def mark(self, section: int) -> None:
        """Take the name of a section in hand; −1 for none."""
        if section != self._in_hand:
            self._in_hand = section
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for the names, cut where they are very long."""
        metrics = self.fontMetrics()
        height = metrics.height() + 2 * TIGHT
        if self._is_upright:
            characters = min(self._longest, _LONGEST) + 1
            height = characters * metrics.averageCharWidth() + 2 * TIGHT
        return QSize(self._widest, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the section that is pressed."""
        self._pressed = self.logicalIndexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the section that was pressed, unless the pointer has left it."""
        released = self.logicalIndexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and released == self._pressed >= 0:
            self.chosen.emit(released)
        self._pressed = -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every name that has room."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        if not self.count():
            return
        line = QFontMetrics(self.font()).height()
        is_across = self.orientation() == Qt.Orientation.Horizontal
        is_apart = is_across and not self._is_upright
        step = 1 if is_apart else max(-(-line // max(self.defaultSectionSize(), 1)), 1)
        for section in range(self._first(), self._last() + 1):
            if section % step == 0 and abs(section - self._in_hand) >= step:
                self._write(painter, section, line)
        if 0 <= self._in_hand < self.count():
            self._write(painter, self._in_hand, line, is_in_hand=True)

    def _first(self) -> int:
        return max(self.visualIndexAt(0), 0)

    def _last(self) -> int:
        last = self.visualIndexAt(self._end() - 1)
        return last if last >= 0 else self.count() - 1

    def _end(self) -> int:
        is_across = self.orientation() == Qt.Orientation.Horizontal
        return self.viewport().width() if is_across else self.viewport().height()

    def _write(
        self, painter: QPainter, section: int, line: int, is_in_hand: bool = False
    ) -> None:
        start, size = self.sectionViewportPosition(section), self.sectionSize(section)
        thick = max(size, line)
        start -= (thick - size) // 2
        end = self._end()
        if is_in_hand:
            start = min(max(start, 0), end - thick)
        elif size < thick and not 0 <= start <= end - thick:
            return  # half a name
        is_across = self.orientation() == Qt.Orientation.Horizontal
        across = QRect(start, 0, thick, self.viewport().height())
        room = across if is_across else QRect(0, start, self.viewport().width(), thick)
        palette = self.palette()
        ink = palette.color(QPalette.ColorRole.WindowText)
        if is_in_hand and size < thick:
            painter.fillRect(room, palette.color(QPalette.ColorRole.Highlight))
            ink = palette.color(QPalette.ColorRole.HighlightedText)
        painter.setPen(ink)
        if not is_across:
            self._write_line(painter, room.adjusted(SMALL, 0, -SMALL, 0), section, True)
        elif self._is_upright:
            painter.save()
            painter.translate(room.left(), room.bottom())
            painter.rotate(-90)
            turned = QRect(TIGHT, 0, room.height() - 2 * TIGHT, room.width())
            self._write_line(painter, turned, section, False)
            painter.restore()
        else:
            self._write_line(painter, room.adjusted(TIGHT, 0, -TIGHT, 0), section, None)

    def _write_line(
        self, painter: QPainter, room: QRect, section: int, to_the_right: bool | None
    ) -> None:
        side = Qt.AlignmentFlag.AlignHCenter
        if to_the_right is not None:
            side = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
        words = self.fontMetrics().elidedText(
            self._words(section), self.textElideMode(), room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
