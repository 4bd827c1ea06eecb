"""What is measured of every image, whatever it shows, and how the numbers are kept."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

SMALL_SIDE: Final = 20  # of the small picture of each image, squashed to a square

Small = npt.NDArray[np.uint8]


class ImageMeasures(NamedTuple):
    """Numbers about one image, from its grey levels from 0 (black) to 1 (white).

    Deep images go through the window that the viewer begins with.
    """

    brightness: float  # mean
    dark: float  # share of pixels that are black, up to 0.01
    bright: float  # share of pixels that are white, from 0.99 on
    contrast: float  # distance between the 5th and the 95th percentile
    entropy: float  # of 256 grey levels, in bits, from 0 to 8
    sharpness: float  # natural logarithm of fine over coarser detail; see `imaging.measure`
    blank: float  # share of rows or columns, whichever is more, in which nothing is to be seen
    left: float  # share of that border in which something is to be seen
    right: float
    top: float
    bottom: float


MEASURES: Final = len(ImageMeasures._fields)
WIDTH: Final = MEASURES + SMALL_SIDE**2  # numbers kept of an image


@dataclass(frozen=True, slots=True)
class MeasuredImage:
    """What is kept of one image."""

    measures: ImageMeasures
    small: Small  # (SMALL_SIDE, SMALL_SIDE) grey levels of the whole image

    def packed(self) -> npt.NDArray[np.float16]:
        """Return it as one row, (WIDTH,); grey levels keep their exact value."""
        numbers = np.asarray(self.measures, np.float16)
        return np.concatenate([numbers, self.small.ravel().astype(np.float16)])


def unpacked(
    rows: npt.NDArray[np.float16],
) -> tuple[npt.NDArray[np.float64], Small]:
    """Return the measures (N, MEASURES) and small pictures (N, side, side) of packed rows."""
    small = rows[:, MEASURES:].astype(np.uint8).reshape(-1, SMALL_SIDE, SMALL_SIDE)
    return rows[:, :MEASURES].astype(np.float64), small
