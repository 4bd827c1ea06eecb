import gc
import time

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, Scan, ScanId, ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.edits import Edits, StoredCommand

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")
PATHS = ["NORMAL/a.png", "NORMAL/b.png", "PNEUMONIA/c.png", "d.png"]
RUN = Run("Shown", "shown-1", RunKind.OUT_OF_FOLD, (NORMAL, PNEUMONIA), "b", "t", "CPU", 1.0)


class Screen:
    """What the views show: the scans of the store, and one prediction for each."""

    def __init__(self, collection):
        self._collection = collection

    def scans(self, ids):
        return self._collection.scans.scans(ids)

    def predictions(self, ids):
        return {i: Prediction(i, "Shown", {NORMAL: 0.1, PNEUMONIA: 0.9}) for i in ids}


class Reader:
    """A person at the window, from one start of the program to the next."""

    def __init__(self, folder, users):
        self.collection = Collection.open(folder, users, "ana")
        self.screen = Screen(self.collection)
        labels = self.collection.labels
        self.edits = Edits(labels, self.screen, lambda: RUN, labels.session)

    def scan(self, path):
        return self.collection.scans.by_path(path)

    def history(self, path):
        return self.collection.labels.history(self.scan(path).id)

    def states(self, *paths):
        return [(self.scan(path).label, self.scan(path).status.value) for path in paths]

    def ids(self, *paths):
        return [self.scan(path).id for path in paths]


@pytest.fixture
def start(qapp, tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    started = []

    def start_program():
        for earlier in started:
            earlier.collection.close()
        started[:] = [Reader(folder, UserFolders.below(tmp_path / "user"))]
        return started[0]

    reader = start_program()
    scans = reader.collection.scans
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(path, 10, 1) for path in PATHS])
    scans.finish_walk(walk)
    ids = scans.ids(EVERY_SCAN)
    # a and b are the same image in two files
    hashes = ["same", "same", "c", "d"]
    found = [scans.by_path(path).id for path in PATHS]
    assert sorted(ids) == sorted(found)
    scans.record_identified(
        [
            Identified(i, digest * 16, 8, 8, 8, "PNG")
            for i, digest in zip(found, hashes, strict=True)
        ]
    )
    yield start_program
    started[0].collection.close()


def test_that_undo_gives_each_scan_its_own_former_label_back(qtbot, start):
    reader = start()
    reader.edits.label(reader.ids("PNEUMONIA/c.png", "d.png"), NORMAL)
    assert reader.states("PNEUMONIA/c.png", "d.png") == [(NORMAL, "relabelled")] * 2
    with qtbot.waitSignal(reader.edits.changed) as announced:
        reader.edits.undo()
    assert set(announced.args[0].labelled) == set(reader.ids("PNEUMONIA/c.png", "d.png"))
    assert reader.states("PNEUMONIA/c.png", "d.png") == [
        (PNEUMONIA, "unreviewed"),
        (None, "unreviewed"),
    ]
    reader.edits.redo()
    assert reader.states("d.png") == [(NORMAL, "relabelled")]


def test_that_each_scan_gets_a_label_of_its_own_in_one_step(start):
    reader = start()
    a, c, d = reader.ids("NORMAL/a.png", "PNEUMONIA/c.png", "d.png")
    before = reader.states("NORMAL/a.png", "PNEUMONIA/c.png", "d.png")
    assert reader.edits.label_each({a: PNEUMONIA, c: NORMAL, d: NORMAL})
    after = reader.states("NORMAL/a.png", "PNEUMONIA/c.png", "d.png")
    assert after == [
        ("PNEUMONIA", "relabelled"), ("NORMAL", "relabelled"), ("NORMAL", "relabelled"),
    ]  # fmt: skip
    assert "several labels" in reader.edits.stack.undoText()
    reader.edits.undo()
    assert reader.states("NORMAL/a.png", "PNEUMONIA/c.png", "d.png") == before
    assert not reader.edits.stack.canUndo()


def test_that_undo_and_redo_tell_whom_they_were_about(qtbot, start):
    reader = start()
    wanted = tuple(reader.ids("NORMAL/a.png"))  # b.png, of the same content, only followed
    reader.edits.label(wanted, PNEUMONIA)
    for again in (reader.edits.undo, reader.edits.redo):
        with qtbot.waitSignal(reader.edits.revisited) as told:
            again()
        assert told.args == [wanted]


def test_that_the_label_of_the_folder_given_again_is_a_confirmation(start):
    reader = start()
    reader.edits.label(reader.ids("NORMAL/a.png"), NORMAL)
    assert reader.states("NORMAL/a.png") == [(NORMAL, "confirmed")]


