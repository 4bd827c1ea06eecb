import numpy as np

from ajna_desktop.search.nearest_others import NOBODY, nearest_others
from ajna_desktop.search.unit_rows import UnitRows


def test_that_the_nearest_of_other_groups_are_found():
    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(60, 8)).astype(np.float16)
    groups = rng.integers(0, 20, 60)
    told = []
    found = nearest_others(UnitRows(matrix, np.arange(60)), groups, 5, told.append)
    rows = matrix.astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = rows @ rows.T
    for number in range(60):
        others = np.flatnonzero(groups != groups[number])
        nearest = others[np.argsort(-cosines[number, others])[:5]]
        assert set(found[number]) == set(nearest)
    assert told == [60]


def test_that_where_there_are_too_few_others_nobody_fills_the_line():
    matrix = np.array([[1, 0], [1, 0.1], [0, 1], [0, 0]], np.float16)
    found = nearest_others(
        UnitRows(matrix, np.arange(4)), np.array([0, 0, 1, 2]), 3, lambda done: None
    )
    assert sorted(found[0]) == [NOBODY, NOBODY, 2]  # one is of its group, one has no direction
    assert sorted(found[2]) == [NOBODY, 0, 1]
