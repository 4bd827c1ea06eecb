"""Splits and judgements about pairs are chained, as every other kind of event is."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, event_hash
from ajna_desktop.domain.split_repair import SplitEvent
from ajna_desktop.domain.twins import PairEvent
from ajna_desktop.store.event_table import EventTable, only_grows

Statement = str | Callable[[sqlite3.Connection], None]


def _chain(events: EventTable[Any]) -> Callable[[sqlite3.Connection], None]:
    """Return what gives the events of an earlier version their hashes: SQLite knows none."""

    def chain(connection: sqlite3.Connection) -> None:
        previous_hash = FIRST_PREVIOUS_HASH
        for page in events.pages(connection):
            hashes = []
            for event in page:
                own = event_hash(replace(event, previous_hash=previous_hash))
                hashes.append((previous_hash, own, event.seq))
                previous_hash = own
            connection.executemany(
                f"UPDATE {events.table} SET previous_hash = ?, hash = ? WHERE seq = ?",  # noqa: S608 - a constant
                hashes,
            )

    return chain


def _chained(events: EventTable[Any], what: str) -> tuple[Statement, ...]:
    table = events.table
    return (
        f"DROP TRIGGER {table}_is_never_changed",
        f"DROP TRIGGER {table}_is_never_deleted",
        f"ALTER TABLE {table} ADD COLUMN previous_hash TEXT NOT NULL DEFAULT ''",
        f"ALTER TABLE {table} ADD COLUMN hash TEXT NOT NULL DEFAULT ''",
        _chain(events),
        *only_grows(table, what),
    )


STEP: Final[tuple[Statement, ...]] = (
    *_chained(EventTable("split_event", SplitEvent), "split events"),
    *_chained(EventTable("pair_event", PairEvent), "pair events"),
)
