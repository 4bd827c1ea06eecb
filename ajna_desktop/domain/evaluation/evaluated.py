"""All figures of the current predictions at one operating point, with their intervals."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.evaluation.intervals import (
    GroupedScores,
    OverallFigures,
    PointFigures,
    RankingFigures,
    overall,
)
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.evaluation.threshold_curve import Decided
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label


@dataclass(frozen=True, slots=True)
class ClassShares:
    """How one class fares, with intervals (Wilson's, by groups). None: a share of nothing."""

    label: Label
    support: int  # scans that truly are of the class
    predicted: int  # scans that are told to be
    recall: Measured | None
    precision: Measured | None
    f1: float


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """How predictions fare against labels.

    Attributes:
        point: Where it was decided; None: for the most probable class.
        matrix: Of the scans that have a label.
        overall: Over all classes.
        decided: The class of the scores against the rest.
        against_rest: The figures of `decided`.
        ranking: Of the scores, whatever the threshold.
        per_class: In the order of the matrix.
    """

    point: OperatingPoint | None
    matrix: ConfusionMatrix
    overall: OverallFigures
    decided: Decided
    against_rest: PointFigures
    ranking: RankingFigures
    per_class: tuple[ClassShares, ...]


def evaluated(
    scored: ScoredScans, point: OperatingPoint | None, *, curated: bool = True
) -> Evaluated:
    """Compare what is decided at a point with the labels that hold, or those of the folder.

    Takes about half a second at 100,000 scans.

    Raises:
        ValueError: the point does not fit `scored`.
    """
    matrix = scored.matrix(point, curated=curated)
    has_label = scored.labels(curated=curated) >= 0
    scored, told = scored.rows(has_label), scored.decided(point)[has_label]
    truth, its = scored.labels(curated=curated), scored.number(scored.label)
    is_its, is_told = truth == its, told == its
    grouped = GroupedScores(scored.scores, is_its, scored.groups)
    return Evaluated(
        point,
        matrix,
        overall(truth, told, scored.groups),
        Decided(
            tp=int(np.count_nonzero(is_its & is_told)),
            fp=int(np.count_nonzero(~is_its & is_told)),
            fn=int(np.count_nonzero(is_its & ~is_told)),
            tn=int(np.count_nonzero(~is_its & ~is_told)),
        ),
        grouped.where(is_told),
        grouped.ranking(),
        _per_class(scored, matrix, truth, told),
    )


def _per_class(
    scored: ScoredScans,
    matrix: ConfusionMatrix,
    truth: npt.NDArray[np.int32],
    told: npt.NDArray[np.int32],
) -> tuple[ClassShares, ...]:
    is_right, size = truth == told, len(scored.classes)
    recalls = _shares(truth, is_right, scored.groups, size)
    precisions = _shares(told, is_right, scored.groups, size)
    return tuple(
        ClassShares(
            figures.label,
            figures.support,
            int(matrix.counts[:, column].sum()),
            recalls[scored.number(figures.label)],
            precisions[scored.number(figures.label)],
            figures.f1,
        )
        for column, figures in enumerate(matrix.per_class())
    )


def _shares(
    numbers: npt.NDArray[np.int32],
    is_right: npt.NDArray[np.bool_],
    groups: npt.NDArray[np.integer],
    size: int,
) -> list[Measured | None]:
    """Return the share of right ones among the scans of each number, from 0 on."""
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(size + 1))
    found: list[Measured | None] = []
    for start, end in pairwise(starts.tolist()):
        rows = order[start:end]
        hits = int(np.count_nonzero(is_right[rows]))
        count = len(np.unique(groups[rows]))
        found.append(share_of(hits, len(rows), count) if len(rows) else None)
    return found
