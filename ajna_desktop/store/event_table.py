"""Tables of chained events: made so that they can only grow, appended to, read, and checked."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Final, Generic, TypeVar

import sqlite_utils

from ajna_desktop.domain.event_chain import (
    FIRST_PREVIOUS_HASH,
    ChainedEvent,
    event_hash,
    first_broken_link,
)

Event = TypeVar("Event", bound=ChainedEvent)

_PAGE: Final = 1000  # events in memory at once


def only_grows(table: str, what: str) -> tuple[str, ...]:
    """Return the triggers that keep a table with a `seq` from losing or changing a row.

    Args:
        table: Its name.
        what: What its rows are, for the message: "label events".
    """
    return (
        f"""CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, '{what} are never changed'); END""",
        f"""CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, '{what} are never deleted'); END""",
        # Also stops INSERT OR REPLACE, which would delete without a trigger.
        f"""CREATE TRIGGER {table}_is_appended BEFORE INSERT ON {table}
            WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM {table})
            BEGIN SELECT RAISE(ABORT, '{what} are only appended'); END""",  # noqa: S608 - constants
    )


class EventTable(Generic[Event]):
    """One table whose columns are the fields of one frozen dataclass, in order."""

    def __init__(self, table: str, kind: type[Event]) -> None:
        """Take the name of the table and what its rows are."""
        self.table = table
        self.kind = kind
        names = [field.name for field in fields(kind)]
        self.columns: Final = ", ".join(names)
        self._names = names
        self._insert = (
            f"INSERT INTO {table} ({self.columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - constants and "?" alone
        )

    def append(self, db: sqlite_utils.Database, drafts: Sequence[Event]) -> list[Event]:
        """Append events in order, and return them as they were written.

        Args:
            db: In a transaction.
            drafts: With any `seq`, `previous_hash` and `hash`: they get their own.
        """
        row = db.execute(
            f"SELECT seq, hash FROM {self.table} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a constant
        ).fetchone()
        seq, previous_hash = row or (0, FIRST_PREVIOUS_HASH)
        events: list[Event] = []
        for draft in drafts:
            seq += 1
            told = replace(draft, seq=seq, previous_hash=previous_hash, hash="")
            event = replace(told, hash=event_hash(told))
            previous_hash = event.hash
            events.append(event)
        db.conn.executemany(
            self._insert, [[getattr(event, name) for name in self._names] for event in events]
        )
        return events

    def read(
        self, reader: sqlite3.Connection, rest: str = "", values: Sequence[Any] = ()
    ) -> list[Event]:
        """Return the events that a `WHERE … ORDER BY … LIMIT` finds."""
        rows = reader.execute(f"SELECT {self.columns} FROM {self.table} {rest}", values)  # noqa: S608 - constants
        return [self.kind(*row) for row in rows]

    def pages(self, reader: sqlite3.Connection) -> Iterator[list[Event]]:
        """Yield all events, oldest first, a thousand at a time."""
        after = 0
        while page := self.read(reader, "WHERE seq > ? ORDER BY seq LIMIT ?", (after, _PAGE)):
            yield page
            after = page[-1].seq

    def broken_at(self, reader: sqlite3.Connection) -> int:
        """Return the `seq` of the first event that does not fit, 0 when all do."""
        count, head = 0, FIRST_PREVIOUS_HASH
        for page in self.pages(reader):
            broken = first_broken_link(page, head)
            for event in page:
                if event.seq == broken or event.seq != count + 1:
                    return event.seq
                count, head = event.seq, event.hash
        return 0
