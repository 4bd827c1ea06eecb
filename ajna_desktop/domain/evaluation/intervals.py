"""In which interval each headline figure lies: whole groups drawn again and again.

Fast enough to follow a handle that is let go of. Above 20,000 scans fewer resamples are drawn,
20,000,000 / scans, but never below 200: with so many scans the ends of an interval hardly
depend on how many there are.

Where every resample says the same, for want of a mistake or of a second group, resampling knows
nothing of what may come. Then the interval is Wilson's, of as many trials as there are groups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.bootstrap import RESAMPLES
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.threshold_curve import Decided, ThresholdCurve
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import reaches

Reals = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_PERCENTILES: Final = (2.5, 97.5)
_FEWEST: Final = 200
_MOST_WORK: Final = 20_000_000  # resamples × scans
_SAME: Final = 1e-9  # resamples that differ by less differ in rounding alone
_FEW_KINDS: Final = 10  # as many groups to a kind: drawing kinds is quicker than groups


@dataclass(frozen=True, slots=True)
class PointFigures:
    """The headline figures of one class against the rest at a threshold.

    None where there is nothing to divide by.
    """

    recall: Measured | None
    precision: Measured | None
    specificity: Measured | None
    accuracy: Measured | None
    balanced_accuracy: Measured | None
    f1: Measured | None


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """How well a score ranks one class above the rest, whatever the threshold.

    None unless both occur; the average precision where there are positives.
    """

    area_under_roc: Measured | None
    average_precision: Measured | None


@dataclass(frozen=True, slots=True)
class OverallFigures:
    """How often all K classes are told right. None without scans."""

    accuracy: Measured | None
    balanced_accuracy: Measured | None  # mean recall over the classes that have scans


class GroupedScores:
    """N scored scans with their groups, ready for any threshold."""

    def __init__(
        self,
        scores: npt.NDArray[np.floating],
        is_positive: npt.NDArray[np.bool_],
        groups: npt.NDArray[np.integer],
        seed: int = 0,
    ) -> None:
        """Take scans.

        Args:
            scores: (N,), in [0, 1].
            is_positive: (N,).
            groups: (N,) same number, same patient or container.
            seed: Of what is drawn.
        """
        self._scores = scores
        self._is_positive = is_positive
        self._groups = groups
        self._draws = _Draws(groups, seed)

    def at(self, threshold: float) -> PointFigures:
        """Return the figures at a threshold, with their intervals."""
        return self.where(reaches(self._scores, threshold))

    def where(self, told: npt.NDArray[np.bool_]) -> PointFigures:
        """Return the figures where the scans of a mask (N,) are told to be of the class."""
        truth = self._is_positive
        kinds = np.stack([truth & told, ~truth & told, truth & ~told, ~truth & ~told], axis=1)
        counts = self._draws.of_groups(kinds)
        return _point_figures(counts, self._draws.totals(counts))

    def ranking(self) -> RankingFigures:
        """Return the areas with their intervals; they hold for every threshold."""
        curve = ThresholdCurve(self._scores, self._is_positive)
        if curve.average_precision is None:
            return RankingFigures(None, None)
        drawn = np.array([*_areas(self._scores, self._is_positive, self._draws)])
        area, precision = curve.area_under_roc, curve.average_precision
        positives, negatives = (
            len(np.unique(self._groups[kind]))
            for kind in (self._is_positive, ~self._is_positive)
        )
        # No ranking is known better than the rarer kind is.
        return RankingFigures(
            None
            if area is None
            else _measured(area, drawn[:, 0], _of_draws(area, min(positives, negatives))),
            _measured(precision, drawn[:, 1], _of_draws(precision, positives)),
        )


def overall(
    truth: npt.NDArray[np.integer],
    told: npt.NDArray[np.integer],
    groups: npt.NDArray[np.integer],
    seed: int = 0,
) -> OverallFigures:
    """Return the figures over all classes with their intervals.

    Args:
        truth: (N,) number of the class that holds, from 0 on.
        told: (N,) number of the class that is decided for.
        groups: (N,) same number, same patient or container.
        seed: Of what is drawn.
    """
    if not len(truth):
        return OverallFigures(None, None)
    is_right = truth == told
    size = int(truth.max()) + 1
    draws = _Draws(groups, seed)
    counts = draws.of_groups(np.stack([is_right, ~is_right], axis=1))
    totals = draws.totals(counts)
    recalls = np.array([_recalls(truth, is_right, size, w) for w in draws.weights()])
    value = _recalls(truth, is_right, size, np.ones(len(truth), np.int64))
    return OverallFigures(
        _share(counts, totals, (0,), (0, 1)),
        _measured(
            _mean(value),
            np.array([_mean(row) for row in recalls]),
            _mean_of([_of_draws(*one) for one in _with_groups(value, truth, groups)]),
        ),
    )


class _Draws:
    """Sets of groups drawn with replacement, as many in each as there are groups."""

    def __init__(self, groups: npt.NDArray[np.integer], seed: int) -> None:
        names, self._group = np.unique(groups, return_inverse=True)
        self._groups = len(names)
        self._seed = seed

    def of_groups(self, kinds: npt.NDArray[np.bool_]) -> Whole:
        """Return how many scans of each kind (N, C) each group has, (groups, C)."""
        columns = [
            np.bincount(self._group[kinds[:, kind]], minlength=self._groups)
            for kind in range(kinds.shape[1])
        ]
        return np.stack(columns, axis=1)

    def totals(self, counts: Whole) -> Whole:
        """Return the sum of `counts` (groups, C) over each resample, (resamples, C).

        Groups with the same counts are of one kind. How many of each kind are drawn is
        multinomial, so that few kinds need few random numbers, however many groups there are.
        """
        if not self._groups:
            return np.zeros((0, counts.shape[1]), np.int64)
        rng = np.random.default_rng(self._seed)
        kinds, how_many = _kinds(counts)
        if len(kinds) * _FEW_KINDS <= self._groups:
            shares = how_many / how_many.sum()
            return rng.multinomial(self._groups, shares, RESAMPLES) @ kinds
        drawn = [weights @ counts for weights in self._drawn(self._groups)]
        return np.array(drawn)

    def weights(self, order: Whole | None = None) -> Iterator[Whole]:
        """Yield how often each scan, in some order, is in a resample, (N,)."""
        group = self._group if order is None else self._group[order]
        for weights in self._drawn(len(group)):
            yield weights[group]

    def _drawn(self, work: int) -> Iterator[Whole]:
        rng = np.random.default_rng(self._seed)
        most = min(max(_MOST_WORK // max(work, 1), _FEWEST), RESAMPLES)
        for _ in range(most if self._groups else 0):
            drawn = rng.integers(0, self._groups, self._groups, np.int32)
            yield np.bincount(drawn, minlength=self._groups)


def _kinds(counts: Whole) -> tuple[Whole, Whole]:
    """Return the different rows of counts, and how often each occurs."""
    sizes = counts.max(axis=0) + 1
    if np.prod(sizes.astype(np.float64)) > 2.0**62:
        kinds, how_many = np.unique(counts, axis=0, return_counts=True)
        return kinds, how_many
    # One number stands for a row: sorting those is a hundred times as quick.
    codes = np.ravel_multi_index(tuple(counts.T), tuple(sizes.tolist()))
    _, first, how_many = np.unique(codes, return_index=True, return_counts=True)
    return counts[first], how_many


def _point_figures(counts: Whole, totals: Whole) -> PointFigures:
    tp, fp, fn, tn = range(4)
    found = Decided(*counts.sum(axis=0).tolist())
    balanced = None
    if found.total:
        with np.errstate(invalid="ignore"):
            recall = totals[:, tp] / totals[:, [tp, fn]].sum(axis=1)
            specificity = totals[:, tn] / totals[:, [fp, tn]].sum(axis=1)
        both = np.stack([recall, specificity], axis=1)
        halves_known = [
            _of_draws(value, _groups_with(counts, kinds))
            for value, kinds in ((found.recall, (tp, fn)), (found.specificity, (fp, tn)))
            if counts[:, kinds].any()
        ]
        balanced = _measured(
            found.balanced_accuracy,
            np.array([_mean(row) for row in both]),
            _mean_of(halves_known),
        )
    f1 = None
    if found.positives + found.alarms:
        halves = totals[:, [tp, tp, fp, fn]].sum(axis=1)
        f1 = _measured(
            found.f1,
            _divided(2 * totals[:, tp], halves),
            _of_draws(found.f1, _groups_with(counts, (tp, fp, fn))),
        )
    return PointFigures(
        recall=_share(counts, totals, (tp,), (tp, fn)),
        precision=_share(counts, totals, (tp,), (tp, fp)),
        specificity=_share(counts, totals, (tn,), (fp, tn)),
        accuracy=_share(counts, totals, (tp, tn), (tp, fp, fn, tn)),
        balanced_accuracy=balanced,
        f1=f1,
    )


def _share(
    counts: Whole, totals: Whole, part: Sequence[int], whole: Sequence[int]
) -> Measured | None:
    """Return a share of scans with its interval, from the counts of groups and resamples."""
    parts, wholes = counts[:, part].sum(), counts[:, whole].sum()
    if not wholes:
        return None
    value = float(parts / wholes)
    drawn = _divided(totals[:, part].sum(axis=1), totals[:, whole].sum(axis=1))
    return _measured(value, drawn, _of_draws(value, _groups_with(counts, whole)))


def _areas(
    scores: npt.NDArray[np.floating], is_positive: npt.NDArray[np.bool_], draws: _Draws
) -> Iterator[tuple[float, float]]:
    """Yield area under the ROC curve and average precision of each resample."""
    order = np.argsort(-scores, kind="stable")
    falling, is_positive = scores[order], is_positive[order]
    # Where equal scores begin and end; only those with a positive among them add anything.
    ends = np.flatnonzero(np.append(falling[1:] != falling[:-1], True)) + 1
    begins = np.concatenate([[0], ends[:-1]])
    before = np.concatenate([[0], np.cumsum(is_positive)])
    adds = before[ends] > before[begins]
    ends, begins = ends[adds], begins[adds]
    positives = np.flatnonzero(is_positive)
    steps = np.concatenate([[0], before[ends]])
    for drawn in draws.weights(order):
        every = _added_up(drawn)
        found = _added_up(drawn[positives])[steps]
        gained = found[1:] - found[:-1]
        # Twice the negatives of a higher score: those of the same score count half.
        above = every[ends] - found[1:] + every[begins] - found[:-1]
        hits = int(found[-1])
        pairs = hits * (int(every[-1]) - hits)
        # No BLAS: its threads wait longer for one another than this takes.
        area = 1 - int((gained * above).sum()) / (2 * pairs) if pairs else np.nan
        precision = found[1:] / np.maximum(every[ends], 1)
        yield area, float((gained * precision).sum()) / hits if hits else np.nan


def _added_up(drawn: Whole) -> Whole:
    sums: Whole = np.concatenate([[0], np.cumsum(drawn)])
    return sums


def _recalls(
    truth: npt.NDArray[np.integer], is_right: npt.NDArray[np.bool_], size: int, weights: Whole
) -> Reals:
    scans = np.bincount(truth, weights, size)
    return _divided(np.bincount(truth[is_right], weights[is_right], size), scans)


def _divided(parts: npt.NDArray[np.generic], wholes: npt.NDArray[np.generic]) -> Reals:
    with np.errstate(invalid="ignore"):
        shares: Reals = np.true_divide(parts, wholes)  # NaN where none was drawn
    return shares


def _mean(shares: Reals) -> float:
    there = shares[~np.isnan(shares)]
    return float(there.mean()) if len(there) else float("nan")


def _groups_with(counts: Whole, kinds: Sequence[int]) -> int:
    return int(counts[:, kinds].any(axis=1).sum())


def _with_groups(
    values: Reals, classes: npt.NDArray[np.integer], groups: npt.NDArray[np.integer]
) -> Iterator[tuple[float, int]]:
    """Yield the value of each class that has scans, and how many groups they are of."""
    pairs = np.unique(np.stack([classes, groups], axis=1), axis=0)
    how_many = np.bincount(pairs[:, 0], minlength=len(values))
    there = how_many > 0
    yield from zip(values[there].tolist(), how_many[there].tolist(), strict=True)


def _of_draws(value: float, draws: int) -> Measured:
    """Return a figure in [0, 1] with Wilson's interval of so many trials."""
    return share_of(value * draws, draws)


def _mean_of(shares: Sequence[Measured]) -> Measured:
    """Return the mean of shares; its interval is on the wide side, as all may err alike."""
    ends = np.array([(one.value, one.low, one.high) for one in shares], np.float64)
    value, low, high = ends.mean(axis=0).tolist()
    return Measured(value, low, high)


def _measured(value: float, drawn: Reals, otherwise: Measured) -> Measured:
    """Return a figure with the interval that resamples tell, or `otherwise` has."""
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn) or drawn.max() - drawn.min() < _SAME:
        return Measured(value, otherwise.low, otherwise.high)
    low, high = np.percentile(drawn, _PERCENTILES)
    return Measured(value, float(low), float(high))
