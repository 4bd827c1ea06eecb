from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.suspects import (
    EstimatedWrong,
    Evidence,
    Judge,
    Suspect,
    SuspectList,
    Votes,
    WrongPair,
)
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan_query import SUSPECTS
from ajna_desktop.ui.curate.suspects_page import Listed
from ajna_desktop.ui.curate.suspects_view import SuspectsView
from ajna_desktop.ui.folder_curating import SuspectsRead
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from tests.ui.fakes import NORMAL, PNEUMONIA

SEEN = Evidence(Votes(10, 9), Votes(4, 3), Votes(3, 2), Votes(2, 1), (Judge.LINEAR,))
FIRST = Suspect(7, 0.97, NORMAL, PNEUMONIA, 0.02, 0.98, SEEN)
SECOND = Suspect(3, 0.71, PNEUMONIA, NORMAL, 0.4, 0.6, Evidence(Votes(10, 6)))
UNLIKELY = Suspect(5, 0.2, NORMAL, PNEUMONIA, 0.9, 0.1, Evidence(Votes(10, 1)))


def found(**changed):
    facts = {
        "made_at_utc": "2026-11-23T14:00:00+00:00",
        "backbone": "b",
        "judged": 3,
        "reviewed": 1,
        "estimated": EstimatedWrong(2, 1, 4),
        "pairs": (WrongPair(NORMAL, PNEUMONIA, 1.4),),
        "left": 3,
        "likely": 2,
    }
    return SuspectList(**{**facts, **changed})


class FakeCurating:
    """Knows three suspects once it was asked to look."""

    def __init__(self):
        self.read = None
        self.every = [FIRST, SECOND, UNLIKELY]
        self.looked = 0
        self.error = None
        self.exported = []

    def suspects(self, least, most):
        if self.read is None:
            return None
        return SuspectsRead(self.read, [one for one in self.every if one.score >= least][:most])

    def find_suspects(self, context):
        self.looked += 1
        if self.error:
            raise self.error
        context.step(Doing.SUSPECTING, 1, 2)
        self.read = found()

    def export_suspects(self, suspects, place):
        self.exported.append([one.scan_id for one in suspects])
        return place


class FakeEdits:
    def __init__(self):
        self.labelled = []

    def label_each(self, labels):
        self.labelled.append(dict(labels))
        return True


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def opened(runner, lookup, thumbnails):
    return SimpleNamespace(
        curating=FakeCurating(),
        edits=FakeEdits(),
        surveys=Pipeline(runner),
        thumbnails=thumbnails,
        is_working=False,
        scans=lookup.scans,
        predictions=lookup.predictions,
    )


@pytest.fixture
def view(opened):
    view = SuspectsView(opened)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: "Which labels" in message(page))
    return page


@pytest.fixture
def listed(qtbot, view, page):
    view.run()
    qtbot.waitUntil(lambda: len(page.queue.ids) == 2)
    return page


def message(page):
    shown = page.queue._message
    return shown.accessibleName() if shown.isVisible() else ""


def texts(page, row):
    model = page.queue.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_that_the_first_look_is_asked_for_and_lists_the_likeliest(listed, opened):
    assert opened.curating.looked == 1
    assert texts(listed, 0) == [
        "scan-000007.png", "0.97", "NORMAL", "PNEUMONIA", "0.02", "0.98", "9/10",
        "copy, rule of the study, probability, classifiers, look-alikes, group",
    ]  # fmt: skip
    said = listed.queue.sentence.text()
    assert "2 of 3 labels that nobody has reviewed are likely wrong" in said
    assert "2 (1–4)" in said
    assert "NORMAL → PNEUMONIA: 1" in said
    about = listed.queue.about.text()
    assert "9 of 10 look-alikes have another label (of the confirmed ones 3 of 4)" in about
    assert "1 of 3 classifiers say another label (linear)" in about
    assert not listed.queue.progress.isVisible()


def test_that_y_accepts_one_suggestion_at_once(listed, opened):
    QTest.keyClick(listed.queue.table, Qt.Key.Key_Y)
    assert opened.edits.labelled == [{7: PNEUMONIA}]


