import csv

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.readers.history import Happening
from ajna_desktop.tasks.readers.signed_history import read_signed
from ajna_desktop.ui.readers.history_view import HistoryView
from tests.store.test_verification import forge
from tests.ui.readers.conftest import say


@pytest.fixture
def view(qtbot, opened):
    view = HistoryView(opened)
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitUntil(lambda: len(rows(view)) == 1)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(view):
    return view._page


def rows(view):
    events = view._page.events
    return [events._row(number).words for number in range(len(events._entries))]


def test_that_what_happened_is_listed_with_who_and_what(view, page):
    (row,) = rows(view)
    assert (row[0], row[2], row[3], row[4]) == ("1.png", "ana", "Label", "empty → car")
    page.events.table.choose(0)
    assert "empty → car" in page.events._about.text()


def test_that_what_is_said_meanwhile_is_listed(qtbot, view, opened):
    say(opened.collection, "empty/2.png", "bus")
    view.show_changes(Changes(labelled=frozenset([1])))
    qtbot.waitUntil(lambda: len(rows(view)) == 2)
    assert rows(view)[0][0] == "2.png"


def test_that_the_list_is_narrowed_to_an_image_a_reader_a_kind_and_a_text(
    qtbot, view, page, opened
):
    say(opened.collection, "empty/2.png", "bus")
    view.show_scan(opened.collection.scans.by_path("empty/2.png").id)
    page.events._only_this.setChecked(True)
    qtbot.waitUntil(lambda: [row[0] for row in rows(view)] == ["2.png"])
    page.events._only_this.setChecked(False)
    qtbot.waitUntil(lambda: len(rows(view)) == 2)
    page.events._text.setText("CAR")
    qtbot.waitUntil(lambda: [row[0] for row in rows(view)] == ["1.png"])
    page.events._text.clear()
    page.events._kind.setCurrentIndex(page.events._kind.findData(Happening.NOTE))
    page.events.asked.emit()
    qtbot.waitUntil(lambda: rows(view) == [])
    assert "Nothing of this kind" in page.events._sentence.text()


def test_that_labels_of_a_day_are_compared_with_those_of_now(qtbot, view, page):
    page.then.ask()
    qtbot.waitUntil(lambda: page.then.labels is not None)
    assert [page.then._count_row(n).words for n in range(2)] == [
        ("car", "0", "1", "+1"),
        ("empty", "4", "3", "−1"),
    ]
    assert page.then._row(0).words[:3] == (
        "1.png",
        "empty (not reviewed)",
        "car (relabelled)",
    )
    with qtbot.waitSignal(view.query_wanted) as asked:
        page.then._ask_gallery()
    assert len(asked.args[0].among.ids) == 1


def test_that_hashes_are_copied_whole(page, opened):
    page.proof._copy_heads()
    (head,) = opened.collection.history.heads()
    assert QGuiApplication.clipboard().text() == f"label 1 {head.hash}"


def test_that_verifying_says_what_it_found(qtbot, view, page, opened):
    page.proof.verify_wanted.emit()
    qtbot.waitUntil(lambda: "sound: 1 label event" in page.proof._found.text())
    forge(opened.collection.database.path, "UPDATE label_event SET reader = 'bea'")
    page.proof.verify_wanted.emit()
    qtbot.waitUntil(lambda: "Event 1 does not fit" in page.proof._found.text())


def test_that_a_signed_file_is_written_and_its_key_told(
    qtbot, view, page, tmp_path, monkeypatch
):
    place = tmp_path / "signed.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(view.exported):
        page.proof.sign_wanted.emit()
    assert read_signed(place).fingerprint in page.proof._found.text()


def test_that_a_file_among_the_scans_is_refused_with_a_sentence(
    qtbot, view, page, folder, monkeypatch
):
    place = str(folder / "signed.jsonl")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    page.proof.sign_wanted.emit()
    qtbot.waitUntil(lambda: "never written" in page.messages.text)
    assert page.proof._sign.isEnabled()


def test_that_the_history_is_exported_as_a_table(qtbot, view, page, tmp_path, monkeypatch):
    place = tmp_path / "history.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(view.exported):
        page.events.export_wanted.emit()
    with open(place, encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["path"], row["old"], row["new"]) == ("empty/1.png", "empty", "car")
