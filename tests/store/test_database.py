import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ajna_desktop.domain.errors import StoreError, StoreInUse, StoreReadOnly
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.connection import APPLICATION_ID
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.scans import ScanStore
from tests.conftest import ROOT
from tests.store.folders import at, read


def pragma(database, name):
    with database.transaction() as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_that_a_new_store_is_set_up_to_be_safe(database):
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "application_id") == APPLICATION_ID == int.from_bytes(b"AJNA")
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "trusted_schema") == 0
    with database.snapshot() as reader:
        assert reader.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        tables = reader.execute("SELECT name, strict FROM pragma_table_list WHERE type='table'")
        loose = {name for name, strict in tables if not strict}
    assert loose <= {"sqlite_schema", "sqlite_temp_schema", "sqlite_sequence"}


def test_that_only_what_cannot_be_computed_again_waits_for_the_disk(database):
    with database.transaction(durable=True) as db:
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
    with database.transaction() as db:
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_that_a_store_is_private(database):
    assert database.path.stat().st_mode & 0o077 == 0
    assert database.path.parent.stat().st_mode & 0o077 == 0


def test_that_writing_with_sqlite_utils_does_not_end_the_transaction(database):
    """As it did in version 3: then a label could be saved without its event."""
    texts = (
        "classifier",
        "classifier_id",
        "kind",
        "labels",
        "backbone",
        "device",
        "made_at_utc",
    )
    row = dict.fromkeys(texts, "x")

    def write_and_fail():
        with database.transaction() as db:
            run_id = db["run"].insert(row | {"seconds": 1.0}).last_pk
            db["run"].insert_all([row | {"seconds": 2.0}] * 3)
            db["run"].update(run_id, {"kind": "y"})
            db["current_run"].upsert({"only_one": 1, "run_id": run_id}, pk="only_one")
            db["run"].delete_where("seconds = 2.0")
            assert db.conn.in_transaction
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM run").fetchone() == (0,)


def test_that_transactions_do_not_nest(database):
    with (
        database.transaction(),
        pytest.raises(RuntimeError, match="already"),
        database.transaction(),
    ):
        pass


def test_that_a_snapshot_does_not_see_what_is_written_meanwhile(database, scans):
    with database.snapshot() as reader:
        before = reader.execute("SELECT count(*) FROM scan").fetchone()
        with ThreadPoolExecutor(1) as other:
            other.submit(read, scans, {"a.png": "one"}).result()
        assert reader.execute("SELECT count(*) FROM scan").fetchone() == before == (0,)
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM scan").fetchone() == (1,)


def test_that_a_snapshot_cannot_write(database):
    with pytest.raises(StoreReadOnly), database.snapshot() as reader:
        reader.execute("DELETE FROM scan")


def test_that_threads_write_and_read_at_once_without_an_error(database, scans, labels):
    folder = {f"{number}.png": str(number) for number in range(20)}
    read(scans, folder)
    ids = [at(scans, path).id for path in folder]

    def label(number):
        decision = Decision(Label(f"label {number}"), ReviewStatus.RELABELLED)
        labels.decide({ids[number % 20]: decision})
        return labels.history(ids[number % 20])[-1].new_label

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(label, range(200)))) > 20
    assert labels.verify().events == 200
    assert labels.verify().problem == ""


def test_that_a_second_writer_is_refused_at_once_with_the_process_that_has_it(database):
    with pytest.raises(StoreInUse, match=f"process {os.getpid()}"):
        Database(database.path)


def test_that_the_store_can_be_opened_again_after_it_was_closed(database, store_path):
    database.close()
    Database(store_path).close()


def test_that_a_reader_works_beside_a_writer_and_cannot_write(database, scans):
    beside = Database(database.path, read_only=True)
    read(scans, {"a.png": "one"})
    with beside.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM scan").fetchone() == (1,)
    with pytest.raises(StoreReadOnly, match="nothing was saved"), beside.transaction():
        pass
    beside.close()
    read(scans, {"b.png": "two"})


