"""Probabilities set right: what they were found to mean is what they say from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label

Floats = npt.NDArray[np.float32]

_TINY: Final = float(np.finfo(np.float32).tiny)  # a probability of 0 has no logarithm
_KEPT: Final = 1e-3  # share of the former probability that stays: equal steps keep their order
_HALVINGS: Final = 60


class CalibrationMethod(StrEnum):
    """How probabilities are set right."""

    TEMPERATURE = "temperature"  # one number for all classes: never changes what is likeliest
    ISOTONIC = "isotonic"  # any rising curve, one a class: needs many scans


@dataclass(frozen=True, slots=True)
class Curve:
    """What a probability becomes: straight lines between points."""

    at: tuple[float, ...]  # former probabilities, growing
    gives: tuple[float, ...]  # as many, never falling, in [0, 1]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A correction of the probabilities of one classifier.

    Attributes:
        method: Which kind it is.
        scans: On how many labelled scans it was fitted.
        temperature: The logarithms of the probabilities are divided by it (Guo et al., 2017):
            above 1 they become more careful.
        curves: Isotonic: one for the second of two classes, else one a class.
        is_out_of_fold: The labelled scans of the folder were each corrected by what the scans
            of other groups say; else it came with the classifier.
    """

    method: CalibrationMethod
    scans: int
    temperature: float = 1.0
    curves: tuple[Curve, ...] = ()
    is_out_of_fold: bool = True

    def in_words(self) -> str:
        """Return it for people: "temperature 1.31, out of fold on 5216 scans"."""
        is_one = self.method is CalibrationMethod.TEMPERATURE
        how = f"temperature {self.temperature:.2f}" if is_one else "isotonic"
        where = "out of fold on" if self.is_out_of_fold else "with the classifier on"
        return f"{how}, {where} {self.scans} scans"

    def fits(self, classes: int) -> bool:
        """Say whether it is whole, and for so many classes."""
        if self.method is CalibrationMethod.TEMPERATURE:
            return 0 < self.temperature < float("inf") and not self.curves
        return len(self.curves) == (1 if classes == 2 else classes) and all(
            _is_curve(curve) for curve in self.curves
        )

    def apply(self, probabilities: npt.NDArray[np.floating]) -> Floats:
        """Return the corrected probabilities, (N, K) float32; rows sum to 1.

        Args:
            probabilities: (N, K) in [0, 1], as the classifier gives them.
        """
        before = np.asarray(probabilities, np.float64)
        if self.method is CalibrationMethod.TEMPERATURE:
            logarithms = np.log(np.maximum(before, _TINY)) / self.temperature
            logarithms -= logarithms.max(axis=1, keepdims=True)
            np.exp(logarithms, out=logarithms)
            after = logarithms / logarithms.sum(axis=1, keepdims=True)
        elif len(self.curves) == 1:
            second = _corrected(self.curves[0], before[:, 1])
            after = np.stack([1 - second, second], axis=1)
        else:
            columns = [_corrected(c, before[:, k]) for k, c in enumerate(self.curves)]
            after = np.stack(columns, axis=1)
            after /= after.sum(axis=1, keepdims=True)
        corrected: Floats = after.astype(np.float32)
        return corrected


def moved_point(
    calibration: Calibration, labels: Sequence[Label], point: OperatingPoint | None
) -> OperatingPoint | None:
    """Return from where on two classes must be decided so that decisions stay as they were.

    A curve may send one half elsewhere, so that there may be a threshold where none was.
    """
    label = point.label if point else labels[1]
    before = point.threshold if point else 0.5
    after = _at(calibration, list(labels).index(label), before)
    if point is None and calibration.method is CalibrationMethod.TEMPERATURE:
        return None
    return OperatingPoint(label, _inside(after))


def point_moved_back(
    calibration: Calibration, labels: Sequence[Label], point: OperatingPoint | None
) -> OperatingPoint | None:
    """Return the point, of two classes, that the uncorrected probabilities had: see above."""
    label = point.label if point else labels[1]
    column = list(labels).index(label)
    wanted = point.threshold if point else 0.5
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at(calibration, column, middle) >= wanted:
            high = middle
        else:
            low = middle
    if abs(high - 0.5) < 1e-6:
        return None
    return OperatingPoint(label, _inside(high))


def carried_threshold(
    scores: npt.NDArray[np.floating], is_decided: npt.NDArray[np.bool_]
) -> float:
    """Return the threshold on new scores that gives most scans the decision they have.

    For more than two classes, where no one threshold keeps all: the order of the scans may
    change with the other classes.

    Args:
        scores: (N,) N ≥ 1, the new probabilities of the label that is decided for.
        is_decided: (N,) whether it is decided for now.
    """
    order = np.argsort(scores, kind="stable")
    ordered = scores[order].astype(np.float64)
    # With a threshold before the scan at k, those from k on are decided for.
    lost = np.concatenate([[0], np.cumsum(is_decided[order])])
    gained = np.concatenate([np.cumsum(~is_decided[order][::-1])[::-1], [0]])
    edges = np.concatenate([[0.0], ordered, [1.0]])
    middles = (edges[:-1] + edges[1:]) / 2
    is_between = (edges[1:] > edges[:-1]) & (middles > 0) & (middles < 1)
    flips = np.where(is_between, lost + gained, len(scores) + 1)
    return _inside(float(middles[flips.argmin()]))


def _at(calibration: Calibration, column: int, probability: float) -> float:
    row = np.full((1, 2), 1 - probability)
    row[0, column] = probability
    return float(calibration.apply(row)[0, column])


def _corrected(curve: Curve, probabilities: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    stepped = np.interp(probabilities, curve.at, curve.gives)
    return (1 - _KEPT) * stepped + _KEPT * probabilities


def _is_curve(curve: Curve) -> bool:
    at, gives = np.array(curve.at), np.array(curve.gives)
    return bool(
        len(at) == len(gives) > 0
        and np.isfinite(at).all()
        and (np.diff(at) > 0).all()
        and (np.diff(gives) >= 0).all()
        and gives[0] >= 0
        and gives[-1] <= 1
    )


def _inside(threshold: float) -> float:
    """Return it as float32 has it, within (0, 1): probabilities are compared as such."""
    return min(max(threshold, _TINY), 1 - 2.0**-24)
