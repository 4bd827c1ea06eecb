import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabWidget, QToolTip

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import Activations, Filters, MapLayer
from ajna_desktop.ui.learnt.learnt_dialog import LearntDialog
from ajna_desktop.ui.learnt.map_grid import MapGrid
from ajna_desktop.ui.reading_thread import ReadingThread
from tests.ui.fakes import A_RUN, a_scan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class FakeNetwork:
    """Two layers; each map is bright in its own corner."""

    def __init__(self):
        self.asked = []
        self.error = None
        self.go_on = threading.Event()
        self.go_on.set()

    def network_layers(self):
        return (MapLayer("stem", 40, 8, 8), MapLayer("last", 500, 4, 4))

    def first_filters(self):
        if self.error is not None:
            raise self.error
        colours = np.full((4, 3, 3, 3), 128, np.uint8)
        colours[:, 1, 1] = (255, 0, 0)
        return Filters("stem", colours, np.array([0.5, 0.1, 0.2, 0.3], np.float32))

    def activations(self, scan, layer):
        self.asked.append((scan.id, layer))
        self.go_on.wait(10)
        known = next(each for each in self.network_layers() if each.name == layer)
        maps = np.zeros((known.maps, known.height, known.width), np.uint8)
        maps[:, 0, 0] = 255
        low = np.zeros(known.maps, np.float32)
        return Activations(known, maps, low, low + 6)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def network():
    return FakeNetwork()


@pytest.fixture
def dialog(qtbot, network):
    thread = ReadingThread()
    dialog = LearntDialog(network, thread)
    qtbot.addWidget(dialog)
    dialog.resize(700, 500)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    network.go_on.set()
    thread.shut_down()


def grids(dialog):
    """Return what shows maps, and what shows filters."""
    tabs = dialog.findChild(QTabWidget)
    return [tabs.widget(place).findChild(MapGrid) for place in range(2)]


def words(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_that_filters_and_the_maps_of_the_first_layer_are_shown(qtbot, dialog):
    dialog.show_scan(a_scan(1), A_RUN)
    maps, filters = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40 and filters.count == 4)
    assert "The 4 filters of the layer stem, each stretched by itself" in words(dialog)
    assert "What the layer stem makes of scan-000001.png" in words(dialog)
    assert dialog.findChild(QComboBox).itemText(1) == "last · 500 maps of 4 × 4"


def test_that_another_layer_can_be_chosen(qtbot, dialog, network):
    dialog.show_scan(a_scan(1), A_RUN)
    maps, _ = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40)
    layers = dialog.findChild(QComboBox)
    layers.setCurrentIndex(1)
    layers.activated.emit(1)
    qtbot.waitUntil(lambda: maps.count == 500)
    assert network.asked == [(1, "stem"), (1, "last")]


def test_that_it_follows_the_scan_and_keeps_the_layer(qtbot, dialog, network):
    dialog.show_scan(a_scan(1), A_RUN)
    maps, _ = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40)
    dialog.findChild(QComboBox).setCurrentIndex(1)
    dialog.show_scan(a_scan(2), A_RUN)
    assert maps.count == 0  # not those of another scan
    qtbot.waitUntil(lambda: maps.count == 500)
    assert network.asked[-1] == (2, "last")
    assert "scan-000002.png" in words(dialog)


def test_that_facts_of_the_same_scan_ask_nothing_anew(qtbot, dialog, network):
    dialog.show_scan(a_scan(1), A_RUN)
    qtbot.waitUntil(lambda: grids(dialog)[0].count == 40)
    dialog.show_scan(a_scan(1, label=None), A_RUN)
    assert len(network.asked) == 1


def test_that_no_scan_is_said(qtbot, dialog):
    dialog.show_scan(None, A_RUN)
    qtbot.waitUntil(lambda: grids(dialog)[1].count == 4)
    assert "Choose a scan" in words(dialog)


def test_that_what_cannot_be_shown_is_said(qtbot, dialog, network):
    network.error = NotExplainable("This network has no convolution whose filters …")
    dialog.show_scan(a_scan(1), A_RUN)
    qtbot.waitUntil(lambda: "has no convolution" in words(dialog))


def test_that_maps_have_the_proportions_of_the_scan(qtbot, dialog):
    dialog.show_scan(a_scan(1, width=200, height=100), A_RUN)
    maps, _ = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40)
    image = maps.widget().grab().toImage()
    bright = [
        (x, y) for x in range(72) for y in range(40) if image.pixelColor(x, y).red() > 200
    ]
    width = max(x for x, _ in bright) - min(x for x, _ in bright)
    height = max(y for _, y in bright) - min(y for _, y in bright)
    assert width == pytest.approx(2 * height, abs=2)


def test_that_all_maps_can_be_scrolled_to(qtbot, dialog):
    dialog.show_scan(a_scan(1), A_RUN)
    maps, _ = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40)
    layers = dialog.findChild(QComboBox)
    layers.setCurrentIndex(1)
    layers.activated.emit(1)
    qtbot.waitUntil(lambda: maps.count == 500)
    qtbot.waitUntil(lambda: maps.verticalScrollBar().maximum() > 0)
    maps.verticalScrollBar().setValue(maps.verticalScrollBar().maximum())
    image = maps.viewport().grab().toImage()
    last_row = range(image.height() - 70, image.height())
    assert any(image.pixelColor(x, y).red() > 200 for x in range(0, 72, 2) for y in last_row)


def test_that_a_map_tells_its_number_and_range(qtbot, dialog):
    dialog.show_scan(a_scan(1), A_RUN)
    maps, _ = grids(dialog)
    qtbot.waitUntil(lambda: maps.count == 40)
    tiles = maps.widget()
    place = QPoint(80, 10)
    event = QHelpEvent(QEvent.Type.ToolTip, place, tiles.mapToGlobal(place))
    QApplication.sendEvent(tiles, event)
    assert "Map 2: 0.000 to 6.000" in QToolTip.text()
    QToolTip.hideText()
