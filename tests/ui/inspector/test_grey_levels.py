import numpy as np
import pytest

from ajna_desktop.ui.inspector.grey_levels import (
    EIGHT_BITS,
    Window,
    first_window,
    least_width,
    to_grey,
)


def test_that_eight_bits_are_shown_as_they_are_stored():
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert first_window(pixels) == EIGHT_BITS
    assert np.array_equal(to_grey(pixels, EIGHT_BITS, inverted=False), pixels)
    assert np.array_equal(to_grey(pixels, EIGHT_BITS, inverted=True), 255 - pixels)


def test_that_colours_are_windowed_channel_by_channel():
    pixels = np.array([[[0, 100, 200]]], np.uint8)
    grey = to_grey(pixels, Window.between(0, 200), inverted=False)
    assert grey.tolist() == [[[0, 128, 255]]]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_that_the_middle_of_a_window_is_mid_grey_and_its_ends_saturate(dtype):
    pixels = np.array([[0, 50, 100, 150, 200]], dtype)
    grey = to_grey(pixels, Window(centre=100, width=100), inverted=False)
    assert grey.tolist() == [[0, 0, 128, 255, 255]]


def test_that_sixteen_bits_begin_with_a_window_that_leaves_outliers_out():
    pixels = np.random.default_rng(1).integers(1_000, 3_000, (400, 400)).astype(np.uint16)
    pixels[0, 0], pixels[0, 1] = 0, 65_535
    window = first_window(pixels)
    assert window.low == pytest.approx(1_010, abs=10)
    assert window.high == pytest.approx(2_990, abs=10)


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((4, 4), 7, np.uint16),
        np.full((4, 4), np.nan, np.float32),
        np.full((4, 4), np.inf, np.float32),
        np.zeros((4, 4), np.float32),
        np.ones((1, 1), np.uint16),
    ],
)
def test_that_images_without_contrast_or_numbers_can_be_shown(pixels):
    window = first_window(pixels)
    assert window.width > 0
    assert to_grey(pixels, window, inverted=False).dtype == np.uint8


def test_that_values_that_are_no_numbers_become_black():
    pixels = np.array([[np.nan, -np.inf, np.inf, 0.5]], np.float32)
    assert to_grey(pixels, Window.between(0, 1), inverted=False).tolist() == [[0, 0, 255, 128]]


def test_that_a_window_is_never_narrower_than_a_step():
    assert least_width(np.zeros((2, 2), np.uint16), EIGHT_BITS) == 1
    ramp = np.linspace(0, 1, 100, dtype=np.float32).reshape(10, 10)
    assert 0 < least_width(ramp, first_window(ramp)) < 1e-4
