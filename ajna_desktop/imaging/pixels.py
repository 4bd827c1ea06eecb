"""What decoding gives: pixels for the viewer and the network, pictures for the gallery."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image, upright, in the grey levels or colours that the file holds.

    `array` is (H, W) uint8, uint16 or float32 for grey images, or (H, W, 3) uint8 RGB; large is
    bright. Grey images that are stored in colour or with a palette are grey here.
    """

    array: npt.NDArray[np.generic]
    bits: int  # per sample, as stored; `array` holds values up to 2**bits - 1 if it is uint16
    note: str = ""  # what the reader should know: "page 1 of 3", "transparency on white"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture of a scan."""

    jpeg: bytes  # grey or RGB
    width: int  # pixels
    height: int
