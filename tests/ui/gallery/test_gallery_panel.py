import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN, Order, ScanQuery
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.gallery.chip import Chip
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.gallery.grid_view import GridView
from tests.ui.fakes import NORMAL, PNEUMONIA, a_prediction

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot, lookup, thumbnails):
    panel = GalleryPanel(lookup, thumbnails)
    qtbot.addWidget(panel)
    panel.resize(720, 560)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_answer(EVERY_SCAN, ids(range(1, 101)))
    panel.focus_grid()
    return panel


def ids(numbers):
    return [ScanId(number) for number in numbers]


def grid(panel):
    return panel.findChild(GridView)


def press(panel, key, modifier=NONE):
    QTest.keyClick(grid(panel), key, modifier)


def shown_words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def cell_size(panel):
    return grid(panel).itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())


def chips(panel):
    return [chip for chip in panel.findChildren(Chip) if chip.isVisible()]


def test_that_the_first_scan_of_an_answer_is_current(panel):
    assert panel.current() == 1
    assert panel.selected() == [1]
    assert panel.position() == (1, 100)
    assert "100 scans" in shown_words(panel)


def test_that_arrows_move_and_say_so(panel, qtbot):
    with qtbot.waitSignal(panel.current_changed) as changed:
        press(panel, Qt.Key.Key_Right)
    assert changed.args == [2]
    press(panel, Qt.Key.Key_End)
    assert panel.current() == 100


@pytest.fixture
def beside(qtbot, panel):
    """A button beside the panel, in the same window."""
    window, button = QWidget(), QPushButton("Open")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(button)
    layout.addWidget(panel)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel.focus_grid()
    yield button
    panel.setParent(None)


def read_a_folder(panel):
    """Show what the gallery says of a folder that is opened for the first time."""
    panel.show_message("No images here", "It holds none.", "Open another folder…", panel.close)
    panel.show_message("Reading the folder", "The first scans appear in a moment.")
    panel.show_answer(EVERY_SCAN, [])
    panel.show_message("Reading the folder", "The first scans appear in a moment.")
    panel.show_answer(EVERY_SCAN, ids(range(1, 101)))


def test_that_the_keyboard_comes_back_to_the_scans_after_messages(panel, beside):
    read_a_folder(panel)
    assert grid(panel).hasFocus()


def test_that_the_keyboard_waits_for_the_scans_behind_a_message(panel, beside):
    beside.setFocus()
    panel.show_message("Reading the folder", "The first scans appear in a moment.")
    panel.focus_grid()
    panel.show_answer(EVERY_SCAN, ids(range(1, 101)))
    assert grid(panel).hasFocus()


def test_that_the_button_of_a_message_is_at_hand(panel, beside):
    panel.show_message("No images here", "It holds none.", "Open another folder…", panel.close)
    assert panel.window().focusWidget().text() == "Open another folder…"


def test_that_scans_that_arrive_take_the_keyboard_from_nobody(panel, beside):
    panel.focus_filter()
    read_a_folder(panel)
    assert panel.findChild(QLineEdit).hasFocus()
    beside.setFocus()
    read_a_folder(panel)
    assert beside.hasFocus()


def test_that_the_place_is_kept_when_scans_arrive(panel, qtbot):
    panel.make_current(ScanId(40))
    before = grid(panel).visualRect(grid(panel).currentIndex())
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.show_answer(EVERY_SCAN, ids([*range(201, 261), *range(1, 101)]))
    assert panel.current() == 40
    assert panel.selected() == [40]
    after = grid(panel).visualRect(grid(panel).currentIndex())
    assert after.top() == before.top()


