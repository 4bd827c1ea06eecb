import numpy as np
import pytest

from ajna_desktop.search.exact import nearest, nearest_among
from ajna_desktop.search.unit_rows import BLOCK_ROWS, UnitRows
from tests.search.clouds import cloud, true_neighbours

COUNT = BLOCK_ROWS + 500  # more than one block


@pytest.fixture(scope="module")
def matrix():
    return cloud(COUNT)


def test_that_the_neighbours_are_those_of_a_plain_comparison(matrix):
    rows = UnitRows(matrix, np.arange(COUNT))
    asked = np.array([0, 17, COUNT - 1])
    for row, found in zip(asked, nearest(rows, rows.take(asked), 21), strict=True):
        ids, distances = true_neighbours(matrix, row, 20)
        assert found.items[0] == row
        assert found.distances[0] == 0
        assert (found.items[1:] + 1_000).tolist() == ids
        np.testing.assert_allclose(found.distances[1:], distances, atol=1e-6)


def test_that_among_given_items_only_those_are_found(matrix):
    rows = UnitRows(matrix, np.arange(COUNT))
    query = rows.take(np.array([5]))[0]
    among = np.arange(10, 500)
    found = nearest_among(rows, query, among, 20)
    distances = np.linalg.norm(rows.take(among) - query, axis=1)
    np.testing.assert_array_equal(found.items, among[np.argsort(distances)][:20])


def test_that_the_distance_is_0_for_the_same_and_2_for_the_opposite_direction():
    matrix = np.array([[3, 0], [1, 0], [0, 2], [-5, 0]], np.float16)
    rows = UnitRows(matrix, np.arange(4))
    (found,) = nearest(rows, np.array([[1, 0]], np.float32), 4)
    assert found.items.tolist() == [0, 1, 2, 3]  # of equals, the lower first
    np.testing.assert_allclose(found.distances, [0, 0, np.sqrt(2), 2], atol=1e-6)


def test_that_vectors_without_a_direction_are_never_found():
    matrix = cloud(10)
    matrix[3], matrix[4, 1], matrix[5, 2] = 0, np.nan, np.inf
    rows = UnitRows(matrix, np.arange(10))
    query = rows.take(np.array([0]))
    assert sorted(nearest(rows, query, 10)[0].items.tolist()) == [0, 1, 2, 6, 7, 8, 9]
    among = nearest_among(rows, query[0], np.arange(10), 10)
    assert sorted(among.items.tolist()) == [0, 1, 2, 6, 7, 8, 9]


def test_that_nothing_is_found_in_nothing():
    rows = UnitRows(cloud(3), np.empty(0, np.int64))
    (found,) = nearest(rows, np.ones((1, 24), np.float32), 5)
    assert len(found.items) == len(found.distances) == 0
    assert (
        len(nearest_among(rows, np.ones(24, np.float32), np.empty(0, np.int64), 5).items) == 0
    )
