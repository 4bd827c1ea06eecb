"""Fit the correction of probabilities on labelled scans, so that no scan sees its own label."""

from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.isotonic import IsotonicRegression

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod, Curve
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.learning.fitting.calibrated import Calibrated
from ajna_desktop.learning.heads.any_head import Floats

FEWEST_SCANS: Final = 20  # of them, a temperature is known to about a quarter
FEWEST_OF_CLASS: Final = 30  # for a curve: below, it follows single scans
MOST_CURVES: Final = 50  # classes

Classes = npt.NDArray[np.int64]
Logarithms = npt.NDArray[np.float64]

_TINY: Final = float(np.finfo(np.float32).tiny)
_COLDEST, _HOTTEST = 0.05, 100.0  # temperatures
_HALVINGS: Final = 50


def fit_calibration(
    method: CalibrationMethod, probabilities: Floats, classes: Classes
) -> Calibration:
    """Return the correction that labelled scans speak for.

    Args:
        method: Which kind.
        probabilities: (N, K) of a classifier that did not learn from the scans.
        classes: (N,) the column that holds.

    Raises:
        NothingToLearn: too few scans, or too many classes for curves.
    """
    _check(method, probabilities, classes)
    return _fitted(method, probabilities, classes)


def cross_calibrate(
    method: CalibrationMethod, probabilities: Floats, classes: Classes, folds: Classes
) -> Calibrated:
    """Fit on all scans, and correct each by what those of the other folds say.

    Args:
        method, probabilities, classes: As above.
        folds: (N,) from 0 on; no group is in two of them.

    Raises:
        NothingToLearn: as above, or a fold has all scans, or for curves all of one class.
    """
    whole = fit_calibration(method, probabilities, classes)
    _check_folds(method, classes, folds)
    shown = np.empty(probabilities.shape, np.float32)
    for fold in range(int(folds.max()) + 1):
        rows = folds == fold
        others = _fitted(method, probabilities[~rows], classes[~rows])
        shown[rows] = others.apply(probabilities[rows])
    return Calibrated(whole, shown)


def _check(method: CalibrationMethod, probabilities: Floats, classes: Classes) -> None:
    if len(classes) < FEWEST_SCANS:
        raise NothingToLearn(
            f"Too few labelled scans to calibrate by: there are {len(classes)}, and "
            f"{FEWEST_SCANS} are needed."
        )
    if method is CalibrationMethod.TEMPERATURE:
        return
    count = probabilities.shape[1]
    if count > MOST_CURVES:
        raise NothingToLearn(
            f"Isotonic calibration is for up to {MOST_CURVES} classes, and there are {count}: "
            "calibrate by temperature."
        )
    if np.bincount(classes, minlength=count).min() < FEWEST_OF_CLASS:
        raise NothingToLearn(
            f"Isotonic calibration needs {FEWEST_OF_CLASS} labelled scans of every class: "
            "calibrate by temperature, or label more scans."
        )


def _check_folds(method: CalibrationMethod, classes: Classes, folds: Classes) -> None:
    """Refuse where nothing is left to fit on for a fold: it would be set right by nothing."""
    if (folds == folds[0]).all():
        raise NothingToLearn(
            "All labelled scans are of one patient, container or other group: with none beside "
            "it, no scan can be calibrated without its own label."
        )
    if method is CalibrationMethod.TEMPERATURE:
        return
    kinds = np.unique(classes)
    if any(len(np.unique(folds[classes == kind])) < 2 for kind in kinds):
        raise NothingToLearn(
            "All labelled scans of one class are of one patient, container or other group: "
            "calibrate by temperature, or label scans of others."
        )


def _fitted(method: CalibrationMethod, probabilities: Floats, classes: Classes) -> Calibration:
    if method is CalibrationMethod.TEMPERATURE:
        logarithms = np.log(np.maximum(probabilities.astype(np.float64), _TINY))
        return Calibration(method, len(classes), _temperature(logarithms, classes))
    count = probabilities.shape[1]
    columns = range(1, 2) if count == 2 else range(count)
    curves = tuple(_curve(probabilities[:, k], classes == k) for k in columns)
    return Calibration(method, len(classes), curves=curves)


def _temperature(logarithms: Logarithms, classes: Classes) -> float:
    """Return the temperature of the highest likelihood (Guo et al., 2017).

    One scan more is taken to be of another class (Platt, 1999): without a mistake among few
    scans, certainty itself would be most likely. The log loss is convex in 1 / T: its slope is
    0 once, and halving finds where.
    """
    rows, count = np.arange(len(classes)), logarithms.shape[1]
    own = logarithms[rows, classes]
    others = (logarithms.sum(axis=1) - own) / (count - 1)
    doubt = 1 / (len(classes) + 2)
    wanted = float(((1 - doubt) * own + doubt * others).sum())
    low, high = 1 / _HOTTEST, 1 / _COLDEST
    for _ in range(_HALVINGS):
        middle = float(np.sqrt(low * high))
        if _expected(logarithms, middle) > wanted:
            high = middle
        else:
            low = middle
    return 1 / float(np.sqrt(low * high))


def _expected(logarithms: Logarithms, inverse: float) -> float:
    """Return the sum of the logarithms that the probabilities themselves expect."""
    scaled = logarithms * inverse
    scaled -= scaled.max(axis=1, keepdims=True)
    np.exp(scaled, out=scaled)
    return float(((scaled * logarithms).sum(axis=1) / scaled.sum(axis=1)).sum())


def _curve(scores: Floats, holds: npt.NDArray[np.bool_]) -> Curve:
    fitted = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(
        scores.astype(np.float64), holds.astype(np.float64)
    )
    at, gives = fitted.X_thresholds_, fitted.y_thresholds_
    return Curve(tuple(map(float, at)), tuple(map(float, gives)))
