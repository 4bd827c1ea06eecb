import sqlite3

import pytest

from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import read

GUARDS = ("changed", "deleted", "appended")


@pytest.fixture
def closed_store(store_path):
    database = Database(store_path)
    scans, labels = ScanStore(database), LabelStore(database, "ana", "s")
    read(scans, {f"{number}.png": str(number) for number in range(6)})
    for number in range(12):
        scan_id = scans.ids(EVERY_SCAN)[number % 6]
        said = Decision(Label(f"label {number}"), ReviewStatus.RELABELLED)
        labels.decide({scan_id: said})
    database.close()
    return store_path


def forge(path, statement):
    """Change the file as somebody could who knows SQL, then put the triggers back."""
    connection = sqlite3.connect(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def verified(path):
    database = Database(path, read_only=True)
    try:
        return LabelStore(database, "", "").verify()
    finally:
        database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE label_event SET reader = 'somebody' WHERE seq = 3",
        "DELETE FROM label_event WHERE seq = 5",
        "INSERT OR REPLACE INTO label_event SELECT * FROM label_event WHERE seq = 1",
    ],
)
def test_that_events_can_be_neither_changed_nor_removed(closed_store, statement):
    connection = sqlite3.connect(closed_store)
    with pytest.raises(sqlite3.IntegrityError, match="label events are"):
        connection.execute(statement)
    connection.close()


def test_that_an_untouched_store_verifies(closed_store):
    found = verified(closed_store)
    assert (found.events, found.problem) == (12, "")
    assert found.head_hash != FIRST_PREVIOUS_HASH


def test_that_an_empty_store_verifies(store_path):
    Database(store_path).close()
    found = verified(store_path)
    assert (found.events, found.head_hash, found.problem) == (0, FIRST_PREVIOUS_HASH, "")


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE label_event SET reader = 'somebody' WHERE seq = 3", "Event 3"),
        ("UPDATE label_event SET probability = 0.5 WHERE seq = 1", "Event 1"),
        ("DELETE FROM label_event WHERE seq = 5", "Event 6"),
        ("DELETE FROM label_event WHERE seq = 12", "scan 6"),
        ("UPDATE scan SET label = 'other' WHERE id = 2", "scan 2"),
        ("UPDATE scan SET status = 'confirmed' WHERE id = 4", "scan 4"),
        ("UPDATE scan SET label = NULL, status = 'unreviewed' WHERE id = 1", "scan 1"),
        ("UPDATE label_event SET scan_id = 2 WHERE seq = 1", "Event 1"),
    ],
)
def test_that_whatever_was_changed_behind_the_program_is_found(
    closed_store, statement, problem
):
    forge(closed_store, statement)
    assert problem in verified(closed_store).problem
