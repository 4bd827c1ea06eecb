import shutil

import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.training import Split
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.train.fitted_method import without_refused
from ajna_desktop.tasks.train.training_scans import training_scans
from tests.tasks.conftest import save_scan


@pytest.fixture
def opened(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    return collection


def scans_of(collection, **more):
    return training_scans(collection, resample=False, seed=0, **more)


def test_that_the_folders_splits_hold_and_validation_is_held_out_of_train(opened):
    scans = scans_of(opened)
    assert scans.kinds == ("empty", "loaded")
    assert {split: len(scans.rows(split)) for split in Split} == {
        Split.TRAIN: 13,
        Split.VALIDATION: 3,
        Split.TEST: 8,
    }
    tested = {scans.paths[row].partition("/")[0] for row in scans.rows(Split.TEST)}
    assert tested == {"test"}
    assert [scans.kinds[one] for one in scans.classes] == list(scans.labels)
    assert "held out for validation" in scans.how


def test_that_what_people_say_counts_and_doubtful_scans_do_not(opened):
    doubtful = opened.scans.by_path("train/empty/e0.png")
    opened.labels.decide({doubtful.id: Decision(None, ReviewStatus.AMBIGUOUS)})
    relabelled = opened.scans.by_path("train/empty/e1.png")
    opened.labels.decide({relabelled.id: Decision("loaded", ReviewStatus.RELABELLED)})
    scans = scans_of(opened)
    assert "train/empty/e0.png" not in scans.paths
    assert scans.labels[scans.paths.index("train/empty/e1.png")] == "loaded"


def test_that_held_back_scans_of_other_labels_are_left_out_and_counted(folder, users, engine):
    save_scan(folder / "test" / "odd" / "o.png", 128)
    collection = Collection.open(folder, users, "ana")
    try:
        open_folder(collection, engine.images, TaskContext())
        scans = scans_of(collection)
        every = scans_of(collection, needs_labels=False)
    finally:
        collection.close()
    assert scans.left_out == 1
    assert "odd" not in scans.labels
    assert (every.left_out, len(every.paths)) == (0, len(scans.paths) + 1)


def test_that_scans_without_labels_serve_where_labels_do_not_matter(tmp_path, users, engine):
    for number in range(12):
        save_scan(tmp_path / "loose" / f"{number}.png", 90, number)
    collection = Collection.open(tmp_path / "loose", users, "ana")
    try:
        open_folder(collection, engine.images, TaskContext())
        with pytest.raises(NothingToLearn):
            scans_of(collection)
        scans = scans_of(collection, needs_labels=False)
    finally:
        collection.close()
    assert len(scans.paths) == 12
    assert set(scans.labels) == {""}


def test_that_an_empty_folder_is_told(tmp_path, users, engine):
    (tmp_path / "nothing").mkdir()
    collection = Collection.open(tmp_path / "nothing", users, "ana")
    try:
        with pytest.raises(NothingToLearn, match="no scan in this folder"):
            scans_of(collection, needs_labels=False)
    finally:
        collection.close()


def test_that_refused_scans_are_told_by_path_and_the_rest_stays_in_order(opened):
    scans = scans_of(opened)
    content = scans.contents[3]
    read, why = without_refused(scans, {content: "truncated"})
    assert why == {scans.paths[3]: "truncated"}
    assert read.paths == scans.paths[:3] + scans.paths[4:]


def test_that_groups_and_files_on_two_sides_are_named_and_no_hash_is(tmp_path, users, engine):
    scans = tmp_path / "xrays"
    for number in range(16):
        split, label = "train" if number < 8 else "test", "ab"[number % 2]
        save_scan(scans / split / label / f"person{number % 8}_x{number}.png", 90, number)
        save_scan(scans / split / label / f"alone{number}.png", 90, 100 + number)
    shutil.copy(scans / "train" / "a" / "alone0.png", scans / "test" / "a" / "again.png")
    collection = Collection.open(scans, users, "ana")
    try:
        open_folder(collection, engine.images, TaskContext())
        many = scans_of(collection)
        for number in range(2, 8):
            (scans / "test" / "ab"[number % 2] / f"person{number}_x{number + 8}.png").unlink()
        open_folder(collection, engine.images, TaskContext())
        few = scans_of(collection)
    finally:
        collection.close()
    assert (many.leaks, many.leaking) == (9, ("person0", "person1", "person2"))
    assert few.leaks == 3
    assert few.leaking[:2] == ("person0", "person1")
    assert few.leaking[2] in ("test/a/again.png", "train/a/alone0.png")
