"""Second readings: planned, read without a look at the others', closed, and compared then."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import sqlite_utils

from ajna_desktop import __version__
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import ReadingRefused, StoreDamaged
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.readers.second_reading import (
    ReadingDeed,
    ReadingEvent,
    Study,
    StudyPlan,
    holding,
)
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.scan import Label, ReviewStatus, displayable
from ajna_desktop.store.database import Database
from ajna_desktop.store.event_table import EventTable
from ajna_desktop.store.statements import unknown_statements

READING_EVENTS: Final = EventTable("reading_event", ReadingEvent)

# The order of words is that of `holding`.
_PROGRESS: Final = """SELECT reader, count(*) FROM (
        SELECT reader, status, row_number() OVER (PARTITION BY reader, content_hash
            ORDER BY version DESC, at_utc DESC, iif(origin = '', hash, origin) DESC) AS place
        FROM reading_event WHERE study = ? AND deed = 'read')
    WHERE place = 1 AND status <> 'unreviewed' GROUP BY reader"""
_SAID: Final = ReviewStatus.CONFIRMED
_GONE: Final = "There is no such study in the store any longer."
_HIDDEN: Final = (
    "The study is still being read: until it is closed nobody is told what others said."
)
_IS_CLOSED: Final = "The study is closed: nothing more is read in it."


class ReadingStore:
    """Keeps studies and what their readers said, and shows nobody the words of another.

    Until a study is closed, each reader is told their own readings only.
    """

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Plan and close in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def plan(self, plan: StudyPlan, known: Mapping[str, Label]) -> Study:
        """Begin a study, and return it.

        Args:
            plan: What is read, and by whom.
            known: The labels of the planted images, by content. Readers do not see them.

        Raises:
            ReadingRefused: there are too few readers or no image.
            StoreError: it cannot be written; nothing was changed.
        """
        if len(set(plan.readers)) < 2 or not all(map(str.strip, plan.readers)):
            raise ReadingRefused("A second reading needs two readers or more, each by name.")
        if not plan.contents:
            raise ReadingRefused("There is no image to read: choose others.")
        study = uuid.uuid4().hex
        drafts = [self._event(study, ReadingDeed.PLAN, body=to_json(plan))]
        drafts += [
            self._event(study, ReadingDeed.KNOWN, content, Decision(label, _SAID))
            for content, label in sorted(known.items())
        ]
        with self._database.transaction(durable=True) as db:
            READING_EVENTS.append(db, drafts)
        return self.study(study)

    def read(self, study: str, reader: str, said: Mapping[str, Decision]) -> Changes:
        """Keep what a reader said of images, by content; WITHDRAWN takes it back.

        Raises:
            ReadingRefused: the study is closed, or has no such image.
            StoreError: it cannot be written; nothing was changed.
        """
        return self._say(study, ReadingDeed.READ, reader, said)

    def settle(self, study: str, said: Mapping[str, Decision]) -> Changes:
        """Keep what was decided where readers differ; refused as long as the study is open."""
        return self._say(study, ReadingDeed.SETTLE, self.reader, said)

    def close(self, study: str) -> Changes:
        """Let the readings be seen; nobody reads in the study from now on.

        Raises:
            ReadingRefused: there is no such study.
        """
        if not self.study(study).is_closed:
            self._append(study, ReadingDeed.CLOSE)
        return Changes(readings=True)

    def discard(self, study: str) -> Changes:
        """Show a study no longer; what was read stays in the chain. Errors as `close`."""
        self.study(study)
        self._append(study, ReadingDeed.DISCARD)
        return Changes(readings=True)

    def studies(self) -> list[Study]:
        """Return all studies that were not discarded, the newest first."""
        with self._database.snapshot() as reader:
            ids = reader.execute(
                "SELECT DISTINCT study FROM reading_event WHERE deed = 'plan' EXCEPT "
                "SELECT study FROM reading_event WHERE deed = 'discard'"
            ).fetchall()
            found = [_study(reader, one) for (one,) in ids]
        return sorted(found, key=lambda one: (one.made_at_utc, one.id), reverse=True)

    def study(self, study: str) -> Study:
        """Return one study.

        Raises:
            ReadingRefused: there is none with this id.
        """
        with self._database.snapshot() as reader:
            return _study(reader, study)

    def own(self, study: str, reader: str) -> dict[str, Decision]:
        """Return what one reader said, by content: to go on where they stopped."""
        with self._database.snapshot() as snapshot:
            said = holding(_events(snapshot, study, ReadingDeed.READ, reader))
        return {content: decision for (_, content), decision in said.items()}

    def of_all(self, study: str) -> dict[str, dict[str, Decision]]:
        """Return what each reader said, by reader and content, of a closed study.

        Raises:
            ReadingRefused: the study is still being read, or is not there.
        """
        if not self.study(study).is_closed:
            raise ReadingRefused(_HIDDEN)
        found: dict[str, dict[str, Decision]] = {}
        with self._database.snapshot() as snapshot:
            said = holding(_events(snapshot, study, ReadingDeed.READ))
        for (reader, content), decision in sorted(said.items()):
            found.setdefault(reader, {})[content] = decision
        return found

    def known(self, study: str) -> dict[str, Label]:
        """Return the labels of the planted images of a closed study; errors as `of_all`."""
        if not self.study(study).is_closed:
            raise ReadingRefused(_HIDDEN)
        with self._database.snapshot() as snapshot:
            events = _events(snapshot, study, ReadingDeed.KNOWN)
        return {event.content_hash: event.label for event in events if event.label is not None}

    def settled(self, study: str) -> dict[str, Decision]:
        """Return what was decided where readers differ, by content; the latest word counts."""
        with self._database.snapshot() as snapshot:
            events = _events(snapshot, study, ReadingDeed.SETTLE)
        # By one author each time: whose word it is does not matter here.
        said = holding(replace(event, reader="") for event in events)
        return {content: decision for (_, content), decision in said.items()}

    def events(self, study: str) -> list[ReadingEvent]:
        """Return all events of a study, oldest first."""
        with self._database.snapshot() as snapshot:
            return READING_EVENTS.read(snapshot, "WHERE study = ? ORDER BY seq", (study,))

    def take_over(self, events: Iterable[ReadingEvent]) -> int:
        """Add events of another store that are not known here; return how many were new.

        All or nothing. Taking the same events again, or in another order, changes nothing.
        """
        with self._database.transaction(durable=True) as db:
            return take_over(db, events)

    def _say(
        self, study: str, deed: ReadingDeed, reader: str, said: Mapping[str, Decision]
    ) -> Changes:
        with self._database.snapshot() as snapshot:
            plan, closed_at = _state(snapshot, study)  # no more: a reader waits for the next
        if deed is ReadingDeed.READ and closed_at:
            raise ReadingRefused(_IS_CLOSED)
        if deed is ReadingDeed.SETTLE and not closed_at:
            raise ReadingRefused(_HIDDEN)
        if not said.keys() <= set(plan.contents):
            raise ReadingRefused("An image is not one of the study: nothing was saved.")
        with self._database.transaction(durable=True) as db:
            versions = dict(
                db.execute(
                    "SELECT content_hash, max(version) FROM reading_event "
                    "WHERE study = ? AND deed = ? AND (reader = ? OR deed = 'settle') "
                    "AND content_hash IN (SELECT value FROM json_each(?)) GROUP BY 1",
                    (study, deed.value, displayable(reader), json.dumps(list(said))),
                ).fetchall()
            )
            drafts = [
                self._event(
                    study, deed, content, decision, versions.get(content, 0) + 1, reader=reader
                )
                for content, decision in said.items()
            ]
            READING_EVENTS.append(db, drafts)
        return Changes(readings=bool(said))

    def _append(self, study: str, deed: ReadingDeed) -> None:
        with self._database.transaction(durable=True) as db:
            READING_EVENTS.append(db, [self._event(study, deed)])

    def _event(
        self,
        study: str,
        deed: ReadingDeed,
        content: str = "",
        said: Decision = WITHDRAWN,
        version: int = 1,
        body: str = "",
        reader: str = "",
    ) -> ReadingEvent:
        return ReadingEvent(
            seq=0,
            study=study,
            deed=deed.value,
            content_hash=content,
            label=said.label,
            status=said.status.value,
            body=body,
            version=version,
            reader=displayable(reader or self.reader),
            at_utc=datetime.now(UTC).isoformat(timespec="microseconds"),
            origin="",
            session=self._session,
            app_version=__version__,
            previous_hash="",
            hash="",
        )


def take_over(db: sqlite_utils.Database, events: Iterable[ReadingEvent]) -> int:
    """Do what `ReadingStore.take_over` does, within a transaction."""
    unknown = unknown_statements(db.conn, READING_EVENTS.table, events)
    READING_EVENTS.append(
        db, [replace(event, origin=statement) for statement, event in unknown.items()]
    )
    return len(unknown)


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with the readings, "" when all is well."""
    broken = READING_EVENTS.broken_at(reader)
    return f"Reading {broken} does not fit the one before it." if broken else ""


