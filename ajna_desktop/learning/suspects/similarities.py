"""Images as similarities to some of them: what a kernel needs in place of features."""

from typing import Final

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.head_arrays import Floats

MOST_LANDMARKS: Final = 3000
_WIDTH: Final = 0.6  # times the squared distance, where 1 is the median
_RIDGE: Final = 1e-3  # keeps the factorisation possible where images are the same
_ROUNDING: Final = 1e-3  # of squared distances, generously
_AT_ONCE: Final = 4096  # images


def gaussian_features(features: Floats, most: int = MOST_LANDMARKS, seed: int = 0) -> Floats:
    """Return rows whose products are Gaussian similarities of images, (N, min(N, most)).

    Standardised features, the median of squared distances as the scale. Exact up to `most`
    images; of more, so many are drawn and stand for all (Williams and Seeger, 2001).

    Args:
        features: (N, D) float32, N ≥ 1; overwritten.
        most: How many landmarks.
        seed: Of the draw.
    """
    rows, _, _ = standardise(features)
    drawn = np.random.default_rng(seed).permutation(len(rows))[:most]
    marks = rows[np.sort(drawn)]
    scale = _median_square(marks)
    own = _similarities(marks, marks, scale)
    own[np.diag_indices_from(own)] += np.float32(_RIDGE)
    half = cholesky(own, lower=True, overwrite_a=True, check_finite=False)
    found = np.empty((len(rows), len(marks)), np.float32)
    for first in range(0, len(rows), _AT_ONCE):
        part = _similarities(rows[first : first + _AT_ONCE], marks, scale)
        solved = solve_triangular(half, part.T, lower=True, check_finite=False)
        found[first : first + len(part)] = solved.T
    return found


def _similarities(rows: Floats, marks: Floats, scale: float) -> Floats:
    squares = _square_distances(rows, marks)
    squares *= np.float32(-_WIDTH / scale)
    similar: Floats = np.exp(squares, out=squares)
    return similar


def _median_square(marks: Floats) -> float:
    """Return the median of the squared distances.

    Where most images are the same, that is but rounding: the mean then; and 1 where all are.
    """
    few = _square_distances(marks[:500], marks)
    median, mean = float(np.median(few)), float(few.mean())
    return median if median > _ROUNDING * mean > 0 else max(mean, _ROUNDING)


def _square_distances(rows: Floats, marks: Floats) -> Floats:
    squares: Floats = rows @ marks.T
    squares *= np.float32(-2)
    squares += np.einsum("nd,nd->n", rows, rows)[:, np.newaxis]
    squares += np.einsum("md,md->m", marks, marks)
    return np.maximum(squares, 0, out=squares)
