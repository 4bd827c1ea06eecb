from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.domain.errors import WorkerFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import FLAWED
from ajna_desktop.store.curating.image_quality import FlawedImage, QualitySurvey
from ajna_desktop.ui.curate.image_quality_view import ImageQualityView
from ajna_desktop.ui.folder_curating import FlawedRead
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner

IMAGES = [
    FlawedImage(4, 5.3, (Flaw.BLURRED, Flaw.TOO_DARK), ""),
    FlawedImage(9, 2.0, (Flaw.WRONG_WAY,), "upside down"),
    FlawedImage(2, 1.1, (Flaw.CUT_OFF, Flaw.BLURRED), "cut off at the left"),
]
SURVEY = QualitySurvey("2026-11-23T14:00:00+00:00", 500, 0)


class FakeCurating:
    """Finds three images of poor quality once it was asked to measure."""

    def __init__(self):
        self.read = None
        self.images = IMAGES
        self.error = None
        self.exported = []

    def flawed_images(self):
        return self.read

    def measure_images(self, context):
        context.step(Doing.INSPECTING, 1, 2)
        if self.error:
            raise self.error
        self.read = FlawedRead(SURVEY, self.images)

    def export_flawed(self, images, place):
        self.exported.append([one.scan_id for one in images])
        return place


class FakeEdits:
    def __init__(self):
        self.marked = []

    def mark(self, ids, status):
        self.marked.append((list(ids), status))
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
    view = ImageQualityView(opened)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitUntil(lambda: "Which images" in message(page))
    return page


@pytest.fixture
def listed(qtbot, view, page):
    view.run()
    qtbot.waitUntil(lambda: len(page.queue.ids) == 3)
    return page


def message(page):
    shown = page.queue._message
    return shown.accessibleName() if shown.isVisible() else ""


def texts(page, row):
    model = page.queue.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def choose_flaw(page, flaw):
    page._flaw.setCurrentIndex(page._flaw.findData(flaw))
    page._flaw.activated.emit(page._flaw.currentIndex())


def test_that_the_worst_image_comes_first_with_what_is_wrong(listed):
    assert texts(listed, 0) == ["scan-000004.png", "blurred, too dark", "5.3", "NORMAL"]
    assert texts(listed, 1)[1] == "perhaps upside down"
    assert texts(listed, 2)[1] == "perhaps cut off at the left, blurred"
    assert "3 of 500 images are unlike the others" in listed.queue.sentence.text()


def test_that_one_flaw_can_be_looked_at(listed):
    choose_flaw(listed, Flaw.BLURRED)
    assert listed.queue.ids.tolist() == [4, 2]
    assert listed._flaw.currentText() == "blurred (2)"
    assert listed._flaw.findData(Flaw.TOO_BRIGHT) == -1


def test_that_x_marks_bad_images(listed, opened):
    QTest.keyClick(listed.queue.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(listed.queue.table, Qt.Key.Key_X)
    assert opened.edits.marked == [([4, 9], ReviewStatus.BAD_IMAGE)]


def test_that_the_whole_list_is_the_query_of_the_navigator(qtbot, view, listed):
    with qtbot.waitSignal(view.query_wanted) as asked:
        listed.queue._gallery.click()
    assert asked.args == [FLAWED]
    choose_flaw(listed, Flaw.CUT_OFF)
    with qtbot.waitSignal(view.query_wanted) as asked:
        listed.queue._gallery.click()
    assert asked.args[0].among.ids == (2,)


def test_that_they_can_be_reviewed_and_exported(qtbot, view, listed, opened):
    with qtbot.waitSignal(view.review_wanted) as asked:
        listed.queue._review.click()
    assert list(asked.args[0].ids) == [4, 9, 2]
    with qtbot.waitSignal(view.exported):
        view.export(Path("quality.csv"))
    assert opened.curating.exported == [[4, 9, 2]]


def test_that_what_was_marked_is_gone_and_the_next_is_looked_at(qtbot, view, listed, opened):
    opened.curating.read = FlawedRead(SURVEY, IMAGES[1:])
    view.show_changes(Changes(labelled=frozenset({4})))
    qtbot.waitUntil(lambda: listed.queue.ids.tolist() == [9, 2])
    assert listed.queue.current == 9


def test_that_good_images_are_said_to_be_good(qtbot, view, page, opened):
    opened.curating.images = []
    view.run()
    qtbot.waitUntil(lambda: "Every image came out" in message(page))


def test_that_a_failure_says_why(qtbot, view, page, opened):
    opened.curating.error = WorkerFailed("The image reader ended.")
    view.run()
    qtbot.waitUntil(lambda: page.queue.messages.text == "The image reader ended.")
