"""Lays one image over another: warped into its frame, with grey levels fitted to its own.

Positions are continuous, as the viewer counts them: pixel i covers [i, i + 1). A matrix (2, 3)
takes (x, y, 1) of the first image to (x, y) of the second.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.imaging.display import Raw

Matrix = npt.NDArray[np.float64]  # (2, 3)
Floats = npt.NDArray[np.float32]

MOST_SIDE: Final = 1536  # pixels of the frame in which two images are compared
_LEVELS: Final = 64  # equal counts of pixels, by which grey levels are fitted
_RED_GREEN_BLUE: Final = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
_BAND: Final = 1 << 20  # pixels warped at once: some ten megabytes


@dataclass(frozen=True, slots=True, eq=False)
class AlignedPair:
    """Two images in the frame of the first.

    Attributes:
        step: Pixels of the first image for one of this frame, in x and in y.
        first: (H, W), grey levels of the first image, in its dtype.
        second: (H, W), same dtype: the second image where it overlaps, its grey levels fitted.
        difference: (H, W) in [-1, 1]: second minus first as a part of the range of the first's
            grey levels (1st to 99th percentile); NaN where they do not overlap.
        overlap: Share of the first image that the second covers, in [0, 1].
        mean_difference: Mean of the absolute difference, in [0, 1]; NaN without overlap.
    """

    step: tuple[float, float]
    first: Raw
    second: Raw
    difference: Floats
    overlap: float
    mean_difference: float


def stretched(first: tuple[int, int], second: tuple[int, int]) -> Matrix:
    """Return the matrix that lays the whole of one image on the whole of the other.

    Args:
        first: Height and width in pixels.
        second: Likewise.
    """
    return np.array(
        [[second[1] / max(first[1], 1), 0, 0], [0, second[0] / max(first[0], 1), 0]], np.float64
    )


def inverted(matrix: Matrix) -> Matrix:
    """Return the matrix that leads back.

    Raises:
        numpy.linalg.LinAlgError: none does: the matrix flattens the plane.
    """
    turned = np.linalg.inv(matrix[:, :2])
    return np.hstack([turned, -turned @ matrix[:, 2:]])


def joined(then: Matrix, first: Matrix) -> Matrix:
    """Return the matrix that does `first`, then `then`."""
    return np.hstack([then[:, :2] @ first[:, :2], then[:, :2] @ first[:, 2:] + then[:, 2:]])


def aligned_pair(first: Raw, second: Raw, matrix: Matrix) -> AlignedPair:
    """Lay `second` over `first`.

    Args:
        first: (H, W) of any real dtype, or (H, W, 3) uint8.
        second: Likewise, of another size perhaps.
        matrix: From `first` to `second`.
    """
    height, width = first.shape[:2]
    scale = max(max(height, width) / MOST_SIDE, 1.0)
    shape = (max(round(height / scale), 1), max(round(width / scale), 1))
    step = (width / shape[1], height / shape[0])
    shrinking = np.array([[step[0], 0, 0], [0, step[1], 0]], np.float64)
    frame = warped(_grey(first), shrinking, shape)
    other = warped(_grey(second), joined(matrix, shrinking), shape)
    both = np.isfinite(frame) & np.isfinite(other)
    fitted = np.full(shape, np.nan, np.float32)
    fitted[both] = fitted_levels(other[both], frame[both])
    low, high = np.percentile(frame[np.isfinite(frame)], (1, 99)) if both.any() else (0, 1)
    span = max(float(high - low), 1e-6)
    difference = np.clip((fitted - frame) / span, -1, 1).astype(np.float32)
    return AlignedPair(
        step,
        _like(frame, first.dtype),
        _like(fitted, first.dtype),
        difference,
        float(both.mean()),
        float(np.abs(difference[both]).mean()) if both.any() else float("nan"),
    )


def warped(pixels: Floats, matrix: Matrix, shape: tuple[int, int]) -> Floats:
    """Return `pixels` (H, W) seen through `matrix`, float32 of `shape`; NaN beyond its edges.

    Args:
        pixels: The image that is looked at.
        matrix: From positions of the result to positions of `pixels`.
        shape: Height and width of the result.

    Bilinear; where the result is smaller, means of as many pixels as go into one.
    """
    fewer = max(int(np.sqrt(abs(np.linalg.det(matrix[:, :2])))), 1)
    if fewer > 1 and min(pixels.shape) >= 2 * fewer:
        pixels = _means(pixels, fewer)
        matrix = matrix / fewer
    result = np.empty(shape, np.float32)
    rows = max(_BAND // shape[1], 1)
    for top in range(0, shape[0], rows):
        bottom = min(top + rows, shape[0])
        result[top:bottom] = _warped_band(pixels, matrix, top, bottom, shape[1])
    return result


def fitted_levels(values: Floats, wanted: Floats) -> Floats:
    """Return `values` (n,) through the monotone curve that brings them nearest to `wanted`.

    The curve joins the means of 64 equal parts of the pixels, made monotone by pooling adjacent
    violators (Ayer et al. 1955); it falls where brighter is darker in the other image.
    """
    if len(values) < 2 or values.min() == values.max():
        mean = wanted.mean() if len(wanted) else 0.0
        return np.full(len(values), mean, np.float32)
    falls = float(np.mean((values - values.mean()) * (wanted - wanted.mean()))) < 0
    order = np.argsort(values, kind="stable")
    parts = np.linspace(0, len(values), min(_LEVELS, len(values)) + 1).astype(np.intp)
    counts = np.diff(parts)
    places = np.add.reduceat(values[order].astype(np.float64), parts[:-1]) / counts
    levels = np.add.reduceat(wanted[order].astype(np.float64), parts[:-1]) / counts
    levels = -_rising(-levels, counts) if falls else _rising(levels, counts)
    places, first = np.unique(places, return_index=True)
    return np.interp(values, places, levels[first]).astype(np.float32)


def _rising(levels: npt.NDArray[np.float64], counts: npt.NDArray[np.intp]) -> Matrix:
    """Return the rising sequence nearest to `levels` by weighted squares."""
    pools: list[tuple[float, int, int]] = []  # mean, weight, levels in it
    for level, count in zip(levels.tolist(), counts.tolist(), strict=True):
        pools.append((level, count, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, weight, many = pools.pop()
            before, weight_before, many_before = pools.pop()
            total = weight + weight_before
            joint = (mean * weight + before * weight_before) / total
            pools.append((joint, total, many + many_before))
    return np.repeat([pool[0] for pool in pools], [pool[2] for pool in pools])


def _warped_band(pixels: Floats, matrix: Matrix, top: int, bottom: int, width: int) -> Floats:
    y, x = np.mgrid[top:bottom, 0:width].astype(np.float64) + 0.5
    column = matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2] - 0.5
    row = matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2] - 0.5
    height, breadth = pixels.shape
    inside = (column > -0.5) & (column < breadth - 0.5) & (row > -0.5) & (row < height - 0.5)
    column = np.clip(column, 0, breadth - 1)
    row = np.clip(row, 0, height - 1)
    left = np.minimum(column.astype(np.intp), max(breadth - 2, 0))
    upper = np.minimum(row.astype(np.intp), max(height - 2, 0))
    right, lower = np.minimum(left + 1, breadth - 1), np.minimum(upper + 1, height - 1)
    across, down = (column - left).astype(np.float32), (row - upper).astype(np.float32)
    above = pixels[upper, left] * (1 - across) + pixels[upper, right] * across
    below = pixels[lower, left] * (1 - across) + pixels[lower, right] * across
    band: Floats = above * (1 - down) + below * down
    band[~inside] = np.nan
    return band


def _means(pixels: Floats, side: int) -> Floats:
    height, width = (length // side * side for length in pixels.shape)
    cut = pixels[:height, :width].reshape(height // side, side, width // side, side)
    means: Floats = cut.mean(axis=(1, 3), dtype=np.float32)
    return means


def _grey(pixels: Raw) -> Floats:
    values = pixels.astype(np.float32)
    return values @ _RED_GREEN_BLUE if values.ndim == 3 else values


def _like(values: Floats, dtype: np.dtype[np.generic]) -> Raw:
    if dtype not in (np.uint8, np.uint16):
        return values
    most = 255 if dtype == np.uint8 else 65_535
    whole: Raw = np.clip(np.nan_to_num(values) + 0.5, 0, most).astype(dtype)
    return whole
