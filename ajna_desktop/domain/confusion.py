"""The confusion matrix and the figures read off it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import Order, ScanQuery

Counts = npt.NDArray[np.int64]
BETA: Final = 2  # how much more recall weighs than precision in F-beta, as in notebook 05


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """How one class fares. A ratio over nothing is 0, as in scikit-learn.

    F-beta weighs recall β = 2 times as much as precision: it is the one to look at where
    missing a scan of the class costs more than a false alarm.
    """

    label: Label
    precision: float
    recall: float
    f1: float
    support: int  # scans that truly are of the class
    f_beta: float = 0.0


class ConfusedPairs(NamedTuple):
    """Cells of a matrix as three columns of the same length, (P,) int64."""

    rows: Counts  # numbers of true labels
    columns: Counts  # numbers of predicted labels
    counts: Counts


@dataclass(frozen=True, slots=True, eq=False)
class ConfusionMatrix:
    """Counts by true and predicted label.

    `counts` has shape (K, K), int64: rows = true label, columns = predicted label, both in the
    order of `labels`.
    """

    labels: tuple[Label, ...]
    counts: Counts

    @property
    def total(self) -> int:
        """Number of scans counted."""
        return int(self.counts.sum())

    @property
    def accuracy(self) -> float:
        """Share of the scans on the diagonal, in [0, 1]."""
        return _ratio(int(np.trace(self.counts)), self.total)

    @property
    def balanced_accuracy(self) -> float:
        """Mean recall over the classes that have scans, in [0, 1]."""
        support = self.counts.sum(axis=1)
        recalls = _ratios(self.counts.diagonal(), support)[support > 0]
        return float(recalls.mean()) if len(recalls) else 0.0

    def per_class(self) -> list[ClassFigures]:
        """Return precision, recall, F1 and support of each class, in the order of `labels`."""
        hits = self.counts.diagonal()
        support, predicted = self.counts.sum(axis=1), self.counts.sum(axis=0)
        columns = (
            _ratios(hits, predicted),
            _ratios(hits, support),
            _ratios(2 * hits, support + predicted),
            support,
            _ratios((1 + BETA**2) * hits, BETA**2 * support + predicted),
        )
        lists = [column.tolist() for column in columns]
        return [ClassFigures(*line) for line in zip(self.labels, *lists, strict=True)]

    @property
    def macro_f_beta(self) -> float:
        """Mean F-beta over the classes that have scans, in [0, 1]."""
        values = [figures.f_beta for figures in self.per_class() if figures.support]
        return float(np.mean(values)) if values else 0.0

    def row_shares(self) -> npt.NDArray[np.float64]:
        """Return each count as a share of its row, (K, K), in [0, 1]; 0 in an empty row."""
        totals = self.counts.sum(axis=1, keepdims=True)
        shares: npt.NDArray[np.float64] = self.counts / np.maximum(totals, 1)
        return shares

    def column_shares(self) -> npt.NDArray[np.float64]:
        """Return each count as a share of its column, (K, K), in [0, 1]; 0 in an empty one."""
        totals = self.counts.sum(axis=0, keepdims=True)
        shares: npt.NDArray[np.float64] = self.counts / np.maximum(totals, 1)
        return shares

    def reordered(self, order: Sequence[int]) -> Self:
        """Return the matrix with rows and columns in another order, each class once."""
        places = np.asarray(order, np.intp)
        if np.array_equal(places, np.arange(len(self.labels))):
            return self
        labels = tuple(self.labels[place] for place in places.tolist())
        # Rows first: whole lines are copied, which np.ix_ would do cell by cell.
        return replace(self, labels=labels, counts=self.counts[places][:, places])

    def over(self, labels: Sequence[Label]) -> "ConfusionMatrix":
        """Return the same counts over `labels`, all of its own among them."""
        if tuple(labels) == self.labels:
            return self
        number = {label: place for place, label in enumerate(labels)}
        places = np.array([number[label] for label in self.labels], np.intp)
        counts = np.zeros((len(labels), len(labels)), np.int64)
        counts[np.ix_(places, places)] = self.counts
        return ConfusionMatrix(tuple(labels), counts)

    def confused_pairs(self) -> ConfusedPairs:
        """Return every cell off the diagonal that holds scans, the fullest first.

        Ties in the order of rows, then columns.
        """
        counts = self.counts.copy()
        np.fill_diagonal(counts, 0)
        cells = np.flatnonzero(counts)
        cells = cells[np.argsort(-counts.ravel()[cells], kind="stable")]
        rows, columns = np.divmod(cells, max(len(self.labels), 1))
        return ConfusedPairs(rows, columns, counts.ravel()[cells])

    def query(self, row: int, column: int, split: str | None = None) -> ScanQuery:
        """Return the question whose answer is the scans of one cell, most confident first."""
        return ScanQuery(
            label=self.labels[row],
            predicted=self.labels[column],
            split=split,
            judged=True,
            order=Order.CONFIDENCE,
        )


def confusion_matrix(
    labels: Sequence[Label], pairs: Sequence[tuple[Label, Label, int]]
) -> ConfusionMatrix:
    """Count pairs into a matrix.

    Args:
        labels: Every class, in the order of rows and columns.
        pairs: (true label, predicted label, how many).
    """
    number = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), np.int64)
    if pairs:
        rows, columns, how_many = zip(
            *((number[true], number[predicted], many) for true, predicted, many in pairs),
            strict=True,
        )
        np.add.at(counts, (rows, columns), how_many)
    return ConfusionMatrix(tuple(labels), counts)


def all_labels(*matrices: ConfusionMatrix) -> tuple[Label, ...]:
    """Return the classes of all `matrices`, sorted by name."""
    return tuple(sorted({label for matrix in matrices for label in matrix.labels}))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _ratios(parts: Counts, wholes: Counts) -> npt.NDArray[np.float64]:
    ratios: npt.NDArray[np.float64] = parts / np.maximum(wholes, 1)
    return ratios
