from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from ajna_desktop.ui.gallery.grid_view import GridView

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
CELL = QSize(100, 80)


class Cells(QStyledItemDelegate):
    def __init__(self, parent):
        super().__init__(parent)
        self.painted = []

    def sizeHint(self, option, index):
        return CELL

    def paint(self, painter, option, index):
        self.painted.append(index.row())


@pytest.fixture
def grid(qtbot):
    grid = GridView()
    qtbot.addWidget(grid)
    grid.setModel(QStringListModel([str(number) for number in range(1_003)], grid))
    grid.setItemDelegate(Cells(grid))
    grid.setFrameShape(QAbstractItemView.Shape.NoFrame)
    bar = grid.verticalScrollBar().sizeHint().width()
    grid.resize(4 * CELL.width() + bar + 20, 3 * CELL.height())
    grid.show()
    qtbot.waitExposed(grid)
    grid.setCurrentIndex(grid.model().index(0, 0))
    return grid


def press(grid, key, modifier=NONE):
    QTest.keyClick(grid, key, modifier)
    return grid.currentIndex().row()


def centre(grid, row):
    return grid.visualRect(grid.model().index(row, 0)).center()


def rows(grid):
    return [row for part in grid.selected_rows() for row in part]


def test_that_the_arrows_go_as_the_cells_lie(grid):
    assert grid.columns == 4
    walk = (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Down, 7),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_PageDown, 15),
        (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_End, 1_002),
        (Qt.Key.Key_Right, 1_002),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    )
    for key, row in walk:
        assert press(grid, key) == row
        assert rows(grid) == [row]


def test_that_down_from_above_a_gap_goes_to_the_last_cell(grid):
    grid.setCurrentIndex(grid.model().index(999, 0))  # 1,003 cells: the last line has three
    assert press(grid, Qt.Key.Key_Down) == 1_002


def test_that_going_to_a_cell_brings_it_onto_the_screen(grid):
    press(grid, Qt.Key.Key_End)
    rect = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(rect)
    assert grid.verticalScrollBar().value() == grid.verticalScrollBar().maximum()


def test_that_shift_and_arrows_select_every_cell_in_between(grid):
    press(grid, Qt.Key.Key_Right)
    press(grid, Qt.Key.Key_Down, SHIFT)
    assert rows(grid) == [1, 2, 3, 4, 5]
    press(grid, Qt.Key.Key_Left, SHIFT)
    assert rows(grid) == [1, 2, 3, 4]
    press(grid, Qt.Key.Key_End, SHIFT)
    assert rows(grid) == list(range(1, 1_003))


def test_that_clicks_select_one_or_one_more_or_all_in_between(grid):
    viewport, left = grid.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, NONE, centre(grid, 2))
    assert rows(grid) == [2]
    QTest.mouseClick(viewport, left, CTRL, centre(grid, 5))
    assert rows(grid) == [2, 5]
    QTest.mouseClick(viewport, left, SHIFT, centre(grid, 8))
    assert rows(grid) == [2, 5, 6, 7, 8]


def test_that_a_rubber_band_selects_the_cells_it_touches(grid):
    grid.setState(QAbstractItemView.State.DragSelectingState)
    grid.setSelection(
        QRect(centre(grid, 1), centre(grid, 6)),
        grid.selectionModel().SelectionFlag.ClearAndSelect,
    )
    grid.setState(QAbstractItemView.State.NoState)
    assert rows(grid) == [1, 2, 5, 6]


def test_that_every_cell_is_found_where_it_is_drawn(grid):
    for row in range(12):
        rect = grid.visualRect(grid.model().index(row, 0))
        for corner in (rect.topLeft(), rect.bottomRight(), rect.center()):
            assert grid.indexAt(corner).row() == row


def test_that_cells_fill_the_width_without_gaps(grid):
    line = [grid.visualRect(grid.model().index(row, 0)) for row in range(4)]
    assert line[0].left() == 0
    assert line[3].right() == grid.viewport().width() - 1
    for one, other in pairwise(line):
        assert other.left() == one.right() + 1


def test_that_only_cells_on_the_screen_are_painted(grid, qtbot):
    painted = grid.itemDelegate().painted
    painted.clear()
    press(grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: 1_002 in painted)
    assert len(set(painted)) <= 16 + 12  # the screen of before, and the last one


def test_that_letters_do_not_search(grid):
    press(grid, Qt.Key.Key_9)
    assert grid.currentIndex().row() == 0


def test_that_nothing_is_under_a_point_below_the_last_cell(qtbot):
    grid = GridView()
    qtbot.addWidget(grid)
    grid.setModel(QStringListModel(["only"], grid))
    grid.setItemDelegate(Cells(grid))
    grid.resize(400, 400)
    assert grid.indexAt(QPoint(10, 10)).row() == 0
    assert not grid.indexAt(QPoint(10, 300)).isValid()
    assert not grid.indexAt(QPoint(250, 10)).isValid()
