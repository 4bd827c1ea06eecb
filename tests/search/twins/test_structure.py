import numpy as np
import pytest

from ajna_desktop.search.twins.structure import (
    OPPOSITE,
    WIDTH,
    WINDOWS,
    described,
    edges,
    mirrored,
    uneven,
)
from tests.search.twins.scenes import cut, scene, squashed


def of(levels, window=WINDOWS[0]):
    return described(edges(squashed(levels, 64)[None]), window)


def test_that_a_description_does_not_change_with_grey_levels_or_their_sign():
    levels = scene(1)
    darker = (levels * 0.5 + 10).astype(np.uint8)

    assert of(levels).shape == (1, WIDTH)
    assert _cosine(of(levels), of(255 - levels)) > 0.999
    assert _cosine(of(levels), of(darker)) > 0.98


def test_that_a_mirrored_description_is_that_of_the_mirrored_image():
    levels = squashed(scene(2), 64)

    assert mirrored(of(levels)) == pytest.approx(of(levels[:, ::-1]), abs=0.02)


def test_that_a_cut_is_nearer_to_its_window_than_to_the_whole():
    levels = scene(3)
    window = next(w for w in WINDOWS if (w.left, w.top, w.width) == (0.0, 0.0, 0.84))
    part = of(cut(levels, 0, 0, 0.84, 0.84))

    assert _cosine(uneven(part), uneven(of(levels, window))) > 0.9
    assert _cosine(uneven(part), uneven(of(levels))) < 0.8


def test_that_what_all_cells_share_is_taken_away():
    flat = np.full((1, WIDTH), 3.0, np.float32)

    assert not uneven(flat).any()
    assert uneven(of(scene(5))).reshape(4, 64).mean(axis=1) == pytest.approx(
        np.zeros(4), abs=1e-5
    )


def test_that_opposite_windows_are_the_same_part_of_an_image_and_of_a_moved_one():
    for mine, theirs in OPPOSITE:
        one, other = WINDOWS[mine], WINDOWS[theirs]
        assert one.left + other.left == pytest.approx(1 - one.width)
        assert one.top + other.top == pytest.approx(1 - one.height)


def _cosine(one, other):
    return float((one * other).sum() / np.linalg.norm(one) / np.linalg.norm(other))
