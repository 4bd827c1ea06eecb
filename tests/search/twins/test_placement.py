import numpy as np
import pytest

from ajna_desktop.search.twins.local_contrast import local_contrast
from ajna_desktop.search.twins.placement import (
    SCALES,
    best_guesses,
    correlated,
    laid,
    refined,
)
from tests.search.twins.scenes import cut, scene, squashed

SAME = np.array([[1, 0, 1, 0]], np.float32)
ONE = np.ones(1, np.float32)


def test_that_an_image_in_its_own_place_is_itself():
    image = scene(1, 64, 64).astype(np.float32)[None]
    there, mask = laid(image, SAME)

    assert mask.all()
    assert there == pytest.approx(image, abs=0.2)


def test_that_a_shift_of_whole_pixels_moves_them_and_marks_what_is_not_there():
    image = np.arange(64, dtype=np.float32).reshape(1, 8, 8)
    there, mask = laid(image, np.array([[1, 2 / 8, 1, -1 / 8]], np.float32))

    assert there[0, 1:, :6] == pytest.approx(image[0, :7, 2:], abs=0.02)
    assert mask[0, 1:, :6].all()
    assert mask.sum() == 42


def test_that_correlation_is_that_of_the_part_that_both_show():
    chance = np.random.default_rng(0)
    one, other = chance.normal(size=(2, 1, 8, 8)).astype(np.float32)
    mask = np.zeros((1, 8, 8), bool)
    mask[0, 2:7, 1:5] = True
    found = correlated(one, other, mask)

    assert found.correlation[0] == pytest.approx(np.corrcoef(one[mask], other[mask])[0, 1])
    assert found.overlap[0] == pytest.approx(20 / 64)


def test_that_a_cut_is_placed_to_a_fraction_of_a_pixel():
    levels = scene(3)
    whole = local_contrast(squashed(levels, 64)[None], 4)
    part = local_contrast(squashed(cut(levels, 0.1, 0.05, 0.95, 0.9), 64)[None], 4)
    ((guesses, heights),) = best_guesses([whole], part, 2)
    placed = refined(whole, part, guesses[:, 0], ONE, 10)

    # The part begins at 5 % across and 10 % down, and has 85 % of both sides.
    expected = [1 / 0.85, -0.05 / 0.85, 1 / 0.85, -0.1 / 0.85]
    assert placed[0] == pytest.approx(expected, abs=0.01)
    assert heights[0, 0] > 0.5


def test_that_guesses_are_found_in_a_negative_as_well():
    levels = scene(4)
    one = local_contrast(squashed(levels, 64)[None], 4)
    ((guesses, heights),) = best_guesses([one], -one, 1)

    assert guesses[0, 0] == pytest.approx(SAME[0], abs=1e-6)
    assert heights[0, 0] == pytest.approx(-1, abs=0.01)


def test_that_the_scales_reach_a_cut_to_seventy_per_cent_in_either_direction():
    areas = [across * down for across, down in SCALES]

    assert max(areas) >= 1 / 0.7
    assert min(areas) <= 0.7
    assert len(set(SCALES)) == len(SCALES)
