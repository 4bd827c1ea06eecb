import numpy as np
import pytest

from ajna_desktop.domain.explanation import (
    WHOLE_IMAGE,
    Explanation,
    Reach,
    about_zero,
    interpolation,
    stretched,
)
from ajna_desktop.domain.scan import Label


def of(cells, reach=WHOLE_IMAGE):
    cells = np.array(cells, np.float32)
    return Explanation(cells, reach, Label("PNEUMONIA"), 0.9, "Grad-CAM", "last")


def test_that_a_map_without_sign_keeps_what_speaks_for_the_class():
    shown = of([[-1.0, 0.5]]).map(2, 2)
    np.testing.assert_allclose(shown, [[0, 1], [0, 1]])


def test_that_a_signed_map_keeps_both_at_their_true_proportion():
    shown = of([[-1.0, 0.5]]).map(1, 2, signed=True)
    np.testing.assert_allclose(shown, [[-1, 0.5]])


@pytest.mark.parametrize("signed", [False, True])
def test_that_a_map_of_nothing_is_nothing(signed):
    assert not of([[0.0, 0.0]]).map(5, 7, signed=signed).any()


def test_that_only_evidence_against_leaves_the_map_without_sign_empty():
    assert not of([[-1.0, -0.2]]).map(4, 4).any()


@pytest.mark.parametrize(
    ("cells", "is_even"),
    [
        ([[1.0, 0.96], [0.97, 0.99]], True),
        ([[1.0, 0.9]], False),
        ([[0.02, -1.0]], False),
        ([[-0.98, -1.0]], True),
        ([[0.0, 0.0]], True),
    ],
)
def test_that_a_map_whose_places_hardly_differ_is_even(cells, is_even):
    assert of(cells).is_even is is_even


def test_that_the_middle_of_a_cell_shows_the_cell():
    cells = np.random.default_rng(0).uniform(-1, 1, (3, 5)).astype(np.float32)
    cells /= np.abs(cells).max()
    shown = of(cells).map(3 * 7, 5 * 9, signed=True)
    np.testing.assert_allclose(shown[3::7, 4::9], cells, atol=1e-6)


def test_that_height_and_width_of_the_image_do_not_mix():
    shown = of([[1.0, 0.0]]).map(20, 60)
    assert shown.shape == (20, 60)
    assert (shown[:, :15] == 1).all()
    assert (shown[:, -15:] == 0).all()


def test_that_cells_that_begin_beside_the_edge_are_drawn_where_they_look():
    # The first of two cells covers the second quarter, the other one the next.
    shown = of([[1.0, 0.0]], Reach(left=0.25, right=0.75)).map(1, 100)
    assert shown[0, 37] == pytest.approx(1)
    assert shown[0, 50] == pytest.approx(0.5, abs=0.03)
    assert shown[0, 62] == pytest.approx(0, abs=0.03)


def test_that_interpolation_weighs_every_place_by_one():
    weights = interpolation(17, 4, -0.1, 1.2)
    np.testing.assert_allclose(weights.sum(axis=1), 1, atol=1e-6)


def test_that_one_cell_fills_the_image():
    assert (of([[1.0]]).map(3, 3) == 1).all()


def test_that_maps_are_stretched_each_by_itself():
    maps = np.array([[[0, 1]], [[10, 30]], [[5, 5]]], np.float32)
    shown, lowest, highest = stretched(maps)
    np.testing.assert_array_equal(shown, [[[0, 255]], [[0, 255]], [[0, 0]]])
    np.testing.assert_array_equal(lowest, [0, 10, 5])
    np.testing.assert_array_equal(highest, [1, 30, 5])


def test_that_a_weight_of_zero_is_middle_grey_in_every_filter():
    shown, strongest = about_zero(np.array([[[0, 2, -2]], [[0, 0.1, 0]]], np.float32))
    np.testing.assert_array_equal(shown, [[[128, 255, 0]], [[128, 255, 128]]])
    np.testing.assert_allclose(strongest, [2, 0.1])
