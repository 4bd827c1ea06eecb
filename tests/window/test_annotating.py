"""What people note on scans, and what they make of classes, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import NOTED, ScanQuery
from ajna_desktop.ui.annotations.note_dialog import NoteDialog
from ajna_desktop.ui.annotations.rectangle_picker import RectanglePicker
from ajna_desktop.ui.annotations.tag_popup import TagPopup
from tests.window.conftest import EMPTY, LONG, save_scan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


def type_into(qtbot, kind, field_kind, text, modifier=Qt.KeyboardModifier.NoModifier):
    dialog = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, kind) and one.isVisible()
    )
    field = dialog.findChild(field_kind)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, modifier)


def test_that_tags_notes_and_rectangles_are_written_by_keys_and_undone(
    qtbot, sits_down, folder
):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    here = user.page.current.scan.id

    user.presses(Qt.Key.Key_T)
    type_into(qtbot, TagPopup, QLineEdit, "urgent")
    assert user.store.annotations.tags() == [("urgent", 1)]
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_M)
    type_into(qtbot, NoteDialog, QPlainTextEdit, "cut off", CONTROL)
    assert user.store.scans.ids(NOTED) == [here]
    user.sees(lambda: user.page.inspector.image_view.pixels is not None)
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_E)
    picker = user.page.inspector.image_view.findChild(RectanglePicker)
    qtbot.keyClick(picker, Qt.Key.Key_Right)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    type_into(qtbot, NoteDialog, QPlainTextEdit, "here", CONTROL)
    assert user.store.scans.ids(ScanQuery(has_rectangle=True)) == [here]
    assert "has a note, has a rectangle" in tooltip(user)

    for _ in range(3):
        user.app.window.acts["undo"].trigger()
    assert user.store.annotations.of_scans([here]) == {}
    assert user.store.labels.verify().problem == ""


def tooltip(user):
    model = user.page.gallery._model
    row = model.row_of(user.page.current.scan.id)
    return model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_a_chosen_key_gives_a_tag_and_a_class(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.sees(lambda: user.app.window.acts["label_2"].isEnabled())
    keys = {
        "U": Shortcut(ShortcutKind.TAG, "urgent"),
        "0": Shortcut(ShortcutKind.CLASS, "loaded"),
    }
    user.app.opened.edits.changed.emit(user.store.shortcuts.replace(keys))
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_U)
    assert user.store.annotations.tags() == [("urgent", 1)]
    user.presses(Qt.Key.Key_0)
    assert user.state("empty/wrong.png")[0] == "loaded"


def test_that_a_renamed_class_is_renamed_everywhere_and_keeps_its_key(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.sees(lambda: user.app.opened.classes == [EMPTY, Label("loaded")])
    window = user.app.window
    window.acts["classes"].trigger()
    tab = user.page.tabs.currentWidget()
    user.sees(lambda: tab.isVisible() and not user.app.opened.is_working)
    hollow = Label("hollow")
    changes = user.store.classes.rename(EMPTY, hollow)
    user.app.opened.edits.changed.emit(changes)
    user.sees(lambda: user.app.opened.classes == [hollow, Label("loaded")])
    assert user.app.opened.run.labels == (hollow, Label("loaded"))
    assert window.acts["label_1"].text() == "Label as hollow"
    assert not user.app.opened.is_out_of_date
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.opened.update_predictions()
    assert user.app.opened.run.labels == (hollow, Label("loaded"))


def test_that_a_review_takes_tags_by_their_keys_and_shows_them(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    urgent = Shortcut(ShortcutKind.TAG, "urgent")
    user.app.opened.edits.changed.emit(user.store.shortcuts.replace({"U": urgent}))
    user.page.gallery.focus_grid()
    user.app.window.acts["review"].trigger()
    user.sees(lambda: user.page.review.is_open)
    (first,) = user.page.review.at()
    user.presses(Qt.Key.Key_U)
    assert user.store.scans.ids(ScanQuery(tag="urgent")) == [first]
    user.presses(Qt.Key.Key_T)
    type_into(qtbot, TagPopup, QLineEdit, "ask")
    assert user.store.annotations.tags() == [("ask", 1), ("urgent", 1)]


def test_that_predictions_are_made_anew_on_the_next_start_after_classes_were_merged(
    sits_down, folder
):
    user = sits_down()
    for number in range(8):
        save_scan(folder / "half" / f"h{number}.png", 130, 500 + number)
    user.opens(folder)
    half = Label("half")
    assert half in user.app.opened.run.labels
    user.store.classes.merge(half, EMPTY)
    user.leaves()
    user = sits_down()
    user.opens(folder)
    assert user.app.opened.run.labels == (EMPTY, Label("loaded"))
    assert user.store.labels.verify().problem == ""


def test_that_a_rectangle_given_up_in_a_review_leaves_the_keyboard_with_the_review(
    sits_down, folder
):
    user = sits_down()
    user.opens(folder)
    user.presses(Qt.Key.Key_F3)
    at = user.page.review.at()
    user.sees(lambda: user.page.review.image_view.pixels is not None)
    user.presses(Qt.Key.Key_E)
    assert isinstance(user.app.window.focusWidget(), RectanglePicker)
    user.presses(Qt.Key.Key_Escape)
    assert user.page.review.is_open
    assert user.app.window.focusWidget() is user.page.review.view
    user.presses(Qt.Key.Key_Return)
    assert user.page.review.at() != at


def test_that_a_rectangle_kept_in_a_review_leaves_the_keyboard_with_the_review(
    qtbot, sits_down, folder
):
    user = sits_down()
    user.opens(folder)
    user.presses(Qt.Key.Key_F3)
    (here,) = user.page.review.at()
    user.sees(lambda: user.page.review.image_view.pixels is not None)
    user.presses(Qt.Key.Key_E)
    user.presses(Qt.Key.Key_Right)
    user.presses(Qt.Key.Key_Return)
    type_into(qtbot, NoteDialog, QPlainTextEdit, "look here", CONTROL)
    user.sees(lambda: user.store.scans.ids(ScanQuery(has_rectangle=True)) == [here])
    assert user.app.window.focusWidget() is user.page.review.view
    user.presses(Qt.Key.Key_2)
    assert user.store.scans.scan(here).label == "loaded"
    user.presses(Qt.Key.Key_A)
    user.sees(lambda: user.page.review.at() not in ([here], ()))
