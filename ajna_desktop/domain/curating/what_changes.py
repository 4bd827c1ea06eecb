"""What a relabelling would change: predictions before and after, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.scan import Label, ScanId

Numbers = npt.NDArray[np.int64]
NONE: Final = -1


@dataclass(frozen=True, slots=True)
class CellChange:
    """How many scans a cell of the matrix holds, before and after."""

    label: Label
    predicted: Label
    before: int
    after: int

    @property
    def change(self) -> int:
        """How many more there are after."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class BeforeAndAfter:
    """N scans by label and prediction, before a relabelling and after it.

    Attributes:
        labels: The K classes, sorted.
        scan_ids: (N,).
        label_before, label_after: (N,) the class that held and holds; −1 where none did, and
            where a person had said that nobody can tell.
        predicted_before, predicted_after: (N,) the class; −1 where nothing was predicted.
    """

    labels: tuple[Label, ...]
    scan_ids: Numbers
    label_before: Numbers
    label_after: Numbers
    predicted_before: Numbers
    predicted_after: Numbers

    @property
    def before(self) -> ConfusionMatrix:
        """The matrix as it was."""
        return self._matrix(self.label_before, self.predicted_before)

    @property
    def after(self) -> ConfusionMatrix:
        """The matrix as it would be."""
        return self._matrix(self.label_after, self.predicted_after)

    @property
    def flipped(self) -> tuple[ScanId, ...]:
        """The scans about which something else would be predicted."""
        both = (self.predicted_before != NONE) & (self.predicted_after != NONE)
        return self._ids(both & (self.predicted_before != self.predicted_after))

    @property
    def relabelled(self) -> tuple[ScanId, ...]:
        """The scans whose label is another, appeared, or counts no longer."""
        return self._ids(self.label_before != self.label_after)

    def cells(self) -> list[CellChange]:
        """Return every cell that holds a scan before or after; the largest change first."""
        before, after = self.before.counts, self.after.counts
        rows, columns = np.nonzero(before + after)
        cells = [
            CellChange(
                self.labels[row],
                self.labels[column],
                int(before[row, column]),
                int(after[row, column]),
            )
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        return sorted(cells, key=lambda cell: (-abs(cell.change), cell.label, cell.predicted))

    def came_to(self, label: Label, predicted: Label) -> tuple[ScanId, ...]:
        """Return the scans that are in a cell after, and were not before."""
        was, will_be = self._in_cell(label, predicted)
        return self._ids(will_be & ~was)

    def left(self, label: Label, predicted: Label) -> tuple[ScanId, ...]:
        """Return the scans that were in a cell before, and are not after."""
        was, will_be = self._in_cell(label, predicted)
        return self._ids(was & ~will_be)

    def _in_cell(
        self, label: Label, predicted: Label
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        row, column = self.labels.index(label), self.labels.index(predicted)
        was = (self.label_before == row) & (self.predicted_before == column)
        return was, (self.label_after == row) & (self.predicted_after == column)

    def _ids(self, rows: npt.NDArray[np.bool_]) -> tuple[ScanId, ...]:
        return tuple(ScanId(one) for one in self.scan_ids[rows].tolist())

    def _matrix(self, labels: Numbers, predicted: Numbers) -> ConfusionMatrix:
        return count_cells(self.labels, labels, predicted)


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """How two classifiers fare on the part held out, by one kind of labels.

    None where too little is left to learn from without that part.
    """

    before: ConfusionMatrix | None
    after: ConfusionMatrix | None

    @property
    def scans(self) -> int:
        """How many are judged."""
        either = self.after or self.before
        return either.total if either else 0


@dataclass(frozen=True, slots=True, eq=False)
class HeldOutPart:
    """What no classifier here learnt from: the same groups as long as the folder lives.

    Attributes:
        groups: How many.
        scans: How many readable scans they have.
        since_utc: When they were set apart.
        set_aside: Those of them that people marked as ambiguous or as bad images: judged by
            the labels as found, and by those as curated not at all.
        unlabelled: How many have no label and are not set aside.
        as_found: By the labels of the folder.
        as_curated: By the labels that hold.
    """

    groups: int
    scans: int
    since_utc: str
    set_aside: tuple[ScanId, ...]
    unlabelled: int
    as_found: Judgement
    as_curated: Judgement


def count_cells(labels: Sequence[Label], truth: Numbers, predicted: Numbers) -> ConfusionMatrix:
    """Count scans by the class that holds and the one predicted; −1 in either is left out."""
    size = len(labels)
    both = (truth != NONE) & (predicted != NONE)
    counts = np.bincount(truth[both] * size + predicted[both], minlength=size * size)
    return ConfusionMatrix(tuple(labels), counts.reshape(size, size).astype(np.int64))
