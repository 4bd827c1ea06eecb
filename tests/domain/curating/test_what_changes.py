import numpy as np

from ajna_desktop.domain.curating.what_changes import BeforeAndAfter, CellChange, count_cells
from ajna_desktop.domain.scan import Label

A, B = Label("a"), Label("b")

# Scan 1 stays; 2 is relabelled; 3 is predicted otherwise; 4 is set aside; 5 gets a first label;
# 6 was not predicted before.
SCANS = BeforeAndAfter(
    (A, B),
    np.arange(1, 7),
    np.array([0, 0, 0, 1, -1, 1]),
    np.array([0, 1, 0, -1, 1, 1]),
    np.array([0, 1, 1, 1, 1, -1]),
    np.array([0, 1, 0, 1, 1, 1]),
)


def test_that_scans_without_label_or_prediction_are_in_no_cell():
    assert SCANS.before.counts.tolist() == [[1, 2], [0, 1]]
    assert SCANS.after.counts.tolist() == [[2, 0], [0, 3]]
    assert count_cells((A, B), np.array([0, -1]), np.array([-1, 0])).total == 0


def test_that_cells_are_told_largest_change_first():
    assert SCANS.cells() == [
        CellChange(A, B, 2, 0),
        CellChange(B, B, 1, 3),
        CellChange(A, A, 1, 2),
    ]
    assert [cell.change for cell in SCANS.cells()] == [-2, 2, 1]


def test_that_flipped_are_those_predicted_otherwise_and_not_those_predicted_anew():
    assert SCANS.flipped == (3,)


def test_that_relabelled_are_those_that_teach_something_else():
    assert SCANS.relabelled == (2, 4, 5)


def test_that_who_came_to_a_cell_and_who_left_it_is_told():
    assert SCANS.came_to(B, B) == (2, 5, 6)
    assert SCANS.left(B, B) == (4,)
    assert SCANS.left(A, B) == (2, 3)
