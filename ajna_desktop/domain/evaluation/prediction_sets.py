"""Which labels a scan may well have: as many as it takes to be right as often as promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.scan import Label

Floats = npt.NDArray[np.float32]
Classes = npt.NDArray[np.int64]

LEAST_LEVEL: Final = 0.80
MOST_LEVEL: Final = 0.99
USUAL_LEVEL: Final = 0.90
MOST_KEPT: Final = 32  # labels of one scan; of more nobody could choose
FEWEST_SCANS: Final = 20  # labelled ones; of fewer nothing is promised
_AT_ONCE: Final = 4096  # scans: their p-values stay small
UNLIKE_UP_TO: Final = 0.01  # of 100 scans like those learnt from, one seems unlike them
_FLOOR: Final = float(np.float32(1 - MOST_LEVEL))
KEPT: Final = np.dtype([("label", "<u2"), ("p", "<f4")])  # one label that a scan may have


@dataclass(frozen=True, slots=True)
class SetChoice:
    """How prediction sets are made in a folder."""

    level: float = USUAL_LEVEL  # share of scans whose set holds their label
    per_class: bool = False  # promised for each class by itself, not for all scans together


class Reference:
    """The labelled scans by whose probabilities others are judged.

    A label's p-value is the share of the reference scans (of that class, if `per_class`) whose
    own label was found no more probable; the scan itself counts as one. A set at the level
    1 − α holds the labels with p > α: split conformal prediction with the score 1 − p(label)
    (Sadinle, Lei and Wasserman, 2019; per class: Vovk, 2012).
    """

    def __init__(
        self, probabilities: Floats, classes: Classes, per_class: bool = False
    ) -> None:
        """Take what is predicted of N scans, (N, K), and which label holds of each, (N,)."""
        own = probabilities[np.arange(len(classes)), classes]
        kinds = range(probabilities.shape[1])
        self._sorted = (
            [np.sort(own[classes == kind]) for kind in kinds] if per_class else [np.sort(own)]
        )

    def p_values(self, probabilities: Floats) -> Floats:
        """Return the p-value of each label of each scan, (M, K), in (0, 1]."""
        values = np.empty(probabilities.shape, np.float32)
        for kind in range(probabilities.shape[1]):
            known = self._sorted[kind if len(self._sorted) > 1 else 0]
            below = np.searchsorted(known, probabilities[:, kind], side="right")
            values[:, kind] = (below + 1) / (len(known) + 1)
        return values


def cross_conformal(
    probabilities: Floats, classes: Classes, folds: Classes, per_class: bool = False
) -> Floats:
    """Return the p-values of labelled scans, (N, K), each by the scans of the other folds.

    No label is judged by itself nor by one of its group (Vovk, 2015: cross-conformal).

    Args:
        probabilities: (N, K) float32, of classifiers that did not see the scan.
        classes: (N,) the column that holds.
        folds: (N,) from 0 on; no group is in two of them.
        per_class: See `SetChoice`.
    """
    values = np.empty(probabilities.shape, np.float32)
    for fold in range(int(folds.max()) + 1):
        rows = folds == fold
        others = Reference(probabilities[~rows], classes[~rows], per_class)
        values[rows] = others.p_values(probabilities[rows])
    return values


@dataclass(frozen=True, slots=True, eq=False)
class PlausibleLabels:
    """What is kept of the p-values of N scans: enough for every level on offer.

    Attributes:
        first: (N,) column of the label with the highest p-value.
        first_p: (N,) float32.
        second_p: (N,) float32, the next highest.
        kept: N times the labels worth keeping, of dtype `KEPT`, by falling p-value.
    """

    first: Classes
    first_p: Floats
    second_p: Floats
    kept: list[bytes]

    @classmethod
    def judged(
        cls, probabilities: Floats, classes: Classes, folds: Classes, per_class: bool = False
    ) -> "PlausibleLabels":
        """Judge labelled scans as `cross_conformal` does, and the others by all labelled ones.

        Args:
            probabilities: (N, K) float32, K ≥ 2.
            classes: (N,) the column that holds; −1 where none does.
            folds: (N,) of the labelled scans, from 0 on; −1 for the others.
            per_class: See `SetChoice`.
        """
        count = len(probabilities)
        made = cls(
            np.zeros(count, np.int64),
            np.zeros(count, np.float32),
            np.zeros(count, np.float32),
            [b""] * count,
        )
        for fold in range(-1, int(folds.max(initial=-1)) + 1):
            known = (classes >= 0) & (folds != fold)
            reference = Reference(probabilities[known], classes[known], per_class)
            rows = np.flatnonzero(folds == fold)
            for start in range(0, len(rows), _AT_ONCE):
                part = rows[start : start + _AT_ONCE]
                made._put(part, cls.of(reference.p_values(probabilities[part])))
        return made

    def _put(self, rows: Classes, part: "PlausibleLabels") -> None:
        self.first[rows], self.first_p[rows] = part.first, part.first_p
        self.second_p[rows] = part.second_p
        for row, kept in zip(rows.tolist(), part.kept, strict=True):
            self.kept[row] = kept

    @classmethod
    def of(cls, p_values: Floats) -> "PlausibleLabels":
        """Take p-values (N, K), K ≥ 2."""
        most = min(MOST_KEPT, p_values.shape[1])
        order = np.argsort(-p_values, axis=1, kind="stable")[:, :most]
        best = np.take_along_axis(p_values, order, axis=1)
        rows = np.empty(order.shape, KEPT)
        rows["label"], rows["p"] = order, best
        counts = (best > _FLOOR).sum(axis=1).tolist()
        kept = [rows[row, :count].tobytes() for row, count in enumerate(counts)]
        return cls(order[:, 0].astype(np.int64), best[:, 0], best[:, 1], kept)


def plausible(kept: bytes, level: float, labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels whose p-value reaches into the set of a level, likeliest first."""
    rows = np.frombuffer(kept, KEPT)
    return tuple(labels[column] for column in rows["label"][rows["p"] > left_out_at(level)])


