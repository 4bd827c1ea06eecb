"""Taking over what was said in another store: all of it or nothing, as often as one likes."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import sqlite_utils

from ajna_desktop import __version__
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.annotations import AnnotationEvent
from ajna_desktop.domain.labels import OPENED_SINCE, THE_PROGRAM, LabelEvent
from ajna_desktop.domain.readers.happened_before import Sighting
from ajna_desktop.domain.readers.merge_event import Change, Conflict, MergeEvent, MergePlan
from ajna_desktop.domain.readers.merging import Histories, heads
from ajna_desktop.domain.readers.second_reading import ReadingEvent
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.store.curating import annotations
from ajna_desktop.store.database import Database
from ajna_desktop.store.readers import merged_words, readings
from ajna_desktop.store.readers.known_histories import (
    MERGE_EVENTS,
    add_foreign,
    digest,
    events_by_hash,
    foreign_histories,
    known_histories,
    own_history,
)
from ajna_desktop.store.readers.merged_words import Outcome, outcome
from ajna_desktop.store.readers.pair_words import PairWord, add_pair_words, known_pair_words
from ajna_desktop.store.statements import unknown_statements

_NOTED: Final = annotations.ANNOTATION_EVENTS.table
_READ: Final = readings.READING_EVENTS.table


@dataclass(frozen=True, slots=True)
class OtherStore:
    """All that a store has to tell another one."""

    store_id: str
    histories: Histories
    annotations: tuple[AnnotationEvent, ...]
    readings: tuple[ReadingEvent, ...]
    pairs: dict[str, PairWord]


@dataclass(frozen=True, slots=True)
class _News:
    """What another store tells that is not known here, and what follows."""

    own: Histories
    foreign: Histories  # once it is merged
    events: dict[str, LabelEvent]
    seen: frozenset[Sighting]
    pairs: list[PairWord]
    found: Outcome
    plan: MergePlan


def read_other(database: Database) -> OtherStore:
    """Return what a store tells; it should have been verified."""
    with database.snapshot() as reader:
        row = reader.execute("SELECT store_id FROM collection").fetchone()
        return OtherStore(
            row[0] if row else "",
            known_histories(reader),
            tuple(annotations.ANNOTATION_EVENTS.read(reader, "ORDER BY seq")),
            tuple(readings.READING_EVENTS.read(reader, "ORDER BY seq")),
            known_pair_words(reader),
        )


class MergeStore:
    """Merges other stores into this one, and tells on what readers differ."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def plan(self, other: OtherStore) -> MergePlan:
        """Return what merging would do; nothing is written.

        Raises:
            StoreDamaged: what the stores tell contradicts itself.
        """
        with self._database.snapshot() as reader:
            return _news(reader, other).plan

    def merge(self, other: OtherStore) -> tuple[MergePlan, Changes]:
        """Take over what is not known: all of it or nothing, safe from a power cut on return.

        Merging the same again, or a copy of this store, changes nothing. Stores that know of
        each other hold the same, whatever the order in which they were merged.

        Raises:
            StoreDamaged: what the stores tell contradicts itself; nothing was changed.
            StoreError: it cannot be written; nothing was changed.
        """
        # Worked out before the transaction, in which nobody else can write.
        with self._database.transaction() as db:
            state = db.conn.total_changes
        with self._database.snapshot() as reader:
            news = _news(reader, other)
        if news.plan.is_nothing:
            return news.plan, Changes()
        with self._database.transaction(durable=True) as db:
            if db.conn.total_changes != state:  # something was written meanwhile
                news = _news(db.conn, other)
            add_foreign(db, news.events.values(), news.seen)
            merged_words.write(db, news.found, self._session)
            annotations.take_over(db, other.annotations)
            readings.take_over(db, other.readings)
            judged = add_pair_words(db, news.pairs)
            self._log(db, news)
        labelled = frozenset(draft.scan_id for draft in news.found.drafts)
        changes = Changes(
            labelled=labelled,
            annotated=bool(news.plan.annotations),
            readings=bool(news.plan.readings),
            twins=judged,
            merged=True,
        )
        return news.plan, changes

    def log(self) -> list[MergeEvent]:
        """Return every merge, oldest first."""
        with self._database.snapshot() as reader:
            return MERGE_EVENTS.read(reader, "ORDER BY seq")

    def conflicts(self) -> list[Conflict]:
        """Return on what readers differ and nobody has decided, by content."""
        with self._database.snapshot() as reader:
            return _conflicts(reader)

    def conflict_count(self) -> int:
        """Return how many conflicts are open."""
        with self._database.snapshot() as reader:
            return int(reader.execute("SELECT count(*) FROM label_conflict").fetchone()[0])

    def _log(self, db: sqlite_utils.Database, news: _News) -> None:
        draft = MergeEvent(
            seq=0,
            other_store=news.plan.other_store,
            reader=displayable(self.reader),
            at_utc=datetime.now(UTC).isoformat(timespec="microseconds"),
            label_seq=len(news.own.events),
            heads=json.dumps(sorted(heads(news.own | news.foreign))),
            new_events=news.plan.new_events,
            digest=digest(db.conn),
            session=self._session,
            app_version=__version__,
            previous_hash="",
            hash="",
        )
        MERGE_EVENTS.append(db, [draft])