def plan_of(event: ReadingEvent) -> StudyPlan:
    """Return the plan that an event holds.

    Raises:
        NotSuchARecord: it holds none.
    """
    return _parsed(event.body)


@lru_cache(maxsize=8)
def _parsed(body: str) -> StudyPlan:
    # Checking thousands of hashes takes 20 ms, and each reading asks for its study.
    return from_json(StudyPlan, body)


def _state(reader: sqlite3.Connection, study: str) -> tuple[StudyPlan, str]:
    """Return what is read, and when the study was closed; "" while it is open."""
    events = READING_EVENTS.read(
        reader,
        "WHERE study = ? AND deed IN ('plan', 'close', 'discard') ORDER BY seq",
        (study,),
    )
    plans = [one for one in events if one.deed == ReadingDeed.PLAN]
    if not plans or any(one.deed == ReadingDeed.DISCARD for one in events):
        raise ReadingRefused(_GONE)
    closed = [one.at_utc for one in events if one.deed == ReadingDeed.CLOSE]
    try:
        return plan_of(plans[0]), min(closed, default="")
    except NotSuchARecord as error:
        raise StoreDamaged("The plan of a second reading is damaged.") from error


def _study(reader: sqlite3.Connection, study: str) -> Study:
    plan, closed_at = _state(reader, study)
    (planned, *_) = _events(reader, study, ReadingDeed.PLAN)
    read: dict[str, int] = dict(reader.execute(_PROGRESS, (study,)).fetchall())
    (planted,) = reader.execute(
        "SELECT count(DISTINCT content_hash) FROM reading_event "
        "WHERE study = ? AND deed = 'known'",
        (study,),
    ).fetchone()
    others = sorted(read.keys() - set(plan.readers))
    return Study(
        study,
        plan,
        planned.reader,
        planned.at_utc,
        closed_at,
        {one: read.get(one, 0) for one in (*plan.readers, *others)},
        planted,
    )


def _events(
    reader: sqlite3.Connection, study: str, deed: ReadingDeed, by: str | None = None
) -> list[ReadingEvent]:
    rest, values = "WHERE study = ? AND deed = ?", [study, deed.value]
    if by is not None:
        rest, values = f"{rest} AND reader = ?", [*values, displayable(by)]
    return READING_EVENTS.read(reader, f"{rest} ORDER BY seq", values)
