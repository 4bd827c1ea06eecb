"""Images squashed to squares of 8-bit grey levels, to be compared whatever their shape."""

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.imaging.display import Grey, first_window, to_grey
from ajna_desktop.imaging.pixels import Pixels


def grey_levels(pixels: Pixels) -> Grey:
    """Return (H, W) of 8 bits; deep images go through the window the viewer begins with."""
    levels = to_grey(pixels.array, first_window(pixels.array))
    if levels.ndim == 2:
        return levels
    return np.asarray(Image.fromarray(levels).convert("L"))


def squashed(levels: Grey, side: int) -> npt.NDArray[np.uint8]:
    """Return (side, side): averaged where pixels become fewer, interpolated where more."""
    height, width = levels.shape
    shrinks = min(height, width) >= side
    how = Image.Resampling.BOX if shrinks else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(levels).resize((side, side), how))