def _news(reader: sqlite3.Connection, other: OtherStore) -> _News:
    own, before = own_history(reader), foreign_histories(reader)
    known = own | before
    events = {
        one: event for one, event in other.histories.events.items() if one not in known.events
    }
    seen = other.histories.seen - known.seen
    foreign = before | Histories(events, seen)
    found = outcome(reader, own, foreign)
    known_pairs = known_pair_words(reader)
    pairs = [word for one, word in other.pairs.items() if one not in known_pairs]
    plan = replace(
        _plan(reader, events, found),
        other_store=other.store_id,
        annotations=len(
            unknown_statements(reader, annotations.ANNOTATION_EVENTS.table, other.annotations)
        ),
        readings=len(unknown_statements(reader, readings.READING_EVENTS.table, other.readings)),
        pairs=len(pairs),
    )
    return _News(own, foreign, events, seen, pairs, found, plan)


def _plan(
    reader: sqlite3.Connection, events: dict[str, LabelEvent], found: Outcome
) -> MergePlan:
    """Return what label events of others mean."""
    said = [event for event in events.values() if event.reader != THE_PROGRAM]
    opened = {
        event.scan_id
        for event in events.values()
        if event.reader == THE_PROGRAM and event.note == OPENED_SINCE
    }
    about = {event.content_hash for event in said if event.content_hash}
    open_before = merged_words.conflicts_among(reader, found.conflicts.keys())
    return MergePlan(
        other_store="",
        new_events=len(events),
        said_by=dict(Counter(event.reader for event in said).most_common()),
        changes=_changes(found),
        conflicts=len(found.conflicts),
        new_conflicts=len(found.conflicts.keys() - open_before),
        not_here=len(about - _contents_here(reader, about)),
        unopened=sum(not event.content_hash and event.scan_id not in opened for event in said),
    )


def _changes(found: Outcome) -> tuple[Change, ...]:
    changes = []
    for draft in found.drafts:
        holds = found.settled[draft.content_hash].holds
        reader = holds.event.reader if holds else ""
        changes.append(Change(draft.scan_id, draft.old.label, draft.new.label, reader))
    return tuple(changes)


def _contents_here(reader: sqlite3.Connection, contents: set[str]) -> set[str]:
    rows = reader.execute(
        "SELECT content_hash FROM scan WHERE state <> 'missing' "
        "AND content_hash IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(contents)),),
    )
    return {row[0] for row in rows}


def _conflicts(reader: sqlite3.Connection) -> list[Conflict]:
    rows = reader.execute(
        "SELECT content_hash, opinions FROM label_conflict ORDER BY 1"
    ).fetchall()
    wanted = {content: json.loads(opinions) for content, opinions in rows}
    hashes = [one for opinions in wanted.values() for one in opinions]
    events = events_by_hash(reader, hashes, list(wanted))
    scans: dict[str, list[ScanId]] = {content: [] for content in wanted}
    for scan_id, content in reader.execute(
        "SELECT id, content_hash FROM scan WHERE state <> 'missing' AND content_hash IN "
        "(SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(wanted)),),
    ):
        scans[content].append(ScanId(scan_id))
    return [
        Conflict(
            content,
            tuple(scans[content]),
            tuple(events[one] for one in opinions if one in events),
        )
        for content, opinions in wanted.items()
    ]
