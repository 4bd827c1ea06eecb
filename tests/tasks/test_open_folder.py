import os

import pytest

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN, UNREADABLE
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.open_folder import FolderOpened, open_folder
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan


def test_that_every_file_is_readable_or_unreadable_with_its_reason(collection):
    opened = open_folder(collection, FakeImages(), TaskContext())

    assert opened == FolderOpened(found=25, readable=24, unreadable=1, missing=0, moved=0)
    (broken,) = collection.scans.scans(collection.scans.ids(UNREADABLE))
    assert (broken.name, broken.reason) == ("broken.png", "not an image")
    scan = collection.scans.by_path("test/empty/e8.png")
    assert (scan.split, scan.label, scan.state) == ("test", "empty", ScanState.READABLE)


def test_that_opening_again_reads_only_what_is_new_or_changed(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    save_scan(folder / "train" / "empty" / "new.png", 210, 77)
    save_scan(folder / "train" / "empty" / "e0.png", 200, 78)
    os.utime(folder / "train" / "empty" / "e0.png", (1, 1))
    images = FakeImages()
    opened = open_folder(collection, images, TaskContext())

    assert sorted(os.path.basename(path) for path in images.identified) == ["e0.png", "new.png"]
    assert opened.readable == 25


def test_that_a_moved_file_is_counted_as_moved_and_keeps_its_label(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    scan = collection.scans.by_path("train/empty/e0.png")
    collection.labels.decide({scan.id: Decision(Label("odd"), ReviewStatus.RELABELLED)})
    (folder / "later").mkdir()
    (folder / "train" / "empty" / "e0.png").rename(folder / "later" / "moved.png")
    (folder / "train" / "empty" / "e1.png").unlink()
    opened = open_folder(collection, FakeImages(), TaskContext())

    assert (opened.missing, opened.moved, opened.readable) == (1, 1, 23)
    assert collection.scans.by_path("later/moved.png").label == "odd"


def test_that_a_walk_that_was_stopped_marks_nothing_as_missing(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    (folder / "train" / "empty" / "e0.png").unlink()
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        open_folder(collection, FakeImages(), context)
    assert collection.scans.state_counts()[ScanState.MISSING] == 0
    assert collection.scans.count(EVERY_SCAN) == 24


def test_that_what_was_read_before_a_stop_is_not_read_again(collection):
    first, second = FakeImages(), FakeImages()

    def stop_early(progress):
        if progress.doing is Doing.IDENTIFYING and progress.done:
            context.cancel()

    context = TaskContext(report=stop_early)
    with pytest.raises(Cancelled):
        open_folder(collection, first, context)
    open_folder(collection, second, TaskContext())
    assert len(set(first.identified) & set(second.identified)) <= 1
    assert collection.scans.count(EVERY_SCAN) == 24


def test_that_the_first_scans_are_announced_before_the_walk_has_ended(collection):
    heard = []
    context = TaskContext(
        report=lambda progress: heard.append(progress.doing), announce=heard.append
    )
    open_folder(collection, FakeImages(), context)
    assert heard.index(Doing.IDENTIFYING) > 1
    assert any(getattr(one, "scans", False) for one in heard[: heard.index(Doing.IDENTIFYING)])
