"""Fit many logistic regressions on the same images at once, from one cached factorisation.

Whatever is learnt from the images of a folder, the images stay: their standardised features and
a factor of their covariance serve every later fit. All fits of a refit go over the features
together, which is what takes the time, so that six cost little more than one.

Each fit is what `fit_head.fit_rows` fits: balanced, on features that are standardised among the
images learnt from, with the same penalty, and taken nearer to the bottom: two refits shall
differ by their labels, not by where they stopped. See benchmarks/what_changes.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.descent import Point, descend
from ajna_desktop.learning.fitting.fit_head import (
    blas_threads,
    fit_rows,
    usual_inverse_penalty,
)
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.head_arrays import Floats, softmax
from ajna_desktop.learning.heads.any_head import ClassifierHead

Classes = npt.NDArray[np.int64]
Rows = npt.NDArray[np.bool_]

# Of the loss over a score, p (1 − p), as the factor takes it for every image: of 0.03 … 0.2 it
# needed the fewest steps on radiographs.
_CURVATURE: Final = 0.06
# Of the mean loss. At scikit-learn's 1e-4, up to 8 of 5,216 predictions of two classes flip by
# rounding alone when other labels change; at this one, one at most.
_SLOPE: Final = 2e-5
_SLOPE_OF_MORE: Final = 1e-4  # with more classes: at 2e-5 three take twice the time
MOST_CLASSES: Final = 16  # with more, the steps of all fits at once do not fit into the caches
_NEVER: Final = -1e9  # a bias that leaves a class no probability
_AT_ONCE: Final = 2048  # images


@dataclass(frozen=True, slots=True, eq=False)
class Factored:
    """What the features of N images give to every fit, whatever the labels.

    Attributes:
        rows: (N, D) float32, mean 0 and deviation 1 in each column.
        mean: (D,), and
        scale: (D,), which made them so.
        factor: (D, D) of the curvature of a fit on all of them; of Cholesky, lower.
        inverse_penalty: It is for.
    """

    rows: Floats
    mean: Floats
    scale: Floats
    factor: Floats
    inverse_penalty: float

    @classmethod
    def of(cls, features: Floats, inverse_penalty: float | None = None) -> Self:
        """Factor features (N, D), finite; 5,216 x 1,280 take about 0.2 s, D² N operations."""
        penalty = inverse_penalty or usual_inverse_penalty()
        rows, mean, scale = standardise(np.array(features, np.float32))
        curvature = rows.T @ rows
        curvature *= np.float32(penalty * _CURVATURE)
        curvature[np.diag_indices(len(curvature))] += 1
        factor, _ = cho_factor(curvature, lower=True, overwrite_a=True, check_finite=False)
        return cls(rows, mean, scale, factor, penalty)

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.rows.nbytes + self.factor.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """What one of the fits learns.

    Attributes:
        classes: (N,), indices into the classes.
        is_learnt: (N,), True for the images to learn from.
    """

    classes: Classes
    is_learnt: Rows


@dataclass(frozen=True, slots=True, eq=False)
class FittedTogether:
    """What came of F fits.

    Attributes:
        heads: F classifiers.
        probabilities: (F, N, K) float32, what each says of every image.
    """

    heads: tuple[ClassifierHead, ...]
    probabilities: Floats


def fit_each(
    features: Floats,
    lessons: Sequence[Taught],
    kinds: tuple[Label, ...],
    images: Factored | None = None,
) -> FittedTogether:
    """Return F fits on the same N images, in the way that suits the number of classes.

    Args:
        features: (N, D) float32, finite.
        lessons: See `fit_together`.
        kinds: See `fit_together`.
        images: What `Factored.of(features)` returned, where it was kept.
    """
    with blas_threads(len(features), len(kinds)):
        if len(kinds) <= MOST_CLASSES:
            return fit_together(images or Factored.of(features), lessons, kinds)
        heads = tuple(fit_rows(features, one.classes, kinds, one.is_learnt) for one in lessons)
        return FittedTogether(heads, np.stack([head.probabilities(features) for head in heads]))


def fit_together(
    images: Factored, lessons: Sequence[Taught], kinds: tuple[Label, ...]
) -> FittedTogether:
    """Return F fits on the same N images.

    The answer to a lesson does not depend on the others beyond rounding. A class that a lesson
    has no image of gets probability 0.

    Args:
        images: Their features.
        lessons: What each of the F fits learns; at least two classes.
        kinds: The K ≥ 2 classes.
    """
    problem = _Problem(images, lessons, len(kinds))
    found = descend(problem, problem.start())
    scores = found.scores
    if len(kinds) == 2:  # one column, for the second class: as softmax, half to each
        scores = np.concatenate([-scores / 2, scores / 2], axis=2)
    probabilities = np.stack([softmax(scores[:, one]) for one in range(len(lessons))])
    heads = tuple(problem.head(found, one, kinds) for one in range(len(lessons)))
    return FittedTogether(heads, probabilities)


class _Problem:
    """The penalised loss of F fits over M = 1 (two classes) or K columns each.

    In the standardised features of a fit, z = ((x − m) / s) · w + b, where m and s are of the
    images that it learns from, in the coordinates that `Factored` shares among all fits.
    """

    def __init__(self, images: Factored, lessons: Sequence[Taught], kinds: int) -> None:
        self._rows, self._images, self._kinds = images.rows, images, kinds
        self.columns = 1 if kinds == 2 else kinds
        learnt = np.stack([one.is_learnt for one in lessons]).astype(np.float32)
        self._mean, self._scale = _moments(images.rows, learnt)
        weights = np.stack([_weights(one, kinds) for one in lessons], axis=1)
        self._weights = (np.float32(images.inverse_penalty) * weights)[:, :, None]  # (N, F, 1)
        classes = np.stack([one.classes for one in lessons], axis=1)
        wanted = np.arange(1, 2) if kinds == 2 else np.arange(kinds)
        self._truth = (classes[:, :, None] == wanted).astype(np.float32)  # (N, F, M)
        slope = np.float32(_SLOPE if kinds == 2 else _SLOPE_OF_MORE)
        self.enough = slope * self._weights.sum(axis=(0, 2))
        self._absent = np.stack(
            [np.bincount(one.classes[one.is_learnt], minlength=kinds) == 0 for one in lessons]
        )
        # The bias has no penalty: its own curvature stands alone in the factor.
        self._of_bias = np.float32(_CURVATURE) * self._weights.sum(axis=0)  # (F, 1)

    def start(self) -> Point:
        """Return where to begin: every class that a fit knows is as likely."""
        fits = len(self._absent)
        weights = np.zeros((fits, self.columns, self._rows.shape[1]), np.float32)
        biases = np.zeros((fits, self.columns), np.float32)
        if self.columns > 1:
            biases[self._absent] = _NEVER
        scores = np.broadcast_to(biases, (len(self._rows), *biases.shape))
        return Point(weights, biases, scores)

    def scores(self, weights: Floats, biases: Floats) -> Floats:
        """Return z, (N, F, M); linear in both arguments."""
        scaled = weights / self._scale[:, None, :]
        shift = biases - np.einsum("fmd,fd->fm", scaled, self._mean)
        products = self._rows @ scaled.reshape(-1, scaled.shape[2]).T
        scores: Floats = products.reshape(len(self._rows), *biases.shape)
        scores += shift
        return scores

    def loss(self, point: Point) -> tuple[npt.NDArray[np.float64], Floats]:
        """Return the loss of each fit, (F,), and its slope over each score, (N, F, M)."""
        scores = point.scores
        if self.columns == 1:
            own = np.logaddexp(np.float32(0), scores) - self._truth * scores
            said = 0.5 + 0.5 * np.tanh(scores / 2)  # no overflow, however sure
        else:
            top = scores.max(axis=2, keepdims=True)
            powers = np.exp(scores - top)
            total = powers.sum(axis=2, keepdims=True)
            own = np.log(total) + top - (self._truth * scores).sum(axis=2, keepdims=True)
            said = powers / total
        losses = (self._weights * own).sum(axis=(0, 2), dtype=np.float64)
        losses += 0.5 * np.einsum("fmd,fmd->f", point.weights, point.weights, dtype=np.float64)
        return losses, self._weights * (said - self._truth)

    def slope(self, slopes: Floats, weights: Floats) -> tuple[Floats, Floats]:
        """Return the slope over weights (F, M, D) and biases (F, M)."""
        products = slopes.reshape(len(self._rows), -1).T @ self._rows
        of_bias = slopes.sum(axis=0)
        centred = products.reshape(weights.shape) - of_bias[:, :, None] * self._mean[:, None]
        return centred / self._scale[:, None, :] + weights, of_bias

    def towards(self, weights: Floats, biases: Floats) -> tuple[Floats, Floats]:
        """Return a slope divided by the curvature that the images were factored for."""
        flat = weights.reshape(-1, weights.shape[2])
        solved = cho_solve((self._images.factor, True), flat.T, check_finite=False)
        return solved.T.reshape(weights.shape), biases / self._of_bias

    def head(self, found: Point, fit: int, kinds: tuple[Label, ...]) -> ClassifierHead:
        """Return the classifier of one fit, on features as they are."""
        weights, biases = found.weights[fit], found.biases[fit]
        if self.columns == 1:
            weights = np.concatenate([-weights / 2, weights / 2])
            biases = np.concatenate([-biases / 2, biases / 2])
        shared = self._images
        mean = shared.mean + shared.scale * self._mean[fit]
        scale = shared.scale * self._scale[fit]
        return ClassifierHead(kinds, mean, scale, weights, biases)


def _moments(rows: Floats, learnt: Floats) -> tuple[Floats, Floats]:
    """Return mean and deviation among the images learnt from, (F, D) each."""
    totals = learnt.sum(axis=1)[:, None]
    mean = learnt @ rows / totals
    squares = np.zeros_like(mean)
    for start in range(0, len(rows), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        squares += learnt[:, part] @ np.square(rows[part])
    scale = np.sqrt(np.maximum(squares / totals - mean**2, 0))
    return mean, np.where(scale > 1e-6, scale, np.float32(1))


def _weights(lesson: Taught, kinds: int) -> Floats:
    """Return the weight of each image, (N,): every class that is learnt weighs the same."""
    counts = np.bincount(lesson.classes[lesson.is_learnt], minlength=kinds)
    factors = counts.sum() / (np.maximum(counts, 1) * np.count_nonzero(counts))
    return np.where(lesson.is_learnt, factors[lesson.classes], 0).astype(np.float32)