def test_that_many_suggestions_are_shown_before_they_are_accepted(listed, opened):
    listed.queue.select_all()
    listed.accept_button.click()
    assert opened.edits.labelled == []
    assert listed.queue.messages.text == "1: NORMAL → PNEUMONIA; 1: PNEUMONIA → NORMAL"
    listed.queue.messages._help.click()
    assert opened.edits.labelled == [{7: PNEUMONIA, 3: NORMAL}]


def test_that_all_are_reviewed_with_their_suggestions(qtbot, view, listed):
    with qtbot.waitSignal(view.review_wanted) as asked:
        listed.queue._review.click()
    wish = asked.args[0]
    assert list(wish.ids) == [7, 3]
    assert wish.suggestions[3].label == NORMAL
    assert "NORMAL is more probable (0.60) than PNEUMONIA (0.40)" in wish.suggestions[3].reason


def test_that_the_keyboard_is_where_something_can_be_done(qtbot, view, page):
    page.setFocus()
    asked = page.window().focusWidget()
    assert asked.text() == "Look for wrong labels"
    assert asked is not page.queue.run_button
    asked.click()
    qtbot.waitUntil(lambda: len(page.queue.ids) == 2)
    assert page.window().focusWidget() is page.queue.table
    view._opened.curating.every = []
    view.refresh()
    qtbot.waitUntil(lambda: "No label is likely wrong" in message(page))
    assert page.window().focusWidget().text() == "Show the least sure ones"


def test_that_a_list_that_comes_leaves_the_keyboard_with_who_works_elsewhere(qtbot, view, page):
    page.setFocus()
    page.queue.run_button.setFocus()
    view.run()
    qtbot.waitUntil(lambda: len(page.queue.ids) == 2)
    view._opened.curating.every = []
    page.accept_button.setFocus()
    page.queue.run_button.setFocus()
    view.refresh()
    qtbot.waitUntil(lambda: "No label is likely wrong" in message(page))
    assert page.window().focusWidget() is page.queue.run_button


def test_that_the_whole_list_is_the_query_of_the_navigator(qtbot, view, listed):
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(listed.queue.table, Qt.Key.Key_Return)
    assert asked.args == [SUSPECTS]
    listed.show_all()
    qtbot.waitUntil(lambda: len(listed.queue.ids) == 3)
    with qtbot.waitSignal(view.query_wanted) as asked:
        listed.queue._gallery.click()
    assert asked.args[0].among.ids == (7, 3, 5)


def test_that_labels_are_judged_anew_once_nobody_labels_any_more(qtbot, view, listed, opened):
    view._pause.setInterval(1)
    opened.curating.read = found(is_stale=True, likely=1)
    view.show_changes(Changes(labelled=frozenset({7})))
    qtbot.waitUntil(lambda: opened.curating.looked == 2)
    qtbot.waitUntil(lambda: not view._read.found.is_stale)


def test_that_nothing_is_judged_anew_where_nobody_asked_before(qtbot, view, page, opened):
    view._pause.setInterval(1)
    view.show_changes(Changes(labelled=frozenset({7})))
    qtbot.waitUntil(lambda: not view._pause.isActive())
    assert opened.curating.looked == 0


def test_that_a_clean_folder_says_so_and_shows_the_least_sure(qtbot, view, page, opened):
    opened.curating.every = [UNLIKELY]
    view.run()
    qtbot.waitUntil(lambda: "No label is likely wrong" in message(page))
    page.queue._message._button.click()
    qtbot.waitUntil(lambda: page.queue.ids.tolist() == [5])
    assert page.listed is Listed.FIRST


def test_that_a_search_that_fails_says_why(qtbot, view, page, opened):
    opened.curating.error = NothingToLearn("Too few labelled scans.")
    view.run()
    qtbot.waitUntil(lambda: page.queue.messages.text == "Too few labelled scans.")
    assert page.queue.run_button.isEnabled()


def test_that_the_list_is_exported(qtbot, view, listed, opened):
    with qtbot.waitSignal(view.exported) as written:
        view.export(Path("suspects.csv"))
    assert written.args == [Path("suspects.csv")]
    assert opened.curating.exported == [[7, 3]]
