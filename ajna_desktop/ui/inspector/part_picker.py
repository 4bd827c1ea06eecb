"""A rectangle drawn over an image, by mouse or keyboard: search by this part."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ajna_desktop.domain.files import Part
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.theme import SMALL, TIGHT

_STEP: Final = 0.05  # of the image, for one press of an arrow
_LEAST: Final = 0.02  # of the image: what is smaller was a click
_FIRST: Final = Part(0.25, 0.25, 0.75, 0.75)  # for the keyboard
_ARROWS: Final = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}
_VEIL: Final = QColor(0, 0, 0, 110)
_INK: Final = QColor("white")


class PartPicker(QWidget):
    """Lies over an image view while a part is being chosen; the wheel still zooms."""

    chosen = Signal(object)  # Part
    left = Signal()

    def __init__(self, view: ImageView) -> None:
        super().__init__(view)
        self._view = view
        self._part: Part | None = None
        self._before: QWidget | None = None  # had the keyboard
        self._from: QPointF | None = None  # where the mouse went down, as shares
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.name())
        self.setToolTip(self.explanation())
        claim(self, RETURN)
        view.installEventFilter(self)
        view.display_changed.connect(self.update)
        self.hide()

    def name(self) -> str:
        """Return what it is, for screen readers."""
        return self.tr("Part of the image to search by")

    def explanation(self) -> str:
        """Return what the mouse and the keys do."""
        return self.tr(
            "Draw a rectangle. Arrows move it, Shift with arrows sizes it, Enter searches."
        )

    def hint(self) -> str:
        """Return what is said on the image until there is a rectangle."""
        return self.tr(
            "Draw a rectangle by mouse or arrows to search by that part. Esc leaves."
        )

    @property
    def is_on(self) -> bool:
        """Whether a part is being chosen."""
        return not self.isHidden()

    def begin(self) -> None:
        """Let the user draw; what was drawn on this image for something else ends."""
        for other in self._view.findChildren(PartPicker):
            other.leave()
        self._part = self._from = None
        self._before = self.window().focusWidget()
        self.setGeometry(self._view.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Show the whole image as it was."""
        if self.is_on:
            before, self._before = self._before, None
            # Hiding hands the keyboard to whatever comes next, be it under a cover.
            is_held = self.window().focusWidget() is self
            self.hide()
            if is_held and before is not None and isValid(before) and before.isVisible():
                before.setFocus()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the view."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from, self._part = self._share(event.position()), None
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it."""
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            to = self._share(event.position())
            self._part = Part(
                min(self._from.x(), to.x()),
                min(self._from.y(), to.y()),
                max(self._from.x(), to.x()),
                max(self._from.y(), to.y()),
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Search by it, unless it was a mere click."""
        self._from = None
        if self._part is not None and self._part.shorter < _LEAST:
            self._part = None
        self.update()
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and size the rectangle; search by it, or leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in RETURN:
            self._choose()
        elif (step := _ARROWS.get(Qt.Key(event.key()))) is not None:
            is_sizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._part = _sized(self._part, *step) if is_sizing else _moved(self._part, *step)
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil what is not chosen, or say what to do."""
        painter = QPainter(self)
        if self._part is None:
            self._paint_hint(painter)
            painter.end()
            return
        inside = self._shown(self._part)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_VEIL)
        for strip in _around(QRectF(self.rect()), inside):
            painter.drawRect(strip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Black below white: one of them is seen on any image.
        for ink, style in (("black", Qt.PenStyle.SolidLine), ("white", Qt.PenStyle.DashLine)):
            painter.setPen(QPen(QColor(ink), 2, style))
            painter.drawRect(inside)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        words = self.hint()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(SMALL, SMALL, -SMALL, -SMALL)
        box = painter.boundingRect(room, flags, words)
        box.moveTop(SMALL)
        painter.fillRect(box.adjusted(-TIGHT, -TIGHT, TIGHT, TIGHT), QColor(16, 18, 21, 220))
        painter.setPen(_INK)
        painter.drawText(box, flags, words)

    def _choose(self) -> None:
        if self._part is not None:
            self.chosen.emit(self._part)

    def _share(self, place: QPointF) -> QPointF:
        """Return a place of the view as shares of the width and height of the image."""
        width, height = self._size()
        spot = self._view.to_image(place)
        return QPointF(min(max(spot.x() / width, 0), 1), min(max(spot.y() / height, 0), 1))

    def _shown(self, part: Part) -> QRectF:
        width, height = self._size()
        return QRectF(
            self._view.to_view(QPointF(part.left * width, part.top * height)),
            self._view.to_view(QPointF(part.right * width, part.bottom * height)),
        )

    def _size(self) -> tuple[int, int]:
        pixels = self._view.pixels
        return (1, 1) if pixels is None else (pixels.shape[1], pixels.shape[0])


def _moved(part: Part | None, x: float, y: float) -> Part:
    if part is None:
        return _FIRST
    x = min(max(x, -part.left), 1 - part.right)
    y = min(max(y, -part.top), 1 - part.bottom)
    return Part(part.left + x, part.top + y, part.right + x, part.bottom + y)


def _sized(part: Part | None, x: float, y: float) -> Part:
    if part is None:
        return _FIRST
    right = min(max(part.right + x, part.left + _STEP), 1.0)
    bottom = min(max(part.bottom + y, part.top + _STEP), 1.0)
    return Part(part.left, part.top, right, bottom)


def _around(whole: QRectF, inside: QRectF) -> list[QRectF]:
    """Return four strips that cover `whole` but not `inside`."""
    inside = inside.intersected(whole)
    top, bottom = inside.top(), inside.bottom()
    return [
        QRectF(whole.left(), whole.top(), whole.width(), top - whole.top()),
        QRectF(whole.left(), bottom, whole.width(), whole.bottom() - bottom),
        QRectF(whole.left(), top, inside.left() - whole.left(), bottom - top),
        QRectF(inside.right(), top, whole.right() - inside.right(), bottom - top),
    ]
