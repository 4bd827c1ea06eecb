"""From stored values to the grey levels of the screen, for the eyes only."""

from dataclasses import dataclass
from typing import Final, Self, cast

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Raw = npt.NDArray[np.generic]

_TAILS: Final = (0.5, 99.5)  # percent of the pixels that may saturate at first
_MOST_SAMPLED: Final = 65_536  # pixels looked at to find the first window: some milliseconds
_LOOKED_UP_AT_ONCE: Final = 1 << 17  # pixels; so many indices stay in the cache


@dataclass(frozen=True, slots=True)
class Window:
    """The values that become black and white, by their middle and their distance."""

    centre: float
    width: float  # above 0

    @classmethod
    def between(cls, low: float, high: float) -> Self:
        """Return the window whose black is `low` and whose white is `high`."""
        return cls((low + high) / 2, high - low)

    @property
    def low(self) -> float:
        """The value that becomes black."""
        return self.centre - self.width / 2

    @property
    def high(self) -> float:
        """The value that becomes white."""
        return self.centre + self.width / 2


EIGHT_BITS: Final = Window.between(0, 255)  # shows 8-bit images as they are


def first_window(pixels: Raw) -> Window:
    """Return the window to begin with.

    Eight bits are shown as they are stored. Other values have no natural black and white: the
    window leaves half a percent of the pixels out on either side.

    Args:
        pixels: (H, W) of any real dtype, or (H, W, 3) uint8.
    """
    if pixels.dtype == np.uint8:
        return EIGHT_BITS
    stride = max(int((pixels.size / _MOST_SAMPLED) ** 0.5), 1)
    sample = pixels[::stride, ::stride].astype(np.float64)
    sample = sample[np.isfinite(sample)]
    if not sample.size:
        return Window.between(0, 1)
    low, high = np.percentile(sample, _TAILS)
    if low == high:  # all but a few pixels are the same
        low, high = sample.min(), sample.max()
    return Window.between(float(low), float(high)) if low < high else Window(float(low), 1.0)


def least_width(pixels: Raw, first: Window) -> float:
    """Return the narrowest window worth setting.

    It is one step of integers; of other values, as fine a part of the `first` window as 16 bits
    could tell.
    """
    if np.issubdtype(pixels.dtype, np.integer):
        return 1.0
    return max(first.width / 65_536, 1e-9)


def to_grey(pixels: Raw, window: Window, inverted: bool = False) -> Grey:
    """Map stored values to the screen through a linear window.

    Args:
        pixels: (H, W) uint8, uint16 or float, or (H, W, 3) uint8.
        window: In the units of `pixels`.
        inverted: Swap black and white.

    Returns:
        Grey levels (or colours) of the shape of `pixels`, C-contiguous. Values that are not
        finite become black.

    Source:
        DICOM PS3.3, C.11.2.1.3.2, linear exact VOI LUT function.
    """
    if pixels.dtype not in (np.uint8, np.uint16):
        return _linear(pixels.astype(np.float32, order="C"), window, inverted)
    if pixels.dtype == np.uint8 and window == EIGHT_BITS:
        return np.invert(pixels) if inverted else np.ascontiguousarray(pixels)
    indices = cast("npt.NDArray[np.uint16]", pixels)
    every = np.arange(np.iinfo(indices.dtype).max + 1, dtype=np.float32)
    table = _linear(every, window, inverted)
    levels: Grey = np.empty(pixels.shape, np.uint8)
    rows = max(_LOOKED_UP_AT_ONCE * pixels.shape[0] // max(pixels.size, 1), 1)
    for start in range(0, pixels.shape[0], rows):
        part = slice(start, start + rows)
        np.take(table, indices[part], out=levels[part], mode="clip")
    return levels


def _linear(values: npt.NDArray[np.float32], window: Window, inverted: bool) -> Grey:
    levels = values - np.float32(window.low)
    levels *= np.float32(255 / window.width)
    np.fmax(levels, 0, out=levels)  # unlike `maximum`, takes 0 for what is not a number
    np.minimum(levels, 255, out=levels)
    if inverted:
        np.subtract(255, levels, out=levels)
    levels += 0.5
    return levels.astype(np.uint8)
