import random
import sqlite3

import pytest

from ajna_desktop.domain.errors import StoreDamaged, StoreError, StoreNewer
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import read


@pytest.fixture
def closed_store(store_path):
    Database(store_path).close()
    return store_path


def refused_untouched(path, kind, sentence):
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(kind, match=sentence):
            Database(path, read_only=read_only)
    assert path.read_bytes() == before


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"my notes\n", "no store of this program"),
        (b"SQLite format 3\0", "no store of this program"),
        (random.Random(1).randbytes(8192), "no store of this program"),
    ],
    ids=["empty", "text", "only the beginning", "random"],
)
def test_that_what_is_no_store_is_refused_and_left_as_it_is(tmp_path, content, sentence):
    path = tmp_path / "labels.ajna"
    path.write_bytes(content)
    refused_untouched(path, StoreDamaged, sentence)


def test_that_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "places.sqlite"
    change(path, "CREATE TABLE visits (url TEXT)", "PRAGMA user_version = 1")
    refused_untouched(path, StoreDamaged, "no store of this program")


def test_that_a_journal_beside_a_foreign_database_is_not_rolled_back(tmp_path):
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE a (b)")
    journal = tmp_path / "other.db-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    refused_untouched(path, StoreDamaged, "no store of this program")
    assert journal.exists()


def test_that_a_store_of_a_newer_version_is_refused_with_both_versions(closed_store):
    change(closed_store, "PRAGMA user_version = 99")
    refused_untouched(closed_store, StoreNewer, f"format 99; this one knows {len(MIGRATIONS)}")


def test_that_a_newer_version_that_is_still_in_the_log_alone_is_seen(store_path, tmp_path):
    database = Database(store_path)
    with database.transaction() as db:
        db.execute("PRAGMA user_version = 99")
    for ending in ("", "-wal"):  # as a killed program leaves them
        name = store_path.name + ending
        (tmp_path / name).write_bytes(store_path.with_name(name).read_bytes())
    database.close()
    left = tmp_path / store_path.name
    assert left.read_bytes()[60:64] == bytes([0, 0, 0, len(MIGRATIONS)])
    refused_untouched(left, StoreNewer, "format 99")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON label_event BEGIN DELETE FROM run; END",
        "CREATE VIEW evil AS SELECT * FROM scan",
        "CREATE TABLE evil (a)",
        "CREATE INDEX evil ON scan(note)",
        "DROP TRIGGER label_event_is_never_changed",
        "DROP INDEX scan_shown",
        "ALTER TABLE scan ADD COLUMN evil TEXT",
    ],
)
def test_that_a_schema_that_somebody_changed_is_refused(closed_store, statement):
    change(closed_store, statement)
    refused_untouched(closed_store, StoreDamaged, "tables are not those")


def test_that_a_trigger_under_a_name_of_sqlite_is_refused(closed_store):
    change(
        closed_store,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_evil', 'run', 0, "
        "'CREATE TRIGGER sqlite_evil AFTER INSERT ON run BEGIN SELECT 1; END')",
    )
    with pytest.raises(StoreError):
        Database(closed_store)


def test_that_half_a_store_is_refused(closed_store):
    closed_store.write_bytes(closed_store.read_bytes()[:20_000])
    with pytest.raises(StoreDamaged):
        Database(closed_store)


def test_that_a_log_without_its_store_is_not_mixed_into_a_new_one(store_path):
    store_path.parent.mkdir()
    log = store_path.with_name(f"{store_path.name}-wal")
    log.write_bytes(b"labels")
    with pytest.raises(StoreDamaged, match="log"):
        Database(store_path)
    assert log.read_bytes() == b"labels"
    assert not store_path.exists()


def test_that_a_store_without_tables_of_statistics_and_with_them_is_the_same(closed_store):
    change(closed_store, "ANALYZE")
    Database(closed_store).close()


@pytest.fixture(scope="module")
def store_with_labels(tmp_path_factory):
    path = tmp_path_factory.mktemp("labels") / "labels.ajna"
    database = Database(path)
    scans, labels = ScanStore(database), LabelStore(database, "ana", "s")
    read(scans, {f"{number}.png": str(number) for number in range(240)})
    for number, scan_id in enumerate(scans.ids(EVERY_SCAN)):
        said = Decision(Label(f"label {number % 5}"), ReviewStatus.RELABELLED)
        labels.decide({scan_id: said}, note=f"remark {number}")
    content = what_people_said(database)
    database.close()
    return path.read_bytes(), content


def what_people_said(database):
    labels = LabelStore(database, "", "")
    events = labels.events()
    return events, labels.decisions({event.scan_id for event in events})


def said_after_damage(path):
    """Return what the store says, None when it says that it is damaged."""
    try:
        database = Database(path)
    except StoreError:
        return None
    try:
        if LabelStore(database, "", "").verify().problem:
            return None
        return what_people_said(database)
    except StoreError:
        return None
    finally:
        database.close()


def test_that_damage_never_changes_a_label_without_being_noticed(store_with_labels, tmp_path):
    content, said = store_with_labels
    noticed = 0
    for seed in range(200):
        rng = random.Random(seed)
        damaged = bytearray(content)
        at = rng.randrange(100, len(content) - 64)
        damaged[at : at + 64] = rng.randbytes(64)
        path = tmp_path / f"{seed}.ajna"
        path.write_bytes(damaged)
        after = said_after_damage(path)
        noticed += after is None
        assert after in (None, said), f"damage at byte {at} changed what people said"
    assert noticed > 50  # the rest hit pages that hold nothing, one or two for each table
