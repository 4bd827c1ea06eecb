"""One class against the rest at every threshold, ready to be drawn."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.evaluation.intervals import GroupedScores
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.evaluation.threshold_curve import (
    Curve,
    Decided,
    ScoreHistogram,
    ThresholdCurve,
)
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ScanId


@dataclass(frozen=True, slots=True, eq=False)
class ClassCurve:
    """What is drawn of one class, for one split and one kind of labels."""

    scored: ScoredScans  # of the split
    is_curated: bool  # by the labels that hold, not by those of the folder
    curve: ThresholdCurve
    roc: Curve
    precision_recall: Curve
    histogram: ScoreHistogram
    grouped: GroupedScores  # for intervals

    @property
    def label(self) -> Label:
        """The class."""
        return self.scored.label

    def decided(self, point: OperatingPoint | None) -> Decided:
        """Count what `point` decides; None: the most probable class is decided for."""
        scored = self.scored
        is_known = scored.labels(curated=self.is_curated) >= 0
        is_its, is_told = self._is_its(), scored.decided(point) == scored.number(self.label)
        found = int(np.count_nonzero(is_its & is_told))
        alarms = int(np.count_nonzero(is_told & is_known))
        positives = int(np.count_nonzero(is_its))
        every = int(np.count_nonzero(is_known))
        missed, false = positives - found, alarms - found
        return Decided(found, false, missed, every - positives - false)

    def ids(
        self, is_its: bool, is_told: bool, point: OperatingPoint | None
    ) -> tuple[ScanId, ...]:
        """Return the labelled scans that are of the class or not, and told so or not."""
        scored = self.scored
        told = scored.decided(point) == scored.number(self.label)
        is_known = scored.labels(curated=self.is_curated) >= 0
        chosen = is_known & (self._is_its() == is_its) & (told == is_told)
        return tuple(map(ScanId, scored.scan_ids[chosen].tolist()))

    def _is_its(self) -> npt.NDArray[np.bool_]:
        labels = self.scored.labels(curated=self.is_curated)
        is_its: npt.NDArray[np.bool_] = labels == self.scored.number(self.label)
        return is_its


def class_curve(
    scored: ScoredScans, split: str | None, is_curated: bool, bins: int
) -> ClassCurve:
    """Sort the scores of a split. For many scans it takes some tenths of a second."""
    part = scored.part(split)
    curve = part.curve(curated=is_curated)
    labels = part.labels(curated=is_curated)
    known = part.rows(labels >= 0)
    is_its = labels[labels >= 0] == part.number(part.label)
    return ClassCurve(
        part,
        is_curated,
        curve,
        curve.roc(),
        curve.precision_recall(),
        curve.histogram(bins),
        GroupedScores(known.scores, is_its, known.groups),
    )


@dataclass(frozen=True, slots=True)
class Flips:
    """What a threshold decides otherwise than what is kept."""

    ids: tuple[ScanId, ...]  # nearest to the threshold first
    newly: int = 0  # would newly be of the class
    no_longer: int = 0
    mended: int = 0  # of those that have a label: wrong before, right then
    spoilt: int = 0


def flips(
    scored: ScoredScans, old: OperatingPoint | None, new: OperatingPoint, is_curated: bool
) -> Flips:
    """Return which scans two points decide differently."""
    before, after = scored.decided(old), scored.decided(new)
    rows = np.flatnonzero(before != after)
    its, labels = scored.number(scored.label), scored.labels(curated=is_curated)[rows]
    was, would_be = before[rows], after[rows]
    near = new.threshold if new.label == scored.label else 1 - new.threshold
    order = np.argsort(np.abs(scored.scores[rows] - near), kind="stable")
    return Flips(
        tuple(map(ScanId, scored.scan_ids[rows[order]].tolist())),
        newly=int(np.count_nonzero(would_be == its)),
        no_longer=int(np.count_nonzero(was == its)),
        mended=int(np.count_nonzero(would_be == labels)),
        spoilt=int(np.count_nonzero(was == labels)),
    )
