import sqlite3
from dataclasses import dataclass

import pytest
import sqlite_utils

from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH
from ajna_desktop.store.event_table import EventTable, only_grows


@dataclass(frozen=True, slots=True)
class Remark:
    seq: int
    text: str
    previous_hash: str
    hash: str


REMARKS = EventTable("remark", Remark)


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE TABLE remark (seq INTEGER PRIMARY KEY, text, previous_hash, hash)"
    )
    for trigger in only_grows("remark", "remarks"):
        connection.execute(trigger)
    yield sqlite_utils.Database(connection)
    connection.close()


def say(db, *texts):
    return REMARKS.append(db, [Remark(0, text, "", "") for text in texts])


def test_that_what_is_appended_is_chained_and_read_back(db):
    first, second = say(db, "one", "two")
    (third,) = say(db, "three")
    assert first.previous_hash == FIRST_PREVIOUS_HASH
    assert [second.previous_hash, third.previous_hash] == [first.hash, second.hash]
    assert REMARKS.read(db.conn, "ORDER BY seq") == [first, second, third]
    assert REMARKS.broken_at(db.conn) == 0


@pytest.mark.parametrize("change", ["UPDATE remark SET text = 'x'", "DELETE FROM remark"])
def test_that_nothing_is_changed_or_deleted(db, change):
    say(db, "one")
    with pytest.raises(sqlite3.IntegrityError, match="remarks are never"):
        db.execute(change)


def test_that_a_tampered_event_is_found(db):
    say(db, *map(str, range(2500)))
    db.execute("DROP TRIGGER remark_is_never_changed")
    db.execute("UPDATE remark SET text = 'x' WHERE seq = 2100")
    assert REMARKS.broken_at(db.conn) == 2100


def test_that_a_gap_is_found(db):
    say(db, "one", "two", "three")
    db.execute("DROP TRIGGER remark_is_never_deleted")
    db.execute("DELETE FROM remark WHERE seq = 2")
    assert REMARKS.broken_at(db.conn) == 3
