"""A small description of where an image has edges of which direction, of it and of its parts.

It does not change with grey levels, not even with black and white swapped. Each image is
described as a whole and by windows of it, so that what was cut out of it is near one of them.
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.twins.local_contrast import Floats, smoothed

SIDE: Final = 64  # pixels of the squashed image

_CELLS: Final = 8  # along each side
_DIRECTIONS: Final = 4
WIDTH: Final = _CELLS * _CELLS * _DIRECTIONS
_NEAR: Final = 5.0  # pixels over which edges are as strong as each other
_FAINT: Final = 2.0  # grey levels a pixel
_SOFTNESS: Final = 0.5  # of a cell, by which cells run into each other
_OPPOSITE: Final = (0, 3, 2, 1)  # directions, in a mirror


class Window(NamedTuple):
    """A part of an image, by shares of its sides."""

    left: float
    top: float
    width: float
    height: float


def _windows(width: float, height: float) -> list[Window]:
    lefts = (0.0, (1 - width) / 2, 1 - width) if width < 1 else (0.0,)
    tops = (0.0, (1 - height) / 2, 1 - height) if height < 1 else (0.0,)
    return [Window(left, top, width, height) for left in lefts for top in tops]


_MOVED: Final = tuple(_windows(0.92, 0.92))
WINDOWS: Final = (
    Window(0.0, 0.0, 1.0, 1.0),
    *_MOVED,
    *_windows(0.84, 0.84),
    *_windows(1.0, 0.86),
    *_windows(0.86, 1.0),
    *_windows(1.0, 0.74),
    *_windows(0.74, 1.0),
)
# Where an image was moved, a window of it shows what the opposite window of the other shows.
OPPOSITE: Final = tuple((1 + number, len(_MOVED) - number) for number in range(len(_MOVED)))


def edges(squashed: npt.NDArray[np.uint8]) -> Floats:
    """Return the strength of edges of each direction, (n, 4, 64, 64), of images (n, 64, 64).

    The direction counts without its sign, and the strength relative to what is near.
    """
    levels = squashed.astype(np.float32)
    across, down = np.zeros_like(levels), np.zeros_like(levels)
    across[:, :, 1:-1] = levels[:, :, 2:] - levels[:, :, :-2]
    down[:, 1:-1] = levels[:, 2:] - levels[:, :-2]
    strength = np.sqrt(across * across + down * down)
    strength /= smoothed(strength, _NEAR) + _FAINT
    angle = 2 * np.arctan2(down, across)  # twice, so that opposite directions are the same
    directions = np.arange(_DIRECTIONS, dtype=np.float32) * (2 * np.pi / _DIRECTIONS)
    weights = np.maximum(np.cos(angle[:, None] - directions[:, None, None]), 0)
    result: Floats = weights * strength[:, None]
    return result


def described(strengths: Floats, window: Window) -> Floats:
    """Return what `edges` found within a window, (n, 256), in 8 × 8 cells."""
    rows = _pooling(window.top, window.height)
    columns = _pooling(window.left, window.width)
    pooled = rows @ strengths @ columns.T
    result: Floats = np.sqrt(np.maximum(pooled, 0)).reshape(len(strengths), WIDTH)
    return result


def mirrored(descriptions: Floats) -> Floats:
    """Return (n, 256) as if left and right had been swapped in the images."""
    cells = descriptions.reshape(-1, _DIRECTIONS, _CELLS, _CELLS)
    swapped: Floats = cells[:, _OPPOSITE, :, ::-1].reshape(-1, WIDTH)
    return swapped


def uneven(descriptions: Floats) -> Floats:
    """Return (n, 256) less what all cells of an image have of each direction."""
    cells = descriptions.reshape(len(descriptions), _DIRECTIONS, -1)
    result: Floats = (cells - cells.mean(axis=2, keepdims=True)).reshape(-1, WIDTH)
    return result


@cache
def _pooling(start: float, length: float) -> Floats:
    """Return the weights (8, 64) by which pixels count for the cells of a part of a side."""
    cell = length * SIDE / _CELLS
    middles = start * SIDE + (np.arange(_CELLS) + 0.5) * cell
    distances = (np.arange(SIDE) + 0.5 - middles[:, None]) / (cell * _SOFTNESS)
    weights = np.exp(-0.5 * distances**2)
    result: Floats = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return result