def left_out_at(level: float) -> float:
    """Return the p-value up to which labels are left out of the sets of a level.

    It is the nearest number that float32 has, as p-values are kept in float32.
    """
    return float(np.float32(1 - level))


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """How the prediction sets of the scans of one class fare; of all of them without a label.

    Attributes:
        label: The class; None for all together.
        scans: With this label.
        covered: Share of them whose set holds it.
        sure: How many have a set of one label.
        right_when_sure: Share of those that is right; None where there is none.
        size: Mean number of labels in a set.
    """

    label: Label | None
    scans: int
    covered: Measured
    sure: int
    right_when_sure: Measured | None
    size: float


def coverage(
    labels: Sequence[Label],
    p_values: Floats,
    decided: Classes,
    classes: Classes,
    groups: Classes,
    level: float,
) -> list[ClassCoverage]:
    """Return how the sets of labelled scans fare, all of them first, then class by class.

    The label that is decided for is always in the set: a set of none would say nothing.

    Args:
        labels: The K classes; those without scans are left out.
        p_values: (N, K) of `cross_conformal`, N ≥ 1.
        decided: (N,) the column that is predicted.
        classes: (N,) the column that holds.
        groups: (N,) number of the patient or container.
        level: In (0, 1).
    """
    rows = np.arange(len(classes))
    inside = p_values > left_out_at(level)
    inside[rows, decided] = True
    covered, sizes = inside[rows, classes], inside.sum(axis=1)

    def of(label: Label | None, there: npt.NDArray[np.int64]) -> ClassCoverage:
        sure = there[sizes[there] == 1]
        return ClassCoverage(
            label,
            len(there),
            _share(covered[there], groups[there]),
            len(sure),
            _share(covered[sure], groups[sure]) if len(sure) else None,
            float(sizes[there].mean()),
        )

    by_class = np.argsort(classes, kind="stable")
    parts = np.split(by_class, np.searchsorted(classes[by_class], np.arange(1, len(labels))))
    each = [of(label, part) for label, part in zip(labels, parts, strict=True) if len(part) > 0]
    return [of(None, rows), *each]


def _share(hits: npt.NDArray[np.bool_], groups: Classes) -> Measured:
    return share_of(int(hits.sum()), len(hits), len(np.unique(groups)))
