import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.readers.merge_view import MergeView
from tests.ui.readers.conftest import say


@pytest.fixture
def view(qtbot, opened):
    view = MergeView(opened)
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    opened.surveys.changed.connect(view.show_changes)
    opened.edits.changed.connect(view.show_changes)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(view):
    return view._page


@pytest.fixture
def merged(qtbot, view, page, other_store):
    """Bea's store was looked into and merged, and one conflict is listed."""
    view.look_into(other_store)
    qtbot.waitUntil(lambda: page.card.isVisible())
    view.merge()
    qtbot.waitUntil(lambda: len(page.conflicts) == 1)
    qtbot.waitUntil(lambda: page.card.isVisible())
    return view


def label(opened, path):
    return opened.collection.scans.by_path(path).label


def test_that_a_folder_that_met_no_other_store_says_what_merging_is_for(qtbot, page):
    qtbot.waitUntil(lambda: "Several readers" in page.queue._message.accessibleName())


def test_that_nothing_is_merged_before_one_was_asked(qtbot, view, page, opened, other_store):
    view.look_into(other_store)
    qtbot.waitUntil(lambda: page.card.isVisible())
    said = page.card.accessibleName()
    assert "2 new decision(s) by bea" in said
    assert "1 image(s): car → bus" in said
    assert "readers differ" in said
    assert label(opened, "empty/2.png") == "empty"
    QTest.keyClick(page.card._dismiss, Qt.Key.Key_Space)
    assert page.card.isHidden()
    assert opened.collection.merges.log() == []


def test_that_a_merge_takes_over_and_lists_on_what_readers_differ(merged, page, opened):
    assert label(opened, "empty/2.png") == "bus"
    assert "was merged" in page.card.accessibleName()
    words = page.queue._row(0).words
    assert words[:2] == ("1.png", "ana: car · bea: bus")


@pytest.mark.parametrize(("key", "word"), [(Qt.Key.Key_1, "car"), (Qt.Key.Key_2, "bus")])
def test_that_a_key_decides_for_either_word_also_for_the_one_that_holds(
    qtbot, merged, page, opened, key, word
):
    qtbot.waitUntil(lambda: page.queue.current is not None)
    page.activateWindow()
    QTest.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.conflicts == [])
    assert label(opened, "empty/1.png") == word
    last = opened.collection.labels.last_event()
    assert (last.reader, last.new_label) == ("ana", word)
    qtbot.waitUntil(lambda: "Nobody differs" in page.queue._message.accessibleName())


def test_that_the_usual_way_to_label_decides_as_well(qtbot, merged, page, opened):
    scan_id = opened.collection.scans.by_path("empty/1.png").id
    opened.edits.mark([scan_id], ReviewStatus.AMBIGUOUS)
    qtbot.waitUntil(lambda: page.conflicts == [])
    assert opened.collection.merges.conflicts() == []


def test_that_what_is_known_already_is_said_to_be(qtbot, merged, page, other_store):
    merged.look_into(other_store)
    qtbot.waitUntil(lambda: "nothing new" in page.card.accessibleName())
    assert page.card._merge.isHidden()


def test_that_a_file_that_is_no_store_is_refused_with_a_sentence(qtbot, view, page, tmp_path):
    letter = tmp_path / "letter.ajna"
    letter.write_text("Dear colleague, " * 50)
    view.look_into(letter)
    qtbot.waitUntil(lambda: "no store" in page.queue.messages.text)
    assert page._file.isEnabled()


def test_that_conflicts_are_reviewed_with_both_opinions_as_the_reason(qtbot, merged, page):
    with qtbot.waitSignal(merged.review_wanted) as asked:
        page.queue.review()
    (wish,) = asked.args
    (suggestion,) = wish.suggestions.values()
    assert (suggestion.label, suggestion.reason) == ("bus", "ana: car · bea: bus")


def test_that_who_could_not_tell_suggests_no_label(
    qtbot, view, page, opened, folder, other_store, tmp_path
):
    bea = Collection.open(tmp_path / "theirs", UserFolders.below(tmp_path / "bea"), "bea")
    scan_id = bea.scans.by_path("empty/1.png").id
    bea.labels.decide({scan_id: Decision(Label("bus"), ReviewStatus.AMBIGUOUS)})
    bea.close()
    view.look_into(other_store)
    qtbot.waitUntil(lambda: page.card.isVisible())
    view.merge()
    qtbot.waitUntil(lambda: len(page.conflicts) == 1)
    with qtbot.waitSignal(view.review_wanted) as asked:
        page.queue.review_wanted.emit(list(page.conflicts[0].scan_ids))
    (suggestion,) = asked.args[0].suggestions.values()
    assert suggestion == (None, "ana: car · bea: ambiguous")


def test_that_conflicts_are_exported_one_opinion_a_row(qtbot, merged, tmp_path, monkeypatch):
    place = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(merged.exported):
        merged._export()
    with open(place, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["path"], row["reader"], row["label"]) for row in rows] == [
        ("empty/1.png", "ana", "car"),
        ("empty/1.png", "bea", "bus"),
    ]


def test_that_a_conflict_decided_elsewhere_leaves_the_list(qtbot, merged, page, opened):
    say(opened.collection, "empty/1.png", "truck")
    merged._refresh()
    qtbot.waitUntil(lambda: page.conflicts == [])
