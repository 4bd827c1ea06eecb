from io import BytesIO

import numpy as np
from PIL import Image

from ajna_desktop.imaging.caption import Captioned, captioned, contact_sheet, levels_of
from ajna_desktop.imaging.pixels import Pixels


def opened(data):
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"))


def grey(height, width, level):
    return np.full((height, width), level, np.uint8)


def test_that_the_picture_is_untouched_and_the_words_stand_below_it():
    picture = Captioned(grey(200, 500, 90), ("one", "two"))
    image = opened(captioned(picture, as_png=True))
    assert image.shape[1] == 500
    assert (image[:200] == 90).all()
    paper = image[200:]
    assert (paper[:, -1] > 240).all()
    assert (paper < 100).any()


def test_that_a_narrow_picture_leaves_room_for_its_words():
    image = opened(captioned(Captioned(grey(50, 30, 200), ("words",)), as_png=True))
    assert image.shape[1] == 320
    assert (image[:50, 145:175] == 200).all()
    assert (image[:50, :140] < 30).all()


def test_that_long_words_stay_within_the_picture():
    picture = Captioned(grey(20, 400, 0), ("a very long name of a file " * 20,))
    image = opened(captioned(picture, as_png=True))
    assert image.shape[1] == 400
    assert (image[20:, -4:] > 240).all()


def test_that_a_deep_image_is_shown_as_in_the_viewer():
    ramp = np.linspace(1_000, 3_000, 64 * 64).astype(np.uint16).reshape(64, 64)
    levels = levels_of(Pixels(ramp, 12))
    assert levels.dtype == np.uint8
    assert levels.min() < 10
    assert levels.max() > 245


def test_that_a_sheet_holds_every_picture_in_its_place():
    pictures = [Captioned(grey(100, 100, 40 * n + 40), ("name",)) for n in range(5)]
    image = opened(contact_sheet(pictures, columns=3, side=100, as_png=True))
    tall = (image.shape[0] - 6) // 2
    found = [
        int(image[6 + row * tall + 50, 6 + column * 106 + 50, 0])
        for row in range(2)
        for column in range(3)
    ]
    assert found == [40, 80, 120, 160, 200, 250]  # the last place is empty paper