def test_that_confirming_keeps_the_label_and_accepts_the_prediction_where_there_is_none(start):
    reader = start()
    reader.edits.confirm(reader.ids("NORMAL/a.png", "d.png"))
    assert reader.states("NORMAL/a.png", "d.png") == [
        (NORMAL, "confirmed"),
        (PNEUMONIA, "relabelled"),
    ]


def test_that_confirming_what_was_relabelled_changes_nothing(start):
    reader = start()
    reader.edits.label(reader.ids("PNEUMONIA/c.png"), NORMAL)
    reader.edits.confirm(reader.ids("PNEUMONIA/c.png"))
    assert reader.states("PNEUMONIA/c.png") == [(NORMAL, "relabelled")]
    assert len(reader.history("PNEUMONIA/c.png")) == 1
    assert reader.edits.stack.count() == 1


def test_that_twins_are_undone_with_the_scan_they_followed(start):
    reader = start()
    reader.edits.label(reader.ids("NORMAL/a.png"), PNEUMONIA)
    assert reader.states("NORMAL/b.png") == [(PNEUMONIA, "relabelled")]
    reader.edits.undo()
    assert reader.states("NORMAL/a.png", "NORMAL/b.png") == [(NORMAL, "unreviewed")] * 2


@pytest.mark.parametrize("status", [ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE])
def test_that_a_mark_keeps_the_label_and_can_be_withdrawn(start, status):
    reader = start()
    reader.edits.mark(reader.ids("PNEUMONIA/c.png"), status)
    assert reader.states("PNEUMONIA/c.png") == [(PNEUMONIA, status.value)]
    reader.edits.withdraw(reader.ids("PNEUMONIA/c.png"))
    assert reader.states("PNEUMONIA/c.png") == [(PNEUMONIA, "unreviewed")]
    reader.edits.withdraw(reader.ids("PNEUMONIA/c.png"))
    assert len(reader.history("PNEUMONIA/c.png")) == 2


def test_that_the_event_holds_what_the_classifier_said_on_the_screen(start):
    reader = start()
    reader.edits.label(reader.ids("d.png"), NORMAL)
    event = reader.history("d.png")[-1]
    assert (event.classifier, event.predicted, event.probability) == ("shown-1", PNEUMONIA, 0.9)
    assert event.reader == "ana"


def test_that_an_edit_says_in_one_line_what_it_did(qtbot, start):
    reader = start()
    with qtbot.waitSignal(reader.edits.said) as said:
        reader.edits.label(reader.ids("PNEUMONIA/c.png"), NORMAL)
    assert said.args == ["c.png: PNEUMONIA → NORMAL"]
    assert reader.edits.undo_text() == "c.png: PNEUMONIA → NORMAL"
    with qtbot.waitSignal(reader.edits.took_back) as said:
        reader.edits.undo()
    assert said.args == ["Undone: c.png: PNEUMONIA → NORMAL"]


def test_that_the_last_change_of_a_scan_can_be_undone_after_a_restart(start):
    reader = start()
    reader.edits.label(reader.ids("PNEUMONIA/c.png"), NORMAL)
    reader = start()
    history = reader.history("PNEUMONIA/c.png")
    assert reader.edits.undo_text() == ""
    assert reader.edits.undo_text(history) == "PNEUMONIA → NORMAL (earlier session)"
    reader.edits.undo(history)
    assert reader.states("PNEUMONIA/c.png") == [(PNEUMONIA, "unreviewed")]
    # What was undone is not offered again, but can be done again.
    assert reader.edits.undo_text(reader.history("PNEUMONIA/c.png")) == ""
    reader.edits.redo()
    assert reader.states("PNEUMONIA/c.png") == [(NORMAL, "relabelled")]


class StaleScreen(Screen):
    """Shows a scan that the store has lost meanwhile."""

    def scans(self, ids):
        return [*super().scans(ids), Scan(ScanId(9999), "gone.png", ScanState.READABLE)]


def test_that_an_edit_which_cannot_be_saved_is_told_and_cannot_be_undone(qtbot, start):
    reader = start()
    labels = reader.collection.labels
    edits = Edits(labels, StaleScreen(reader.collection), lambda: None, labels.session)
    with qtbot.waitSignal(edits.failed) as failed, qtbot.assertNotEmitted(edits.said):
        edits.label(reader.ids("d.png"), NORMAL)
    assert isinstance(failed.args[0], StoreError)
    assert not edits.stack.canUndo()
    assert reader.states("d.png") == [(None, "unreviewed")]


class FullDisk:
    """A store whose disk can be full."""

    def __init__(self, labels):
        self._labels = labels
        self.is_full = False

    def decide(self, decisions, shown=None):
        if self.is_full:
            raise StoreError("The disk is full.")
        return self._labels.decide(decisions, shown)

    def decisions(self, scan_ids):
        return self._labels.decisions(scan_ids)

    def twins(self, scan_ids):
        return self._labels.twins(scan_ids)

    def disputed(self, scan_ids):
        return self._labels.disputed(scan_ids)

    def named_now(self, event):
        return self._labels.named_now(event)


