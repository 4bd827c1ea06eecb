import numpy as np
import pytest

from ajna_desktop.search.unit_rows import HeldRows, UnitRows, as_float32, as_unit
from tests.search.clouds import cloud


def test_that_every_finite_half_becomes_the_same_number():
    halves = np.arange(65_536, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)][:, np.newaxis]
    with np.errstate(all="raise"):
        ours = as_float32(halves)
    theirs = halves.astype(np.float32)
    np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(np.signbit(ours), np.signbit(theirs))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_that_a_row_with_something_else_than_numbers_becomes_zeros(bad):
    halves = np.ones((3, 5), np.float16)
    halves[1, 3] = bad
    expected = np.ones((3, 5), np.float32)
    expected[1] = 0
    np.testing.assert_array_equal(as_float32(halves), expected)


def test_that_unit_vectors_have_length_one_and_keep_their_direction():
    vectors = as_float32(cloud(50)) + np.float32(0.01)
    units = as_unit(vectors)
    np.testing.assert_allclose(np.linalg.norm(units, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(
        units * np.linalg.norm(vectors, axis=1, keepdims=True), vectors, atol=1e-5
    )


@pytest.mark.parametrize("bad", [0, np.nan, np.inf, 3e38])
def test_that_a_vector_without_a_direction_becomes_zeros(bad):
    vectors = np.ones((2, 4), np.float32)
    vectors[1] = bad
    np.testing.assert_array_equal(as_unit(vectors), [[0.5] * 4, [0] * 4])


def test_that_cosines_are_those_of_the_unit_vectors():
    matrix = cloud(40)
    matrix[7] = 0
    rows = UnitRows(matrix, np.arange(40)[::-1])
    query = rows.take(np.array([3]))[0]
    items = np.array([0, 5, 32, 3])
    cosines = rows.cosines(query, items)
    assert cosines[2] == -np.inf  # item 32 is row 7
    np.testing.assert_allclose(
        cosines[[0, 1, 3]], (rows.take(items) @ query)[[0, 1, 3]], atol=1e-6
    )
    assert cosines[3] == pytest.approx(1)


def test_that_blocks_cover_every_item_once_in_order():
    rows = UnitRows(cloud(25), np.arange(25)[::-1])
    starts, blocks = zip(*rows.blocks(10), strict=True)
    assert starts == (0, 10, 20)
    np.testing.assert_array_equal(np.concatenate(blocks), rows.take(np.arange(25)))


def test_that_rows_held_in_memory_are_the_same():
    rows = UnitRows(cloud(25), np.arange(5, 20))
    held = HeldRows(rows)
    np.testing.assert_array_equal(held.take(np.array([2, 9])), rows.take(np.array([2, 9])))
    ((first, block),) = held.blocks()
    assert first == 0
    np.testing.assert_array_equal(block, rows.take(np.arange(15)))
