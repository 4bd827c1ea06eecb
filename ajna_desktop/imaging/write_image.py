"""Images that the program makes itself, as files of their own."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.imaging.display import first_window, to_grey
from ajna_desktop.imaging.pixels import Pixels

Levels = npt.NDArray[np.uint8]

_GAP: Final = 4  # pixels between the pictures of a sheet
_BACKGROUND: Final = 128


def as_png(levels: Levels) -> bytes:
    """Return an image, (H, W) or (H, W, 3) uint8, as the content of a PNG file."""
    buffer = BytesIO()
    Image.fromarray(levels).save(buffer, "PNG")
    return buffer.getvalue()


def pixels_as_png(pixels: Pixels) -> bytes:
    """Return decoded pixels as a PNG file that says nothing else.

    Grey levels of 9 to 16 bits are written with 16, spread over their whole range; numbers with
    a decimal point with 8, from the darkest to the brightest.
    """
    array = pixels.array
    if array.dtype == np.uint16:
        array = np.left_shift(array, 16 - min(pixels.bits, 16), dtype=np.uint16)
    elif array.dtype != np.uint8:
        array = to_grey(array, first_window(array))
    buffer = BytesIO()
    Image.fromarray(array).save(buffer, "PNG")
    return buffer.getvalue()


def sheet(rows: Sequence[Sequence[Levels]]) -> Levels:
    """Return pictures of one size side by side, row by row; in colour where one is.

    Args:
        rows: At least one picture; a row may be shorter than others.
    """
    height, width = rows[0][0].shape[:2]
    columns = max(map(len, rows))
    size = (
        len(rows) * (height + _GAP) - _GAP,
        columns * (width + _GAP) - _GAP,
    )
    has_colour = any(one.ndim == 3 for row in rows for one in row)
    whole = np.full((*size, 3) if has_colour else size, _BACKGROUND, np.uint8)
    for down, row in enumerate(rows):
        for across, one in enumerate(row):
            top, left = down * (height + _GAP), across * (width + _GAP)
            picture = one[..., None] if has_colour and one.ndim == 2 else one
            whole[top : top + height, left : left + width] = picture
    return whole
