"""What holds of contents that other stores spoke of, and what that means for the scans."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import sqlite_utils

from ajna_desktop.domain.curating.classes import ClassWord, meaning
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.labels import WITHDRAWN, Decision, LabelEvent, as_said_of_twin
from ajna_desktop.domain.readers.merging import Histories, Named, Settled, settle
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store import label_events
from ajna_desktop.store.curating.class_words import meaning_of
from ajna_desktop.store.label_events import THE_PROGRAM, Author, Draft
from ajna_desktop.store.readers.known_histories import foreign_histories, own_history
from ajna_desktop.store.scan_rows import decision_of

TAKEN_BACK: Final = "taken back in another store"
_WORDS: Final = (
    "SELECT content_hash, label, status, reader, after_seq FROM merged_word "
    "WHERE content_hash IN (SELECT value FROM json_each(?))"
)
_HAVING: Final = (
    "SELECT id, content_hash, found_label, label, status FROM scan "
    "WHERE content_hash IN (SELECT value FROM json_each(?)) ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class MergedWord:
    """What holds of one content by a merge."""

    decision: Decision
    reader: str  # who said it; "" where it was taken back
    after_seq: int  # own label events up to here were taken into account

    @property
    def note(self) -> str:
        """What an event says that follows from it."""
        return f"said by {self.reader}, merged from a store" if self.reader else TAKEN_BACK


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from all that is known, of the contents that other stores spoke of."""

    settled: Mapping[str, Settled]  # by content hash
    drafts: tuple[Draft, ...]  # for scans that have another label or status by it

    @property
    def conflicts(self) -> dict[str, list[str]]:
        """The hashes of the events that differ, oldest first, by content."""
        return {
            content: [said.event.hash for said in settled.opinions]
            for content, settled in self.settled.items()
            if settled.is_conflict
        }


def outcome(
    reader: sqlite3.Connection, own: Histories, foreign: Histories, only: Iterable[str] = ()
) -> Outcome:
    """Return what follows for the folder; nothing is written.

    Args:
        reader: Of the store.
        own: Its own chain.
        foreign: What other stores told.
        only: These contents; else every content that another store spoke of.

    Raises:
        StoreDamaged: what the stores tell contradicts itself.
    """
    wanted = set(only) or {
        event.content_hash
        for one, event in foreign.events.items()
        if event.content_hash and one not in own.events
    }
    try:
        every = settle(own | foreign, _names_of_now(reader, own))
    except ValueError as error:
        raise StoreDamaged(
            "The histories of the stores contradict each other: an event was seen before it "
            "was made. Nothing was merged."
        ) from error
    settled = {content: said for content, said in every.items() if content in wanted}
    return Outcome(settled, _drafts(reader, settled))


def write(db: sqlite_utils.Database, found: Outcome, session: str) -> None:
    """Let the scans have what holds, and keep it for files that come, in a transaction."""
    if found.drafts:
        label_events.append(db, found.drafts, Author(THE_PROGRAM, session))
    (after,) = db.execute("SELECT coalesce(max(seq), 0) FROM label_event").fetchone()
    words = [(content, _word(settled, after)) for content, settled in found.settled.items()]
    db.conn.executemany(
        "INSERT OR REPLACE INTO merged_word VALUES (?, ?, ?, ?, ?)",
        [
            (content, word.decision.label, word.decision.status.value, word.reader, after)
            for content, word in words
        ],
    )
    forget_conflicts(db, found.settled.keys())
    db.conn.executemany(
        "INSERT INTO label_conflict VALUES (?, ?)",
        [(content, json.dumps(opinions)) for content, opinions in found.conflicts.items()],
    )


def settle_again(
    db: sqlite_utils.Database, contents: Collection[str], session: str
) -> set[ScanId]:
    """Work out anew what holds of contents, within a transaction; return what changed."""
    own, foreign = own_history(db.conn), foreign_histories(db.conn)
    found = outcome(db.conn, own, foreign, contents)
    write(db, found, session)
    return {draft.scan_id for draft in found.drafts}


def merged_words(
    reader: sqlite3.Connection, contents: Collection[str]
) -> dict[str, MergedWord]:
    """Return what holds by the last merge, of those contents that another store spoke of."""
    rows = reader.execute(_WORDS, (json.dumps(sorted(contents)),))
    return {
        content: MergedWord(decision_of(meaning_of(reader, label, after), status), by, after)
        for content, label, status, by, after in rows
    }


def conflicts_among(reader: sqlite3.Connection, contents: Collection[str]) -> set[str]:
    """Return on which of these contents readers differ."""
    rows = reader.execute(
        "SELECT content_hash FROM label_conflict "
        "WHERE content_hash IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(contents)),),
    )
    return {row[0] for row in rows}


def forget_conflicts(db: sqlite_utils.Database, contents: Collection[str]) -> None:
    """Note that somebody who knew of all opinions decided, within a transaction."""
    db.execute(
        "DELETE FROM label_conflict WHERE content_hash IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(contents)),),
    )


def _drafts(reader: sqlite3.Connection, settled: Mapping[str, Settled]) -> tuple[Draft, ...]:
    drafts = []
    for scan_id, content, found_label, label, status in reader.execute(
        _HAVING, (json.dumps(sorted(settled)),)
    ):
        word = _word(settled[content], 0)
        old, new = decision_of(label, status), as_said_of_twin(word.decision, found_label)
        if new != old:
            drafts.append(Draft(scan_id, content, old, new, word.note))
    return tuple(drafts)


def _names_of_now(reader: sqlite3.Connection, own: Histories) -> Named:
    """Return how labels are named since classes were renamed here.

    A deed about classes counts for what this store said before it, and, as for the names of
    folders, for whatever comes from elsewhere.
    """
    rows = reader.execute("SELECT word, after, up_to, name FROM class_word")
    words = [ClassWord(*row) for row in rows]

    def named(event: LabelEvent) -> Label | None:
        if event.new_label is None or not words:
            return event.new_label
        number = event.seq if event.hash in own.events else 0
        return meaning(words, event.new_label, number)

    return named


def _word(settled: Settled, after_seq: int) -> MergedWord:
    if settled.holds is None:
        return MergedWord(WITHDRAWN, "", after_seq)
    return MergedWord(settled.holds.decision, settled.holds.event.reader, after_seq)
