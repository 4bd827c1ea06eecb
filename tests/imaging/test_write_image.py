from io import BytesIO

import numpy as np
from PIL import Image

from ajna_desktop.imaging.write_image import as_png, sheet

GREY = np.arange(48, dtype=np.uint8).reshape(6, 8)
COLOUR = np.dstack([GREY, GREY + 50, GREY + 100])


def test_that_a_png_holds_the_very_levels():
    for levels in (GREY, COLOUR):
        with Image.open(BytesIO(as_png(levels))) as picture:
            assert picture.format == "PNG"
            assert np.array_equal(np.asarray(picture), levels)


def test_that_a_sheet_has_a_row_for_each():
    whole = sheet([[GREY, GREY], [GREY]])
    assert whole.shape == (16, 20)
    assert np.array_equal(whole[:6, 12:], GREY)
    assert np.array_equal(whole[10:, :8], GREY)
    assert (whole[10:, 8:] == 128).all()


def test_that_grey_and_colour_may_be_on_one_sheet():
    whole = sheet([[GREY, COLOUR]])
    assert whole.shape == (6, 20, 3)
    assert np.array_equal(whole[:, :8, 2], GREY)
    assert np.array_equal(whole[:, 12:], COLOUR)
