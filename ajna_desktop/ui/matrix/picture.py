"""A confusion matrix of many classes as a picture, a pixel a cell."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.matrix.shown import LabelsBy
from ajna_desktop.ui.theme import Colours

_SHADES: Final = 255
_FAINTEST: Final = 0.35  # of the way to the full colour: a single scan must be seen
_FAINTEST_POINT: Final = 0.8  # where a cell is hardly more than a point of the screen
_MANY: Final = 150  # classes, whose cells are such points


def picture_of(model: MatrixModel, colours: Colours) -> QImage:
    """Return the matrix as an image of K × K pixels.

    Right predictions have the colours of the heat map, confused ones those of disagreement; in
    a difference blue is more, orange is less.
    """
    shades = np.ceil(np.abs(model.warmth) * _SHADES).astype(np.uint8)
    faintest = _FAINTEST if len(shades) < _MANY else _FAINTEST_POINT
    more = _ramp(colours.empty, colours.full, faintest)
    if model.labels_by is LabelsBy.DIFFERENCE:
        pixels = np.where(
            model.warmth < 0,
            _ramp(colours.empty, colours.fewer, faintest)[shades],
            more[shades],
        )
    else:
        pixels = _ramp(colours.empty, colours.disagree, faintest)[shades]
        np.fill_diagonal(pixels, more[shades.diagonal()])
    pixels = np.ascontiguousarray(pixels)
    side = len(pixels)
    image = QImage(pixels.data, side, side, side * 4, QImage.Format.Format_RGB32)
    return image.copy()  # the pixels belong to NumPy


def _ramp(empty: QColor, full: QColor, faintest: float) -> npt.NDArray[np.uint32]:
    """Return a colour a shade, (256,), as 0xffRRGGBB; the first is that of nothing."""
    part = np.linspace(0.0, 1.0, _SHADES + 1) ** 0.6
    part[1:] = faintest + (1 - faintest) * part[1:]
    ramp = np.full(_SHADES + 1, 0xFF, np.uint32)
    for low, high in zip(empty.getRgb()[:3], full.getRgb()[:3], strict=True):  # type: ignore[index]
        ramp = (ramp << 8) | np.round(low + (high - low) * part).astype(np.uint32)
    return ramp
