"""Look-alikes, in the window: neighbours, the shortlist, images from elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView

from ajna_desktop.domain.files import Part
from ajna_desktop.domain.neighbour_filter import LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan_query import SHORTLIST, ScanQuery
from ajna_desktop.ui.elsewhere.elsewhere_dialog import ElsewhereDialog
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourModel
from ajna_desktop.ui.inspector.space_menu import SpaceMenu
from tests.window.conftest import EMPTY, LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_that_scans_can_be_compared_otherwise_and_that_is_remembered(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("loaded/l00.png")
    shown = user.page.inspector.findChild(NeighbourModel)

    def near():
        role = Qt.ItemDataRole.AccessibleTextRole
        return [shown.index(row).data(role) for row in range(shown.rowCount())]

    user.sees(lambda: bool(near()))
    before = near()
    menu = user.page.inspector.findChild(SpaceMenu)
    details = next(one for one in menu.menu().actions() if one.text() == "details")
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        details.trigger()
    user.sees(lambda: near() not in ([], before))
    assert menu.text() == "Similar by: details ▾"
    user.leaves()
    again = sits_down()
    again.opens(folder)
    assert again.app.opened.likeness.chosen.key == "maximum"


def test_that_scans_are_put_on_the_shortlist_by_a_key_and_found_there(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_K)
    assert "put on the shortlist" in user.told()
    user.asks(SHORTLIST)
    assert [scan.path for scan in user.store.scans.scans(user.shown())] == ["empty/wrong.png"]
    user.presses(Qt.Key.Key_K)
    user.sees(lambda: user.shown() == [])
    user.app.window.acts["undo"].trigger()
    user.sees(lambda: len(user.shown()) == 1)


def test_that_the_similar_ones_fill_the_gallery_nearest_first(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id, 200)
    user.app.window.acts["show_similar"].trigger()
    expected = [user.page.current.scan.id, *(one.scan.id for one in near)]
    user.sees(lambda: list(user.shown()) == expected)


def test_that_the_filter_of_neighbours_is_obeyed(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.inspector.filter_chosen.emit(NeighbourFilter(label=LabelWanted.SAME))
    near = user.app.opened.neighbours(user.page.current.scan.id)
    assert {one.scan.label for one in near} == {EMPTY}
    assert len(near) == 12


def test_that_a_dropped_file_from_elsewhere_is_judged_beside_the_window(
    sits_down, folder, tmp_path
):
    user = sits_down()
    user.opens(folder)
    (tmp_path / "other.png").write_bytes((folder / "loaded" / "l00.png").read_bytes())
    user.page.neighbours.elsewhere.look_at_file(str(tmp_path / "other.png"))
    dialog = user.page.findChild(ElsewhereDialog)

    def words():
        return " ".join(one.text() for one in dialog.findChildren(QLabel))

    user.sees(lambda: "Predicted loaded" in words())
    user.sees(lambda: dialog.findChild(QListView).model().rowCount() == 20)
    before = user.store.scans.counts().every
    dialog.close()
    assert user.store.scans.counts().every == before


def test_that_a_part_of_a_scan_is_searched_by(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id, 5, Part(0, 0, 0.5, 0.5))
    assert len(near) == 5
    assert user.page.current.scan.id not in [one.scan.id for one in near]


def test_that_a_marked_part_is_searched_by_until_another_scan_comes(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")

    def words():
        return " ".join(one.text() for one in user.page.inspector.findChildren(QLabel))

    user.page.current.look_at_part(Part(0, 0, 0.5, 0.5))
    user.sees(lambda: "Like the marked part" in words())
    user.page.inspector.filter_chosen.emit(NeighbourFilter(label=LabelWanted.SAME))
    user.sees(lambda: "12 of 12 nearest share its label" in words())
    assert "Like the marked part" in words()
    user.goes_to("loaded/l00.png")
    user.sees(lambda: "nearest share its label" in words() and "marked part" not in words())


def test_that_going_to_a_view_takes_away_what_lies_over_it(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.beside.compare(user.shown()[:2])
    user.app.window.acts["matrix"].trigger()
    assert not user.page.beside.is_open
    assert user.page.matrix.isVisible()
    user.page.toggle_full_view()
    assert user.page.full_view.isVisible()
    user.app.window.acts["matrix"].trigger()
    assert not user.page.full_view.isVisible()
    assert user.page.matrix.isAncestorOf(user.page.focusWidget())
