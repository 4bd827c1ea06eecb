"""Many small marks drawn into an array of pixels: a hundred thousand in some milliseconds."""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]  # 0xAARRGGBB
Places = npt.NDArray[np.float32]

MOST_RADIUS: Final = 24  # pixels
_MARGIN: Final = 2 * MOST_RADIUS  # a mark that is cut off lies up to one radius outside
_FINE: Final = 8  # samples of a pixel in each direction, for smooth edges
_LEAST_WITH_RIM: Final = 3.0  # pixels: in a smaller mark a rim leaves no middle
_OPAQUE: Final = 250  # of 256: as good as covered
_LOW_BYTES: Final = np.uint32(0x00FF00FF)  # red and blue, or alpha and green shifted down


class Shape(IntEnum):
    """What a mark looks like; all cover about the same area."""

    DISC = 0
    SQUARE = 1
    TRIANGLE = 2
    DIAMOND = 3
    PLUS = 4
    CROSS = 5


class PointRaster:
    """Pixels to draw marks on; beyond the edges there is room for marks that are cut off."""

    def __init__(self, width: int, height: int) -> None:
        """Take the size of the picture in pixels, at least 1 × 1."""
        self.width, self.height = width, height
        self._stride = width + 2 * _MARGIN
        self._flat = np.zeros(self._stride * (height + 2 * _MARGIN), np.uint32)

    @property
    def pixels(self) -> Pixels:
        """The picture, (H, W): a view, not contiguous."""
        whole = self._flat.reshape(-1, self._stride)
        return whole[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN]

    @property
    def memory(self) -> tuple[memoryview, int]:
        """What begins with the first pixel, and how many bytes lie from row to row."""
        first = 4 * (_MARGIN * self._stride + _MARGIN)
        last = first + 4 * (self._stride * (self.height - 1) + self.width)
        return self._flat.view(np.uint8).data[first:last], 4 * self._stride

    def clear(self, colour: int) -> None:
        """Fill the picture with one colour, 0xAARRGGBB."""
        self._flat.fill(colour)

    def draw(
        self,
        places: Places,
        colours: Pixels,
        shapes: npt.NDArray[np.uint8],
        radius: float,
        rims: Pixels | None = None,
    ) -> int:
        """Draw a mark for each of N points and return how many are in the picture.

        Where marks overlap, a pixel belongs to one that is nearly nearest to it: no kind of
        point hides another for being drawn last.

        Args:
            places: (N, 2), pixels from the left and from the top.
            colours: (N,), opaque.
            shapes: (N,) a `Shape` each.
            radius: Pixels, in (0, 24).
            rims: (N,) colour of the outermost pixel of each mark, which keeps marks apart that
                lie side by side; None: that of the mark. Too small marks have none.
        """
        reach = int(np.ceil(radius))
        across, down = places[:, 0], places[:, 1]
        seen = np.flatnonzero(
            (across >= -reach)
            & (across < self.width + reach)
            & (down >= -reach)
            & (down < self.height + reach)
        )
        # Cutting off digits rounds down, since the margin makes all of these positive.
        starts = (down[seen] + _MARGIN).astype(np.int64) * self._stride
        starts += (across[seen] + _MARGIN).astype(np.int64)
        kinds = shapes[seen]
        has_rims = rims is not None and radius >= _LEAST_WITH_RIM
        edges = rims if has_rims and rims is not None else colours
        groups = [
            (shape, starts[chosen], colours[seen[chosen]], edges[seen[chosen]])
            for shape in Shape
            if (chosen := np.flatnonzero(kinds == shape)).size
        ]
        for y, x in _outer_first(reach):
            for shape, at, inner, outer in groups:
                share = int(_stamp(shape, radius)[y + reach, x + reach])
                if share:
                    inks = inner if _is_inner(shape, radius, y, x) else outer
                    _put(self._flat, at + (y * self._stride + x), inks, share)
        return len(seen)


def _put(flat: Pixels, at: npt.NDArray[np.int64], inks: Pixels, share: int) -> None:
    """Cover pixels by `share` of 256."""
    if share >= _OPAQUE:
        flat[at] = inks
        return
    under, low = flat[at], _LOW_BYTES
    over, rest = np.uint32(share), np.uint32(256 - share)
    even = ((under & low) * rest + (inks & low) * over) >> np.uint32(8)
    odd = ((under >> np.uint32(8)) & low) * rest + ((inks >> np.uint32(8)) & low) * over
    flat[at] = (even & low) | (odd & ~low)


@cache
def _outer_first(reach: int) -> Sequence[tuple[int, int]]:
    steps = range(-reach, reach + 1)
    return sorted(
        ((y, x) for y in steps for x in steps), key=lambda p: -(p[0] ** 2 + p[1] ** 2)
    )


@cache
def _is_inner(shape: Shape, radius: float, down: int, across: int) -> bool:
    """Return whether a pixel of a mark is more than one pixel from its edge."""
    inner = radius - 1.6
    reach = int(np.ceil(inner))
    if inner <= 0 or max(abs(down), abs(across)) > reach:
        return False
    return bool(_stamp(shape, inner)[down + reach, across + reach] >= 128)


@cache
def _stamp(shape: Shape, radius: float) -> npt.NDArray[np.int64]:
    """Return how much of each pixel a mark covers, of 256; the middle pixel is the point's."""
    reach = int(np.ceil(radius))
    side = 2 * reach + 1
    fine = (np.arange(side * _FINE) + 0.5) / _FINE - side / 2
    covered = _covers(shape, fine[np.newaxis, :] / radius, fine[:, np.newaxis] / radius)
    shares = covered.reshape(side, _FINE, side, _FINE).mean(axis=(1, 3))
    stamp: npt.NDArray[np.int64] = np.rint(shares * 256).astype(np.int64)
    return stamp


def _covers(
    shape: Shape, across: npt.NDArray[np.float64], down: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Return which places, in radii from the middle, belong to a mark."""
    x, y = np.abs(across), np.abs(down)
    turned_x, turned_y = np.abs(across + down), np.abs(across - down)
    covered: npt.NDArray[np.bool_]
    match shape:
        case Shape.DISC:
            covered = x**2 + y**2 <= 0.72
        case Shape.SQUARE:
            covered = np.maximum(x, y) <= 0.75
        case Shape.TRIANGLE:  # upright
            covered = (down <= 0.75) & (down >= 1.75 * x - 1.0)
        case Shape.DIAMOND:
            covered = x + y <= 1.0
        case Shape.PLUS:
            covered = (np.maximum(x, y) <= 1.0) & (np.minimum(x, y) <= 0.3)
        case Shape.CROSS:
            covered = np.maximum(turned_x, turned_y) <= 1.4
            covered &= np.minimum(turned_x, turned_y) <= 0.42
    return covered
