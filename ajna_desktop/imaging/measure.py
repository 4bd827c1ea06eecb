"""Measures how well an image came out, whatever it shows."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.domain.curating.image_measures import (
    SMALL_SIDE,
    ImageMeasures,
    MeasuredImage,
)
from ajna_desktop.imaging.display import Grey
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.squares import grey_levels, squashed

MEASURED_SIDE: Final = 320  # pixels of the longer side: blur that the eye sees is seen here

_Levels = npt.NDArray[np.float32]

_BLACK, _WHITE = 2, 253  # grey levels up to and from which nothing can be told apart
_FINE, _MIDDLE, _COARSE = 0.8, 1.6, 3.2  # standard deviations, in pixels
_LEAST: Final = 1e-3  # grey levels squared: what has no detail is not infinitely blurred
_STILL: Final = 2.0  # grey levels by which a row may vary in which nothing is to be seen
_STANDS_OUT: Final = 0.2  # of the contrast, from the ground: something is to be seen
_EDGE: Final = 0.015  # of the side: how thick the border is


def measure(pixels: Pixels) -> MeasuredImage:
    """Measure an upright image of any size.

    Sharpness is the logarithm of the variance of the finest detail (up to a standard deviation
    of 0.8 pixels) over that of the octave between 1.6 and 3.2, at a longer side of
    `MEASURED_SIDE` pixels. Content changes both alike, blur only the first.
    """
    levels = _shrunk(grey_levels(pixels))
    values = levels.astype(np.float32)
    counts = np.bincount(levels.ravel(), minlength=256) / levels.size
    low, high = np.percentile(values, (5, 95))
    borders = _borders(levels, float(high - low))
    measures = ImageMeasures(
        brightness=float(values.mean()) / 255,
        dark=float(counts[: _BLACK + 1].sum()),
        bright=float(counts[_WHITE:].sum()),
        contrast=float(high - low) / 255,
        entropy=float(-(counts[counts > 0] * np.log2(counts[counts > 0])).sum()),
        sharpness=_sharpness(levels),
        blank=_blank(values),
        left=borders[0],
        right=borders[1],
        top=borders[2],
        bottom=borders[3],
    )
    return MeasuredImage(measures, squashed(levels, SMALL_SIDE))


def _shrunk(levels: Grey) -> Grey:
    height, width = levels.shape
    scale = MEASURED_SIDE / max(height, width)
    if scale >= 1:
        return levels
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    return np.asarray(Image.fromarray(levels).resize(size, Image.Resampling.BOX))


def _sharpness(levels: Grey) -> float:
    values = levels.astype(np.float32)
    fine, middle, coarse = (_blurred(values, sigma) for sigma in (_FINE, _MIDDLE, _COARSE))
    finest, next_octave = float((values - fine).var()), float((middle - coarse).var())
    return float(np.log((finest + _LEAST) / (next_octave + _LEAST)))


def _blurred(values: _Levels, sigma: float) -> _Levels:
    """Return (H, W) through a Gaussian; at the border the image is mirrored."""
    reach = int(4 * sigma + 0.5)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    kernel /= kernel.sum()
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (reach, reach)
        padded = np.pad(values, padding, mode="symmetric")
        count = values.shape[axis]
        parts = (
            np.take(padded, range(start, start + count), axis=axis) * weight
            for start, weight in enumerate(kernel)
        )
        values = np.asarray(sum(parts), np.float32)
    return values


def _blank(values: _Levels) -> float:
    """Return the share of rows, or of columns, that are of one grey level."""
    return max(float((values.std(axis=axis) < _STILL).mean()) for axis in (0, 1))


def _borders(levels: Grey, contrast: float) -> tuple[float, float, float, float]:
    """Return the share of each border, left, right, top, bottom, that is not the ground.

    The ground is the commonest grey level along all four.
    """
    height, width = levels.shape
    deep, wide = max(round(_EDGE * height), 1), max(round(_EDGE * width), 1)
    strips = (
        levels[:, :wide].mean(axis=1),
        levels[:, -wide:].mean(axis=1),
        levels[:deep].mean(axis=0),
        levels[-deep:].mean(axis=0),
    )
    counts, edges = np.histogram(np.concatenate(strips), bins=32, range=(0, 256))
    place = int(counts.argmax())
    ground = (edges[place] + edges[place + 1]) / 2
    away = max(_STANDS_OUT * contrast, 256 / 32)
    left, right, top, bottom = (
        float((np.abs(strip - ground) > away).mean()) for strip in strips
    )
    return left, right, top, bottom