def test_that_reading_a_store_that_is_not_there_makes_none(store_path):
    with pytest.raises(StoreError, match="no store here yet"):
        Database(store_path, read_only=True)
    assert not store_path.parent.exists()


def test_that_connections_of_threads_that_ended_are_closed(database):
    for _ in range(20):
        thread = threading.Thread(target=lambda: database.snapshot().__enter__())
        thread.start()
        thread.join()
    with database.snapshot():
        open_files = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
        names = [os.path.realpath(f"/proc/self/fd/{number}") for number in open_files]
    assert sum(name == str(database.path) for name in names) < 6


def test_that_a_full_disk_is_said_and_what_was_saved_stays(database, scans, labels):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png").id
    labels.decide({a: Decision(Label("saved"), ReviewStatus.RELABELLED)})
    with database.transaction() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    long_note = "x" * 20_000
    with pytest.raises(StoreError, match="disk is full: nothing was saved"):
        labels.decide({a: Decision(Label("lost"), ReviewStatus.RELABELLED)}, note=long_note)
    assert at(scans, "a.png").label == "saved"
    assert labels.verify().problem == ""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of POSIX")
def test_that_a_disk_that_takes_no_more_bytes_is_said(store_path):
    script = f"""
import resource, signal
from pathlib import Path
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.database import Database
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import read
database = Database(Path({str(store_path)!r}))
scans = ScanStore(database)
read(scans, {{"a.png": "one"}})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    read(scans, {{f"{{number}}.png": str(number) for number in range(5000)}})
except StoreError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "nothing was saved" in done.stdout
    database = Database(store_path)
    assert LabelStore(database, "", "").verify().problem == ""
    database.close()


@pytest.fixture
def read_only_disk(tmp_path):
    """A folder on which nobody may write, root neither."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs root")
    yield place, lambda: subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_that_a_store_on_a_read_only_disk_can_be_read_and_says_why_not_written(read_only_disk):
    place, make_read_only = read_only_disk
    path = place / "labels.ajna"
    database = Database(path)
    scans = ScanStore(database)
    read(scans, {"a.png": "one"})
    # As a disk that was taken out: what was written last is in the log alone.
    copy = place / "taken-out"
    copy.mkdir()
    for name in ("labels.ajna", "labels.ajna-wal"):
        shutil.copyfile(place / name, copy / name)
    database.close()
    make_read_only()

    for store in (path, copy / "labels.ajna"):
        with pytest.raises(StoreReadOnly, match="opened for reading"):
            Database(store)
        reading = Database(store, read_only=True)
        assert ScanStore(reading).by_path("a.png") is not None
        reading.close()


def test_that_a_full_disk_takes_no_label_and_keeps_those_it_has(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs root")
    try:
        database = Database(place / "labels.ajna")
        scans, labels = ScanStore(database), LabelStore(database, "ana", "s")
        read(scans, {f"{number}.png": str(number) for number in range(50)})
        ids = scans.ids(EVERY_SCAN)
        saved = []

        def label_until_full():
            for number in range(10_000):
                said = Decision(Label(f"label {number}"), ReviewStatus.RELABELLED)
                labels.decide(dict.fromkeys(ids, said))
                saved.append(said.label)

        with pytest.raises(StoreError, match="nothing was saved"):
            label_until_full()
        assert {scan.label for scan in scans.scans(ids)} == {saved[-1]}
        assert labels.verify().problem == ""
        database.close()
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("read_only", [False, True])
def test_that_a_place_where_no_store_can_be_is_told_and_nothing_left(tmp_path, read_only):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    for place in (Path(), tmp_path / ("n" * 300), tmp_path / "loop" / "s", tmp_path / "folder"):
        with pytest.raises(StoreError):
            Database(place, read_only=read_only)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "loop"]
