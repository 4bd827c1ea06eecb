"""Small pictures of scans for the gallery."""

from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ajna_desktop.imaging.display import first_window, to_grey
from ajna_desktop.imaging.pixels import Pixels, Thumbnail
from ajna_desktop.imaging.read_image import MOST_MEGAPIXELS, decode

_JPEG_QUALITY: Final = 80


def make_thumbnail(data: bytes, side: int, most_megapixels: int = MOST_MEGAPIXELS) -> Thumbnail:
    """Return a picture of the image file `data` whose longer side is at most `side` pixels.

    Deep images go through the window the viewer begins with. Nothing is enlarged.

    Raises:
        ImageUnreadable: with the reason.
    """
    pixels = decode(data, longest=side, most_megapixels=most_megapixels)
    small = shrunk(pixels, side).array
    picture = Image.fromarray(to_grey(small, first_window(small)))
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return Thumbnail(buffer.getvalue(), picture.width, picture.height)


def shrunk(pixels: Pixels, most_side: int) -> Pixels:
    """Return `pixels` averaged down to a longer side of at most `most_side`."""
    height, width = pixels.array.shape[:2]
    longest = max(height, width)
    if longest <= most_side:
        return pixels
    size = (
        max(round(width * most_side / longest), 1),
        max(round(height * most_side / longest), 1),
    )
    array: npt.NDArray[np.generic] = np.asarray(
        Image.fromarray(pixels.array).resize(size, Image.Resampling.BOX)
    )
    return Pixels(array, pixels.bits, pixels.note)
