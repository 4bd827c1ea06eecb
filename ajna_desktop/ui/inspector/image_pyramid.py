"""Smaller copies of an image, so that any zoom costs no more than the pixels of the screen."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Raw = npt.NDArray[np.generic]

_SMALLEST: Final = 512  # pixels of the longer side; smaller copies help no one
_BAND: Final = 2**18  # samples halved at once: a few milliseconds


class Level(NamedTuple):
    """One copy. Pixel (y, x) stands for `step` x `step` pixels of the image."""

    pixels: Raw
    step: int


class ImagePyramid:
    """An image at 1, 1/2, 1/4 … of its size.

    The copies are means, made a band at a time by whoever calls `build_on`: nobody waits. Until
    a copy is there, pixels are picked from the next larger one.
    """

    def __init__(self, pixels: Raw) -> None:
        self._levels = [pixels]
        self._building = self._build()

    @property
    def pixels(self) -> Raw:
        """The image itself, untouched."""
        return self._levels[0]

    def level(self, scale: float) -> Level:
        """Return the smallest copy that still has a pixel for each pixel of the screen.

        Args:
            scale: Pixels of the screen for one pixel of the image.
        """
        wanted = 0
        while scale <= 0.5 and max(self.pixels.shape[:2]) >> (wanted + 1) >= 1:
            wanted += 1
            scale *= 2
        made = min(wanted, len(self._levels) - 1)
        pick = 2 ** (wanted - made)
        return Level(self._levels[made][::pick, ::pick], 2**wanted)

    def build_on(self) -> bool:
        """Make one more band; say whether there is more to make."""
        return next(self._building, None) is not None

    def _build(self) -> Iterator[bool]:
        while max(self._levels[-1].shape[:2]) > _SMALLEST:
            larger = self._levels[-1]
            height, width = larger.shape[0] // 2, larger.shape[1] // 2
            if not (height and width):
                return
            smaller = np.empty((height, width, *larger.shape[2:]), larger.dtype)
            rows = max(_BAND // (larger.size // larger.shape[0]) // 2, 1)
            for top in range(0, height, rows):
                band = larger[2 * top : 2 * min(top + rows, height), : 2 * width]
                smaller[top : top + rows] = _halved(band)
                yield True
            self._levels.append(smaller)


def _halved(band: Raw) -> Raw:
    is_whole = np.issubdtype(band.dtype, np.integer)
    wide = band.astype(np.uint32 if is_whole else np.float32)
    total = wide[::2, ::2] + wide[1::2, ::2] + wide[::2, 1::2] + wide[1::2, 1::2]
    return ((total + 2) // 4 if is_whole else total / 4).astype(band.dtype)
