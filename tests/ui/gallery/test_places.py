import numpy as np
import pytest

from ajna_desktop.ui.gallery.places import row_after_change, runs_of


@pytest.mark.parametrize(
    ("old", "row", "new", "place"),
    [
        ([1, 2, 3, 4], 1, [9, 1, 2, 3], 2),  # still there, further down
        ([1, 2, 3, 4], 1, [1, 3, 4], 1),  # gone: the one after it
        ([1, 2, 3, 4], 3, [1, 2, 3], 2),  # gone, and nothing after it: the one before
        ([1, 2, 3], 1, [7, 8], 0),  # all gone: the first
        ([], -1, [7, 8], 0),
        ([1, 2], 0, [], None),
    ],
)
def test_where_the_user_is_after_the_answer_changed(old, row, new, place):
    assert row_after_change(np.array(old, int), row, np.array(new, int)) == place


def test_that_chosen_ids_become_runs_of_rows():
    ids = np.array([5, 6, 7, 1, 2, 9])
    assert runs_of(ids, np.array([6, 7, 9, 100])) == [range(1, 3), range(5, 6)]
    assert runs_of(ids, np.array([], int)) == []
    assert runs_of(ids, ids) == [range(6)]
