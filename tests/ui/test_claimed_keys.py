import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.gallery.chip import Chip
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.gallery.grid_view import GridView
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourStrip
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA, a_scan

RETURN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


class Window(QWidget):
    """Gallery and inspector with single keys as commands, as the main window has them."""

    def __init__(self, lookup, thumbnails):
        super().__init__()
        self.commands = []
        self.gallery = GalleryPanel(lookup, thumbnails, self)
        self.inspector = Inspector(thumbnails, self)
        layout = QVBoxLayout(self)
        for view in (self.gallery, self.inspector):
            layout.addWidget(view)
        for key in ("Return", "Space", "L", "1"):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, key=key: self.commands.append(key))
            self.gallery.addAction(action)
            self.inspector.addAction(action)


@pytest.fixture
def window(qtbot, lookup, thumbnails):
    window = Window(lookup, thumbnails)
    qtbot.addWidget(window)
    window.resize(800, 1_100)
    window.gallery.show_answer(ScanQuery(label=NORMAL), [ScanId(1), ScanId(2)])
    scan = a_scan(1, status=ReviewStatus.CONFIRMED)
    window.inspector.show_scan(scan, None, A_RUN, (NORMAL, PNEUMONIA))
    window.inspector.show_pixels(scan.id, Pixels(np.full((48, 64), 9, np.uint8), 8))
    window.inspector.show_neighbours(scan.id, [NeighbourShown(a_scan(2), None, 0.1)])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(widget, key):
    widget.setFocus()
    QTest.keyClick(widget, key)


def test_that_a_key_on_the_scans_is_a_command(window):
    for key in (RETURN, SPACE, Qt.Key.Key_L, Qt.Key.Key_1):
        press(window.gallery.findChild(GridView), key)
    assert window.commands == ["Return", "Space", "L", "1"]


def test_that_keys_in_the_filter_are_text(window):
    field = window.gallery.findChild(QLineEdit)
    for key in (Qt.Key.Key_L, Qt.Key.Key_1, SPACE, RETURN):
        press(field, key)
    assert field.text() == "l1 "
    assert window.commands == []


def test_that_keys_in_a_number_field_are_numbers(window):
    field = window.inspector.findChild(QDoubleSpinBox)
    field.selectAll()
    for key in (Qt.Key.Key_1, RETURN):
        press(field, key)
    assert field.value() == 1
    assert window.commands == []


@pytest.mark.parametrize("key", [RETURN, SPACE])
def test_that_a_button_in_focus_is_pressed_by_keys(window, qtbot, key):
    button = next(
        b for b in window.inspector.findChildren(QPushButton) if b.text().startswith("2")
    )
    with qtbot.waitSignal(window.inspector.label_chosen):
        press(button, key)
    with qtbot.waitSignal(window.gallery.query_changed):
        press(window.gallery.findChild(Chip), key)
    assert window.commands == []


def test_that_return_on_a_neighbour_goes_there_and_confirms_nothing(window, qtbot):
    window.inspector.focus_neighbours()
    with qtbot.waitSignal(window.inspector.neighbour_chosen):
        QTest.keyClick(window.focusWidget(), RETURN)
    assert window.inspector.findChild(NeighbourStrip).isAncestorOf(window.focusWidget())
    assert window.commands == []


def test_that_letters_choose_an_order_where_orders_are_chosen(window, qtbot):
    box = window.gallery.findChild(QComboBox)
    with qtbot.waitSignal(window.gallery.query_changed):
        press(box, Qt.Key.Key_L)
    assert window.commands == []
