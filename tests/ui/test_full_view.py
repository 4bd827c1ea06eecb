import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.full_view import FullView
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA, a_prediction, a_scan

GREY = Pixels(np.full((48, 64), 100, np.uint8), 8)


@pytest.fixture
def view(qtbot):
    view = FullView()
    qtbot.addWidget(view)
    view.show_scan(a_scan(1), a_prediction(1, PNEUMONIA), A_RUN, (NORMAL, PNEUMONIA))
    view.show_position(12, 37)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_that_the_position_and_the_belief_are_said(view):
    words = [label.text() for label in view.findChildren(QLabel)]
    assert "12 of 37" in words
    assert "≠ Labelled NORMAL, but predicted PNEUMONIA with 0.93." in words


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Up, -1),
    ],
)
def test_that_arrows_go_on_and_back(view, qtbot, key, step):
    with qtbot.waitSignal(view.moved) as moved:
        QTest.keyClick(view, key)
    assert moved.args == [step]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_that_escape_and_space_lead_back(view, qtbot, key):
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view, key)


def test_that_the_buttons_do_as_the_keys(view, qtbot):
    tools = {tool.accessibleName(): tool for tool in view.findChildren(QToolButton)}
    with qtbot.waitSignal(view.moved) as moved:
        QTest.mouseClick(tools["Next scan (→)"], Qt.MouseButton.LeftButton)
    assert moved.args == [1]
    with qtbot.waitSignal(view.closed):
        QTest.mouseClick(tools["Back to the gallery (Esc)"], Qt.MouseButton.LeftButton)
    view.show_position(37, 37)
    assert not tools["Next scan (→)"].isEnabled()
    assert tools["Previous scan (←)"].isEnabled()


def test_that_only_the_image_of_the_scan_in_sight_is_shown(view):
    view.show_pixels(ScanId(2), GREY)
    assert view.image_view.pixels is None
    view.show_pixels(ScanId(1), GREY)
    assert view.image_view.pixels is not None
    view.show_scan(a_scan(2), None, None, ())
    assert view.image_view.pixels is None
    view.show_unreadable("truncated")
    view.show_loading()
    view.show_scan(None, None, None, ())
    assert view.image_view.pixels is None


def test_that_labels_are_chosen_here_too(view, qtbot):
    buttons = {button.text(): button for button in view.findChildren(QPushButton)}
    with qtbot.waitSignal(view.label_chosen) as chosen:
        QTest.mouseClick(buttons["1  NORMAL"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["NORMAL"]