def test_that_the_selection_is_kept_where_its_scans_still_are(panel):
    press(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.selected() == [1, 2, 3]
    panel.show_answer(EVERY_SCAN, ids([3, 50, 1]))
    assert panel.selected() == [3, 1]
    assert panel.current() == 3


def test_that_the_next_scan_is_current_when_the_current_one_left(panel, qtbot):
    panel.make_current(ScanId(40))
    with qtbot.waitSignal(panel.current_changed) as changed:
        panel.show_answer(EVERY_SCAN, ids(n for n in range(1, 101) if n != 40))
    assert changed.args == [41]


def test_that_another_question_begins_at_its_first_scan(panel, qtbot):
    panel.make_current(ScanId(50))
    with qtbot.waitSignal(panel.current_changed) as changed:
        panel.show_answer(ScanQuery(label=Label("NORMAL")), ids([90, 70, 60, 40, 20]))
    assert changed.args == [90]
    assert panel.selected() == [90]
    assert grid(panel).verticalScrollBar().value() == 0


def test_that_another_question_keeps_the_current_scan_where_it_is_an_answer(panel):
    panel.make_current(ScanId(50))
    panel.show_answer(ScanQuery(label=Label("NORMAL")), ids([90, 50, 20]))
    assert panel.current() == 50


def test_that_an_empty_answer_has_no_current_scan(panel, qtbot):
    with qtbot.waitSignal(panel.current_changed) as changed:
        panel.show_answer(EVERY_SCAN, [])
    assert changed.args == [None]
    assert panel.current() is None
    assert panel.selected() == []
    panel.move_by(1)
    panel.move_to_next_unreviewed()


def test_that_a_hundred_thousand_scans_cost_what_is_on_the_screen(
    panel, lookup, pictures, qtbot
):
    lookup.asked.clear()
    panel.show_answer(EVERY_SCAN, ids(range(1_000, 101_000)))
    press(panel, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: ScanId(100_999) in lookup.asked)
    with qtbot.waitSignal(panel.selection_changed) as selected:
        press(panel, Qt.Key.Key_A, CTRL)
    assert selected.args == [100_000]
    panel.grab()
    assert len(lookup.asked) < 400
    assert len(panel.selected()) == 100_000
    assert f"{whole(100_000)} scans · {whole(100_000)} selected" in shown_words(panel)


def test_that_thumbnails_of_the_screen_come_before_those_of_the_next(panel, pictures, qtbot):
    columns = grid(panel).columns
    qtbot.waitUntil(lambda: len(pictures.loaded) >= 3 * columns)
    assert {scan_id for scan_id, _ in pictures.loaded} <= set(range(1, 41))


def test_that_a_thumbnail_shows_up_in_its_cell(panel, qtbot):
    def is_grey():
        rect = grid(panel).visualRect(grid(panel).currentIndex())
        image = grid(panel).viewport().grab(rect).toImage()
        return image.pixelColor(rect.width() // 2, 60).name() == "#787878"

    qtbot.waitUntil(is_grey)


def test_that_closing_a_chip_asks_the_wider_question(panel, qtbot):
    query = ScanQuery(label=NORMAL, predicted=PNEUMONIA, judged=True, order=Order.CONFIDENCE)
    panel.show_answer(query, ids([1, 2]))
    words = [chip.text() for chip in chips(panel)]
    assert words == [
        "label: NORMAL",
        "predicted: PNEUMONIA",
        "no ambiguous or bad images",
    ]
    with qtbot.waitSignal(panel.query_changed) as changed:
        QTest.mouseClick(chips(panel)[1], Qt.MouseButton.LeftButton)
    assert changed.args == [query.but(predicted=None)]


def test_that_a_long_question_does_not_widen_the_window(panel):
    panel.show_query(ScanQuery(label=Label("<i>" + "x" * 97)))
    assert len(chips(panel)[0].text()) == 40
    assert "&lt;i&gt;" + "x" * 97 in chips(panel)[0].toolTip()
    assert panel.minimumSizeHint().width() < 500


def test_that_chips_follow_the_question_before_its_answer_is_there(panel):
    panel.show_query(ScanQuery(label=NORMAL))
    assert [chip.text() for chip in chips(panel)] == ["label: NORMAL"]
    assert panel.position() == (1, 100)


def test_that_sorting_asks_anew(panel, qtbot):
    order = panel.findChild(QComboBox)
    with qtbot.waitSignal(panel.query_changed) as changed:
        QTest.keyClick(order, Qt.Key.Key_Down)
    assert changed.args == [ScanQuery(order=Order.CONFIDENCE)]


def test_that_typing_asks_once_after_a_pause(panel, qtbot):
    asked = []
    panel.query_changed.connect(asked.append)
    panel.focus_filter()
    field = panel.findChild(QLineEdit)
    assert field.hasFocus()
    with qtbot.waitSignal(panel.query_changed):
        QTest.keyClicks(field, "im-01")
    assert asked == [ScanQuery(text="im-01")]
    with qtbot.waitSignal(panel.query_changed):
        field.clear()
    assert asked[-1] == EVERY_SCAN


def test_that_escape_leaves_the_filter_for_the_scans(panel):
    panel.focus_filter()
    QTest.keyClick(panel.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert grid(panel).hasFocus()


def test_that_an_answer_does_not_disturb_what_is_being_typed(panel):
    panel.focus_filter()
    field = panel.findChild(QLineEdit)
    QTest.keyClicks(field, "abc")
    panel.show_answer(ScanQuery(text="a"), ids([1]))
    assert field.text() == "abc"


def test_that_the_next_unreviewed_scan_is_found_beyond_reviewed_and_unreadable_ones(
    panel, lookup, qtbot
):
    for number in range(1, 91):
        lookup.tell(number, status=ReviewStatus.CONFIRMED)
    lookup.tell(91, state=ScanState.UNREADABLE, reason="truncated")
    panel.refresh()
    with qtbot.waitSignal(panel.current_changed) as changed:
        panel.move_to_next_unreviewed()
    assert changed.args == [92]


def test_that_the_search_goes_on_from_the_top_and_ends(panel, lookup, qtbot):
    for number in range(1, 101):
        lookup.tell(number, status=ReviewStatus.CONFIRMED)
    lookup.tell(3)
    panel.refresh()
    panel.make_current(ScanId(50))
    with qtbot.waitSignal(panel.current_changed) as changed:
        panel.move_to_next_unreviewed()
    assert changed.args == [3]
    lookup.tell(3, status=ReviewStatus.AMBIGUOUS)
    panel.refresh([ScanId(3)])
    with qtbot.waitSignal(panel.none_unreviewed):
        panel.move_to_next_unreviewed()
    assert panel.current() == 3


def test_that_moving_stops_at_both_ends(panel):
    panel.move_by(-1)
    assert panel.current() == 1
    panel.move_by(1_000)
    assert panel.current() == 100
    assert not panel.make_current(ScanId(999))


def test_that_a_double_click_opens_a_scan(panel, qtbot):
    place = grid(panel).visualRect(grid(panel).model().index(2, 0)).center()
    viewport, left = grid(panel).viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, NONE, place)
    with qtbot.waitSignal(panel.activated) as opened:
        QTest.mouseDClick(viewport, left, NONE, place)
    assert opened.args == [3]


def test_that_the_slider_makes_cells_larger_and_keeps_the_current_one_in_sight(panel, qtbot):
    panel.make_current(ScanId(60))
    columns = grid(panel).columns
    with qtbot.waitSignal(panel.thumbnail_size_changed):
        panel.findChild(QSlider).setValue(300)
    assert grid(panel).columns < columns
    rect = grid(panel).visualRect(grid(panel).currentIndex())
    assert grid(panel).viewport().rect().intersects(rect)


def test_that_cells_have_the_shape_of_most_scans(panel):
    square = cell_size(panel)
    panel.set_aspect(2.35)
    wide = cell_size(panel)
    assert wide.width() > square.width()
    assert wide.height() < square.height()
    panel.set_aspect(0)
    assert cell_size(panel) == square


def test_that_a_message_takes_the_place_of_the_scans_until_there_is_an_answer(panel, qtbot):
    helped = []
    panel.show_message("Nothing here", "No scan matches.", "Show all", lambda: helped.append(1))
    assert {"Nothing here", "No scan matches.", "0 scans"} <= set(shown_words(panel))
    assert panel.current() is None
    button = next(b for b in panel.findChildren(QPushButton) if b.text() == "Show all")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert helped == [1]
    panel.show_answer(EVERY_SCAN, ids([1]))
    assert grid(panel).isVisible()
    assert "1 scan" in shown_words(panel)


def test_that_every_control_has_a_name_for_screen_readers(panel):
    panel.show_query(ScanQuery(label=NORMAL))
    for kind in (QLineEdit, QComboBox, QSlider, GridView):
        assert panel.findChild(kind).accessibleName()
    assert chips(panel)[0].accessibleName() == "Close filter label: NORMAL"


def test_that_a_disagreement_is_marked(qtbot, lookup, thumbnails, panel):
    lookup.predicted[ScanId(1)] = a_prediction(1, PNEUMONIA, 0.97)
    lookup.predicted[ScanId(2)] = a_prediction(2, NORMAL, 0.97)
    panel.refresh()
    cells = [
        grid(panel).viewport().grab(grid(panel).visualRect(grid(panel).model().index(row, 0)))
        for row in (0, 1)
    ]
    orange = [np.sum(_orange(cell.toImage())) for cell in cells]
    assert orange[0] > 100
    assert orange[1] == 0


def _orange(image):
    colours = [
        image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
    ]
    return [c.red() > 150 and c.green() < 120 and c.blue() < 60 for c in colours]
