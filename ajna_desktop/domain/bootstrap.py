"""In which interval a figure lies: by drawing whole groups of scans again and again.

Scans of one patient or container are alike. Drawing them one by one would make an interval
look narrower than it is, so that groups are drawn (Field and Welsh, 2007).
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.roc import macro_area_under_roc

Classes = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Shares = npt.NDArray[np.float64]

RESAMPLES: Final = 1000
_PERCENTILES: Final = (2.5, 97.5)
_FEWEST_RESAMPLES: Final = 200
_MOST_WORK: Final = 2_000_000_000  # resamples × scans × classes
_AT_ONCE: Final = 4_000_000  # weights in memory: 16 MB


class Resamples:
    """Sets of groups drawn with replacement, as many in each as there are groups."""

    def __init__(self, groups: Sequence[str], seed: int = 0, count: int = RESAMPLES) -> None:
        """Take the group of each of N scans; "" is a group of its own in each."""
        own = [group or f"\0{row}" for row, group in enumerate(groups)]
        names, self._group = np.unique(own, return_inverse=True)
        self._groups = len(names)
        self._seed = seed
        self._count = count

    def __len__(self) -> int:
        return self._count

    def totals(self, values: npt.NDArray[np.floating]) -> Shares:
        """Return the sum of `values` (N, C) over each resample, (resamples, C)."""
        of_group = np.zeros((self._groups, values.shape[1]))
        np.add.at(of_group, self._group, values)
        return np.concatenate([weights @ of_group for weights in self._drawn(self._count)])

    def of_groups(self, values: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Return the sum of `values` (N,) over each group, (groups,)."""
        sums = np.zeros(self._groups, np.int64)
        np.add.at(sums, self._group, values)
        return sums

    def weights(self, most: int) -> Iterator[Weights]:
        """Yield how often each scan is in a resample, (some, N), for the first `most` ones."""
        for drawn in self._drawn(min(most, self._count)):
            yield drawn[:, self._group]

    def _drawn(self, count: int) -> Iterator[Weights]:
        rng = np.random.default_rng(self._seed)
        block = max(_AT_ONCE // max(len(self._group), self._groups, 1), 1)
        for first in range(0, count, block):
            rows = min(block, count - first)
            drawn = rng.integers(0, self._groups, (rows, self._groups))
            drawn += np.arange(rows)[:, np.newaxis] * self._groups
            counted = np.bincount(drawn.ravel(), minlength=rows * self._groups)
            yield counted.reshape(rows, self._groups).astype(np.float32)


def accuracy(is_right: npt.NDArray[np.bool_], resamples: Resamples) -> Measured:
    """Return the share of N ≥ 1 scans that are right, (N,), with its interval."""
    columns = np.stack([is_right, np.ones_like(is_right)], axis=1).astype(np.float64)
    right, every = resamples.totals(columns).T
    return _measured(float(is_right.mean()), right / every)


def macro_auc(
    probabilities: npt.NDArray[np.floating], classes: Classes, resamples: Resamples
) -> Measured | None:
    """Return `roc.macro_area_under_roc` with its interval; None where it is None.

    Of very many scans and classes, the interval comes from fewer resamples (never below 200).

    Args:
        probabilities: (N, K), finite.
        classes: (N,) the column that is true; −1 where none is.
        resamples: Of the same N scans.
    """
    value = macro_area_under_roc(probabilities, classes)
    if value is None:
        return None
    columns = range(1, 2) if probabilities.shape[1] == 2 else range(probabilities.shape[1])
    work = max(probabilities.shape[0] * len(columns), 1)
    most = max(_MOST_WORK // work, _FEWEST_RESAMPLES)
    ranked = [
        _Ranked(probabilities[:, k], classes == k) for k in columns if (classes == k).any()
    ]
    drawn = [
        np.nanmean([one.areas(weights) for one in ranked], axis=0)
        for weights in _with_both_classes(resamples.weights(most), classes)
    ]
    return _measured(value, np.concatenate(drawn) if drawn else np.empty(0))


def class_mean(
    values: npt.NDArray[np.floating], classes: Classes, resamples: Resamples
) -> Measured:
    """Return the mean over the classes of the means of `values` (N,), with its interval."""
    kinds, number = np.unique(classes, return_inverse=True)
    of_class = np.zeros((len(values), 2 * len(kinds)))
    rows = np.arange(len(values))
    of_class[rows, number] = values
    of_class[rows, len(kinds) + number] = 1
    means = [float(values[number == kind].mean()) for kind in range(len(kinds))]
    totals = resamples.totals(of_class)
    sums, counts = totals[:, : len(kinds)], totals[:, len(kinds) :]
    with np.errstate(invalid="ignore"):
        every = sums / counts  # NaN where no scan of a class was drawn
    drawn = every[~np.isnan(every).all(axis=1)]
    return _measured(float(np.mean(means)), np.nanmean(drawn, axis=1))


class _Ranked:
    """One score, sorted once, so that its area under the curve is quick for any weights."""

    def __init__(
        self, scores: npt.NDArray[np.floating], is_positive: npt.NDArray[np.bool_]
    ) -> None:
        self._order = np.argsort(scores, kind="stable")
        ordered = scores[self._order]
        self._is_negative = ~is_positive[self._order]
        self._positives = np.flatnonzero(is_positive)
        self._below = np.searchsorted(ordered, scores[self._positives], "left")
        self._not_above = np.searchsorted(ordered, scores[self._positives], "right")

    def areas(self, weights: Weights) -> Shares:
        """Return the area for each row of weights (B, N), (B,); NaN where a class is absent."""
        negatives = weights[:, self._order] * self._is_negative
        counted = np.zeros((len(weights), weights.shape[1] + 1))
        np.cumsum(negatives, axis=1, out=counted[:, 1:])
        positives = weights[:, self._positives].astype(np.float64)
        # Ties count half: the mean of those strictly below and of those not above.
        below = (counted[:, self._below] + counted[:, self._not_above]) / 2
        pairs = positives.sum(axis=1) * counted[:, -1]
        with np.errstate(invalid="ignore"):
            areas: Shares = np.einsum("ij,ij->i", positives, below) / pairs
        return areas


def _with_both_classes(drawn: Iterator[Weights], classes: Classes) -> Iterator[Weights]:
    """Leave out resamples in which all scans are of one class: they have no area."""
    kinds = np.unique(classes)
    for weights in drawn:
        there = sum((weights[:, classes == kind].any(axis=1)).astype(int) for kind in kinds)
        if (kept := weights[there > 1]).size:
            yield kept


def _measured(value: float, drawn: Shares) -> Measured:
    if not len(drawn):
        return Measured(value)
    low, high = np.percentile(drawn, _PERCENTILES)
    return Measured(value, float(low), float(high))
