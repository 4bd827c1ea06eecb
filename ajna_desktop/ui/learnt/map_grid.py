"""Many small pictures in rows: the maps of a layer, or filters."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from ajna_desktop.ui.theme import TIGHT, Colours
from ajna_desktop.ui.wording import as_tooltip

Bytes = npt.NDArray[np.uint8]

_LEAST: Final = 64  # pixels of the layout that the longer side of a picture has at least
_MOST: Final = 160
_FEW_CELLS: Final = 64  # maps up to this size are shown as the squares they are


class MapGrid(QScrollArea):
    """Scrolls over the pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tiles = _Tiles(self)
        self.setWidget(self._tiles)

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._tiles.pictures)

    def show_pictures(
        self, pictures: Bytes, aspect: float, in_words: Callable[[int], str]
    ) -> None:
        """Show pictures, and begin with the first.

        Args:
            pictures: (C, h, w) uint8, or (C, h, w, 3) of colour.
            aspect: Width over height that they are shown with.
            in_words: What is known of one of them, by its number.
        """
        self._tiles.show_pictures(pictures, aspect, in_words)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing."""
        self._tiles.show_pictures(np.empty((0, 1, 1), np.uint8), 1.0, lambda _: "")

    def sizeHint(self) -> QSize:
        """Return room for several rows."""
        return QSize(640, 480)


class _Tiles(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pictures: Bytes = np.empty((0, 1, 1), np.uint8)
        self._aspect = 1.0
        self._in_words: Callable[[int], str] = lambda _: ""

    def show_pictures(
        self, pictures: Bytes, aspect: float, in_words: Callable[[int], str]
    ) -> None:
        self.pictures, self._aspect, self._in_words = pictures, aspect, in_words
        self._take_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Colours.of(self.palette()).card)
        is_coarse = self.pictures.shape[1] <= _FEW_CELLS
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_coarse)
        step = self._size().height() + TIGHT
        first = event.rect().top() // step * self._columns()
        last = (event.rect().bottom() // step + 1) * self._columns()
        for number in range(first, min(last, len(self.pictures))):
            painter.drawImage(self._place(number), _image(self.pictures[number]))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            said = "" if number is None else as_tooltip(self._in_words(number))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def _size(self) -> QSize:
        """Return what a picture takes: small maps need less room than large ones."""
        longer = min(max(2 * max(self.pictures.shape[1:3]), _LEAST), _MOST)
        if self._aspect >= 1:
            return QSize(longer, max(round(longer / self._aspect), 1))
        return QSize(max(round(longer * self._aspect), 1), longer)

    def _columns(self) -> int:
        return max((self.width() - TIGHT) // (self._size().width() + TIGHT), 1)

    def _place(self, number: int) -> QRect:
        row, column = divmod(number, self._columns())
        size = self._size()
        corner = QPoint(
            TIGHT + column * (size.width() + TIGHT), TIGHT + row * (size.height() + TIGHT)
        )
        return QRect(corner, size)

    def _number_at(self, place: QPoint) -> int | None:
        size = self._size()
        column = place.x() // (size.width() + TIGHT)
        number = place.y() // (size.height() + TIGHT) * self._columns() + column
        is_there = column < self._columns() and number < len(self.pictures)
        return number if is_there else None

    def _take_room(self) -> None:
        rows = -(-len(self.pictures) // self._columns())
        self.setMinimumHeight(rows * (self._size().height() + TIGHT) + TIGHT)


def _image(picture: Bytes) -> QImage:
    height, width = picture.shape[:2]
    is_colour = picture.ndim == 3
    form = QImage.Format.Format_RGB888 if is_colour else QImage.Format.Format_Grayscale8
    stride = width * (3 if is_colour else 1)
    return QImage(np.ascontiguousarray(picture).tobytes(), width, height, stride, form).copy()
