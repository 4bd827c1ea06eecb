"""Where to decide: by how many may be missed, by what errors cost, or by what can be opened."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.evaluation.threshold_curve import Decided, ThresholdCurve

Reals = npt.NDArray[np.float64]

_ONE_CLASS: Final = (
    "There must be labelled scans both of the class and of others, or no threshold can be "
    "compared with another."
)


@dataclass(frozen=True, slots=True)
class ChosenThreshold:
    """A threshold, and what is to be expected of it.

    Attributes:
        threshold: In (0, 1), and short: as it reads, so it decides.
        decided: What it decides on the scans that it was chosen by.
        prevalence: Share of positives that is expected, in [0, 1].
        per_day: Scans a day; None where nobody said.
        cost: Of the errors, expected per scan; None where nobody said what they cost.
        sentence: What follows, for people.
        caution: What these scans cannot tell, for people; "" where nothing need be said.
    """

    threshold: float
    decided: Decided
    prevalence: float
    per_day: float | None
    cost: float | None
    sentence: str
    caution: str

    @property
    def alarm_share(self) -> float:
        """Share of the scans that are expected to raise an alarm, in [0, 1]."""
        return self.decided.alarm_share(self.prevalence)

    @property
    def miss_share(self) -> float:
        """Share of all scans that are expected to be positive and missed, in [0, 1]."""
        return self.prevalence * (1 - self.decided.recall)

    @property
    def alarms_a_day(self) -> float | None:
        """Alarms expected a day, false ones among them."""
        return None if self.per_day is None else self.per_day * self.alarm_share

    @property
    def misses_a_day(self) -> float | None:
        """Positives expected to be missed a day."""
        return None if self.per_day is None else self.per_day * self.miss_share


def by_target_recall(
    curve: ThresholdCurve,
    target: float,
    *,
    prevalence: float | None = None,
    per_day: float | None = None,
) -> ChosenThreshold:
    """Return the highest threshold that still finds so large a share of the positives.

    Args:
        curve: Of labelled scans.
        target: In (0, 1]: 0.995 misses at most 1 in 200.
        prevalence: Expected; None: that of these scans.
        per_day: Scans a day, for what is expected; None: not told.

    Raises:
        ThresholdImpossible: no threshold in (0, 1) does.
    """
    _check(curve, prevalence, per_day)
    if not 0 < target <= 1:
        raise ThresholdImpossible("The share to find must be more than 0 and at most 1.")
    # A rounding error must not ask for one positive more: 0.9 × 10 is 9.
    wanted = int(np.ceil(round(target * curve.positives, 9)))
    allowed = curve.positives - wanted
    index = int(np.searchsorted(curve.missed, allowed, "right")) - 1
    threshold = curve.threshold_for(index)
    if threshold <= 0:
        raise ThresholdImpossible(
            f"{curve.at(np.nextafter(0, 1)).fn:,} of {curve.positives:,} positives have a "
            "probability of 0: no threshold finds enough of them."
        )
    caution = ""
    if target < 1 and allowed < 1:
        needed = int(np.ceil(round(1 / (1 - target), 9)))
        caution = (
            f"There are only {curve.positives:,} positives, too few to see one missed in "
            f"{needed:,}: all of them are found here, which does not show that so many will "
            "be among new ones."
        )
    return _chosen(curve, threshold, prevalence, per_day, caution=caution)


def by_costs(
    curve: ThresholdCurve,
    missed: float,
    alarm: float,
    *,
    prevalence: float | None = None,
    per_day: float | None = None,
) -> ChosenThreshold:
    """Return the threshold with the lowest expected cost; of several, the one finding most.

    Args:
        curve: Of labelled scans.
        missed: What a missed positive costs, ≥ 0.
        alarm: What a false alarm costs, in the same unit, ≥ 0.
        prevalence: Expected; None: that of these scans.
        per_day: Scans a day, for what is expected; None: not told.

    Raises:
        ThresholdImpossible: the costs say nothing, or best would be no threshold at all.
    """
    _check(curve, prevalence, per_day)
    if not (0 <= missed < np.inf and 0 <= alarm < np.inf and missed + alarm > 0):
        raise ThresholdImpossible("Say what the two errors cost: no less than 0, not both 0.")
    share = curve.prevalence if prevalence is None else prevalence
    misses, alarms = _error_rates(curve)
    costs = share * missed * misses + (1 - share) * alarm * alarms
    usable = _usable(curve)
    costs[~usable] = np.inf
    # Sums that ought to be equal may differ in the last digit.
    index = int(np.flatnonzero(costs <= costs.min() * (1 + 1e-12))[0])
    caution = ""
    if index == 0:
        caution = "At these costs every scan had better be looked at: all raise an alarm."
    elif index == len(curve.distinct):
        caution = "At these costs no alarm pays: nothing raises one."
    threshold = curve.threshold_for(index)
    cost = float(costs[index])
    return _chosen(curve, threshold, prevalence, per_day, cost=cost, caution=caution)


def by_capacity(
    curve: ThresholdCurve,
    capacity: float,
    per_day: float,
    *,
    prevalence: float | None = None,
) -> ChosenThreshold:
    """Return the threshold that finds most with alarms that can all be looked at.

    Of several that find as much, it is the highest: more alarms would find nothing more.

    Args:
        curve: Of labelled scans.
        capacity: Alarms a day that can be looked at.
        per_day: Scans a day.
        prevalence: Expected; None: that of these scans.

    Raises:
        ThresholdImpossible: so many equal probabilities are at the top that no threshold does.
    """
    _check(curve, prevalence, per_day)
    if not 0 < capacity < np.inf:
        raise ThresholdImpossible("Say how many scans can be looked at a day: more than 0.")
    share = curve.prevalence if prevalence is None else prevalence
    misses, false_alarms = _error_rates(curve)
    alarms = (share * (1 - misses) + (1 - share) * false_alarms) * per_day
    fitting = np.flatnonzero((alarms <= capacity * (1 + 1e-12)) & _usable(curve))
    if not len(fitting):
        raise ThresholdImpossible(
            f"Even the highest threshold raises {alarms[-2]:,.1f} alarms a day, for scans of "
            "probability 1: more than can be looked at."
        )
    # The lowest that fits finds most; higher ones may find as much.
    index = int(fitting[misses[fitting] <= misses[fitting[0]]][-1])
    caution = ""
    if index == len(curve.distinct):
        caution = "Nothing raises an alarm: so few alarms a day would find no positive."
    return _chosen(curve, curve.threshold_for(index), prevalence, per_day, caution=caution)


def at_threshold(
    curve: ThresholdCurve,
    threshold: float,
    *,
    prevalence: float | None = None,
    per_day: float | None = None,
) -> ChosenThreshold:
    """Return what is to be expected of a threshold that somebody else chose.

    Raises:
        ThresholdImpossible: it is not in (0, 1), or there is nothing to judge it by.
    """
    _check(curve, prevalence, per_day)
    if not 0 < threshold < 1:
        raise ThresholdImpossible("A threshold lies between 0 and 1, without either.")
    return _chosen(curve, threshold, prevalence, per_day)


def _error_rates(curve: ThresholdCurve) -> tuple[Reals, Reals]:
    """Return miss rate and false alarm rate at each distinct score, and above all, (D + 1,)."""
    misses = np.append(curve.missed, curve.positives) / curve.positives
    alarms = 1 - np.append(curve.rejected, curve.negatives) / curve.negatives
    return misses, alarms


def _usable(curve: ThresholdCurve) -> npt.NDArray[np.bool_]:
    """Return for which of those a threshold in (0, 1) exists."""
    usable = np.ones(len(curve.distinct) + 1, np.bool_)
    usable[0] = curve.distinct[0] > 0
    usable[-1] = curve.distinct[-1] < 1
    return usable


def _check(curve: ThresholdCurve, prevalence: float | None, per_day: float | None) -> None:
    if not curve.positives or not curve.negatives:
        raise ThresholdImpossible(_ONE_CLASS)
    if prevalence is not None and not 0 <= prevalence <= 1:
        raise ThresholdImpossible("The expected share of positives lies between 0 and 1.")
    if per_day is not None and not 0 < per_day < np.inf:
        raise ThresholdImpossible("Say how many scans there are a day: more than 0.")


def _chosen(
    curve: ThresholdCurve,
    threshold: float,
    prevalence: float | None,
    per_day: float | None,
    *,
    cost: float | None = None,
    caution: str = "",
) -> ChosenThreshold:
    share = curve.prevalence if prevalence is None else prevalence
    found = curve.at(threshold)
    return ChosenThreshold(
        threshold,
        found,
        share,
        per_day,
        cost,
        _sentence(threshold, found, share, per_day),
        caution,
    )


def _sentence(threshold: float, found: Decided, share: float, per_day: float | None) -> str:
    """Return what follows from a threshold: 'At 0.62, 3 of 600 positives are missed …'."""
    said = (
        f"At {threshold:g}, {found.fn:,} of {found.positives:,} positives are missed and "
        f"{found.fp:,} of {found.negatives:,} others raise a false alarm."
    )
    if per_day is None:
        return said
    positives = per_day * share
    return (
        f"{said} Of {per_day:,.0f} scans a day, {share:.3%} of them positive, expect "
        f"{_few(per_day * found.alarm_share(share))} alarms, {_few(positives * found.recall)} "
        f"of them right, and {_few(positives * (1 - found.recall))} missed."
    )


def _few(number: float) -> str:
    """Return a number of scans a day with as many digits as say something."""
    return f"{number:,.0f}" if number >= 20 else f"{number:.2g}"
