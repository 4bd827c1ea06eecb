"""One image, as near as one likes to look."""

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.imaging.display import (
    EIGHT_BITS,
    Raw,
    Window,
    first_window,
    least_width,
    to_grey,
)
from ajna_desktop.ui.inspector.image_pyramid import ImagePyramid
from ajna_desktop.ui.theme import LARGE, TIGHT, Colours

_NOTCH: Final = 1.25  # zoom for one notch of the wheel
_MOST_ZOOM: Final = 32.0  # pixels of the screen for one of the image
_INK: Final = QColor("#c5ccd4")  # words on a ground that is near black in both themes
_SQUARES_FROM: Final = 3.0  # from this zoom on, pixels are shown as the squares they are


class Pointed(NamedTuple):
    """The pixel under the pointer."""

    x: int
    y: int
    value: tuple[float, ...]  # one number, or red, green and blue


class ImageView(QWidget):
    """Zoom, pan, window and invert; the pixels themselves are never changed."""

    display_changed = Signal()  # window, inversion, zoom or what lies over the image
    was_reset = Signal()  # the user wants to see the image as it is
    pointed = Signal(object)  # Pointed, None off the image

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pyramid: ImagePyramid | None = None
        self._message = ""
        self._caption = ""
        self._first = EIGHT_BITS
        self._window = EIGHT_BITS
        self._is_inverted = False
        self._keeps_window = False
        self._is_fitted = True
        self._scale = 1.0  # pixels of the screen for one of the image
        self._middle = QPointF()  # of the view, in pixels of the image
        self._dragged_from = QPoint()
        self._drawn: tuple[object, QImage] | None = None
        self._overlay: QImage | None = None
        self._overlay_opacity = 1.0
        self._builder = QTimer(self, interval=0)
        self._builder.timeout.connect(self._build_on)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the gallery
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Image"))

    @property
    def grey_window(self) -> Window:
        """The window that is shown."""
        return self._window

    @property
    def first_window(self) -> Window:
        """The window that the image was first shown with."""
        return self._first

    @property
    def is_inverted(self) -> bool:
        """Whether black and white are swapped."""
        return self._is_inverted

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one pixel of the image."""
        return self._scale

    @property
    def pixels(self) -> Raw | None:
        """The image itself, None while there is none."""
        return self._pyramid.pixels if self._pyramid else None

    @property
    def has_overlay(self) -> bool:
        """Whether something lies over the image."""
        return self._overlay is not None

    def set_keeps_window(self, keeps: bool) -> None:
        """Show the next images through the window of this one, and inverted like it."""
        self._keeps_window = keeps

    def show_pixels(self, pixels: Raw) -> None:
        """Show an image: (H, W) uint8, uint16 or float, or (H, W, 3) uint8."""
        was_same_kind = self.pixels is not None and self.pixels.dtype == pixels.dtype
        was_changed = self._window != self._first
        self._pyramid = ImagePyramid(pixels)
        self._first = first_window(pixels)
        if not self._keeps_window:
            self._is_inverted = False
        if not (self._keeps_window and was_same_kind and was_changed):
            self._window = self._first
        self._message = ""
        self._drawn = None
        self._overlay = None  # it was of another image
        self._builder.start()
        self.fit()

    def show_message(self, text: str) -> None:
        """Show words in place of an image."""
        self._builder.stop()
        self._message = text
        self._pyramid_gone()
        self.update()

    def show_overlay(self, picture: QImage | None, opacity: float = 1.0) -> None:
        """Lay a picture over the whole image, stretched to it; None takes it away."""
        self._overlay = picture if self.pixels is not None else None
        self._overlay_opacity = opacity
        self._changed()

    def show_caption(self, text: str) -> None:
        """Show a few words in a corner, over the image."""
        if text != self._caption:
            self._caption = text
            self.update()

    def fit(self) -> None:
        """Show the whole image."""
        self._is_fitted = True
        self._fit()
        self._changed()

    def actual_size(self) -> None:
        """Show one pixel of the image on one pixel of the screen."""
        self._zoom_to(1.0, QPointF(self.rect().center()))

    def zoom_by(self, factor: float) -> None:
        """Enlarge about the middle of the view."""
        self._zoom_to(self._scale * factor, QPointF(self.rect().center()))

    def invert(self) -> None:
        """Swap black and white."""
        self._is_inverted = not self._is_inverted
        self._changed()

    def reset_window(self) -> None:
        """Show the grey levels as at first, not inverted, with nothing over them."""
        self._is_inverted = False
        self._window = self._first
        self._overlay = None
        self._changed()
        self.was_reset.emit()

    def set_window(self, window: Window) -> None:
        """Show the values of `window` from black to white."""
        if self.pixels is None:
            return
        self._window = Window(
            window.centre, max(window.width, least_width(self.pixels, self._first))
        )
        self._changed()

    def sizeHint(self) -> QSize:
        """Return a size at which a radiograph can be judged."""
        return QSize(360, 360)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which something can still be seen."""
        return QSize(120, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the image that is in view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Colours.of(self.palette()).card)
        if self._pyramid is not None:
            self._paint_image(painter, self._pyramid)
            self._paint_overlay(painter, self._pyramid.pixels)
            self._paint_caption(painter)
        elif self._message:
            painter.setPen(_INK)
            text = self.rect().adjusted(LARGE, LARGE, -LARGE, -LARGE)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(text, flags, self._message)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, keeping in place what is under the pointer."""
        notches = event.angleDelta().y() / 120
        self._zoom_to(self._scale * _NOTCH**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan (left or middle button) or to window (right button)."""
        self._dragged_from = event.position().toPoint()
        if event.button() != Qt.MouseButton.RightButton and self._pyramid:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the button began."""
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between the whole image and its actual size at the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            if self._is_fitted:
                self._zoom_to(1.0, event.position())
            else:
                self.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, window, or tell the pixel under the pointer."""
        here = event.position().toPoint()
        moved, self._dragged_from = here - self._dragged_from, here
        if event.buttons() & Qt.MouseButton.RightButton:
            self._window_by(moved)
        elif event.buttons():
            self._middle -= QPointF(moved) / self._layout_scale()
            self._is_fitted = False
            self._changed()
        self.pointed.emit(self._pixel_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no pixel is pointed at."""
        self.pointed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted image fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self._fit()
            self.display_changed.emit()

    def _pyramid_gone(self) -> None:
        self._pyramid = None
        self._drawn = self._overlay = None
        self.pointed.emit(None)
        self.display_changed.emit()

    def _build_on(self) -> None:
        if self._pyramid is None or not self._pyramid.build_on():
            self._builder.stop()
            self._drawn = None
            self.update()

    def _fit(self) -> None:
        if self.pixels is None:
            return
        height, width = self.pixels.shape[:2]
        room = min(self.width() / max(width, 1), self.height() / max(height, 1))
        self._scale = max(room, 1e-4) * self.devicePixelRatioF()
        self._middle = QPointF(width / 2, height / 2)

    def _zoom_to(self, scale: float, place: QPointF) -> None:
        if self.pixels is None:
            return
        height, width = self.pixels.shape[:2]
        fitting = min(self.width() / max(width, 1), self.height() / max(height, 1))
        least = min(fitting * self.devicePixelRatioF(), 1.0)
        held = self.to_image(place)
        self._is_fitted = False
        self._scale = min(max(scale, least), _MOST_ZOOM)
        self._middle += held - self.to_image(place)
        self._changed()

    def _window_by(self, moved: QPoint) -> None:
        """Widen to the right, brighten upwards: a drag across the view is the first width."""
        reach = self._first.width
        width = self._window.width + moved.x() * reach / max(self.width(), 1)
        centre = self._window.centre + moved.y() * reach / max(self.height(), 1)
        self.set_window(Window(centre, width))

    def _changed(self) -> None:
        if self.pixels is not None:
            height, width = self.pixels.shape[:2]
            self._middle = QPointF(
                min(max(self._middle.x(), 0.0), width), min(max(self._middle.y(), 0.0), height)
            )
        self.update()
        self.display_changed.emit()

    def _layout_scale(self) -> float:
        return self._scale / self.devicePixelRatioF()

    def to_image(self, place: QPointF) -> QPointF:
        """Return a place of the view in pixels of the image."""
        return self._middle + (place - QRectF(self.rect()).center()) / self._layout_scale()

    def to_view(self, place: QPointF) -> QPointF:
        """Return a place of the image, in its pixels, as one of the view."""
        return (place - self._middle) * self._layout_scale() + QRectF(self.rect()).center()

    def _pixel_at(self, place: QPointF) -> Pointed | None:
        if self.pixels is None:
            return None
        spot = self.to_image(place)
        x, y = int(np.floor(spot.x())), int(np.floor(spot.y()))
        height, width = self.pixels.shape[:2]
        if not (0 <= x < width and 0 <= y < height):
            return None
        return Pointed(x, y, tuple(float(value) for value in np.atleast_1d(self.pixels[y, x])))

    def _paint_image(self, painter: QPainter, pyramid: ImagePyramid) -> None:
        level = pyramid.level(self._scale)
        height, width = level.pixels.shape[:2]
        corner, end = self.to_image(QPointF(0, 0)), self.to_image(QPointF(*_size(self)))
        left = max(int(corner.x() // level.step) - 1, 0)
        top = max(int(corner.y() // level.step) - 1, 0)
        right = min(int(end.x() // level.step) + 2, width)
        bottom = min(int(end.y() // level.step) + 2, height)
        if left >= right or top >= bottom:
            return
        image = self._grey(level.pixels, QRect(left, top, right - left, bottom - top))
        place = QRectF(
            self.to_view(QPointF(left, top) * level.step),
            self.to_view(QPointF(right, bottom) * level.step),
        )
        if place.width() < 1 or place.height() < 1:  # a line of pixels must not vanish
            place = QRectF(place.topLeft(), place.size().expandedTo(QSizeF(1, 1)))
        is_smooth = self._scale < _SQUARES_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawImage(place, image)

    def _paint_overlay(self, painter: QPainter, pixels: Raw) -> None:
        if self._overlay is None:
            return
        height, width = pixels.shape[:2]
        whole = QRectF(self.to_view(QPointF()), self.to_view(QPointF(width, height)))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._overlay_opacity)
        painter.drawImage(whole, self._overlay)
        painter.setOpacity(1.0)

    def _paint_caption(self, painter: QPainter) -> None:
        if self._caption:
            size = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._caption)
            size += QSize(2 * TIGHT, TIGHT)
            box = QRect(QPoint(0, self.height() - size.height()), size)
            painter.fillRect(box, QColor(16, 18, 21, 200))
            painter.setPen(_INK)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _grey(self, pixels: Raw, part: QRect) -> QImage:
        key = (pixels.shape, part, self._window, self._is_inverted)
        if self._drawn is None or self._drawn[0] != key:
            cut = pixels[part.top() : part.bottom() + 1, part.left() : part.right() + 1]
            grey = to_grey(cut, self._window, self._is_inverted)
            form = QImage.Format.Format_RGB888 if grey.ndim == 3 else _GREY
            stride = grey.strides[0]
            image = QImage(grey.data, grey.shape[1], grey.shape[0], stride, form).copy()
            self._drawn = (key, image)
        return self._drawn[1]


def _size(widget: QWidget) -> tuple[int, int]:
    return widget.width(), widget.height()


_GREY: Final = QImage.Format.Format_Grayscale8
