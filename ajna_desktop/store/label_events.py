"""The chain of label events: read, and appended to together with what it means for the scan."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, Final

import sqlite_utils

from ajna_desktop import __version__
from ajna_desktop.domain import labels
from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, event_hash
from ajna_desktop.domain.labels import Decision, LabelEvent, OnScreen
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, displayable
from ajna_desktop.store.scan_rows import known

_NAMES: Final = [field.name for field in fields(LabelEvent)]
COLUMNS: Final = ", ".join(_NAMES)
_VALUES: Final = attrgetter(*_NAMES)
_INSERT: Final = f"INSERT INTO label_event ({COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - constants and "?" alone

THE_PROGRAM: Final = labels.THE_PROGRAM
SAME_CONTENT: Final = "same content as another file"
CONTENT_CHANGED: Final = "the file's content changed"
OPENED_SINCE: Final = labels.OPENED_SINCE


@dataclass(frozen=True, slots=True)
class Author:
    """Who says it."""

    reader: str
    session: str  # one run of the program


@dataclass(frozen=True, slots=True)
class Draft:
    """A change of one scan that is about to become an event."""

    scan_id: ScanId
    content_hash: str  # "" when the file was not opened yet
    old: Decision
    new: Decision
    note: str = ""
    shown: OnScreen | None = None


def append(db: sqlite_utils.Database, drafts: Sequence[Draft], author: Author) -> None:
    """Append one event a draft, in order, and let each scan have what its event says."""
    row = db.execute("SELECT seq, hash FROM label_event ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous_hash = row or (0, FIRST_PREVIOUS_HASH)
    # The clock may jump; the order is that of `seq`.
    at_utc = datetime.now(UTC).isoformat(timespec="microseconds")
    events = []
    for draft in drafts:
        seq += 1
        event = _event(draft, author, seq, at_utc, previous_hash)
        previous_hash = event.hash
        events.append(event)
    db.conn.executemany(_INSERT, map(_VALUES, events))
    db.conn.executemany(
        "UPDATE scan SET label = ?, status = ?, last_event = ? WHERE id = ?",
        [(e.new_label, e.new_status.value, e.seq, e.scan_id) for e in events],
    )


def event_of(row: Sequence[Any]) -> LabelEvent:
    """Return the event that a row of `COLUMNS` tells of."""
    seq, scan_id, content_hash, old_label, old_status, new_label, new_status, *rest = row
    return LabelEvent(
        seq,
        scan_id,
        content_hash,
        old_label,
        known(ReviewStatus, old_status),
        new_label,
        known(ReviewStatus, new_status),
        *rest,
    )


def read(reader: sqlite3.Connection, rest: str, values: Sequence[Any] = ()) -> list[LabelEvent]:
    """Return the events that a `WHERE … ORDER BY … LIMIT` of this package finds."""
    rows = reader.execute(f"SELECT {COLUMNS} FROM label_event {rest}", values)  # noqa: S608 - constants
    return [event_of(row) for row in rows]


def _event(
    draft: Draft, author: Author, seq: int, at_utc: str, previous_hash: str
) -> LabelEvent:
    shown = draft.shown
    event = LabelEvent(
        seq=seq,
        scan_id=draft.scan_id,
        content_hash=draft.content_hash,
        old_label=draft.old.label,
        old_status=draft.old.status,
        new_label=draft.new.label,
        new_status=draft.new.status,
        reader=displayable(author.reader),
        at_utc=at_utc,
        classifier=displayable(shown.classifier) if shown else "",
        predicted=Label(shown.predicted) if shown else None,
        probability=float(shown.probability) if shown else None,
        note=displayable(draft.note),
        session=author.session,
        app_version=__version__,
        previous_hash=previous_hash,
        hash="",
    )
    return replace(event, hash=event_hash(event))
