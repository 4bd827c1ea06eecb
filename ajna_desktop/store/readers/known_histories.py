"""What this store knows of label events: its own chain, and those of stores merged into it."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

import sqlite_utils

from ajna_desktop.domain.event_chain import event_hash
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.happened_before import Sighting
from ajna_desktop.domain.readers.merge_event import MergeEvent
from ajna_desktop.domain.readers.merging import Histories
from ajna_desktop.store.event_table import EventTable
from ajna_desktop.store.label_events import COLUMNS, event_of

MERGE_EVENTS: Final = EventTable("merge_event", MergeEvent)

_NAMES: Final = COLUMNS.split(", ")
_INSERT: Final = (
    f"INSERT INTO foreign_label_event ({COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - constants and "?" alone
)
# The first event of the own chain that was made with what a merge had brought.
_OWN_SIGHTINGS: Final = (
    "SELECT event.hash, heads FROM merge_event JOIN label_event AS event "
    "ON event.seq = label_seq + 1"
)
_FOREIGN: Final = "foreign_label_event"


def own_history(reader: sqlite3.Connection) -> Histories:
    """Return the chain of this store, and what it had seen of others."""
    seen = {
        (event, head)
        for event, heads in reader.execute(_OWN_SIGHTINGS)
        for head in json.loads(heads)
        if head != event
    }
    return Histories(_events(reader, "label_event"), frozenset(seen))


def foreign_histories(reader: sqlite3.Connection) -> Histories:
    """Return what came from other stores, as they told it."""
    rows = reader.execute("SELECT event_hash, seen_hash FROM sighting")
    seen: frozenset[Sighting] = frozenset((row[0], row[1]) for row in rows)
    return Histories(_events(reader, _FOREIGN), seen)


def known_histories(reader: sqlite3.Connection) -> Histories:
    """Return all that this store knows."""
    return own_history(reader) | foreign_histories(reader)


def add_foreign(
    db: sqlite_utils.Database, events: Iterable[LabelEvent], seen: Iterable[Sighting]
) -> None:
    """Keep what was not known, within a transaction."""
    db.conn.executemany(
        _INSERT, [[getattr(event, name) for name in _NAMES] for event in events]
    )
    db.conn.executemany("INSERT INTO sighting VALUES (?, ?)", sorted(seen))


def events_by_hash(
    reader: sqlite3.Connection, hashes: Sequence[str], contents: Sequence[str]
) -> dict[str, LabelEvent]:
    """Return events of any store by their hashes.

    Args:
        reader: Of the store.
        hashes: Which.
        contents: What they are about: the own chain has no index of hashes.
    """
    rows = reader.execute(
        f"SELECT {COLUMNS} FROM {_FOREIGN} WHERE hash IN (SELECT value FROM json_each(?1)) "  # noqa: S608 - constants
        f"UNION ALL SELECT {COLUMNS} FROM label_event WHERE (content_hash = '' OR content_hash "
        "IN (SELECT value FROM json_each(?2))) AND hash IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(hashes)), json.dumps(list(contents))),
    )
    return {event.hash: event for event in map(event_of, rows)}


def digest(reader: sqlite3.Connection) -> str:
    """Return a hash over all that came from other stores; a merge event keeps it."""
    summed = hashlib.sha256()
    for question in (
        f"SELECT hash FROM {_FOREIGN} ORDER BY 1",  # noqa: S608 - a constant
        "SELECT event_hash || ' ' || seen_hash FROM sighting ORDER BY 1",
        "SELECT statement FROM foreign_pair_event ORDER BY 1",
    ):
        for (line,) in reader.execute(question):
            summed.update(f"{line}\n".encode())
        summed.update(b"\n")
    return summed.hexdigest()


def broken_foreign_event(reader: sqlite3.Connection) -> str:
    """Return the hash of an event of another store that was changed, "" when there is none."""
    for row in reader.execute(f"SELECT {COLUMNS} FROM {_FOREIGN}"):  # noqa: S608 - constants
        event = event_of(row)
        if event_hash(event) != event.hash:
            return event.hash
    return ""


def _events(reader: sqlite3.Connection, table: str) -> dict[str, LabelEvent]:
    events = (event_of(row) for row in reader.execute(f"SELECT {COLUMNS} FROM {table}"))  # noqa: S608 - constants
    return {event.hash: event for event in events}
