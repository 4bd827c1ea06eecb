"""From decoded pixels to the numbers that a network was trained on, as its manifest says."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]

RESIZE_FILTERS: Final = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}
GEOMETRIES: Final = ("stretch",)  # to a square, whatever the shape: nothing is cut off
_MOST_SAMPLED: Final = 250_000  # pixels looked at to find the window


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """What a backbone wants its input to be.

    Attributes:
        side: Height and width of the input in pixels.
        resize: One of `RESIZE_FILTERS`, antialiased: it averages over what a pixel covers.
        geometry: One of `GEOMETRIES`.
        offset, divisor: Grey levels in [0, 255] become (level - offset) / divisor.
        low_percentile, high_percentile: The pixels of images of more than 8 bits that become
            0 and 255; in between it is linear, outside it saturates.
        decode_at_least: JPEGs may be decoded at 1/2, 1/4 or 1/8 as long as the shorter side
            keeps so many pixels.
    """

    side: int
    resize: str
    geometry: str
    offset: float
    divisor: float
    low_percentile: float
    high_percentile: float
    decode_at_least: int


def network_input(pixels: npt.NDArray[np.generic], wanted: Preprocessing) -> Floats:
    """Return an image as a network wants it.

    Args:
        pixels: (H, W) uint8, uint16 or float32, or (H, W, 3) uint8, large is bright.
        wanted: The backbone's.

    Returns:
        (1, side, side) for grey images, (3, side, side) for colour. Every channel of a grey
        image is the same, so it is kept once until it is packed for the network.
    """
    levels = pixels if pixels.dtype == np.uint8 else eight_bit_levels(pixels, wanted)
    image = Image.fromarray(np.ascontiguousarray(levels))
    size = (wanted.side, wanted.side)
    if image.size != size:
        image = image.resize(size, RESIZE_FILTERS[wanted.resize])
    resized = np.asarray(image, np.float32)
    channels_first = resized[None] if resized.ndim == 2 else resized.transpose(2, 0, 1)
    scaled: Floats = (channels_first - np.float32(wanted.offset)) / np.float32(wanted.divisor)
    return scaled


def eight_bit_levels(pixels: npt.NDArray[np.generic], wanted: Preprocessing) -> Floats:
    """Return grey levels in [0, 255] of an image that has no natural black and white.

    Sixteen bits are rarely filled: a detector's offset and a metal marker would leave the rest
    a few levels apart. So the levels are stretched between two percentiles, found on a regular
    sample. Values that are not finite become 0; an image of one value becomes all 0.

    Args:
        pixels: (H, W) uint16 or float32.
        wanted: Whose percentiles.
    """
    stride = max(int((pixels.size / _MOST_SAMPLED) ** 0.5), 1)
    sample = pixels[::stride, ::stride].astype(np.float64)
    sample = sample[np.isfinite(sample)]
    if not sample.size:
        return np.zeros(pixels.shape, np.float32)
    low, high = np.percentile(sample, (wanted.low_percentile, wanted.high_percentile))
    if low == high:  # all but a few pixels are the same
        low, high = sample.min(), sample.max()
    scale = 255 / (high - low) if high > low else 0.0
    levels = (pixels.astype(np.float32) - np.float32(low)) * np.float32(scale)
    clipped: Floats = np.clip(np.nan_to_num(levels, nan=0, posinf=255, neginf=0), 0, 255)
    return clipped


def packed(images: list[Floats], *, channels_first: bool) -> Floats:
    """Return images as one batch, (N, 3, S, S) or (N, S, S, 3), grey ones thrice."""
    side = images[0].shape[-1]
    if channels_first:
        batch = np.empty((len(images), 3, side, side), np.float32)
        for number, image in enumerate(images):
            batch[number] = image
        return batch
    batch = np.empty((len(images), side, side, 3), np.float32)
    for number, image in enumerate(images):
        batch[number] = image.transpose(1, 2, 0)
    return batch
