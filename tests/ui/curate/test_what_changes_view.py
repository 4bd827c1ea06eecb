from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.curate.what_changes_view import WhatChangesView
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.workers.analysis import AnalysisEngine
from tests.fakes import FakeEngine
from tests.tasks.conftest import save_scan

EMPTY, LOADED = Label("empty"), Label("loaded")


class Opened(QObject):
    """What the page needs of an open folder, over a real store."""

    changed = Signal(object)

    def __init__(self, collection, engine, runner):
        super().__init__()
        self.collection, self.engine = collection, engine
        self.run = collection.predictions.current_run()
        self.pipeline = Pipeline(runner, self)
        lookup = SimpleNamespace(
            scans=collection.scans.scans, predictions=collection.predictions.predictions
        )
        self.edits = Edits(collection.labels, lookup, lambda: self.run, "session", self)
        self.edits.changed.connect(self.changed)
        self.pipeline.changed.connect(self._on_changed)
        self.asked = []

    def _on_changed(self, changes):
        self.run = self.collection.predictions.current_run()
        self.changed.emit(changes)

    def choose(self, classifier):
        self.asked.append(("choose", classifier))

    def update_predictions(self):
        self.asked.append("update")


@pytest.fixture(scope="module")
def analysis():
    engine = AnalysisEngine()
    yield engine
    engine.close()


@pytest.fixture
def collection(tmp_path, analysis):
    for number in range(12):
        split = "train" if number < 8 else "test"
        save_scan(tmp_path / "scans" / split / "empty" / f"e{number}.png", 210, number)
        save_scan(tmp_path / "scans" / split / "loaded" / f"l{number}.png", 60, 100 + number)
    engine = FakeEngine(analysis)
    collection = Collection.open(tmp_path / "scans", UserFolders.below(tmp_path / "u"), "ana")
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    judge_out_of_fold(collection, engine, TaskContext())
    yield collection
    collection.close()


@pytest.fixture
def opened(qapp, collection, analysis):
    runner = TaskRunner()
    yield Opened(collection, FakeEngine(analysis), runner)
    runner.shut_down()


@pytest.fixture
def view(opened):
    view = WhatChangesView(opened)
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
    qtbot.waitUntil(page.table.isVisible, timeout=20_000)
    return page


def relabel(opened, count, label=LOADED):
    every = opened.collection.scans.ids(EVERY_SCAN)
    ids = [one.id for one in opened.scans(every) if one.label != label][:count]
    opened.edits.label(ids, label)
    return ids


@pytest.fixture(autouse=True)
def scans_of(opened):
    opened.scans = opened.collection.scans.scans


def row(table, number):
    model = table.model()
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_that_nothing_is_to_be_accepted_before_a_label_changes(page):
    assert "No label changed" in page.sentence.text()
    assert not page.accept.isEnabled()
    assert not page.discard.isEnabled()


def test_that_a_relabelling_is_fitted_anew_and_shown_cell_by_cell(page, opened, qtbot):
    relabel(opened, 2)
    assert not page.accept.isEnabled()  # what is shown holds no longer
    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)

    assert row(page.table, 0) == ["empty", "empty", "12", "10", "\N{MINUS SIGN}2"]
    assert row(page.table, 1) == ["loaded", "empty", "0", "2", "+2"]
    assert "spoken about since the predictions: 2" in page.sentence.text()
    assert page.discard.isEnabled()


def test_that_no_prediction_changes_before_it_is_accepted(page, opened, qtbot):
    every = opened.collection.scans.ids(EVERY_SCAN)
    before = opened.collection.predictions.predictions(every)
    for scan in opened.collection.scans.scans(every):
        opened.edits.label([scan.id], EMPTY if scan.label == LOADED else LOADED)
    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)
    assert opened.collection.predictions.predictions(every) == before

    QTest.keyClick(page.accept, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "No label changed" in page.sentence.text(), timeout=20_000)
    after = opened.collection.predictions.predictions(every)
    assert all(after[one].label != before[one].label for one in every)


