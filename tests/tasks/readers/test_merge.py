import os
import shutil
import sqlite3

import pytest

from ajna_desktop.domain.errors import StoreDamaged, StoreError, StoreNewer
from ajna_desktop.domain.labels import decision_for
from ajna_desktop.domain.scan import Label
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.backup import backups
from ajna_desktop.store.collection import Collection, usual_place
from ajna_desktop.store.database import Database
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.merge import find_store, look_into, merge
from tests.fakes import FakeImages
from tests.store.test_verification import forge

PATH = "train/empty/e1.png"


def relabel(collection, path, label):
    scan = collection.scans.by_path(path)
    collection.labels.decide({scan.id: decision_for(scan.found_label, Label(label))})


@pytest.fixture
def read(collection):
    open_folder(collection, FakeImages(), TaskContext())
    return collection


@pytest.fixture
def other_users(tmp_path):
    return UserFolders.below(tmp_path / "somebody else")


@pytest.fixture
def other_place(folder, tmp_path, other_users):
    """Where the store lies of somebody who has the folder under another path."""
    theirs = tmp_path / "their copy"
    shutil.copytree(folder, theirs)
    collection = Collection.open(theirs, other_users, "bea")
    open_folder(collection, FakeImages(), TaskContext())
    relabel(collection, PATH, "loaded")
    collection.close()
    return usual_place(theirs, other_users)


def test_that_a_store_is_merged_with_a_backup_before(read, other_place):
    announced = []
    context = TaskContext(announce=announced.append)
    there = look_into(read, other_place, context)
    assert len(there.plan.changes) == 1
    done = merge(read, there, context)
    assert done == there.plan
    assert read.scans.by_path(PATH).label == "loaded"
    (changes,) = announced
    assert changes.merged
    (backup,) = [one for one in backups(read.database.path) if one.why == "before-merge"]
    with Database(backup.path, read_only=True).snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM label_event").fetchone() == (0,)


def test_that_merging_what_is_known_makes_no_backup(read, other_place):
    context = TaskContext()
    for _ in range(2):
        merge(read, look_into(read, other_place, context), context)
    assert len(backups(read.database.path)) == 1


def test_that_the_other_store_stays_as_it_is(read, other_place):
    before = other_place.read_bytes(), sorted(os.listdir(other_place.parent))
    context = TaskContext()
    merge(read, look_into(read, other_place, context), context)
    assert (other_place.read_bytes(), sorted(os.listdir(other_place.parent))) == before


def test_that_a_store_that_is_in_use_can_be_merged(read, other_users, tmp_path):
    theirs = Collection.open(tmp_path / "scans", other_users, "bea")
    open_folder(theirs, FakeImages(), TaskContext())
    relabel(theirs, PATH, "loaded")
    there = look_into(read, theirs.database.path, TaskContext())
    assert len(there.plan.changes) == 1
    theirs.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE label_event SET new_label = 'empty', new_status = 'confirmed'",
        "UPDATE label_event SET reader = 'ana'",
        "UPDATE scan SET label = 'something' WHERE id = 2",
    ],
)
def test_that_a_tampered_store_is_refused(read, other_place, statement):
    forge(other_place, statement)
    with pytest.raises(StoreDamaged, match="nothing is taken from it"):
        look_into(read, other_place, TaskContext())


def test_that_what_is_no_store_is_refused(read, tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("Dear colleague, " * 100)
    with pytest.raises(StoreDamaged, match="no store"):
        look_into(read, text, TaskContext())


def test_that_a_store_of_a_newer_program_is_refused(read, tmp_path):
    place = tmp_path / "newer.ajna"
    later = (*MIGRATIONS, ("CREATE TABLE later (a INTEGER) STRICT",))
    Database(place, migrations=later).close()
    with pytest.raises(StoreNewer):
        look_into(read, place, TaskContext())


def test_that_a_store_of_an_older_program_is_brought_up_to_date_in_a_copy(read, tmp_path):
    place = tmp_path / "older.ajna"
    Database(place, migrations=MIGRATIONS[:9]).close()
    look_into(read, place, TaskContext())
    connection = sqlite3.connect(place)
    assert connection.execute("PRAGMA user_version").fetchone() == (9,)
    connection.close()


def test_that_the_own_store_is_refused(read):
    with pytest.raises(StoreError, match="itself"):
        look_into(read, read.database.path, TaskContext())


def test_that_a_store_on_a_disk_that_is_read_only_can_be_read(read, other_place):
    os.chmod(other_place.parent, 0o555)
    try:
        assert look_into(read, other_place, TaskContext()).plan.changes
    finally:
        os.chmod(other_place.parent, 0o755)


def test_that_a_store_is_found_by_its_file_its_folder_and_the_folder_of_scans(
    other_place, other_users, tmp_path
):
    assert find_store(other_place, other_users) == other_place
    assert find_store(other_place.parent, other_users) == other_place
    assert find_store(tmp_path / "their copy", other_users) == other_place
    with pytest.raises(StoreError, match="no store"):
        find_store(tmp_path, other_users)
    with pytest.raises(StoreError, match="no store"):
        find_store(tmp_path / "nothing", other_users)
