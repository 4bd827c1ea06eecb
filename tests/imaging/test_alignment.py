import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression

from ajna_desktop.imaging.alignment import (
    MOST_SIDE,
    aligned_pair,
    fitted_levels,
    inverted,
    joined,
    stretched,
    warped,
)

SEED = 20261123


def a_picture(height, width):
    """A smooth scene, so that interpolation is nearly exact."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return 120 + 60 * np.sin(x / 17) + 50 * np.cos(y / 13 + x / 40)


def test_that_a_matrix_and_its_inverse_lead_back():
    matrix = np.array([[1.2, 0.1, 5.0], [-0.2, 0.9, -3.0]])
    assert joined(inverted(matrix), matrix) == pytest.approx(
        np.array([[1, 0, 0], [0, 1, 0]]), abs=1e-12
    )


def test_that_a_stretched_image_covers_the_other_from_edge_to_edge():
    matrix = stretched((10, 20), (30, 10))
    assert matrix @ (20, 10, 1) == pytest.approx((10, 30))
    assert matrix @ (0, 0, 1) == pytest.approx((0, 0))


def test_that_a_shift_moves_pixels_and_leaves_nothing_beyond_the_edge():
    pixels = np.arange(12, dtype=np.float32).reshape(3, 4)
    moved = warped(pixels, np.array([[1.0, 0, 1], [0, 1, 0]]), (3, 4))
    assert moved[:, :3] == pytest.approx(pixels[:, 1:])
    assert np.isnan(moved[:, 3]).all()


def test_that_half_a_pixel_is_the_mean_of_two():
    pixels = np.array([[0, 10, 20, 30]] * 2, np.float32)
    moved = warped(pixels, np.array([[1.0, 0, 0.5], [0, 1, 0]]), (2, 3))
    assert moved[0] == pytest.approx([5, 15, 25])


def test_that_a_smaller_frame_holds_means():
    pixels = np.array([[0, 2, 4, 6], [2, 4, 6, 8]] * 2, np.float32)
    assert warped(pixels, np.array([[2.0, 0, 0], [0, 2, 0]]), (2, 2)) == pytest.approx(
        np.array([[2, 6], [2, 6]])
    )


def test_that_the_curve_of_grey_levels_is_the_isotonic_one():
    rng = np.random.default_rng(SEED)
    values = np.arange(64, dtype=np.float32)
    wanted = (values + rng.normal(0, 20, 64)).astype(np.float32)
    theirs = IsotonicRegression().fit_transform(values, wanted)
    assert fitted_levels(values, wanted) == pytest.approx(theirs, abs=1e-3)


def test_that_the_curve_falls_for_an_inverted_image():
    values = np.linspace(0, 255, 500, dtype=np.float32)
    assert fitted_levels(values, 255 - values) == pytest.approx(255 - values, abs=4)


def test_that_a_copy_of_one_grey_level_is_fitted_to_the_mean():
    assert fitted_levels(np.full(3, 7, np.float32), np.array([1, 2, 3], np.float32)) == (
        pytest.approx([2, 2, 2])
    )


@pytest.mark.parametrize("gamma", [0.6, 1.5])
def test_that_a_shifted_copy_with_other_contrast_leaves_no_difference(gamma):
    scene = a_picture(120, 160)
    first = scene[10:100, 10:130].astype(np.uint8)
    other = (255 * (scene[4:110, 2:140] / 255) ** gamma).astype(np.uint8)
    pair = aligned_pair(first, other, np.array([[1.0, 0, 8], [0, 1, 6]]))
    assert pair.overlap == 1
    assert pair.mean_difference < 0.01
    assert pair.second.dtype == np.uint8
    assert np.abs(pair.second.astype(int) - first).mean() < 2


def test_that_what_was_added_shows_with_its_sign():
    first = a_picture(80, 80).astype(np.uint8)
    other = first.copy()
    other[30:36, 40:46] = 255
    pair = aligned_pair(first, other, stretched((80, 80), (80, 80)))
    assert pair.difference[33, 43] > 0.2
    assert abs(pair.difference[10, 10]) < 0.05


def test_that_a_copy_that_covers_half_is_told():
    first = a_picture(60, 100).astype(np.uint8)
    pair = aligned_pair(first, first[:, 50:], np.array([[1.0, 0, -50], [0, 1, 0]]))
    assert pair.overlap == pytest.approx(0.5)
    assert np.isnan(pair.difference[:, :50]).all()
    assert pair.mean_difference < 0.01


def test_that_images_that_do_not_meet_have_no_difference():
    first = a_picture(20, 20).astype(np.uint8)
    pair = aligned_pair(first, first, np.array([[1.0, 0, 500], [0, 1, 0]]))
    assert pair.overlap == 0
    assert np.isnan(pair.mean_difference)


def test_that_large_images_are_compared_in_a_smaller_frame():
    first = np.zeros((10, 2 * MOST_SIDE), np.uint16)
    pair = aligned_pair(first, np.zeros((5, 7, 3), np.uint8), stretched(first.shape, (5, 7)))
    assert pair.first.shape == (5, MOST_SIDE)
    assert pair.step == (2, 2)
    assert pair.first.dtype == np.uint16
