import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.imaging.display import (
    EIGHT_BITS,
    Window,
    first_window,
    least_width,
    to_grey,
)
from tests.imaging.made import gradient

DEEP = gradient(300, 400, most=60_000, dtype=np.uint16)


def test_that_8_bits_are_shown_as_they_are():
    pixels = gradient()
    np.testing.assert_array_equal(to_grey(pixels, first_window(pixels)), pixels)
    np.testing.assert_array_equal(to_grey(pixels, EIGHT_BITS, inverted=True), 255 - pixels)


def test_that_colour_is_windowed_channel_by_channel():
    colour = np.dstack([gradient()] * 3)
    shown = to_grey(colour, Window.between(0, 127.5))
    assert shown.shape == colour.shape
    assert (shown[colour >= 128] == 255).all()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_that_the_ends_of_the_window_are_black_and_white(dtype):
    pixels = np.array([[10, 50, 100, 150, 200]], dtype)
    shown = to_grey(pixels, Window.between(50, 150))
    assert shown.tolist() == [[0, 0, 128, 255, 255]]
    assert to_grey(pixels, Window.between(50, 150), inverted=True).tolist() == [
        [255, 255, 128, 0, 0]
    ]


@given(st.floats(0, 60_000), st.floats(1, 70_000), st.booleans())
def test_that_a_table_says_the_same_as_the_formula(centre, width, inverted):
    window = Window(centre, width)
    by_table = to_grey(DEEP, window, inverted)
    by_formula = to_grey(DEEP.astype(np.float32), window, inverted)
    np.testing.assert_array_equal(by_table, by_formula)


def test_that_a_picture_without_pixels_is_allowed():
    assert to_grey(np.empty((0, 5), np.uint16), Window.between(0, 1)).shape == (0, 5)


def test_that_pixels_of_another_memory_order_are_shown_the_same():
    window = first_window(DEEP)
    shown = to_grey(DEEP.T, window)
    np.testing.assert_array_equal(shown, to_grey(DEEP, window).T)
    assert shown.flags.c_contiguous


def test_that_values_that_are_no_numbers_are_black():
    pixels = np.array([[np.nan, -np.inf, np.inf, 1.0]], np.float32)
    assert to_grey(pixels, Window.between(0, 1)).tolist() == [[0, 0, 255, 255]]


def test_that_the_first_window_leaves_out_the_odd_pixels():
    pixels = DEEP.copy()
    pixels[0, :10] = 65_535
    window = first_window(pixels)
    low, high = np.percentile(DEEP, [0.5, 99.5])
    assert window.low == pytest.approx(low, abs=400)
    assert window.high == pytest.approx(high, abs=400)


def test_that_an_even_picture_has_a_window():
    assert first_window(np.full((9, 9), 500, np.uint16)) == Window(500, 1)
    assert first_window(np.full((9, 9), np.nan, np.float32)).width > 0


def test_that_a_few_odd_pixels_on_even_ground_stay_visible():
    pixels = np.full((100, 100), 500, np.uint16)
    pixels[50, 50] = 900
    assert to_grey(pixels, first_window(pixels))[50, 50] == 255


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((4, 4), np.inf, np.float32),
        np.zeros((4, 4), np.float32),
        np.ones((1, 1), np.uint16),
    ],
)
def test_that_pictures_without_contrast_or_numbers_can_be_shown(pixels):
    window = first_window(pixels)
    assert window.width > 0
    assert to_grey(pixels, window).dtype == np.uint8


def test_that_no_window_is_narrower_than_one_step():
    assert least_width(DEEP, first_window(DEEP)) == 1
    ramp = np.linspace(0, 1, 100, dtype=np.float32).reshape(10, 10)
    assert 0 < least_width(ramp, first_window(ramp)) < 1e-4
