from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.thumbnails import make_thumbnail, shrunk
from tests.imaging.made import file_of, gradient, noise


def picture(thumbnail):
    with Image.open(BytesIO(thumbnail.jpeg)) as image:
        image.load()
        assert image.size == (thumbnail.width, thumbnail.height)
        return image


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF"])
def test_that_the_longer_side_is_as_asked(format):
    thumbnail = make_thumbnail(file_of(gradient(600, 900), format), 192)
    assert (thumbnail.width, thumbnail.height) == (192, 128)


def test_that_grey_stays_grey_and_colour_stays_colour():
    assert picture(make_thumbnail(file_of(gradient(), "PNG"), 32)).mode == "L"
    colour = np.dstack([gradient(), gradient()[::-1], gradient()])
    assert picture(make_thumbnail(file_of(colour, "PNG"), 32)).mode == "RGB"


def test_that_a_small_image_is_not_enlarged():
    thumbnail = make_thumbnail(file_of(gradient(10, 20), "PNG"), 192)
    assert (thumbnail.width, thumbnail.height) == (20, 10)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (5000, 2), (1, 3000)])
def test_that_every_shape_keeps_at_least_one_pixel(height, width):
    thumbnail = make_thumbnail(file_of(np.zeros((height, width), np.uint8), "PNG"), 100)
    assert min(thumbnail.width, thumbnail.height) == 1


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
def test_that_deep_images_use_the_whole_range_of_greys(dtype):
    deep = 20_000 + gradient(300, 300, most=900, dtype=dtype)
    grey = np.asarray(picture(make_thumbnail(file_of(deep, "TIFF"), 100)))
    assert grey.min() < 10
    assert grey.max() > 245
    assert grey[0, 0] < grey[-1, -1]


def test_that_what_cannot_be_read_is_refused():
    with pytest.raises(ImageUnreadable, match=r"^truncated$"):
        make_thumbnail(file_of(noise(), "JPEG")[:2000], 100)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_that_shrinking_averages_in_the_units_of_the_pixels(dtype):
    array = np.zeros((40, 60), dtype)
    array[::2] = 200
    small = shrunk(Pixels(array, 8, "note"), 30)
    assert small.array.shape == (20, 30)
    assert small.array.dtype == dtype
    assert (small.array == 100).all()
    assert small.note == "note"
