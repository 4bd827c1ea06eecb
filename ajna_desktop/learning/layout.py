"""Which images are laid out unlike the others: turned, upside down, mirrored or cut off.

What upright and whole means is learnt from the folder itself: every image is turned, mirrored
and cut, and a linear classifier learns to tell what was done from what was not. Each image is
judged by a classifier that has not seen it. Where the images of a folder can lie either way,
the held-out answers show it, and nothing is said.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.layout import QUESTIONS, Change, LayoutAnswer

Floats = npt.NDArray[np.float64]
Small = npt.NDArray[np.uint8]

FEWEST: Final = 30  # images, below which there is no usual layout
_FOLDS: Final = 5
_MOST_TAUGHT: Final = 4000  # images that teach; more add seconds and nothing else
_AT_ONCE: Final = 5000  # images judged at a time
_STRENGTH: Final = 0.2  # of the ridge, of the mean variance
_CUT: Final = 0.25  # of a side
_LEAST_SPREAD: Final = 8.0  # grey levels: a uniform image is not stretched into noise


def layout_answers(
    small: Small, groups: npt.NDArray[np.int64], seed: int = 0
) -> list[LayoutAnswer]:
    """Return an answer to each of `QUESTIONS`; none where there are fewer than `FEWEST` images.

    Args:
        small: (N, S, S) grey levels, of the whole image squashed to a square.
        groups: (N,) images of one group are judged by one classifier.
        seed: Of the folds.
    """
    if len(small) < FEWEST:
        return []
    names = np.unique(groups)
    rng = np.random.default_rng(seed)
    folds = rng.integers(0, _FOLDS, len(names))[np.searchsorted(names, groups)]
    return [_answer(question, small, folds, rng) for question in QUESTIONS]


def changed(small: Small, change: Change) -> Small:
    """Return small images (N, S, S) as they look after a change."""
    return _CHANGES[change](small)


def _answer(
    question: tuple[Change, ...],
    small: Small,
    folds: npt.NDArray[np.int64],
    rng: np.random.Generator,
) -> LayoutAnswer:
    sample = np.sort(rng.permutation(len(small))[:_MOST_TAUGHT])
    every = [_features(small[sample])]
    every += [_features(changed(small[sample], change)) for change in question]
    margins, likeliest = np.zeros(len(small)), np.zeros(len(small), np.int64)
    told_apart = [np.zeros(len(sample)) for _ in question]
    for fold in range(_FOLDS):
        is_asked = folds[sample] == fold
        weights = _fitted([features[~is_asked] for features in every])
        for features, told in zip(every[1:], told_apart, strict=True):
            told[is_asked] = _margins(features[is_asked] @ weights)
        asked = np.flatnonzero(folds == fold)
        for start in range(0, len(asked), _AT_ONCE):
            rows = asked[start : start + _AT_ONCE]
            scores = _features(small[rows]) @ weights
            margins[rows] = _margins(scores)
            likeliest[rows] = scores[:, 1:].argmax(axis=1)
    return LayoutAnswer(question, margins, likeliest, tuple(told_apart))


def _margins(scores: Floats) -> Floats:
    return np.asarray(scores[:, 0] - scores[:, 1:].max(axis=1))


def _fitted(every: list[Floats]) -> Floats:
    """Return ridge weights (D, K) that tell K kinds of images apart."""
    count, kinds = len(every[0]), len(every)
    # Sums of products, kind by kind: the images stacked would take K times the memory.
    products = np.zeros((every[0].shape[1], every[0].shape[1]))
    for features in every:
        products += features.T @ features
    targets = np.eye(kinds) - 1 / kinds
    sums = np.stack([features.sum(axis=0) for features in every], axis=1) @ targets
    ridge = _STRENGTH * float(np.trace(products)) / len(products) + 1e-9 * count
    return np.asarray(np.linalg.solve(products + ridge * np.eye(len(products)), sums))


def _features(small: Small) -> Floats:
    """Return (N, S · S), each image with mean 0 and about variance 1."""
    rows = small.reshape(len(small), -1).astype(np.float64)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= rows.std(axis=1, keepdims=True) + _LEAST_SPREAD
    return rows


def _stretching(count: int, side: int) -> Floats:
    """Return the matrix (side, count) that interpolates `side` values from `count` linearly."""
    places = np.clip((np.arange(side) + 0.5) * count / side - 0.5, 0, count - 1)
    below = np.minimum(places.astype(int), count - 2)
    matrix = np.zeros((side, count))
    matrix[np.arange(side), below] = 1 - (places - below)
    matrix[np.arange(side), below + 1] = places - below
    return matrix


def _cut(axis: int, kept: Callable[[int], slice]) -> Callable[[Small], Small]:
    """Return what cuts squares at one end of an axis and stretches them to squares again."""

    def cut(small: Small) -> Small:
        side = small.shape[axis]
        lost = round(side * _CUT)
        rest = np.moveaxis(small, axis, -1)[:, :, kept(lost)]
        stretched = rest @ _stretching(side - lost, side).T
        return np.moveaxis(np.rint(stretched).astype(np.uint8), -1, axis)

    return cut


def _after(lost: int) -> slice:
    return slice(lost, None)


def _before(lost: int) -> slice:
    return slice(None, -lost)


_CHANGES: Final[dict[Change, Callable[[Small], Small]]] = {
    Change.LEFT_TURN: lambda small: np.rot90(small, 1, (1, 2)),
    Change.RIGHT_TURN: lambda small: np.rot90(small, 3, (1, 2)),
    Change.HALF_TURN: lambda small: small[:, ::-1, ::-1],
    Change.MIRRORED: lambda small: small[:, :, ::-1],
    Change.CUT_LEFT: _cut(2, _after),
    Change.CUT_RIGHT: _cut(2, _before),
    Change.CUT_TOP: _cut(1, _after),
    Change.CUT_BOTTOM: _cut(1, _before),
}
