"""Where somebody wants a classifier to decide, and the threshold that follows."""

from dataclasses import dataclass

from ajna_desktop.domain.evaluation.choose_threshold import (
    ChosenThreshold,
    at_threshold,
    by_capacity,
    by_costs,
    by_target_recall,
)
from ajna_desktop.domain.evaluation.threshold_curve import ThresholdCurve


@dataclass(frozen=True, slots=True)
class Wish:
    """At most one of `threshold`, `target_recall`, both costs, and `capacity` is given.

    Attributes:
        threshold: Itself, in (0, 1).
        target_recall: Share of the positives to be found, in (0, 1].
        cost_missed: What a missed positive costs; with `cost_alarm`.
        cost_alarm: What a false alarm costs.
        capacity: Alarms a day that can be looked at; with `per_day`.
        per_day: Scans a day.
        prevalence: Expected share of positives, in [0, 1]; None: that of the scans.
    """

    threshold: float | None = None
    target_recall: float | None = None
    cost_missed: float | None = None
    cost_alarm: float | None = None
    capacity: float | None = None
    per_day: float | None = None
    prevalence: float | None = None

    def __bool__(self) -> bool:
        ways = (self.threshold, self.target_recall, self.cost_missed, self.capacity)
        return any(way is not None for way in ways)

    def in_words(self) -> str:
        """Return how the threshold was chosen, for people; "" where there is no wish."""
        if self.threshold is not None:
            return "given"
        if self.target_recall is not None:
            return f"to find {self.target_recall:.6g} of the positives"
        if self.cost_missed is not None:
            return f"by costs: {self.cost_missed:g} missed, {self.cost_alarm:g} false alarm"
        if self.capacity is not None:
            return f"to raise at most {self.capacity:g} alarms of {self.per_day:g} scans a day"
        return ""

    def chosen(self, curve: ThresholdCurve) -> ChosenThreshold:
        """Return the threshold; there must be a wish.

        Raises:
            ThresholdImpossible: these scans allow of none, or the wish is not whole.
        """
        told = {"prevalence": self.prevalence, "per_day": self.per_day}
        if self.threshold is not None:
            return at_threshold(curve, self.threshold, **told)
        if self.target_recall is not None:
            return by_target_recall(curve, self.target_recall, **told)
        if self.cost_missed is not None:
            return by_costs(curve, self.cost_missed, self.cost_alarm or 0.0, **told)
        return by_capacity(
            curve, self.capacity or 0.0, self.per_day or 0.0, prevalence=self.prevalence
        )
