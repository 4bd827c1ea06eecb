from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import BUILT_IN
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.evaluation.odd_one_out import OddOnes
from ajna_desktop.domain.progress import Doing
from ajna_desktop.ui.lookalikes.odd_view import OddView
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner

COLUMNS = {column.key: column for column in BUILT_IN}
FOUND = OddOnes(
    np.array([7, 3, 4, 5, 8, 9]),
    np.array([1, 0, 0, 0, 1, 1], np.int32),
    ("person1", "person2"),
    np.array([0.6, 0.3, 0.2, 0.2, 0.1, 0.1]),
    np.array([8.25, 1.0, 0.0, 0.0, -0.5, -1.0]),
    np.array([2, 2, 2, 2, 2, 2]),
    11,
)
NOTHING = OddOnes(
    np.empty(0, np.int64),
    np.empty(0, np.int32),
    (),
    np.empty(0),
    np.empty(0),
    np.empty(0, np.int64),
    24,
)


class FakeLookalikes:
    def __init__(self):
        self.asked = []
        self.answer = FOUND

    def columns(self):
        return [COLUMNS[key] for key in ("split", "label", "predicted", "group")]

    def odd_ones(self, column, context):
        self.asked.append(column.key)
        context.step(Doing.MEASURING, 1, 1)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def lookalikes():
    return FakeLookalikes()


@pytest.fixture
def view(runner, lookup, thumbnails, lookalikes):
    opened = SimpleNamespace(
        surveys=Pipeline(runner),
        lookalikes=lookalikes,
        thumbnails=thumbnails,
        scans=lookup.scans,
        predictions=lookup.predictions,
    )
    view = OddView(opened)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    qtbot.waitUntil(lambda: page.column() is not None)
    return page


def run(qtbot, page):
    page.run()
    qtbot.waitUntil(lambda: page.progress.isHidden())


def texts(page, row):
    model = page.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_that_groups_are_by_patient_where_patients_are_known(page):
    assert page.column().key == "group"


def test_that_the_oddest_comes_first_with_its_group_below(qtbot, page):
    run(qtbot, page)
    assert texts(page, 0) == [
        "scan-000007.png", "person2", "8.3", "0.600", "2", "NORMAL",
    ]  # fmt: skip
    assert page.companions.ids.tolist() == [7, 8, 9]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.companions.ids.tolist() == [3, 4, 5]


def test_that_a_row_is_the_current_scan_and_enter_opens_its_group(qtbot, view, page):
    run(qtbot, page)
    with qtbot.waitSignal(view.scan_wanted) as wanted:
        page.table.choose(1)
    assert wanted.args == [3]
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args[0].among.ids == (3, 4, 5)
    assert asked.args[0].among.name == "person1"


@pytest.mark.parametrize(("number", "pair"), [(0, (7, 9)), (5, (9, 8))])
def test_that_d_compares_with_the_least_odd_one(qtbot, view, page, number, pair):
    run(qtbot, page)
    page.table.choose(number)
    with qtbot.waitSignal(view.compare_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_D)
    assert wanted.args == [pair, None]


def test_that_a_column_without_groups_says_so(qtbot, page, lookalikes):
    lookalikes.answer = NOTHING
    run(qtbot, page)
    assert "No group of three" in page.findChild(type(page._message)).accessibleName()
    QTest.keyClick(page, Qt.Key.Key_D)  # nothing to compare, and nothing breaks


def test_that_what_fails_says_why_and_can_be_tried_again(qtbot, page, lookalikes):
    lookalikes.answer = FeaturesMissing("The scans have to be read first.")
    run(qtbot, page)
    assert page.messages.text == "The scans have to be read first."
    lookalikes.answer = FOUND
    run(qtbot, page)
    assert page.messages.text == ""
    assert lookalikes.asked == ["group", "group"]


def test_that_a_new_label_is_read_anew(qtbot, view, page, lookup):
    run(qtbot, page)
    lookup.tell(7, label="PNEUMONIA")
    view.show_changes(Changes(labelled=frozenset({7})))
    assert texts(page, 0)[5] == "PNEUMONIA"


def test_that_results_that_come_after_the_folder_was_closed_are_dropped(qtbot, view, page):
    with qtbot.waitSignal(view._survey.done):
        page.run()
        view.stop()
