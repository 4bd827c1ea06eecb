"""Statements that wander from store to store: each is told from all others wherever it is."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Statement(Protocol):
    """An event that keeps, in the store that it was taken over by, the hash it came with."""

    @property
    def statement(self) -> str:
        """What tells it from all others: where it came from if it did, else its own hash."""


Said = TypeVar("Said", bound=Statement)


def unknown_statements(
    reader: sqlite3.Connection, table: str, events: Iterable[Said]
) -> dict[str, Said]:
    """Return those that are not in `table` yet, by what tells them apart; in their order."""
    unknown = {event.statement: event for event in events}
    known_here = reader.execute(
        f"SELECT iif(origin = '', hash, origin) FROM {table} "  # noqa: S608 - a constant of ours
        "WHERE iif(origin = '', hash, origin) IN (SELECT value FROM json_each(?))",
        (json.dumps(list(unknown)),),
    )
    for (statement,) in known_here.fetchall():
        del unknown[statement]
    return unknown
