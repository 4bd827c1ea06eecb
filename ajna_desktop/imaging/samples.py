"""From Pillow's modes to arrays: grey stays grey, deep stays deep, colour becomes RGB."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

_DEEP: Final = frozenset({"I;16", "I;16L", "I;16B", "I;16N"})
_ALPHA: Final = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})

Array = npt.NDArray[np.generic]


def array_of(image: Image.Image) -> tuple[Array, str]:
    """Return the samples of a decoded image and a remark on what was done to them, or "".

    Grey images, also those stored as colour or with a palette, come as (H, W) uint8, uint16 or
    float32, others as (H, W, 3) uint8 RGB. Transparent parts become white, as air is in a scan
    of a container.
    """
    if image.mode in _DEEP:
        deep: npt.NDArray[np.uint16] = np.asarray(image).astype(np.uint16, copy=False)
        return deep, ""
    if image.mode == "I":
        return _of_integers(np.asarray(image))
    if image.mode == "F":
        return _of_floats(np.asarray(image))
    if image.mode == "LAB":
        return _lab_to_rgb(image), ""
    if image.mode in _ALPHA or "transparency" in image.info:
        return _on_white(image.convert("RGBA"))
    if image.mode == "L":
        return np.asarray(image), ""
    if image.mode == "1":
        return np.asarray(image.convert("L")), ""
    return _of_colours(image.convert("RGB")), ""


def _of_colours(image: Image.Image) -> Array:
    """Return (H, W) if the channels of an RGB image are all the same, else (H, W, 3)."""
    red, green, blue = image.split()
    level = red.tobytes()  # comparing bytes is ten times faster than comparing array slices
    if level == green.tobytes() and level == blue.tobytes():
        return np.frombuffer(level, np.uint8).reshape(image.height, image.width)
    return np.asarray(image)


def _of_integers(values: npt.NDArray[np.int32]) -> tuple[Array, str]:
    low, high = int(values.min()), int(values.max())
    if low >= 0 and high <= np.iinfo(np.uint16).max:
        return values.astype(np.uint16), ""
    return values.astype(np.float32), ""


def _of_floats(values: npt.NDArray[np.float32]) -> tuple[Array, str]:
    finite = np.isfinite(values)
    if finite.all():
        return np.array(values, np.float32), ""
    floor = float(values[finite].min()) if finite.any() else 0.0
    return np.where(
        finite, values, np.float32(floor)
    ), "values that are no numbers shown darkest"


def _on_white(image: Image.Image) -> tuple[Array, str]:
    if image.getchannel("A").getextrema() == (255, 255):
        return _of_colours(image.convert("RGB")), ""
    white = Image.new("RGBA", image.size, "white")
    merged = Image.alpha_composite(white, image).convert("RGB")
    return _of_colours(merged), "transparency on white"


def _lab_to_rgb(image: Image.Image) -> Array:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    converted = ImageCms.applyTransform(image, transform)
    if converted is None:  # it is only when it is asked to work in place
        raise ValueError("LAB could not be converted")
    return _of_colours(converted)
