import os
import sqlite3

import pytest

from ajna_desktop.domain.errors import StoreDamaged, StoreInUse, StoreNewer
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store import backup
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.store.restore import restore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import at, read


def label(scans, labels, text):
    labels.decide({at(scans, "a.png").id: Decision(Label(text), ReviewStatus.RELABELLED)})


@pytest.fixture
def copy(database, scans, labels, store_path):
    """A backup of before the second of two decisions; the store is closed."""
    with database.transaction() as db:
        row = {"only_one": 1, "store_id": "first", "folder": b"/scans", "created_utc": ""}
        db["collection"].insert(row)
    read(scans, {"a.png": "one"})
    label(scans, labels, "first")
    copy = backup.back_up(store_path)
    label(scans, labels, "second")
    database.close()
    return copy


def held(path):
    database = Database(path)
    try:
        assert LabelStore(database, "", "").verify().problem == ""
        with database.snapshot() as reader:
            (store_id,) = reader.execute("SELECT store_id FROM collection").fetchone()
        return at(ScanStore(database), "a.png").label, store_id
    finally:
        database.close()


def test_that_the_store_holds_what_the_backup_held_and_its_caches_are_its_own(copy, store_path):
    restore(store_path, copy)
    told, store_id = held(store_path)
    assert told == "first"
    assert store_id != "first"


def test_that_what_was_there_is_kept_and_can_be_had_back(copy, store_path):
    former = restore(store_path, copy)
    assert [one.why for one in backup.backups(store_path)] == ["by-hand", "before-restore"]
    restore(store_path, former)
    assert held(store_path)[0] == "second"


def test_that_a_log_that_was_left_is_not_played_into_the_restored_store(
    copy, store_path, tmp_path
):
    connection = sqlite3.connect(store_path)  # as a killed program leaves it
    connection.execute("UPDATE scan SET note = 'in the log'")
    connection.commit()
    for ending in ("", "-wal", "-shm"):
        beside = store_path.with_name(store_path.name + ending)
        (tmp_path / f"kept{ending}").write_bytes(beside.read_bytes())
    connection.close()
    for ending in ("", "-wal", "-shm"):
        store_path.with_name(store_path.name + ending).write_bytes(
            (tmp_path / f"kept{ending}").read_bytes()
        )
    former = restore(store_path, copy)
    assert held(store_path)[0] == "first"
    beside = sqlite3.connect(former)
    assert beside.execute("SELECT note FROM scan").fetchone() == ("in the log",)
    beside.close()


def test_that_a_damaged_store_is_moved_aside(copy, store_path):
    content = bytearray(store_path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    store_path.write_bytes(content)
    aside = restore(store_path, copy)
    assert aside.name.endswith(".damaged-0001")
    assert aside.read_bytes() == content
    assert held(store_path)[0] == "first"


def test_that_a_lost_store_is_brought_back(copy, store_path):
    store_path.unlink()
    assert restore(store_path, copy) is None
    assert held(store_path)[0] == "first"


def test_that_a_changed_backup_is_refused_and_nothing_changed(copy, store_path):
    before = store_path.read_bytes()
    with open(copy, "r+b") as file:
        file.seek(5000)
        file.write(b"x")
    with pytest.raises(StoreDamaged, match="not what was written"):
        restore(store_path, copy)
    assert store_path.read_bytes() == before


def test_that_a_store_that_is_open_is_not_replaced(copy, store_path):
    database = Database(store_path)
    with pytest.raises(StoreInUse):
        restore(store_path, copy)
    database.close()
    assert held(store_path)[0] == "second"


def test_that_a_backup_of_a_newer_version_is_refused(copy, store_path):
    newer = store_path.with_name("newer.ajna")
    later = ("CREATE TABLE later (a INTEGER) STRICT",)
    Database(newer, migrations=(*MIGRATIONS, later)).close()
    with pytest.raises(StoreNewer):
        restore(store_path, backup.back_up(newer))
    assert held(store_path)[0] == "second"
