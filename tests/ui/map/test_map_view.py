"""The Map tab on a small folder: what it shows, what the mouse and the keys do on it."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.ui.map.map_canvas import Tool
from ajna_desktop.ui.map.map_view import MapView
from tests.ui.map.fakes import NAMES, FakeFolder


@pytest.fixture
def folder(qapp, thumbnails):
    folder = FakeFolder(thumbnails)
    yield folder
    folder.shut_down()


@pytest.fixture
def view(folder):
    view = MapView(folder)
    view.heard = {"queries": [], "scans": [], "errors": []}
    view.query_wanted.connect(view.heard["queries"].append)
    view.scan_wanted.connect(view.heard["scans"].append)
    view.failed.connect(view.heard["errors"].append)
    yield view
    for wait in view.stop():
        wait()
    assert view.heard["errors"] == []


@pytest.fixture
def open_tab(qtbot, view):
    def open_tab():
        panel = view.make()
        qtbot.addWidget(panel)
        panel.resize(900, 600)
        panel.show()
        return panel

    return open_tab


@pytest.fixture
def panel(qtbot, open_tab):
    panel = open_tab()
    qtbot.waitUntil(lambda: panel.legend.list.count() == 3)
    return panel


def settle(qtbot, view):
    """Return when every question so far was read and answered."""
    answers = []
    view._reading.ask("last", lambda: None, answers.append)
    qtbot.waitUntil(lambda: bool(answers))


def place_of(panel, folder, row):
    x, y = panel.canvas.viewport.pixels(folder.maps.places)[row].tolist()
    return QPoint(round(x), round(y))


def drag(qtbot, widget, points, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, modifier, points[0])
    for point in points[1:]:
        qtbot.mouseMove(widget, point)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, modifier, points[-1])


def round_the_heap(panel, folder, heap):
    at = panel.canvas.viewport.pixels(folder.maps.places[folder.maps.heap == heap])
    (left, top), (right, bottom) = at.min(axis=0) - 6, at.max(axis=0) + 6
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return [QPoint(round(x), round(y)) for x, y in corners]


def test_that_the_first_look_makes_a_map_by_principal_components(panel, folder):
    assert folder.maps.asked == [(MapMethod.PCA, False)]
    assert panel.has_map
    assert "34" in panel.state.about.text()
    kinds = [panel.legend.list.item(row).text() for row in range(3)]
    assert kinds == [f"{name}   30" for name in NAMES]


def test_that_a_kept_map_is_shown_without_any_work(qtbot, folder, open_tab):
    folder.maps.kept[MapMethod.PCA] = folder.maps.a_map(MapMethod.PCA)
    panel = open_tab()
    qtbot.waitUntil(lambda: panel.legend.list.count() == 3)
    assert folder.maps.asked == []


def test_that_new_scans_are_added_and_said_to_be_guesses(qtbot, folder, open_tab):
    folder.maps.guesses = 7
    folder.maps.kept[MapMethod.PCA] = folder.maps.a_map(MapMethod.PCA, lacking=7)
    panel = open_tab()
    qtbot.waitUntil(lambda: folder.maps.asked == [(MapMethod.PCA, False)])
    qtbot.waitUntil(lambda: "7 new ones" in panel.state.about.text())


def test_that_points_are_on_the_screen_in_their_colours(panel, folder):
    picture = panel.canvas.grab().toImage()
    colours = panel.legend.list
    assert colours.count() == 3
    seen = {picture.pixelColor(place_of(panel, folder, row)).name() for row in range(90)}
    ground = panel.canvas.palette().base().color().name()
    assert len(seen - {ground}) >= 3


def test_that_a_click_makes_a_scan_the_current_one(qtbot, panel, folder, view):
    qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=place_of(panel, folder, 5))
    (scan_id,) = view.heard["scans"]
    assert panel.canvas.current == scan_id
    near = folder.maps.places[scan_id - 100] - folder.maps.places[5]
    assert np.hypot(*near) * panel.canvas.viewport.scale < 13


def test_that_dragging_moves_the_map_and_goes_nowhere(qtbot, panel, folder, view):
    before = place_of(panel, folder, 5)
    drag(qtbot, panel.canvas, [before, before + QPoint(20, 10), before + QPoint(40, 30)])
    moved = place_of(panel, folder, 5) - before
    assert (moved.x(), moved.y()) == (40, 30)
    assert view.heard["scans"] == []


@pytest.mark.parametrize("tool", [Tool.RECTANGLE, Tool.LASSO])
def test_that_what_is_gone_round_is_selected_and_shown_in_the_gallery(
    qtbot, panel, folder, view, tool
):
    panel.use(tool)
    corners = round_the_heap(panel, folder, 1)
    points = corners if tool is Tool.LASSO else [corners[0], corners[2]]
    drag(qtbot, panel.canvas, points)
    assert panel.state.selected.text() == "30 scans selected: GLASS 30"
    panel.state.show_selected.click()
    (query,) = view.heard["queries"]
    assert set(query.among.ids) == set(folder.maps.ids[folder.maps.heap == 1].tolist())


def test_that_shift_draws_a_lasso_whatever_the_tool(qtbot, panel, folder):
    corners = round_the_heap(panel, folder, 2)
    drag(qtbot, panel.canvas, corners, Qt.KeyboardModifier.ShiftModifier)
    assert panel.state.selected.text() == "30 scans selected: TYRES 30"


def test_that_enter_shows_the_selection_and_escape_clears_it(qtbot, panel, view):
    view._on_kind_picked(0)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Return)
    (query,) = view.heard["queries"]
    assert query.among.name == "EMPTY"
    assert len(query.among.ids) == 30
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.state.selected.text() == ""
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Return)
    assert len(view.heard["queries"]) == 1


def test_that_arrows_go_from_point_to_point(qtbot, panel, folder, view):
    view.show_scan(ScanId(100))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Right)
    (scan_id,) = view.heard["scans"]
    apart = folder.maps.places[scan_id - 100] - folder.maps.places[0]
    assert apart[0] > 0
    assert abs(apart[1]) <= apart[0] + 1e-3
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Up)
    assert len(view.heard["scans"]) == 2


def test_that_keys_zoom_pan_and_fit(qtbot, panel):
    canvas = panel.canvas
    whole = canvas.viewport
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewport.zoom > 1
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewport.across < whole.across
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.viewport == whole


def test_that_a_hidden_kind_can_be_neither_clicked_nor_selected(qtbot, panel, folder, view):
    panel.legend.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    middle = place_of(panel, folder, 1)
    qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=middle)
    panel.use(Tool.RECTANGLE)
    corners = round_the_heap(panel, folder, 1)
    drag(qtbot, panel.canvas, [corners[0], corners[2]])
    assert view.heard["scans"] == []
    assert panel.state.selected.text() == ""


def test_that_hiding_all_leaves_an_empty_ground(panel):
    panel.legend._none.click()
    picture = panel.canvas.grab().toImage()
    ground = panel.canvas.palette().base().color()
    sampled = {
        picture.pixelColor(x, y).name() for x in range(5, 500, 7) for y in range(5, 400, 7)
    }
    assert sampled == {ground.name()}


def test_that_the_scan_under_the_mouse_is_shown(qtbot, panel, folder):
    folder.tell(105, label=NAMES[2])
    at = panel.canvas.viewport.pixels(folder.maps.places)[5].tolist()
    panel.canvas.hovered.emit(5, QPointF(*at))
    assert panel.card.isVisible()
    assert "TYRES" in panel.card.text.text()
    panel.canvas.hovered.emit(None, QPointF())
    assert not panel.card.isVisible()


def test_that_another_method_makes_another_map_and_says_how_far_it_is(qtbot, panel, folder):
    folder.maps.gate = threading.Event()
    panel.method.setCurrentIndex(1)
    panel.method.activated.emit(1)
    qtbot.waitUntil(lambda: "1 / 4" in panel.state.doing.text())
    assert panel.has_map  # the one before
    folder.maps.gate.set()
    qtbot.waitUntil(lambda: "far distances" in panel.state.about.text())
    assert folder.maps.asked[-1] == (MapMethod.TSNE, False)
    assert not panel.state.doing.isVisible()


def test_that_stopping_leaves_the_map_that_was_there(qtbot, panel, folder):
    folder.maps.gate = threading.Event()
    panel.method.setCurrentIndex(1)
    panel.method.activated.emit(1)
    qtbot.waitUntil(panel.state.stop.isVisible)
    panel.state.stop.click()
    qtbot.waitUntil(lambda: not panel.state.stop.isVisible())
    assert panel.chosen_method is MapMethod.PCA
    assert panel.has_map
    assert panel.method.isEnabled()


def test_that_a_folder_that_was_not_read_offers_to_read_it(qtbot, folder, open_tab):
    folder.maps.error = FeaturesMissing("The scans have to be read first.")
    panel = open_tab()
    qtbot.waitUntil(lambda: "read first" in panel.message.accessibleName())
    assert not panel.has_map
    panel.message.take_keyboard()
    qtbot.keyClick(panel.message.focusWidget(), Qt.Key.Key_Space)
    assert folder.read == 1


def test_that_the_map_follows_when_the_scans_were_read(qtbot, folder, view, open_tab):
    folder.maps.error = FeaturesMissing("not yet")
    folder.is_working = True
    panel = open_tab()
    qtbot.waitUntil(lambda: "still being read" in panel.message.accessibleName())
    folder.maps.error = None
    view.show_changes(Changes(index_rebuilt=True))
    qtbot.waitUntil(lambda: panel.has_map)


def test_that_scans_that_come_while_a_map_is_made_are_not_forgotten(
    qtbot, folder, view, open_tab
):
    folder.maps.gate = threading.Event()
    panel = open_tab()
    qtbot.waitUntil(panel.state.stop.isVisible)
    view.show_changes(Changes(index_rebuilt=True))
    qtbot.waitUntil(lambda: folder.maps.reads == 2)
    settle(qtbot, view)
    folder.maps.gate.set()
    qtbot.waitUntil(lambda: folder.maps.reads == 3)
    qtbot.waitUntil(lambda: panel.legend.list.count() == 3)


def test_that_clusters_are_listed_with_what_they_hold_and_select_their_scans(
    qtbot, panel, folder
):
    panel.clusters.find_button.click()
    qtbot.waitUntil(lambda: panel.clusters.list.count() == 3)
    assert folder.maps.asked[-1] == (ClusterMethod.K_MEANS, None)
    assert panel.clusters.list.item(1).text() == "2 · 30 scans\nGLASS 100\N{NO-BREAK SPACE}%"
    panel.clusters.list.itemActivated.emit(panel.clusters.list.item(1))
    assert panel.state.selected.text() == "30 scans selected: GLASS 30"
    panel.clusters.count.setValue(4)
    qtbot.waitUntil(panel.clusters.find_button.isEnabled)
    panel.clusters.find_button.click()
    qtbot.waitUntil(lambda: folder.maps.asked[-1] == (ClusterMethod.K_MEANS, 4))
    qtbot.waitUntil(panel.clusters.find_button.isEnabled)


def test_that_other_colours_are_read_and_named(qtbot, panel):
    panel.colour.setCurrentIndex(panel.colour.findData("outcome"))
    panel.colour_chosen.emit("outcome")
    qtbot.waitUntil(lambda: panel.legend.list.item(0).text() == "right   81")
    assert panel.legend.list.item(1).text() == "wrong   9"
    assert panel.colour.findData("table:terminal") > 0


def test_that_a_new_label_is_seen_in_the_colours(qtbot, panel, folder, view):
    folder.maps.heap = folder.maps.heap.copy()
    folder.maps.heap[0] = 1
    view.show_changes(Changes(labelled=frozenset({ScanId(100)})))
    qtbot.waitUntil(lambda: panel.legend.list.item(1).text() == "GLASS   31")


def test_that_nothing_is_read_again_while_nobody_looks(qtbot, panel, folder, view):
    panel.hide()
    asked = list(folder.maps.asked)
    folder.maps.kept.clear()
    view.show_changes(Changes(index_rebuilt=True))
    settle(qtbot, view)
    assert folder.maps.asked == asked
    panel.show()
    qtbot.waitUntil(lambda: len(folder.maps.asked) == len(asked) + 1)
    qtbot.waitUntil(panel.method.isEnabled)


def test_that_another_theme_has_other_colours(qtbot, panel):
    before = panel.legend.list.item(0).icon().pixmap(16, 16).toImage()
    palette = panel.palette()
    palette.setColor(palette.ColorRole.Window, QColor("#111111"))
    palette.setColor(palette.ColorRole.WindowText, QColor("#eeeeee"))
    panel.setPalette(palette)
    after = panel.legend.list.item(0).icon().pixmap(16, 16).toImage()
    assert before != after


def test_that_another_way_to_compare_scans_is_asked_of_the_folder(panel, folder):
    panel.spaces.chosen.emit("maximum")
    assert folder.compared == ["maximum"]
