"""What a run says of one class, as columns over all scans: for every threshold at once."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.evaluation.threshold_curve import ThresholdCurve
from ajna_desktop.domain.operating_point import OperatingPoint, reaches
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class ScoredScans:
    """The N scans that can be shown, are neither ambiguous nor bad, and have a prediction.

    In the order of their ids. The columns are never written to.

    Attributes:
        label: The class that the scores are of.
        run: What predicted.
        classes: Every class of the run, and every label that a scan has, sorted: the K of the
            numbers below.
        splits: Names that `split` means.
        scan_ids: (N,).
        scores: (N,) probability of `label`.
        others: (N,) the most probable of the other classes.
        other_scores: (N,) its probability.
        best: (N,) the most probable class of all.
        told: (N,) what is predicted at the point of the run.
        truth: (N,) the label that holds, −1 for none.
        found: (N,) the label of the folder, −1 for none.
        groups: (N,) same number, same patient, container or content.
        split: (N,).
    """

    label: Label
    run: Run
    classes: tuple[Label, ...]
    splits: tuple[str, ...]
    scan_ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    others: Numbers
    other_scores: npt.NDArray[np.float32]
    best: Numbers
    told: Numbers
    truth: Numbers
    found: Numbers
    groups: Numbers
    split: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.scan_ids)

    def number(self, label: Label) -> int:
        """Return which of `classes` a label is.

        Raises:
            ValueError: none.
        """
        return self.classes.index(label)

    def decided(self, point: OperatingPoint | None) -> Numbers:
        """Return what is decided for at a point, (N,) into `classes`.

        Raises:
            ValueError: the point is of another class than `label`. Allowed are the run's own,
                and any of a classifier of two classes.
        """
        if point == self.run.operating_point:
            return self.told
        if point is None:
            return self.best
        its = np.int32(self.number(self.label))
        if point.label == self.label:
            return np.where(reaches(self.scores, point.threshold), its, self.others)
        if len(self.run.labels) == 2 and point.label in self.run.labels:
            return np.where(reaches(self.other_scores, point.threshold), self.others, its)
        raise ValueError(f"{point.in_words()} does not fit scores of {self.label}")

    def labels(self, *, curated: bool = True) -> Numbers:
        """Return the labels that hold, or those of the folder, (N,); −1 for none."""
        return self.truth if curated else self.found

    def rows(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.integer]) -> Self:
        """Return some of the scans alone; `chosen` is a mask (N,), or row numbers."""
        columns = {
            name: getattr(self, name)[chosen]
            for name in (
                "scan_ids", "scores", "others", "other_scores", "best", "told", "truth",
                "found", "groups", "split",
            )
        }  # fmt: skip
        return replace(self, **columns)

    def part(self, split: str | None) -> Self:
        """Return the scans of one split; None: all."""
        if split is None:
            return self
        number = self.splits.index(split) if split in self.splits else -1
        return self.rows(self.split == number)

    def matrix(self, point: OperatingPoint | None, *, curated: bool = True) -> ConfusionMatrix:
        """Count labels and decisions at a point: the matrix that the store would count.

        Its classes are those of the run, and those that a counted scan has as its label.
        """
        truth, told, size = self.labels(curated=curated), self.decided(point), len(self.classes)
        has_label = truth >= 0
        cells = truth[has_label].astype(np.int64) * size + told[has_label]
        counts = np.bincount(cells, minlength=size * size).reshape(size, size)
        of_run = frozenset(self.run.labels)
        is_of_run = np.array([name in of_run for name in self.classes], np.bool_)
        kept = np.flatnonzero(is_of_run | counts.any(axis=1))
        if len(kept) < size:
            counts = counts[np.ix_(kept, kept)]
        return ConfusionMatrix(tuple(self.classes[number] for number in kept), counts)

    def cell(
        self,
        point: OperatingPoint | None,
        true: Label | None = None,
        told: Label | None = None,
        *,
        curated: bool = True,
    ) -> npt.NDArray[np.int64]:
        """Return the ids of the scans of a cell, a row or a column, in id order.

        Args:
            point: Where to decide.
            true: The label; None: any.
            told: What is decided for; None: anything.
            curated: Whether the label that holds is meant, or the folder's.
        """
        truth = self.labels(curated=curated)
        chosen = truth >= 0 if true is None else truth == self.number(true)
        if told is not None:
            chosen = chosen & (self.decided(point) == self.number(told))
        return self.scan_ids[chosen]

    def flips(
        self, old: OperatingPoint | None, new: OperatingPoint | None
    ) -> npt.NDArray[np.int64]:
        """Return the ids of the scans that two points decide differently, in id order."""
        flipped: npt.NDArray[np.int64] = self.scan_ids[self.decided(old) != self.decided(new)]
        return flipped

    def curve(self, *, curated: bool = True) -> ThresholdCurve:
        """Return `label` against the rest at every threshold, of the scans with a label."""
        truth = self.labels(curated=curated)
        has_label = truth >= 0
        return ThresholdCurve(
            self.scores[has_label], truth[has_label] == self.number(self.label)
        )
