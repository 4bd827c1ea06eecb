from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.curate.splits_view import SplitsView
from ajna_desktop.ui.edits import Edits
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan


class Opened(QObject):
    """What the page needs of an open folder, over a real store."""

    changed = Signal(object)

    def __init__(self, collection):
        super().__init__()
        self.collection = collection
        lookup = SimpleNamespace(scans=collection.scans.scans, predictions=lambda ids: {})
        self.edits = Edits(collection.labels, lookup, lambda: None, "session", self)
        self.edits.changed.connect(self.changed)


@pytest.fixture
def opened(qapp, tmp_path):
    for number in range(20):
        label = "empty" if number % 2 else "loaded"
        path = tmp_path / "scans" / "train" / label / f"person{number // 2}_{number}.png"
        save_scan(path, 90, number)
    collection = Collection.open(tmp_path / "scans", UserFolders.below(tmp_path / "u"), "ana")
    open_folder(collection, FakeImages(), TaskContext())
    yield Opened(collection)
    collection.close()


@pytest.fixture
def view(opened):
    view = SplitsView(opened)
    opened.changed.connect(view.show_changes)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(view, qtbot):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitUntil(page.do.isEnabled)
    return page


def splits(opened):
    scans = opened.collection.scans.scans(opened.collection.scans.ids(EVERY_SCAN))
    return {scan.id: scan.split for scan in scans}


def rows(table):
    model = table.model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns]
        for row in range(model.rowCount())
    ]


def test_that_a_plan_is_shown_before_anything_moves(page, opened):
    assert [row[0] for row in rows(page.table)] == ["empty", "loaded"]
    for place, wanted in enumerate((14, 4, 2), 1):
        assert sum(int(row[place].split()[-1]) for row in rows(page.table)) == wanted
    assert set(splits(opened).values()) == {"train"}
    assert "then: nothing" in page.sentence.text()


def test_that_the_rest_is_for_test_and_shares_never_exceed_the_whole(page, qtbot):
    page.train.setValue(90)
    assert page.validation.maximum() == 10
    assert page.validation.value() == 10
    assert "0" in page.test.text()
    assert page.wish.shares.test == 0

    qtbot.waitUntil(page.do.isEnabled)
    assert len(rows(page.table)[0]) == 3  # no column for a part that nothing is in


def test_that_accepting_is_one_step_that_can_be_undone(page, opened, qtbot):
    before = splits(opened)

    QTest.keyClick(page.do, Qt.Key.Key_Return)
    assert set(splits(opened).values()) == {"train", "val", "test"}
    qtbot.waitUntil(lambda: len(rows(page.history)) == 1)
    assert not page.do.isEnabled()  # the same plan moves nobody any more
    opened.edits.undo()

    assert splits(opened) == before
    qtbot.waitUntil(lambda: len(rows(page.history)) == 2)


def test_that_history_tells_what_was_done_and_takes_it_back(page, opened, qtbot):
    before = splits(opened)
    page.do.click()
    qtbot.waitUntil(lambda: len(rows(page.history)) == 1)
    page.seed.setValue(5)
    qtbot.waitUntil(page.do.isEnabled)
    page.do.click()
    qtbot.waitUntil(lambda: len(rows(page.history)) == 2)
    assert "seed 5" in rows(page.history)[0][0]

    page.history.choose(1)
    QTest.keyClick(page.take_back, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: splits(opened) == before)
    qtbot.waitUntil(lambda: len(rows(page.history)) == 3)
    opened.edits.undo()
    assert splits(opened) != before


def test_that_scans_that_would_move_go_to_the_gallery(page, view, qtbot):
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.moved, Qt.Key.Key_Return)

    assert len(asked.args[0].among.ids) == int(page.moved.text().split()[-1])


def test_that_scans_not_compared_yet_are_told(page):
    assert "not compared with the others yet: 20" in page.sentence.text()


def test_that_a_page_out_of_sight_reads_nothing(page, view, opened, qtbot):
    page.hide()
    view.show_changes(Changes(scans=True))
    assert page.do.isEnabled()
    page.show()

    assert not page.do.isEnabled()
    qtbot.waitUntil(page.do.isEnabled)


def test_that_an_empty_folder_is_told_so(qapp, qtbot, tmp_path):
    (tmp_path / "none").mkdir()
    collection = Collection.open(tmp_path / "none", UserFolders.below(tmp_path / "u"), "ana")
    view = SplitsView(Opened(collection))
    page = view.make()
    qtbot.addWidget(page)
    page.show()

    qtbot.waitUntil(lambda: "no scan" in page._message.accessibleName())
    assert not page.do.isEnabled()
    for wait in view.stop():
        wait()
    collection.close()
