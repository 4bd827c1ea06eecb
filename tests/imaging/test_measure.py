import numpy as np
import pytest
from PIL import Image, ImageFilter

from ajna_desktop.domain.curating.image_measures import (
    MEASURES,
    SMALL_SIDE,
    WIDTH,
    ImageMeasures,
    unpacked,
)
from ajna_desktop.imaging.measure import measure
from ajna_desktop.imaging.pixels import Pixels


def scene(height=240, width=320, seed=0):
    """Shapes of all sizes with some grain, as in a photograph."""
    noise = np.random.default_rng(seed)
    image = np.full((height, width), 110.0)
    for _ in range(60):
        top, left = noise.integers(0, height), noise.integers(0, width)
        tall, wide = noise.integers(4, 60, 2)
        image[top : top + tall, left : left + wide] += noise.normal(0, 30)
    image += noise.normal(0, 4, image.shape)
    return np.clip(image, 0, 255).astype(np.uint8)


def measured(array, bits=8):
    return measure(Pixels(array, bits)).measures


def blurred(array, radius):
    return np.asarray(Image.fromarray(array).filter(ImageFilter.GaussianBlur(radius)))


def test_that_brightness_and_contrast_are_what_they_are():
    half = np.zeros((40, 80), np.uint8)
    half[:, 40:] = 255
    found = measured(half)
    assert found.brightness == pytest.approx(0.5)
    assert (found.dark, found.bright) == pytest.approx((0.5, 0.5))
    assert found.contrast == 1
    assert found.entropy == pytest.approx(1)  # two levels, equally often: one bit


def test_that_an_image_of_one_grey_level_holds_nothing():
    found = measured(np.full((50, 50), 90, np.uint8))
    assert (found.contrast, found.entropy, found.blank) == (0, 0, 1)
    assert (found.left, found.right, found.top, found.bottom) == (0, 0, 0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_that_blur_is_seen_and_contrast_is_not_taken_for_it(seed):
    sharp = scene(seed=seed)
    faint = np.rint(sharp * 0.4 + 60).astype(np.uint8)
    known = measured(sharp).sharpness
    assert measured(blurred(sharp, 1)).sharpness < known - 1
    assert measured(blurred(sharp, 3)).sharpness < measured(blurred(sharp, 1)).sharpness
    assert measured(faint).sharpness == pytest.approx(known, abs=0.2)


def test_that_large_images_are_measured_as_the_eye_sees_them():
    small = scene(200, 300)
    large = np.asarray(Image.fromarray(small).resize((2400, 1600)))
    found = measured(large)
    assert found.brightness == pytest.approx(measured(small).brightness, abs=0.01)
    assert found.entropy == pytest.approx(measured(small).entropy, abs=0.5)


def test_that_what_touches_a_border_is_told_by_side():
    image = np.full((200, 300), 250, np.uint8)
    image[50:150, 200:] = 40  # leaves at the right, over half of its height
    found = measured(image)
    assert found.right == pytest.approx(0.5, abs=0.02)
    assert found.left == found.top == found.bottom == 0


def test_that_lost_rows_are_blank():
    image = scene()
    image[150:] = 128
    assert measured(image).blank == pytest.approx(90 / 240, abs=0.02)
    assert measured(scene()).blank < 0.05


def test_that_deep_images_go_through_the_first_window():
    shallow = scene()
    deep = shallow.astype(np.uint16) * 16
    near, far = measured(shallow), measured(deep, 12)
    assert far.sharpness == pytest.approx(near.sharpness, abs=0.3)
    assert far.brightness == pytest.approx(near.brightness, abs=0.2)


def test_that_any_size_can_be_measured():
    for shape in ((1, 1), (1, 500), (500, 1), (3, 3)):
        found = measure(Pixels(np.full(shape, 7, np.uint8), 8))
        assert np.isfinite(found.packed()).all()


def test_that_a_row_can_be_unpacked_again():
    image = measure(Pixels(scene(), 8))
    row = image.packed()
    assert row.shape == (WIDTH,)
    measures, small = unpacked(row[None])
    assert small.shape == (1, SMALL_SIDE, SMALL_SIDE)
    np.testing.assert_array_equal(small[0], image.small)
    np.testing.assert_allclose(measures[0], image.measures, rtol=1e-3, atol=1e-3)
    assert len(ImageMeasures._fields) == MEASURES == measures.shape[1]
