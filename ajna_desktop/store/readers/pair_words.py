"""Judgements about pairs, as stores tell each other: of contents, each word once."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Final

import sqlite_utils

from ajna_desktop.domain.twins import PairEvent
from ajna_desktop.store.pair_judgements import PAIR_EVENTS

_OWN: Final = (
    "SELECT first_hash, second_hash, judgement, note, reader, at_utc, session FROM pair_event"
)
_FOREIGN: Final = (
    "SELECT first_hash, second_hash, judgement, note, reader, at_utc, session "
    "FROM foreign_pair_event"
)
# Every pair of scans that has these contents, with those; and the newest word on it here.
_PAIRS: Final = (
    "SELECT min(one.id, other.id), max(one.id, other.id), iif(one.id < other.id, ?1, ?2), "
    "iif(one.id < other.id, ?2, ?1) FROM scan AS one, scan AS other "
    "WHERE one.content_hash = ?1 AND other.content_hash = ?2 AND one.id <> other.id "
    "GROUP BY 1, 2"
)
_NEWEST: Final = (
    "SELECT judgement, note, reader, at_utc, session FROM pair_event "
    "WHERE first_id = ? AND second_id = ? ORDER BY seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class PairWord:
    """What somebody said of two contents; no judgement takes back what was said."""

    first_hash: str  # the lesser of the two
    second_hash: str
    judgement: str | None
    note: str
    reader: str
    at_utc: str
    session: str

    @property
    def statement(self) -> str:
        """What is the same in each store that has it."""
        return hashlib.sha256(json.dumps(astuple(self)).encode("ascii")).hexdigest()

    @property
    def told(self) -> tuple[str | None, str, str, str, str]:
        """All but what it is about."""
        return (self.judgement, self.note, self.reader, self.at_utc, self.session)


def known_pair_words(reader: sqlite3.Connection) -> dict[str, PairWord]:
    """Return every word on a pair that this store knows, its own and others', by statement."""
    rows = [*reader.execute(_OWN), *reader.execute(_FOREIGN)]
    words = (PairWord(*sorted(row[:2]), *row[2:]) for row in rows)
    return {word.statement: word for word in words}


def broken_pair_word(reader: sqlite3.Connection) -> bool:
    """Say whether a word that came from another store was changed."""
    return any(
        PairWord(*told).statement != statement
        for statement, *told in reader.execute(_FOREIGN.replace("SELECT", "SELECT statement,"))
    )


def add_pair_words(db: sqlite_utils.Database, new: Iterable[PairWord]) -> bool:
    """Keep words of other stores, within a transaction; return whether another one holds now.

    Of all that was said of a pair the latest holds, whichever store it came from.
    """
    words = list(new)
    db.conn.executemany(
        "INSERT INTO foreign_pair_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(word.statement, *astuple(word)) for word in words],
    )
    about = {(word.first_hash, word.second_hash) for word in words}
    latest: dict[tuple[str, str], PairWord] = {}
    known = known_pair_words(db.conn).values()
    for word in sorted(known, key=lambda word: (word.at_utc, word.statement)):
        latest[word.first_hash, word.second_hash] = word
    drafts = [draft for pair in sorted(about) for draft in _drafts(db.conn, latest[pair])]
    PAIR_EVENTS.append(db, drafts)
    return bool(drafts)


def _drafts(reader: sqlite3.Connection, word: PairWord) -> list[PairEvent]:
    """Return what must be said of pairs of scans for a word to hold of them."""
    pairs = reader.execute(_PAIRS, (word.first_hash, word.second_hash)).fetchall()
    return [
        PairEvent(
            seq=0,
            first_id=first,
            second_id=second,
            first_hash=first_hash,
            second_hash=second_hash,
            judgement=word.judgement,
            note=word.note,
            reader=word.reader,
            at_utc=word.at_utc,
            session=word.session,
            previous_hash="",
            hash="",
        )
        for first, second, first_hash, second_hash in pairs
        if reader.execute(_NEWEST, (first, second)).fetchone() != word.told
    ]
