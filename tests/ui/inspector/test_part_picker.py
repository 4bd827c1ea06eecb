import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.part_picker import PartPicker
from tests.ui.fakes import colours_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitActive(view)
    view.show_pixels(np.full((150, 200), 90, np.uint8))  # drawn twice as large
    return view


@pytest.fixture
def picker(view):
    picker = PartPicker(view)
    picker.begin()
    return picker


def draw(picker, start, end):
    QTest.mousePress(picker, LEFT, pos=QPoint(*start))
    QTest.mouseMove(picker, QPoint(*end))
    QTest.mouseRelease(picker, LEFT, pos=QPoint(*end))


def shares(part):
    return (part.left, part.top, part.right, part.bottom)


@pytest.mark.parametrize(("start", "end"), [((100, 75), (300, 150)), ((300, 150), (100, 75))])
def test_that_a_rectangle_drawn_either_way_is_a_part_of_the_image(picker, qtbot, start, end):
    with qtbot.waitSignal(picker.chosen) as chosen:
        draw(picker, start, end)
    assert shares(chosen.args[0]) == pytest.approx((0.25, 0.25, 0.75, 0.5))
    assert picker.is_on
    assert colours_of(picker.parent()) >= {"#ffffff", "#000000"}


def test_that_a_part_of_a_zoomed_image_is_told_in_shares_of_the_whole(picker, view, qtbot):
    view.zoom_by(2)  # about the middle: half of the width and height is in view
    with qtbot.waitSignal(picker.chosen) as chosen:
        draw(picker, (40, 30), (360, 270))
    assert shares(chosen.args[0]) == pytest.approx((0.3, 0.3, 0.7, 0.7), abs=0.01)


def test_that_a_click_is_no_part(picker, qtbot):
    with qtbot.assertNotEmitted(picker.chosen):
        draw(picker, (100, 100), (101, 101))


def test_that_the_keyboard_moves_sizes_and_searches(picker, qtbot):
    QTest.keyClick(picker, Qt.Key.Key_Right)  # there is a first one
    QTest.keyClick(picker, Qt.Key.Key_Right)
    QTest.keyClick(picker, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker, Qt.Key.Key_Return)
    assert shares(chosen.args[0]) == pytest.approx((0.3, 0.25, 0.8, 0.7))
    for _ in range(30):
        QTest.keyClick(picker, Qt.Key.Key_Left)
        QTest.keyClick(picker, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker, Qt.Key.Key_Enter)
    assert shares(chosen.args[0]) == pytest.approx((0, 0.25, 0.5, 1))


def test_that_escape_leaves_and_a_new_beginning_has_no_rectangle(picker, qtbot):
    draw(picker, (100, 75), (300, 150))
    with qtbot.waitSignal(picker.left):
        QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.is_on
    picker.begin()
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClick(picker, Qt.Key.Key_Return)
