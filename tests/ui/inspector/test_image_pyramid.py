import numpy as np
import pytest

from ajna_desktop.ui.inspector.image_pyramid import ImagePyramid


def a_ramp(height, width, dtype=np.uint16):
    return np.arange(height * width, dtype=dtype).reshape(height, width)


def built(pixels):
    pyramid = ImagePyramid(pixels)
    bands = 0
    while pyramid.build_on():
        bands += 1
    return pyramid, bands


@pytest.mark.parametrize(
    ("scale", "step"),
    [(4.0, 1), (1.0, 1), (0.51, 1), (0.5, 2), (0.3, 2), (0.25, 4), (0.1, 8)],
)
def test_that_a_level_still_has_a_pixel_for_each_of_the_screen(scale, step):
    pyramid, _ = built(a_ramp(1_200, 1_600))
    level = pyramid.level(scale)
    assert level.step == step
    assert level.pixels.shape == (1_200 // step, 1_600 // step)


def test_that_a_smaller_copy_is_the_mean_of_what_it_stands_for():
    pixels = a_ramp(1_200, 1_600)
    pyramid, _ = built(pixels)
    wanted = pixels.reshape(600, 2, 800, 2).mean((1, 3))
    assert np.abs(pyramid.level(0.5).pixels - wanted).max() <= 0.5


def test_that_pixels_are_picked_until_the_copy_is_there():
    pixels = a_ramp(1_200, 1_600)
    level = ImagePyramid(pixels).level(0.25)
    assert level.step == 4
    assert np.array_equal(level.pixels, pixels[::4, ::4])


def test_that_a_large_image_is_halved_in_many_short_steps():
    _, bands = built(np.zeros((4_096, 4_096), np.uint8))
    assert bands >= 16


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 5_000), np.uint8),
        np.zeros((1_025, 1_023, 3), np.uint8),
        np.zeros((700, 3), np.float32),
        np.zeros((1, 1), np.uint16),
    ],
)
def test_that_odd_shapes_are_halved_as_far_as_they_go(pixels):
    pyramid, _ = built(pixels)
    for scale in (1.0, 0.4, 0.2, 0.01):
        level = pyramid.level(scale)
        assert min(level.pixels.shape) >= 1
        assert level.pixels.dtype == pixels.dtype
