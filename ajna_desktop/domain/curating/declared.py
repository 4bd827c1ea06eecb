"""What was declared against what is seen: expected losses, and how far opening lowers them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Meaning = Mapping[str, Label]  # of values of a column; a value that is not here has none

USUAL_COST: Final = 1.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs when `declared` was said, and the scan shows `actual`."""

    declared: Label
    actual: Label
    amount: float  # ≥ 0, in any unit; all of them in the same


def cost_table(costs: Iterable[Cost], labels: Sequence[Label]) -> Floats:
    """Return costs as a table (K, K): rows declared, columns actual, 0 where both agree.

    Errors that no cost is given for cost `USUAL_COST`; costs of other classes are left out.
    """
    table = np.full((len(labels), len(labels)), USUAL_COST)
    np.fill_diagonal(table, 0.0)
    place = {label: number for number, label in enumerate(labels)}
    for cost in costs:
        if cost.declared in place and cost.actual in place and cost.declared != cost.actual:
            table[place[cost.declared], place[cost.actual]] = cost.amount
    return table


def meaning_of(
    values: Iterable[str], labels: Sequence[Label], told: Meaning | None = None
) -> dict[str, Label]:
    """Return which class each value stands for: what a person told, else the class so named.

    Names are compared in any case and without space around them. A value that nobody told of,
    and that names no class, has no meaning and is not in the result; nor is one that was told
    to mean nothing ("") or a class that there is not.
    """
    named = {label.strip().casefold(): label for label in reversed(labels)}
    meaning = {}
    for value in values:
        if told and value in told:
            label = told[value]
        elif value in labels:
            label = Label(value)
        else:
            label = named.get(value.strip().casefold(), Label(""))
        if label in labels:
            meaning[value] = label
    return meaning


@dataclass(frozen=True, slots=True, eq=False)
class DeclaredQueue:
    """Scans by what their declaration may cost, the dearest first.

    Attributes:
        labels: The K classes.
        scan_ids: (N,) int64.
        declared: (N,) int64, the class declared, a place in `labels`.
        actual: (N,) int64, the other class that adds most to the expected loss; the class
            declared where no error costs anything.
        actual_chances: (N,) probability of that class, in [0, 1].
        wrong_chances: (N,) probability of any class but the declared one, in [0, 1].
        losses: (N,) expected loss: the sum over classes of probability × cost, ≥ 0.
        without_value: Scans for which nothing is declared.
        without_meaning: Scans whose declaration stands for no class.
        without_prediction: Scans that were declared but not judged.
        reviewed: Scans left out because a person has looked at them.
    """

    labels: tuple[Label, ...]
    scan_ids: Numbers
    declared: Numbers
    actual: Numbers
    actual_chances: Floats
    wrong_chances: Floats
    losses: Floats
    without_value: int = 0
    without_meaning: int = 0
    without_prediction: int = 0
    reviewed: int = 0

    @property
    def total(self) -> float:
        """The expected loss if none of them is opened."""
        return float(self.losses.sum())

    @property
    def remaining(self) -> Floats:
        """The expected loss after the first 0, 1, … N were opened, (N + 1,).

        A scan that was opened costs nothing any more: what it shows is known in time.
        """
        left = np.append(np.cumsum(self.losses[::-1])[::-1], 0.0)
        return np.asarray(left, np.float64)

    def to_reach(self, share: float) -> int:
        """Return how many must be opened until at most `share` of the loss remains.

        Args:
            share: In [0, 1); 0.5 halves the risk.
        """
        left = self.remaining
        if not left[0]:
            return 0
        # Rounding must not ask for one more than the arithmetic does.
        return int(np.argmax(left <= share * left[0] * (1 + 1e-12)))


def declared_queue(
    labels: tuple[Label, ...],
    scan_ids: Numbers,
    declared: Numbers,
    chances: npt.NDArray[np.floating],
    costs: Floats,
) -> DeclaredQueue:
    """Return scans by their expected loss, the largest first; equal ones in the order given.

    Args:
        labels: The K classes.
        scan_ids: (N,) int64.
        declared: (N,) the class declared for each, in [0, K).
        chances: (N, K) probabilities of the classes.
        costs: (K, K) of `cost_table`.
    """
    rows = np.arange(len(scan_ids))
    parts = np.asarray(chances, np.float64) * costs[declared]
    losses = parts.sum(axis=1)
    actual = parts.argmax(axis=1) if len(labels) else rows
    actual = np.where(losses > 0, actual, declared)
    order = np.argsort(-losses, kind="stable")
    actual_chances = chances[rows, actual].astype(np.float64)
    wrong = 1.0 - chances[rows, declared].astype(np.float64)
    return DeclaredQueue(
        labels,
        scan_ids[order],
        declared[order],
        actual[order],
        actual_chances[order],
        np.clip(wrong, 0.0, 1.0)[order],
        losses[order],
    )
