import sqlite3

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.domain.split_repair import Placed
from ajna_desktop.store.splits import SplitStore
from tests.store.folders import at, read

FOLDER = {"train/A/person1_a.png": "one", "test/A/person1_b.png": "two"}


@pytest.fixture
def splits(database):
    return SplitStore(database, "ana", "session")


def test_that_an_assigned_split_is_what_every_question_sees(scans, splits):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")

    assert splits.assign({scan.id: "train"}, "same image") == Changes(scans=True)

    assert scans.scan(scan.id).split == "train"
    assert scans.ids(ScanQuery(split="test")) == []
    assert splits.repaired() == {scan.id: ("test", "train")}
    (event,) = splits.events(scan.id)
    assert (event.old_split, event.new_split) == ("test", "train")
    assert (event.reader, event.note) == ("ana", "same image")
    assert splits.placed()[1] == Placed(scan.id, "train", scan.group)


def test_that_assigning_what_there_was_takes_it_back(scans, splits):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")
    splits.assign({scan.id: "train"})

    splits.assign({scan.id: "test"})

    assert scans.scan(scan.id).split == "test"
    assert splits.repaired() == {}
    assert len(splits.events(scan.id)) == 2


def test_that_assigning_what_holds_changes_nothing(scans, splits):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")

    assert splits.assign({scan.id: "test"}) == Changes()
    assert splits.events(scan.id) == []


def test_that_a_split_holds_when_the_folder_is_read_again_and_when_the_file_moves(
    scans, splits
):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")
    splits.assign({scan.id: "train"})
    read(scans, FOLDER)
    assert scans.scan(scan.id).split == "train"

    read(scans, {"train/A/person1_a.png": "one", "val/A/person1_b.png": "two"})
    assert scans.scan(scan.id).path == "val/A/person1_b.png"
    assert splits.repaired() == {scan.id: ("val", "train")}

    read(scans, {"train/A/person1_a.png": "one", "train/A/person1_b.png": "two"})
    assert scans.scan(scan.id).split == "train"
    assert splits.repaired() == {}


def test_that_a_file_that_moves_without_a_repair_takes_the_split_of_its_new_place(
    scans, splits
):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")

    read(scans, {"train/A/person1_a.png": "one", "val/A/person1_b.png": "two"})

    assert scans.scan(scan.id).split == "val"
    assert splits.repaired() == {}


def test_that_a_scan_that_is_gone_leaves_all_as_it_was(scans, splits):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")

    with pytest.raises(StoreError, match="no longer in the store"):
        splits.assign({scan.id: "train", 99: "train"})

    assert scans.scan(scan.id).split == "test"


@pytest.mark.parametrize("sql", ["UPDATE split_event SET note = ''", "DELETE FROM split_event"])
def test_that_what_happened_to_splits_is_never_rewritten(scans, splits, database, sql):
    read(scans, FOLDER)
    splits.assign({at(scans, "test/A/person1_b.png").id: "train"})

    with pytest.raises((StoreError, sqlite3.Error)), database.transaction() as db:
        db.execute(sql)


def test_that_history_tells_what_was_done_in_one_go_newest_first(scans, splits):
    read(scans, FOLDER)
    ids = [at(scans, path).id for path in FOLDER]
    first = {one: scans.scan(one).split for one in ids}
    splits.assign(dict.fromkeys(ids, "other"), "all of them")
    splits.assign({ids[0]: "more"}, "one of them")

    newest, oldest = splits.history()

    assert (newest.note, newest.scans) == ("one of them", 1)
    assert (oldest.note, oldest.scans) == ("all of them", len(ids))
    assert splits.before(newest.first_seq) == {ids[0]: "other"}
    assert splits.before(oldest.first_seq) == first


def test_that_what_holds_again_need_not_be_taken_back(scans, splits):
    read(scans, FOLDER)
    scan = at(scans, "test/A/person1_b.png")
    splits.assign({scan.id: "train"})
    splits.assign({scan.id: "test"})

    assert splits.before(1) == {}
    assert len(splits.history()) == 2
