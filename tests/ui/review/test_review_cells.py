import pytest
from PySide6.QtCore import QSize

from ajna_desktop.ui.review.review_cells import best_shape, lines_of
from ajna_desktop.ui.review_memory import SIZES


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("aspect", [0.0, 0.5, 1.0, 4.0])
def test_that_every_cell_has_a_place(size, aspect):
    room = QSize(1200, 700)
    shape = best_shape(size, room, 50, aspect)
    lines = -(-size // shape.columns)
    assert shape.columns * shape.cell.width() <= room.width()
    assert lines * shape.cell.height() <= room.height()
    # As the grid counts its columns.
    assert room.width() // shape.cell.width() == shape.columns


def test_that_pictures_are_as_large_as_can_be():
    # Four squares in a wide room: two by two gives 250 - 66 = 184 pixels of height, four in a
    # line 284 of width and 434 of height.
    assert best_shape(4, QSize(1200, 500), 50, 1.0).columns == 4
    assert best_shape(4, QSize(600, 1000), 50, 1.0).columns == 2


def test_that_many_cells_have_fewer_words():
    assert [lines_of(size) for size in (4, 12, 16, 24, 30, 48)] == [3, 3, 2, 2, 1, 1]
