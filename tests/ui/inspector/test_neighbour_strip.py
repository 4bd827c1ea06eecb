import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from ajna_desktop.ui.inspector.neighbour_strip import NeighbourStrip
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from tests.ui.fakes import a_scan


@pytest.fixture
def strip(qtbot, thumbnails):
    strip = NeighbourStrip(thumbnails)
    qtbot.addWidget(strip)
    strip.resize(500, 300)
    strip.show()
    strip.activateWindow()
    strip.show_neighbours(
        a_scan(1), [NeighbourShown(a_scan(number), None, 0.1, False) for number in (101, 102)]
    )
    return strip


def test_that_the_neighbour_with_the_keyboard_is_at_hand(strip):
    assert strip.at_hand() is None
    strip.take_focus()
    assert strip.at_hand() == 101
    QTest.keyClick(strip.findChild(QListView), Qt.Key.Key_Right)
    assert strip.at_hand() == 102


def test_that_none_is_at_hand_once_the_keyboard_is_elsewhere(strip):
    strip.take_focus()
    strip.findChild(QListView).clearFocus()
    assert strip.at_hand() is None
