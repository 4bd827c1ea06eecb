"""Differences of two images in colours on either side of grey, and their legend."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.ui.theme import TIGHT

FULL_AT: Final = 0.25  # of the range of grey levels: from here on the colour is full
_STEPS: Final = 127
_RAMP: Final = QSize(96, 12)
# Blue and orange, told apart in every common colour vision; orange is the lighter one, too.
_DARKER: Final = np.array([30, 110, 220], np.float32)
_SAME: Final = np.array([104, 104, 104], np.float32)
_BRIGHTER: Final = np.array([255, 176, 50], np.float32)
_BEYOND: Final = np.array([18, 20, 23], np.uint8)  # where the images do not overlap

Bytes = npt.NDArray[np.uint8]


def difference_picture(difference: npt.NDArray[np.float32]) -> QImage:
    """Return differences (H, W) in [-1, 1] as a picture; NaN is near black."""
    colours = coloured_difference(difference)
    height, width = colours.shape[:2]
    form = QImage.Format.Format_RGB888
    return QImage(colours.tobytes(), width, height, 3 * width, form).copy()


def coloured_difference(difference: npt.NDArray[np.float32]) -> Bytes:
    """Return differences (H, W) in [-1, 1] as (H, W, 3) uint8."""
    part = np.clip(np.nan_to_num(difference) / FULL_AT, -1, 1)
    colours: Bytes = _TABLE[np.rint(part * _STEPS).astype(np.intp) + _STEPS]
    colours[~np.isfinite(difference)] = _BEYOND
    return colours


def _table() -> Bytes:
    part = np.linspace(-1, 1, 2 * _STEPS + 1, dtype=np.float32)[:, None]
    end = np.where(part < 0, _DARKER, _BRIGHTER)
    return (_SAME + (end - _SAME) * np.abs(part) + 0.5).astype(np.uint8)


_TABLE: Final = _table()


class DifferenceLegend(QWidget):
    """The colours from darker to brighter, with a word at each end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr(
                "Blue: the second is darker. Grey: the same. Orange: the second is brighter."
            )
        )
        self.setToolTip(
            self.tr(
                "The colour is full where grey levels differ by a quarter of their range. "
                "Before that, those of the second image were fitted to those of the first."
            )
        )

    def sizeHint(self) -> QSize:
        """Return room for the colours and both words."""
        words = sum(self.fontMetrics().horizontalAdvance(word) for word in self._words())
        height = max(self.fontMetrics().height(), _RAMP.height()) + TIGHT
        return QSize(_RAMP.width() + words + 2 * TIGHT, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours between their words."""
        painter = QPainter(self)
        first, last = self._words()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        left = self.fontMetrics().horizontalAdvance(first) + TIGHT
        top = (self.height() - _RAMP.height()) // 2
        place = QRect(left, top, _RAMP.width(), _RAMP.height())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), centre, first)
        painter.drawText(self.rect().adjusted(place.right() + TIGHT, 0, 0, 0), centre, last)
        steps = np.linspace(-FULL_AT, FULL_AT, 2 * _STEPS + 1, dtype=np.float32)
        painter.drawImage(QRectF(place), difference_picture(np.tile(steps, (2, 1))))
        painter.end()

    def _words(self) -> tuple[str, str]:
        return self.tr("second darker"), self.tr("second brighter")
