import numpy as np
import pytest

from ajna_desktop.imaging.display import Window
from ajna_desktop.ui.pairs.pair_image import ImageLink, PairImage


@pytest.fixture
def images(qtbot):
    pair = (PairImage(), PairImage())
    for image, shape in zip(pair, ((100, 200), (50, 100)), strict=True):
        qtbot.addWidget(image)
        image.resize(400, 300)
        image.show_pixels(np.zeros(shape, np.uint8))
    return pair


@pytest.fixture
def link(qapp, images):
    link = ImageLink()
    for image, matrix in zip(
        images, ([[1, 0, 0], [0, 1, 0]], [[0.5, 0, 3], [0, 0.5, 0]]), strict=True
    ):
        link.add(image)
        link.place(image, np.array(matrix, np.float64))
    return link


def test_that_zoom_and_place_follow_through_the_matrix(link, images):
    first, second = images
    first.zoom_by(4)
    first.pan_by(0.1, 0.05)
    place = first.look().middle
    assert second.look().middle == pytest.approx((place[0] / 2 + 3, place[1] / 2))
    assert second.zoom == pytest.approx(2 * first.zoom)


def test_that_the_second_leads_the_first_as_well(link, images):
    first, second = images
    second.zoom_by(4)
    place = second.look().middle
    assert first.look().middle == pytest.approx(((place[0] - 3) * 2, place[1] * 2))


def test_that_window_and_inversion_are_one_for_all(link, images):
    first, second = images
    first.set_window(Window(100, 50))
    first.invert()
    assert (second.grey_window, second.is_inverted) == (Window(100, 50), True)
    second.reset_window()
    assert (first.grey_window, first.is_inverted) == (first.first_window, False)


def test_that_sixteen_bits_follow_as_a_part_of_their_own_range(link, images):
    first, second = images
    second.show_pixels(np.linspace(0, 4000, 5000).astype(np.uint16).reshape(50, 100))
    own = second.first_window
    first.set_window(Window(first.first_window.centre, first.first_window.width / 2))
    assert second.grey_window.width == pytest.approx(own.width / 2)


def test_that_a_fitted_image_fits_every_image(link, images):
    first, second = images
    first.zoom_by(4)
    second.fit()
    assert first.look().is_fitted
    assert first.zoom == pytest.approx(2)  # 400 by 300 for 200 by 100
    assert second.zoom == pytest.approx(4)


def test_that_an_image_that_was_freed_stays_where_it_is(link, images):
    first, second = images
    before = second.look()
    link.place(second, None)
    first.zoom_by(3)
    assert second.look() == before
