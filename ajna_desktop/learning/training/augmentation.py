"""Vary images as `Augmentation` says, reproducibly, with NumPy and Pillow alone."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from ajna_desktop.domain.training import Augmentation

Levels = npt.NDArray[np.uint8]
_NEUTRAL = Augmentation()


def vary(image: Levels, wanted: Augmentation, random: np.random.Generator) -> Levels:
    """Return a variant of an image, of the same shape.

    The same generator in the same state gives the same variant.

    Args:
        image: (H, W) or (H, W, 3) uint8.
        wanted: What may be varied, and how far.
        random: Where chance comes from.
    """
    if wanted == _NEUTRAL:
        return image
    picture = Image.fromarray(_framed(image, wanted, random))
    if wanted.least_resolution < 1:
        picture = _coarser(picture, random.uniform(wanted.least_resolution, 1))
    if wanted.most_blur > 0 and random.random() < 0.5:
        picture = picture.filter(ImageFilter.GaussianBlur(random.uniform(0, wanted.most_blur)))
    return _exposed(np.asarray(picture), wanted, random)


def _framed(image: Levels, wanted: Augmentation, random: np.random.Generator) -> Levels:
    """Flip, shift, zoom, stretch and turn in one resampling."""
    height, width = image.shape[:2]
    zoom, aspect = random.uniform(*wanted.zoom), random.uniform(*wanted.aspect) ** 0.5
    angle = np.deg2rad(random.uniform(-wanted.rotation, wanted.rotation))
    shift_x = random.uniform(-wanted.shift_x, wanted.shift_x) * width
    shift_y = random.uniform(-wanted.shift_y, wanted.shift_y) * height
    if wanted.flip_horizontally and random.random() < 0.5:
        image = image[:, ::-1]
    scale_x, scale_y = aspect / zoom, 1 / (aspect * zoom)
    cosine, sine = np.cos(angle), np.sin(angle)
    matrix = np.array([[cosine * scale_x, -sine * scale_y], [sine * scale_x, cosine * scale_y]])
    # From a place in the result to the place it is taken from, both counted from the middle.
    middle = np.array([width / 2, height / 2])
    offset = middle - matrix @ middle + np.array([shift_x, shift_y])
    if np.allclose(matrix, np.eye(2)) and np.allclose(offset, 0):
        return np.ascontiguousarray(image)
    # The edge is repeated by a margin as wide as anything can reach beyond it.
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ matrix.T + offset
    beyond = max(
        -corners.min(), (corners[:, 0] - width).max(), (corners[:, 1] - height).max(), 0
    )
    margin = int(np.ceil(beyond)) + 1
    padded = np.pad(image, [(margin, margin)] * 2 + [(0, 0)] * (image.ndim - 2), "edge")
    coefficients = (
        matrix[0, 0], matrix[0, 1], offset[0] + margin,
        matrix[1, 0], matrix[1, 1], offset[1] + margin,
    )  # fmt: skip
    return np.asarray(
        Image.fromarray(padded).transform(
            (width, height),
            Image.Transform.AFFINE,
            coefficients,
            Image.Resampling.BILINEAR,
        )
    )


def _coarser(picture: Image.Image, share: float) -> Image.Image:
    small = (max(round(picture.width * share), 1), max(round(picture.height * share), 1))
    resized = picture.resize(small, Image.Resampling.BILINEAR)
    return resized.resize(picture.size, Image.Resampling.BILINEAR)


def _exposed(image: Levels, wanted: Augmentation, random: np.random.Generator) -> Levels:
    """Change brightness, contrast and gamma by one table, then add noise."""
    levels = np.arange(256, dtype=np.float64)
    levels = 255 * (levels / 255) ** random.uniform(*wanted.gamma)
    mean = levels[image].mean()
    levels = mean + (levels - mean) * random.uniform(*wanted.contrast)
    levels *= random.uniform(*wanted.brightness)
    if wanted.most_noise <= 0:
        return np.asarray(np.clip(np.rint(levels), 0, 255).astype(np.uint8)[image])
    noise = random.normal(0, random.uniform(0, wanted.most_noise), image.shape[:2])
    noisy = levels.astype(np.float32)[image] + (noise if image.ndim == 2 else noise[..., None])
    return np.asarray(np.clip(np.rint(noisy), 0, 255).astype(np.uint8))
