import numpy as np

from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.imaging.squares import grey_levels, squashed


def test_that_eight_bits_are_taken_as_they_are():
    levels = np.arange(12, dtype=np.uint8).reshape(3, 4)

    assert (grey_levels(Pixels(levels, 8)) == levels).all()


def test_that_deep_images_and_colours_become_eight_bits_of_grey():
    deep = np.linspace(1000, 3000, 400).reshape(20, 20).astype(np.uint16)
    red = np.zeros((5, 6, 3), np.uint8)
    red[..., 0] = 255

    assert (np.diff(grey_levels(Pixels(deep, 12)).astype(int).ravel()) >= 0).all()
    assert grey_levels(Pixels(red, 8)).tolist() == [[76] * 6] * 5  # ITU-R BT.601


def test_that_a_square_shows_all_of_an_image_whatever_its_shape():
    wide = np.tile(np.repeat([0, 200], 60).astype(np.uint8), (40, 1))
    small = np.array([[0, 90], [0, 90]], np.uint8)

    assert squashed(wide, 4).tolist() == [[0, 0, 200, 200]] * 4
    assert squashed(small, 4)[:, 0].tolist() == [0] * 4
    assert squashed(small, 4)[:, -1].tolist() == [90] * 4
