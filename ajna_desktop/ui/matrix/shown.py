"""Which matrix is shown of a tally, in which order, and what its parts ask for."""

from enum import StrEnum
from typing import Final

from ajna_desktop.domain.confusion import ConfusionMatrix, all_labels
from ajna_desktop.domain.evaluation.seriation import confusion_order
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import Order, ScanQuery


class Measure(StrEnum):
    """What a count is a share of."""

    ROWS = "by row"  # of the scans of a true label
    COLUMNS = "by column"  # of the scans of a prediction
    COUNTS = "counts"  # of nothing


class LabelsBy(StrEnum):
    """Whose labels are taken for true."""

    CURATED = "curated"  # those that hold now: people's, else the folder's
    FOUND = "found"  # the folder's
    DIFFERENCE = "difference"  # how many more there are by the first than by the second


class ClassOrder(StrEnum):
    """How rows and columns follow each other."""

    NAME = "name"
    SIZE = "size"  # most scans first
    CONFUSION = "confusion"  # what is taken for each other stands side by side


_LABEL_FIELDS: Final = {
    LabelsBy.CURATED: "label",
    LabelsBy.FOUND: "found_label",
    LabelsBy.DIFFERENCE: "changed_label",
}


def matrix_of(tally: Tally, labels_by: LabelsBy) -> ConfusionMatrix:
    """Return the counts by one kind of labels; those of a difference have signs."""
    if labels_by is LabelsBy.CURATED or tally.as_found is None:
        return tally.matrix
    labels = all_labels(tally.matrix, tally.as_found)
    found = tally.as_found.over(labels)
    if labels_by is LabelsBy.FOUND:
        return found
    return ConfusionMatrix(labels, tally.matrix.over(labels).counts - found.counts)


class Arrangement:
    """Keeps the classes in their order while only counts change: rows must not jump about."""

    def __init__(self) -> None:
        self._asked: tuple[object, ...] = ()
        self._order: list[int] = []

    def order(self, tally: Tally, labels: tuple[Label, ...], by: ClassOrder) -> list[int]:
        """Return the places of `labels` in the order to show them in.

        Args:
            tally: What the order follows where it is not the names'.
            labels: The classes to be shown, sorted by name.
            by: Asked for.
        """
        asked = (labels, by)
        if asked != self._asked:
            self._asked = asked
            self._order = _order(tally.matrix.over(labels), by)
        return self._order

    def forget(self) -> None:
        """Find the order anew at the next tally, such as that of another classifier."""
        self._asked = ()


def _order(matrix: ConfusionMatrix, by: ClassOrder) -> list[int]:
    if by is ClassOrder.NAME:
        return list(range(len(matrix.labels)))
    if by is ClassOrder.SIZE:
        support = matrix.counts.sum(axis=1)
        order: list[int] = (-support).argsort(kind="stable").tolist()
        return order
    return confusion_order(matrix.counts)


def cell_query(
    true: Label, predicted: Label, split: str | None, labels_by: LabelsBy
) -> ScanQuery:
    """Return the question for the scans of a cell, the most confident first."""
    asked = ScanQuery(predicted=predicted, split=split, judged=True, order=Order.CONFIDENCE)
    return asked.but(**{_LABEL_FIELDS[labels_by]: true})


def row_query(true: Label, split: str | None, labels_by: LabelsBy) -> ScanQuery:
    """Return the question for the scans of a row, cell by cell."""
    asked = ScanQuery(split=split, has_prediction=True, judged=True, order=Order.CELL)
    return asked.but(**{_LABEL_FIELDS[labels_by]: true})


def column_query(predicted: Label, split: str | None) -> ScanQuery:
    """Return the question for the scans of a column, cell by cell."""
    return ScanQuery(
        predicted=predicted, split=split, has_label=True, judged=True, order=Order.CELL
    )