def test_that_what_could_not_be_accepted_is_looked_at_anew(page, opened, qtbot):
    relabel(opened, 3)
    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)
    predictions = opened.collection.predictions
    stored = predictions.probabilities()
    now = replace(predictions.current_run(), made_at_utc="2020-01-01T00:00:00Z")
    predictions.replace(now, stored.scan_ids, stored.shown)  # nobody was told of it yet
    with qtbot.waitSignal(opened.pipeline.failed):
        QTest.keyClick(page.accept, Qt.Key.Key_Return)
    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)
    assert predictions.current_run() == now


def test_that_discarding_asks_first_and_is_one_step_to_undo(page, opened, qtbot):
    before = opened.collection.scans.scans(opened.collection.scans.ids(EVERY_SCAN))
    relabel(opened, 3)
    relabel(opened, 2, EMPTY)
    now = opened.collection.scans.scans(opened.collection.scans.ids(EVERY_SCAN))
    qtbot.waitUntil(page.discard.isEnabled, timeout=20_000)
    steps = opened.edits.stack.count()

    page.discard.click()
    box = page.findChild(QMessageBox)
    assert "3 scan" in box.text()
    discard = next(one for one in box.buttons() if one.text() == "Discard")
    QTest.keyClick(discard, Qt.Key.Key_Return)

    every = opened.collection.scans.ids(EVERY_SCAN)
    assert opened.collection.scans.scans(every) == before
    assert opened.edits.stack.count() == steps + 1
    opened.edits.undo()
    assert opened.collection.scans.scans(every) == now


def test_that_flipped_scans_and_those_of_a_cell_go_to_the_gallery(page, view, opened, qtbot):
    ids = relabel(opened, 2)
    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)

    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert sorted(asked.args[0].among.ids) == sorted(ids)
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.relabelled, Qt.Key.Key_Return)
    assert sorted(asked.args[0].among.ids) == sorted(ids)


def test_that_what_is_held_out_and_set_aside_is_counted_and_named(page, view, opened, qtbot):
    aside = opened.collection.scans.by_path("test/loaded/l9.png").id
    opened.edits.mark([aside], ReviewStatus.AMBIGUOUS)
    qtbot.waitUntil(page.held_out.aside.isEnabled, timeout=20_000)

    assert "8 scans of 8 groups" in page.held_out.sentence.text()
    assert row(page.held_out.table, 0)[:2] == ["as found", "8"]
    assert row(page.held_out.table, 1)[:2] == ["as curated", "7"]
    with qtbot.waitSignal(view.query_wanted) as asked:
        page.held_out.aside.click()
    assert asked.args[0].among.ids == (aside,)


def test_that_a_page_out_of_sight_fits_nothing(page, view, opened, qtbot):
    page.hide()
    relabel(opened, 1)
    QTest.qWait(0)
    assert not page.accept.isEnabled()
    page.show()

    qtbot.waitUntil(page.accept.isEnabled, timeout=20_000)


def test_that_predictions_from_elsewhere_are_told_from_what_learns_here(view, opened, qtbot):
    opened.run = replace(opened.run, kind=RunKind.APPLIED, classifier="Harbour")
    page = view.make()
    qtbot.addWidget(page)
    page.show()

    QTest.keyClick(page._message._button, Qt.Key.Key_Return)

    assert "Harbour" in page._message._text.text()
    assert opened.asked == [("choose", None)]


def test_that_a_folder_that_was_not_judged_offers_to_do_so(view, opened, qtbot):
    opened.run = None
    page = view.make()
    qtbot.addWidget(page)
    page.show()

    QTest.keyClick(page._message._button, Qt.Key.Key_Return)

    assert opened.asked == ["update"]


def test_that_what_cannot_be_fitted_is_said(page, opened, qtbot):
    every = opened.collection.scans.ids(EVERY_SCAN)
    opened.collection.labels.decide(
        {one: Decision(EMPTY, ReviewStatus.RELABELLED) for one in every}
    )
    opened.changed.emit(Changes(labelled=frozenset(every)))

    qtbot.waitUntil(lambda: "at least two" in page._message.accessibleName(), timeout=20_000)
    assert not np.any([page.accept.isEnabled(), page.flipped.isEnabled()])
