"""What every threshold of one score means: sorted once, then asked by bisection."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_MOST_DIGITS: Final = 17  # a float64 needs no more


@dataclass(frozen=True, slots=True)
class Decided:
    """How many scans of one class, and of the rest, are told to be of it.

    A ratio over nothing is 0, as in scikit-learn.
    """

    tp: int  # of the class, and told so
    fp: int  # false alarms
    fn: int  # missed
    tn: int

    @property
    def positives(self) -> int:
        """Scans that truly are of the class."""
        return self.tp + self.fn

    @property
    def negatives(self) -> int:
        """Scans that truly are not."""
        return self.fp + self.tn

    @property
    def total(self) -> int:
        """All scans."""
        return self.positives + self.negatives

    @property
    def alarms(self) -> int:
        """Scans that are told to be of the class."""
        return self.tp + self.fp

    @property
    def recall(self) -> float:
        """Share of the positives that are found (sensitivity), in [0, 1]."""
        return _ratio(self.tp, self.positives)

    @property
    def precision(self) -> float:
        """Share of the alarms that are right, in [0, 1]."""
        return _ratio(self.tp, self.alarms)

    @property
    def specificity(self) -> float:
        """Share of the negatives that raise no alarm, in [0, 1]."""
        return _ratio(self.tn, self.negatives)

    @property
    def false_alarm_rate(self) -> float:
        """Share of the negatives that raise an alarm, in [0, 1]."""
        return _ratio(self.fp, self.negatives)

    @property
    def accuracy(self) -> float:
        """Share of the scans that are told right, in [0, 1]."""
        return _ratio(self.tp + self.tn, self.total)

    @property
    def balanced_accuracy(self) -> float:
        """Mean of recall and specificity; of the one alone where the other has no scans."""
        there = [
            share
            for share, scans in (
                (self.recall, self.positives),
                (self.specificity, self.negatives),
            )
            if scans
        ]
        return sum(there) / len(there) if there else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in [0, 1]."""
        return _ratio(2 * self.tp, self.positives + self.alarms)

    def alarm_share(self, prevalence: float) -> float:
        """Return the share of scans that raise an alarm where so many are positive."""
        return prevalence * self.recall + (1 - prevalence) * self.false_alarm_rate

    def precision_at(self, prevalence: float) -> float:
        """Return the precision where so large a share of the scans is positive."""
        share = self.alarm_share(prevalence)
        return prevalence * self.recall / share if share else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The points of a curve, (P,) each, and the threshold that each stands for."""

    x: Reals
    y: Reals
    thresholds: Reals  # infinity: nothing is told to be of the class


@dataclass(frozen=True, slots=True, eq=False)
class ScoreHistogram:
    """How many scans have which score: B bins of equal width over [0, 1]."""

    edges: Reals  # (B + 1,)
    positives: Whole  # (B,)
    negatives: Whole  # (B,)


class ThresholdCurve:
    """The scores of N scans, each of the class or not, sorted once.

    A scan is told to be of the class when its score is at the threshold or above.
    """

    def __init__(
        self, scores: npt.NDArray[np.floating], is_positive: npt.NDArray[np.bool_]
    ) -> None:
        """Sort.

        Args:
            scores: (N,), in [0, 1]; compared as float64.
            is_positive: (N,).
        """
        order = np.argsort(scores, kind="stable")
        self._scores = scores[order].astype(np.float64)
        self._is_positive = is_positive[order]
        # How many positives lie before each place, (N + 1,).
        self._before = np.concatenate([[0], np.cumsum(self._is_positive, dtype=np.int64)])

    def __len__(self) -> int:
        return len(self._scores)

    @property
    def positives(self) -> int:
        """Scans of the class."""
        return int(self._before[-1])

    @property
    def negatives(self) -> int:
        """All others."""
        return len(self) - self.positives

    @property
    def prevalence(self) -> float:
        """Share of the positives among these scans, in [0, 1]."""
        return _ratio(self.positives, len(self))

    def at(self, threshold: float) -> Decided:
        """Return what follows from a threshold; by bisection, whatever N is."""
        place = int(np.searchsorted(self._scores, threshold, "left"))
        missed = int(self._before[place])
        found = self.positives - missed
        return Decided(found, len(self) - place - found, missed, place - missed)

    @cached_property
    def distinct(self) -> Reals:
        """The D scores that occur, ascending, each once."""
        return self._scores[self._starts]

    @cached_property
    def missed(self) -> Whole:
        """Positives below each of the `distinct` scores, (D,): missed from there on."""
        return self._before[self._starts]

    @cached_property
    def rejected(self) -> Whole:
        """Negatives below each of the `distinct` scores, (D,)."""
        return self._starts - self.missed

    def threshold_for(self, index: int) -> float:
        """Return a threshold that just takes in the `distinct` score at `index`.

        It lies between that score and the one before, and is the shortest decimal number
        there, so that what people read is what decides. With `index` = D it takes in none. It
        is in (0, 1) wherever one exists: 0 where only that takes in scores of 0, and above 1
        where only that leaves out scores of 1.
        """
        there = len(self.distinct)
        low = float(self.distinct[index - 1]) if index > 0 else 0.0
        high = float(self.distinct[index]) if index < there else 1.0
        if index == there:
            return float(np.nextafter(1.0, 2.0)) if low >= 1.0 else _shortest(low, 1.0)
        if high <= 0.0:
            return 0.0
        return _shortest(low, high)

    def stepped(self, threshold: float, steps: int) -> float:
        """Return the threshold that lies so many different scores further up (or down).

        It stays in (0, 1), as a threshold must that is to be kept.
        """
        place = int(np.searchsorted(self.distinct, threshold, "left"))
        first = int(np.searchsorted(self.distinct, 0.0, "right"))
        last = int(np.searchsorted(self.distinct, 1.0, "left"))
        return self.threshold_for(min(max(place + steps, first), last)) if len(self) else 0.5

    def roc(self, *, drop_collinear: bool = True) -> Curve:
        """Return false alarm rate (x) and recall (y), from (0, 0) on, as scikit-learn's.

        Args:
            drop_collinear: Leave out points within a straight line, which look the same.
        """
        found, alarms = self._descending()
        false = alarms - found
        if drop_collinear and len(found) > 2:
            bends = np.diff(false, 2).astype(bool) | np.diff(found, 2).astype(bool)
            kept = np.flatnonzero(np.concatenate([[True], bends, [True]]))
        else:
            kept = np.arange(len(found))
        thresholds = self.distinct[::-1]
        return Curve(
            np.concatenate([[0.0], _shares(false[kept], self.negatives)]),
            np.concatenate([[0.0], _shares(found[kept], self.positives)]),
            np.concatenate([[np.inf], thresholds[kept]]),
        )

    def precision_recall(self) -> Curve:
        """Return recall (x) and precision (y), lowest threshold first, as scikit-learn's.

        The last point is (0, 1), for a threshold that nothing reaches.
        """
        found, alarms = self._descending()
        recall = _shares(found, self.positives) if self.positives else np.ones(len(found))
        return Curve(
            np.concatenate([recall[::-1], [0.0]]),
            np.concatenate([(found / np.maximum(alarms, 1))[::-1], [1.0]]),
            np.concatenate([self.distinct, [np.inf]]),
        )

    @cached_property
    def area_under_roc(self) -> float | None:
        """The area under `roc`, in [0, 1], ties counting half; None unless both occur."""
        if not self.positives or not self.negatives:
            return None
        curve = self.roc()
        return float(np.diff(curve.x) @ (curve.y[1:] + curve.y[:-1])) / 2

    @cached_property
    def average_precision(self) -> float | None:
        """Mean precision weighted by the gain in recall, as scikit-learn's.

        None without positives.
        """
        if not self.positives:
            return None
        found, alarms = self._descending()
        gained = np.diff(found, prepend=0) / self.positives
        return float(gained @ (found / alarms))

    def histogram(self, bins: int = 50) -> ScoreHistogram:
        """Count both kinds of scores in bins of equal width; a score of 1 is in the last."""
        edges = np.linspace(0.0, 1.0, bins + 1)
        places = np.searchsorted(self._scores, edges, "left")
        places[-1] = len(self)
        positives = np.diff(self._before[places])
        return ScoreHistogram(edges, positives, np.diff(places) - positives)

    @cached_property
    def _starts(self) -> Whole:
        """Where each different score begins."""
        changes: Whole = np.flatnonzero(np.diff(self._scores, prepend=-np.inf)).astype(np.int64)
        return changes

    def _descending(self) -> tuple[Whole, Whole]:
        """Return positives and all scans at each of the distinct scores or above, falling."""
        return (self.positives - self.missed)[::-1], (len(self) - self._starts)[::-1]


def _shortest(low: float, high: float) -> float:
    """Return the number in (low, high], below 1, with the fewest digits, near the middle."""
    middle = (low + high) / 2
    for digits in range(1, _MOST_DIGITS + 1):
        number = round(middle, digits)
        if low < number <= high and 0.0 < number < 1.0:
            return number
    return high if middle <= low else middle


def _shares(parts: Whole, whole: int) -> Reals:
    shares: Reals = parts / max(whole, 1)
    return shares


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
