"""What people say of scans in the window, and that nothing of it is lost."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import ERRORS, ScanQuery
from ajna_desktop.ui.exporting.exports import Export
from tests.window.conftest import EMPTY, LOADED, LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_that_a_key_labels_moves_on_and_can_be_undone_by_keyboard(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_2)
    assert user.state("empty/wrong.png") == (LOADED, ReviewStatus.RELABELLED)
    assert user.page.current.scan.path == "loaded/l00.png"
    user.presses(Qt.Key.Key_Return)
    assert user.state("loaded/l00.png") == (LOADED, ReviewStatus.CONFIRMED)
    event = user.store.labels.last_event()
    assert (event.predicted, event.classifier[:12]) == (LOADED, "out-of-fold-")
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)
    assert user.store.labels.verify().problem == ""


def test_that_a_label_that_is_not_saved_keeps_the_reader_at_its_scan(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    with user.store.database.transaction() as db:
        db.execute("PRAGMA query_only = ON")  # as on a disk that became read-only
    user.presses(Qt.Key.Key_2)
    assert user.page.current.scan.path == "empty/wrong.png"
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)
    assert user.page.messages.isVisible()
    assert "saved" not in user.told()
    db.execute("PRAGMA query_only = OFF")
    user.presses(Qt.Key.Key_2)
    assert user.state("empty/wrong.png") == (LOADED, ReviewStatus.RELABELLED)
    assert user.page.current.scan.path == "loaded/l00.png"
    assert "labels saved" in user.told()


def test_that_undo_goes_to_the_scan_whose_label_it_took_back(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_2)
    user.sees(lambda: user.page.gallery.position()[1] == 12)
    user.presses(Qt.Key.Key_Home)
    assert user.page.current.scan.path != "empty/wrong.png"
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.sees(lambda: user.page.current.scan.path == "empty/wrong.png")
    user.presses(Qt.Key.Key_Home)
    user.presses(Qt.Key.Key_A)
    user.presses(Qt.Key.Key_End)
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.sees(lambda: user.page.gallery.position() == (1, 13))


def test_that_many_selected_are_labelled_by_one_key_and_one_undo(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.page.gallery.select_all()
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_X)
    assert user.store.scans.count(ScanQuery(status=ReviewStatus.BAD_IMAGE)) == 13
    user.app.window.task_bar.undo_wanted.emit()
    assert user.store.scans.count(ScanQuery(status=ReviewStatus.BAD_IMAGE)) == 0


def test_that_typing_in_the_filter_labels_nothing(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.presses(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = user.app.window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "l2x")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "l"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert user.store.labels.last_event() is None


def test_that_the_page_of_keys_opens_by_its_key(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.page.gallery.focus_grid()
    user.presses("?")
    user.sees(lambda: user.app.window.findChild(object, "keys") is not None)
    user.app.window.findChild(object, "keys").reject()


def test_that_labels_are_learnt_from_when_predictions_are_updated(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.judgements.label(LOADED)
    assert user.app.opened.is_out_of_date
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.window.acts["update"].trigger()
    assert not user.app.opened.is_out_of_date
    assert user.store.scans.count(ERRORS) == 0
    said = [label.text() for label in user.app.window.task_bar.findChildren(QLabel)]
    assert "Predictions updated" in said


def test_that_the_last_change_can_be_undone_after_a_restart(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.judgements.label(LOADED)
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    undo = user.app.window.acts["undo"]
    assert undo.text() == "Undo: empty → loaded (earlier session)"
    undo.trigger()
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)


def test_that_labels_are_exported_as_a_table(qtbot, sits_down, folder, tmp_path):
    user = sits_down()
    user.opens(folder)
    with qtbot.waitSignal(user.app.tasks.idle, timeout=LONG):
        export = Export(tmp_path / "out", ExportWish(ExportShape.CSV))
        user.app.commands.exporting.write(user.app.opened, export)
    with open(tmp_path / "out" / "scans.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 26
    assert {row["label"] for row in rows} == {EMPTY, LOADED}


def test_that_labels_given_before_closing_wait_to_be_seen_on_opening_again(
    sits_down, folder, qtbot
):
    user = sits_down()
    user.opens(folder)
    learnt = user.app.opened.run.classifier_id
    user.app.opened.edits.label([user.store.scans.by_path("empty/wrong.png").id], LOADED)

    again = sits_down()
    again.opens(folder)

    assert again.app.opened.run.classifier_id == learnt
    again.sees(lambda: "predictions older than labels" in again.told())
    with qtbot.waitSignal(again.app.settled, timeout=LONG):
        again.app.window.acts["run"].trigger()
    assert again.app.opened.run.classifier_id != learnt
    assert "predictions older" not in again.told()
