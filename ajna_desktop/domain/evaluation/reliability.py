"""Whether probabilities mean what they say: how often what they speak of holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.bootstrap import RESAMPLES, Resamples, class_mean
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.wilson import share_of

Scores = npt.NDArray[np.float64]
Yes = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

BINS: Final = 10
_DRAWS: Final = 200  # of labels that probabilities would give, were they right
_MOST_DRAWN: Final = 20_000  # scans; of more, the sums of a bin are drawn, not each label
_MOST_WORK: Final = 20_000_000  # scans × resamples; of many scans fewer resamples will do
_FEWEST_RESAMPLES: Final = 200
_SAME: Final = 1e-9  # ends of an interval that differ by less differ in rounding alone
_MOST_RESAMPLED: Final = 200_000  # scans; of more, an interval is narrower than its figures


class Binning(StrEnum):
    """How probabilities are put together."""

    EQUAL_WIDTH = "equal width"  # 0–0.1, 0.1–0.2 …
    EQUAL_COUNT = "equal count"  # as many scans in each, ties kept together


@dataclass(frozen=True, slots=True)
class Bin:
    """Scans with about the same probability."""

    low: float  # edges; the lower one belongs to the next bin below, except 0
    high: float
    mean: float  # of the probabilities
    holds: Measured  # the share of scans for which it is true
    scans: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """The reliability diagram of one probability, and its figures.

    Attributes:
        bins: Those that hold scans, by growing probability.
        error: The expected calibration error: how far the probabilities are off, on average
            over the scans (Naeini et al., 2015), in [0, 1].
        by_chance: What `error` would stay below in 95 of 100 sets of so many scans if every
            probability were right (Bröcker and Smith, 2007).
        brier: Mean squared difference to what holds (Brier, 1950), 0 = perfect.
        skill: 1 − brier / that of always saying the overall share; None where all is one way.
        share: For how many of the scans it holds.
        scans: How many there are.
    """

    bins: tuple[Bin, ...]
    error: float
    by_chance: float
    brier: Measured
    skill: float | None
    share: float
    scans: int


def reliability(
    probabilities: npt.NDArray[np.floating],
    holds: Yes,
    groups: Numbers,
    binning: Binning = Binning.EQUAL_WIDTH,
    bins: int = BINS,
) -> Reliability:
    """Compare probabilities with what holds.

    Args:
        probabilities: (N,) of something, in [0, 1]; N ≥ 1.
        holds: (N,) whether it is so.
        groups: (N,) number of the patient or container of each scan.
        binning: How the scans are put together.
        bins: Into how many; fewer are filled where there are ties.
    """
    scores = np.asarray(probabilities, np.float64)
    edges = _edges(scores, binning, bins)
    place = np.clip(np.searchsorted(edges, scores, side="left") - 1, 0, len(edges) - 2)
    drawn = tuple(
        _bin(edges, number, scores[rows], holds[rows], groups[rows])
        for number in range(len(edges) - 1)
        if (rows := place == number).any()
    )
    off = (scores - holds) ** 2
    share = float(holds.mean())
    reference = share * (1 - share)
    brier = _mean(off, groups)
    return Reliability(
        bins=drawn,
        error=float(_errors(scores, holds[np.newaxis], place)[0]),
        by_chance=_by_chance(scores, place),
        brier=brier,
        skill=1 - brier.value / reference if reference else None,
        share=share,
        scans=len(scores),
    )


def _edges(scores: Scores, binning: Binning, bins: int) -> Scores:
    if binning is Binning.EQUAL_WIDTH:
        return np.linspace(0.0, 1.0, bins + 1)
    inner = np.quantile(scores, np.linspace(0, 1, bins + 1)[1:-1])
    return np.unique(np.concatenate([[0.0], inner, [1.0]]))


def _bin(edges: Scores, number: int, scores: Scores, holds: Yes, groups: Numbers) -> Bin:
    return Bin(
        float(edges[number]),
        float(edges[number + 1]),
        float(scores.mean()),
        share_of(int(holds.sum()), len(scores), len(np.unique(groups))),
        len(scores),
    )


def _errors(scores: Scores, holds: Yes, place: Numbers) -> Scores:
    """Return the calibration error for each row of labels (R, N), (R,)."""
    bins = int(place.max()) + 1
    said = np.bincount(place, scores, bins)
    errors = [np.abs(said - np.bincount(place, row, bins)).sum() for row in holds]
    return np.array(errors) / len(scores)


def _by_chance(scores: Scores, place: Numbers) -> float:
    rng = np.random.default_rng(0)
    if len(scores) > _MOST_DRAWN:  # how many hold in a bin is normal by then
        deviations = np.sqrt(np.bincount(place, scores * (1 - scores)))
        off = np.abs(rng.normal(0, 1, (_DRAWS, len(deviations))) * deviations)
        return float(np.quantile(off.sum(axis=1), 0.95)) / len(scores)
    drawn = [
        _errors(scores, (rng.random(len(scores)) < scores)[np.newaxis], place)[0]
        for _ in range(_DRAWS)
    ]
    return float(np.quantile(drawn, 0.95))


def _mean(values: Scores, groups: Numbers) -> Measured:
    if len(values) > _MOST_RESAMPLED:
        return Measured(float(values.mean()))
    count = min(max(_MOST_WORK // len(values), _FEWEST_RESAMPLES), RESAMPLES)
    resamples = Resamples([str(group) for group in groups.tolist()], count=count)
    found = class_mean(values, np.zeros(len(values), np.int64), resamples)
    assert found.low is not None and found.high is not None  # noqa: PT018 - of N ≥ 1 scans
    # Resamples that all agree, as those of one patient do, tell nothing of others.
    return found if found.high - found.low > _SAME else Measured(found.value)
