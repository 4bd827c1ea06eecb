"""The confusion matrix and the figures read off it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
        recalls = [figures.recall for figures in self.per_class() if figures.support]
        return float(np.mean(recalls)) if recalls else 0.0

    def per_class(self) -> list[ClassFigures]:
        """Return precision, recall, F1 and support of each class, in the order of `labels`."""
        figures = []
        for number, label in enumerate(self.labels):
            hits = int(self.counts[number, number])
            support = int(self.counts[number].sum())
            predicted = int(self.counts[:, number].sum())
            figures.append(
                ClassFigures(
                    label,
                    precision=_ratio(hits, predicted),
                    recall=_ratio(hits, support),
                    f1=_ratio(2 * hits, support + predicted),
                    support=support,
                    f_beta=_ratio((1 + BETA**2) * hits, BETA**2 * support + predicted),
                )
            )
        return figures

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
    for true, predicted, how_many in pairs:
        counts[number[true], number[predicted]] += how_many
    return ConfusionMatrix(tuple(labels), counts)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
