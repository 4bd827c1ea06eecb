"""Evidence in colours that lie over an image, and the legend that goes with them.

Orange speaks for a class and blue against it, which people with any common colour vision tell
apart; besides, a full line goes round what speaks for it most, a dotted one round what speaks
against it most. Where there is no evidence, nothing lies over the image.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.domain.explanation import Explanation
from ajna_desktop.ui.theme import TIGHT, Colours

_LONGER_SIDE: Final = 512  # of the picture; the cells of a map are far coarser
_LINE_AT: Final = 0.5  # of the strongest evidence
_LINE: Final = 2  # pixels of the picture
_DOT: Final = 4
# From weak to strong, as red, green and blue; each gets lighter, so that grey tells it, too.
_FOR: Final = np.array([[213, 94, 0], [255, 214, 90]], np.float32)
_AGAINST: Final = np.array([[0, 114, 178], [130, 212, 255]], np.float32)
_RAMP: Final = QSize(72, 10)

_STEPS: Final = 255

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


def evidence_picture(
    explanation: Explanation, height: int, width: int, *, signed: bool
) -> QImage:
    """Return what to lay over an image of `height` × `width` pixels, in its proportions."""
    scale = _LONGER_SIDE / max(height, width, 1)
    values = explanation.map(
        max(round(height * scale), 1), max(round(width * scale), 1), signed=signed
    )
    return _image(_with_lines(coloured(values), values))


def coloured(values: Floats) -> Bytes:
    """Return evidence (H, W) in [-1, 1] as (H, W, 4) uint8: colour times opacity, opacity."""
    steps = (np.clip(values, -1, 1) * _STEPS + (_STEPS + 0.5)).astype(np.intp)
    return _TABLE.take(steps, axis=0)


def _table() -> Bytes:
    """Return the colours from -1 to 1, (2 · _STEPS + 1, 4)."""
    values = np.linspace(-1, 1, 2 * _STEPS + 1, dtype=np.float32)[:, None]
    strength = np.abs(values)
    weak = np.where(values >= 0, _FOR[0], _AGAINST[0])
    strong = np.where(values >= 0, _FOR[1], _AGAINST[1])
    colours = weak + (strong - weak) * strength
    colours = np.concatenate([colours * strength, strength * 255], axis=1)
    return (colours + 0.5).astype(np.uint8)


_TABLE: Final = _table()


def _with_lines(colours: Bytes, values: Floats) -> Bytes:
    rows, columns = np.ogrid[: values.shape[0], : values.shape[1]]
    dots = (rows // _DOT + columns // _DOT) % 2 == 0
    for is_strong, shown, ink in (
        (values >= _LINE_AT, np.True_, _FOR[1]),
        (values <= -_LINE_AT, dots, _AGAINST[1]),
    ):
        if is_strong.any():
            line = is_strong & ~_shrunk(is_strong) & shown
            colours[line] = (*ink.astype(np.uint8), 255)
    return colours


def _shrunk(area: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return an area without its rim; the edge of the picture is no rim."""
    for _ in range(_LINE):
        inner = area.copy()
        inner[1:] &= area[:-1]
        inner[:-1] &= area[1:]
        inner[:, 1:] &= area[:, :-1]
        inner[:, :-1] &= area[:, 1:]
        area = inner
    return area


def _image(colours: Bytes) -> QImage:
    height, width = colours.shape[:2]
    form = QImage.Format.Format_RGBA8888_Premultiplied
    return QImage(colours.tobytes(), width, height, 4 * width, form).copy()


class EvidenceLegend(QWidget):
    """The colours from one end to the other, with a word at each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_signed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def show_signed(self, is_signed: bool) -> None:
        """Show evidence against the class, too, or for it alone."""
        self._is_signed = is_signed
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the colours and both words."""
        words = sum(self.fontMetrics().horizontalAdvance(word) for word in self._words())
        return QSize(
            _RAMP.width() + words + 3 * TIGHT,
            max(self.fontMetrics().height(), _RAMP.height()) + TIGHT,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours on the ground of images, between their words."""
        painter = QPainter(self)
        first, last = self._words()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        place = QRect(
            self.fontMetrics().horizontalAdvance(first) + TIGHT,
            (self.height() - _RAMP.height()) // 2,
            _RAMP.width(),
            _RAMP.height(),
        )
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), centre, first)
        after = self.rect().adjusted(place.right() + 1 + TIGHT, 0, 0, 0)
        painter.drawText(after, centre, last)
        painter.fillRect(place, Colours.of(self.palette()).card)
        steps = np.linspace(-1 if self._is_signed else 0, 1, 256, dtype=np.float32)
        painter.drawImage(QRectF(place), _image(coloured(np.tile(steps, (2, 1)))))
        painter.end()

    def _words(self) -> tuple[str, str]:
        if self._is_signed:
            return self.tr("against"), self.tr("for")
        return self.tr("little"), self.tr("much")

    def _name(self) -> None:
        self.setAccessibleName(
            self.tr("Blue speaks against the class, orange for it.")
            if self._is_signed
            else self.tr("Orange speaks for the class; the lighter, the more.")
        )
        self.setToolTip(
            self.tr(
                "The full line goes round what speaks for it at least half as much as the "
                "strongest place, the dotted line round what speaks against it so much."
            )
            if self._is_signed
            else self.tr(
                "The line goes round what counts at least half as much as the strongest place."
            )
        )
