"""From decoded pixels to the numbers that a network was trained on, as its manifest says."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]
PerChannel = float | tuple[float, ...]

# Raised when decoding or preprocessing come to give other numbers for the same file: features
# made before are then made anew.
DECODING_VERSION: Final = 1
RESIZE_FILTERS: Final = {
    "nearest": Image.Resampling.NEAREST,  # aliased, as Keras feeds images by default
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
        resize: One of `RESIZE_FILTERS`. All but "nearest" are antialiased: they average over
            what a pixel covers.
        geometry: One of `GEOMETRIES`.
        offset, divisor: Grey levels in [0, 255] become (level - offset) / divisor; one number,
            or one for each channel.
        low_percentile, high_percentile: The pixels of images of more than 8 bits that become
            0 and 255; in between it is linear, outside it saturates.
        decode_at_least: JPEGs may be decoded at 1/2, 1/4 or 1/8 as long as the shorter side
            keeps so many pixels.
        channels: 1 for a network of grey images, which sees colour ones in grey; 3 for one of
            colour images, which sees grey ones thrice.
    """

    side: int
    resize: str
    geometry: str
    offset: PerChannel
    divisor: PerChannel
    low_percentile: float
    high_percentile: float
    decode_at_least: int
    channels: int = 3


def network_input(pixels: npt.NDArray[np.generic], wanted: Preprocessing) -> Floats:
    """Return an image as a network wants it.

    Args:
        pixels: (H, W) uint8, uint16 or float32, or (H, W, 3) uint8, large is bright.
        wanted: The backbone's.

    Returns:
        (1, side, side) or (3, side, side). Where every channel is the same, it is kept once
        until it is packed for the network.
    """
    return scaled(resized(pixels, wanted), wanted)


def resized(pixels: npt.NDArray[np.generic], wanted: Preprocessing) -> Floats:
    """Return the grey levels of an image in the network's size, before they are scaled.

    Args:
        pixels: As `network_input` takes them.
        wanted: The backbone's.

    Returns:
        Levels in [0, 255], whole numbers for 8-bit images: (side, side), or (side, side, 3)
        for a colour image where the network takes colours.
    """
    levels = pixels if pixels.dtype == np.uint8 else eight_bit_levels(pixels, wanted)
    image = Image.fromarray(np.ascontiguousarray(levels))
    if wanted.channels == 1 and levels.ndim == 3:
        image = image.convert("L")
    size = (wanted.side, wanted.side)
    if image.size != size:
        image = image.resize(size, RESIZE_FILTERS[wanted.resize])
    return np.asarray(image, np.float32)


def scaled(levels: npt.NDArray[np.generic], wanted: Preprocessing) -> Floats:
    """Return levels (S, S) or (S, S, 3) as the network takes them; see `network_input`."""
    numbers = np.asarray(levels, np.float32)
    channels_first = numbers[None] if numbers.ndim == 2 else numbers.transpose(2, 0, 1)
    result: Floats = (channels_first - _column(wanted.offset)) / _column(wanted.divisor)
    return result


def _column(value: PerChannel) -> Floats:
    return np.asarray(value, np.float32).reshape(-1, 1, 1)


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


def packed(images: list[Floats], *, channels_first: bool, channels: int = 3) -> Floats:
    """Return images as one batch, (N, C, S, S) or (N, S, S, C), grey ones C times."""
    side = images[0].shape[-1]
    batch = np.empty((len(images), channels, side, side), np.float32)
    if not channels_first:
        batch = np.empty((len(images), side, side, channels), np.float32)
    for number, image in enumerate(images):
        batch[number] = image if channels_first else image.transpose(1, 2, 0)
    return batch
