"""A rounded button with a cross: what it says is no longer asked once it is pressed."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.icons import picture
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.wording import as_tooltip

_LONGEST: Final = 40  # characters on a chip


class Chip(QAbstractButton):
    """One thing that a query asks."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
        tip = self.tr("{0}. Click to no longer ask for this.")
        self.setToolTip(as_tooltip(tip.format(words)))
        self.setAccessibleName(self.tr("Close filter {0}").format(words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        claim_pressing(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the words and the cross."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + TIGHT + self._cross()
        return QSize(width + 2 * SMALL + TIGHT, metrics.height() + SMALL)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is whole or on the next line."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is elsewhere."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the cross in a rounded frame."""
        palette, role = self.palette(), QPalette.ColorRole
        is_marked = self.hasFocus() or self.underMouse()
        edge = palette.color(role.Highlight if is_marked else role.Mid)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(palette.color(role.Midlight))
        frame = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        ink = palette.color(role.WindowText)
        side = self._cross()
        place = QPoint(frame.right() - SMALL - side, (self.height() - side) // 2)
        painter.drawPixmap(place, picture("close", side, ink.name(), self.devicePixelRatioF()))
        painter.setPen(ink)
        words = QRect(frame.left() + SMALL + 1, 0, place.x() - frame.left(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _cross(self) -> int:
        return round(self.fontMetrics().height() * 0.8)
