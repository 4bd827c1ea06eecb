import numpy as np
import pytest

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.ui.matrix.shown import (
    Arrangement,
    ClassOrder,
    LabelsBy,
    cell_query,
    column_query,
    matrix_of,
    row_query,
)

A, B, C = map(Label, "ABC")
CURATED = ConfusionMatrix((A, B), np.array([[5, 1], [0, 9]]))
FOUND = ConfusionMatrix((A, B, C), np.array([[4, 1, 0], [0, 8, 0], [1, 1, 0]]))
TALLY = Tally(CURATED, as_found=FOUND)


def test_that_the_difference_is_what_relabelling_changed():
    shown = matrix_of(TALLY, LabelsBy.DIFFERENCE)
    assert shown.labels == (A, B, C)
    assert shown.counts.tolist() == [[1, 0, 0], [0, 1, 0], [-1, -1, 0]]
    assert matrix_of(TALLY, LabelsBy.CURATED) is CURATED
    assert matrix_of(TALLY, LabelsBy.FOUND).counts.tolist() == FOUND.counts.tolist()


def test_that_without_the_folders_labels_only_the_curated_ones_are_shown():
    assert matrix_of(Tally(CURATED), LabelsBy.DIFFERENCE) is CURATED


def test_that_classes_follow_each_other_as_asked():
    counts = np.array([[1, 0, 1], [0, 9, 0], [2, 0, 3]])
    tally = Tally(ConfusionMatrix((A, B, C), counts))
    arrangement = Arrangement()
    orders = [arrangement.order(tally, (A, B, C), by) for by in ClassOrder]
    assert orders == [[0, 1, 2], [1, 2, 0], [0, 2, 1]]


def test_that_rows_stay_where_they_are_until_another_run_is_shown():
    arrangement = Arrangement()
    labels = (A, B)
    before = Tally(ConfusionMatrix(labels, np.array([[5, 0], [0, 2]])))
    after = Tally(ConfusionMatrix(labels, np.array([[1, 0], [0, 2]])))
    assert arrangement.order(before, labels, ClassOrder.SIZE) == [0, 1]
    assert arrangement.order(after, labels, ClassOrder.SIZE) == [0, 1]
    arrangement.forget()
    assert arrangement.order(after, labels, ClassOrder.SIZE) == [1, 0]


@pytest.mark.parametrize(
    ("labels_by", "asked"),
    [
        (LabelsBy.CURATED, {"label": A}),
        (LabelsBy.FOUND, {"found_label": A}),
        (LabelsBy.DIFFERENCE, {"changed_label": A}),
    ],
)
def test_that_cells_and_rows_ask_by_the_labels_that_they_are_counted_by(labels_by, asked):
    whole = {"judged": True, "split": "val"}
    assert cell_query(A, B, "val", labels_by) == ScanQuery(
        **asked, **whole, predicted=B, order=Order.CONFIDENCE
    )
    assert row_query(A, "val", labels_by) == ScanQuery(
        **asked, **whole, has_prediction=True, order=Order.CELL
    )


def test_that_a_column_asks_for_all_that_is_labelled_and_predicted_so():
    assert column_query(B, None) == ScanQuery(
        predicted=B, has_label=True, judged=True, order=Order.CELL
    )
