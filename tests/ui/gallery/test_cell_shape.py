import pytest

from ajna_desktop.ui.gallery.cell_shape import nearest_shape, picture_size


@pytest.mark.parametrize(
    ("aspect", "shape"),
    [(0, 1), (1, 1), (1.15, 1), (0.5, 3 / 4), (1.4, 4 / 3), (2.38, 12 / 5), (11.7, 12 / 5)],
)
def test_that_cells_take_the_nearest_of_few_shapes(aspect, shape):
    assert nearest_shape(aspect) == shape


@pytest.mark.parametrize("shape", [3 / 4, 1, 12 / 5])
def test_that_pictures_of_every_shape_have_about_the_same_area(shape):
    picture = picture_size(144, shape)
    assert picture.width() / picture.height() == pytest.approx(shape, rel=0.02)
    assert picture.width() * picture.height() == pytest.approx(144 * 144, rel=0.02)