def test_that_undo_and_redo_that_fail_are_not_called_done_and_can_be_tried_again(qtbot, start):
    reader = start()
    disk = FullDisk(reader.collection.labels)
    edits = Edits(disk, reader.screen, lambda: RUN, reader.collection.labels.session)
    said, failed = [], []
    edits.failed.connect(failed.append)
    assert edits.label(reader.ids("d.png"), NORMAL)
    for signal in (edits.said, edits.took_back, edits.revisited):
        signal.connect(said.append)

    disk.is_full = True
    assert not edits.label(reader.ids("d.png"), PNEUMONIA)
    edits.undo()
    assert (len(failed), said, edits.is_saved) == (2, [], False)
    assert reader.states("d.png") == [(NORMAL, "relabelled")]
    disk.is_full = False
    edits.undo()
    assert reader.states("d.png") == [(None, "unreviewed")]
    assert (len(said), edits.is_saved) == (2, True)

    disk.is_full = True
    edits.redo()
    assert (len(failed), len(said)) == (3, 2)
    disk.is_full = False
    edits.redo()
    assert reader.states("d.png") == [(NORMAL, "relabelled")]


def test_that_undoing_an_earlier_session_can_be_tried_again(start):
    earlier = start()
    earlier.edits.label(earlier.ids("d.png"), NORMAL)
    reader = start()
    disk = FullDisk(reader.collection.labels)
    edits = Edits(disk, reader.screen, lambda: RUN, reader.collection.labels.session)
    disk.is_full = True
    edits.undo(reader.history("d.png"))
    assert not edits.stack.canRedo()
    disk.is_full = False
    edits.undo(reader.history("d.png"))
    assert reader.states("d.png") == [(None, "unreviewed")]
    edits.redo()
    assert reader.states("d.png") == [(NORMAL, "relabelled")]


def test_that_an_edit_of_many_scans_leaves_the_window_live(qtbot, start):
    reader = start()
    scans = reader.collection.scans
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(f"NORMAL/{n}.png", 10, 1) for n in range(5000)])
    gc.collect()
    gc.freeze()  # as the program does: what other tests left is not to be looked through
    ticks = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    began = time.perf_counter()
    reader.edits.label(scans.ids(EVERY_SCAN.but(text="NORMAL/")), PNEUMONIA)
    took = time.perf_counter() - began
    timer.stop()
    gc.unfreeze()
    assert reader.states("NORMAL/4999.png") == [(PNEUMONIA, "relabelled")]
    gaps = np.diff([began, *ticks])
    assert len(gaps) > 3
    assert gaps.max() < max(0.1, took / 2)
    reader.edits.undo()
    assert reader.states("NORMAL/4999.png") == [(NORMAL, "unreviewed")]


def test_that_another_change_of_the_store_is_undone_and_redone_like_an_edit(qtbot, start):
    reader = start()
    picked, ids = reader.collection.shortlist, reader.ids("PNEUMONIA/c.png", "d.png")

    def write(forward):
        return picked.add(ids) if forward else picked.remove(ids)

    with qtbot.waitSignal(reader.edits.changed) as announced:
        assert reader.edits.do(StoredCommand("2 scans picked", ids, write))
    assert announced.args == [Changes(shortlisted=True)]
    reader.edits.label([ids[0]], NORMAL)
    reader.edits.undo()
    assert picked.among(ids) == set(ids)
    with qtbot.waitSignal(reader.edits.took_back) as said:
        reader.edits.undo()
    assert said.args == ["Undone: 2 scans picked"]
    assert picked.among(ids) == frozenset()
    reader.edits.redo()
    assert picked.among(ids) == set(ids)


def test_that_another_change_that_cannot_be_saved_is_not_on_the_stack(qtbot, start):
    reader = start()

    def write(forward):
        raise StoreError("The disk is full.")

    with qtbot.waitSignal(reader.edits.failed):
        assert not reader.edits.do(StoredCommand("picked", reader.ids("d.png"), write))
    assert reader.edits.stack.count() == 0


def test_that_an_earlier_session_is_undone_by_the_names_that_classes_have_now(start):
    reader = start()
    reader.edits.label(reader.ids("PNEUMONIA/c.png"), NORMAL)
    reader = start()
    opacity = Label("OPACITY")
    reader.collection.classes.rename(PNEUMONIA, opacity)
    reader.collection.classes.rename(NORMAL, PNEUMONIA)
    reader.edits.undo(reader.history("PNEUMONIA/c.png"))
    assert reader.states("PNEUMONIA/c.png") == [(opacity, "unreviewed")]
    reader.edits.redo()
    assert reader.states("PNEUMONIA/c.png") == [(PNEUMONIA, "relabelled")]
    assert reader.collection.labels.verify().problem == ""
