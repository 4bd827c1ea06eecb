"""Judge the labels of a folder: how likely each is wrong, and which would be right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.learning.fitting.fit_calibration import FEWEST_SCANS, fit_calibration
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.head_arrays import Floats, softmax
from ajna_desktop.learning.suspects.left_out import Numbers
from ajna_desktop.learning.suspects.planted import score
from ajna_desktop.learning.suspects.signals import Signals, Told
from ajna_desktop.learning.suspects.similarities import gaussian_features

REVIEWED_WEIGHT: Final = 3.0  # of a label that a person gave or confirmed, when it teaches
_CERTAIN: Final = 30.0  # odds beyond, of files that people reviewed, are no larger
_STEEPNESS: Final = 10.0  # turns values between 0 and 1 into scores, before the temperature

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What the features give, whatever the labels: N images as two judges see them."""

    similar: Floats  # (N, M)
    standard: Floats  # (N, D)

    @classmethod
    def of(cls, average: Floats, maximum: Floats | None) -> "Prepared":
        """Take the features of N images, (N, D) each; None where the network does not pool."""
        both = average.copy() if maximum is None else np.hstack([average, maximum])
        return cls(gaussian_features(both), standardise(average.copy())[0])


@dataclass(frozen=True, slots=True, eq=False)
class JudgedLabels:
    """What is said of N images; by no label of their own group.

    Attributes:
        odds: (N,) logarithm of the odds that the label is wrong: the order of suspicion.
        suggested: (N,) the likeliest other class.
        label_probability: (N,) of the label that the image has.
        probability: (N,) of the suggested one.
        kernel, linear: (N,) the class that each judge told.
        told: (N,) the class that both told together.
        spread: Standard deviation of the number of wrong labels, from planting to planting.
    """

    odds: npt.NDArray[np.float64]
    suggested: Numbers
    label_probability: Floats
    probability: Floats
    kernel: Numbers
    linear: Numbers
    told: Numbers
    spread: float


def judge_labels(
    prepared: Prepared,
    classes: Numbers,
    count: int,
    groups: Numbers,
    is_reviewed: npt.NDArray[np.bool_],
    was_wrong: npt.NDArray[np.bool_],
    is_judged: npt.NDArray[np.bool_],
    report: Report = lambda done, total: None,
    seed: int = 0,
) -> JudgedLabels:
    """Judge N labels. The same input gives the same answer.

    Args:
        prepared: The images.
        classes: (N,) the labels, from 0 on.
        count: Of classes, K ≥ 2.
        groups: (N,) numbers of patients, containers or contents, from 0 on.
        is_reviewed: (N,) a person gave or confirmed the label.
        was_wrong: (N,) a person gave it in the place of another.
        is_judged: (N,) which labels are judged; not all of them reviewed.
        report: Is told how many of how many steps are done.
        seed: Of the labels that are made wrong to learn from.
    """
    weights = np.where(is_reviewed, REVIEWED_WEIGHT, 1.0).astype(np.float32)
    signals = Signals.fit(prepared.similar, prepared.standard, groups, weights)
    told = signals.told(classes, count)
    found = score(
        lambda labels: signals.told(labels, count),
        classes,
        is_judged,
        is_judged & ~is_reviewed,
        was_wrong,
        count,
        report,
        seed,
    )
    rows, suggested = np.arange(len(classes)), told.suggested(classes)
    probabilities = _probabilities(told, classes)
    return JudgedLabels(
        found.odds + np.log(found.share / (1 - found.share)),
        suggested,
        probabilities[rows, classes],
        probabilities[rows, suggested],
        told.kernel.argmax(axis=1),
        told.linear.argmax(axis=1),
        told.own.argmax(axis=1),
        found.spread * int((is_judged & ~is_reviewed).sum()),
    )


def judgeable(classes: Numbers, groups: Numbers) -> npt.NDArray[np.bool_]:
    """Return which labels are had by images of another group, too, (N,).

    The others cannot be judged: without its group, nobody would know that there is the label.
    """
    pairs = np.unique(np.stack([classes, groups]), axis=1)
    several: npt.NDArray[np.bool_] = (np.bincount(pairs[0]) > 1)[classes]
    return several


def settle_copies(
    odds: npt.NDArray[np.float64], classes: Numbers, contents: Numbers
) -> npt.NDArray[np.float64]:
    """Return the odds with files of one content settled among themselves, (N,).

    Where the same content has different labels, one at most is right: each is as likely wrong
    as all that are said of the content together make it.

    Args:
        odds: (N,) logarithms.
        classes: (N,) the labels.
        contents: (N,) number of the content of each.
    """
    settled = odds.copy()
    bounded = np.clip(odds, -_CERTAIN, _CERTAIN)
    order = np.argsort(contents, kind="stable")
    _, starts = np.unique(contents[order], return_index=True)
    for copies in np.split(order, starts[1:]):
        kinds = np.unique(classes[copies])
        if len(kinds) > 1:
            # If one kind is right, the others are wrong, with the odds that they have.
            places = np.searchsorted(kinds, classes[copies])
            against = np.bincount(places, weights=bounded[copies])
            for place in range(len(kinds)):
                others = np.delete(against, place)
                is_wrong = against[place] + np.logaddexp.reduce(-others)
                settled[copies[places == place]] = is_wrong
    return settled


def _probabilities(told: Told, classes: Numbers) -> Floats:
    """Return probabilities of the classes, (N, K), as sharp as the labels bear out."""
    probabilities = softmax(told.own * np.float32(_STEEPNESS))
    if len(classes) < FEWEST_SCANS:
        return probabilities
    correction = fit_calibration(CalibrationMethod.TEMPERATURE, probabilities, classes)
    return correction.apply(probabilities)
