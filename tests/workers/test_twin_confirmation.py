import numpy as np
import pytest

from ajna_desktop.domain.twins import TwinKind
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.workers.twin_confirmation import registered


def a_scene(seed):
    grain = np.random.default_rng(seed).normal(0, 30, (240, 240))
    return np.clip(grain.cumsum(0).cumsum(1) / 40 + grain + 128, 0, 255).astype(np.uint8)


def test_that_a_cut_copy_lies_where_it_was_cut_out():
    scene = a_scene(1)
    found = registered(Pixels(scene, 8), Pixels(scene[12:228, 20:232], 8))
    assert found.kind is TwinKind.NEAR
    assert found.matrix == pytest.approx((1, 0, -20, 0, 1, -12), abs=0.6)


def test_that_the_same_pixels_lie_on_each_other():
    found = registered(Pixels(a_scene(1), 8), Pixels(a_scene(1), 8))
    assert (found.kind, found.matrix) == (TwinKind.PIXELS, (1, 0, 0, 0, 1, 0))


def test_that_two_scenes_lie_nowhere_on_each_other():
    assert registered(Pixels(a_scene(1), 8), Pixels(a_scene(2), 8)) is None
