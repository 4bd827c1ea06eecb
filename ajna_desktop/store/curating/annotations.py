"""Notes, tags and rectangles: every word is an event, and what holds follows from them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import sqlite_utils

from ajna_desktop import __version__
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.annotations import (
    Annotation,
    AnnotationEvent,
    AnnotationKind,
    Box,
    holding,
    same_tag,
)
from ajna_desktop.domain.errors import AnnotationInvalid
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.store.database import Database
from ajna_desktop.store.event_table import EventTable
from ajna_desktop.store.scan_rows import known
from ajna_desktop.store.statements import unknown_statements

ANNOTATION_EVENTS: Final = EventTable("annotation_event", AnnotationEvent)

_COLUMNS: Final = "uuid, content_hash, kind, text, x, y, width, height, reader, at_utc"
_OF_SCANS: Final = (
    "SELECT scan.id, annotation.uuid, annotation.content_hash, kind, text, x, y, "
    "annotation.width, annotation.height, reader, at_utc "
    "FROM scan JOIN annotation ON annotation.content_hash = scan.content_hash "
    "WHERE scan.id IN (SELECT value FROM json_each(?)) ORDER BY at_utc, uuid"
)
_HASHES: Final = (
    "SELECT id, content_hash FROM scan WHERE content_hash IS NOT NULL "
    "AND id IN (SELECT value FROM json_each(?))"
)
_COMMON_TAGS: Final = (
    "SELECT text FROM scan JOIN annotation ON annotation.content_hash = scan.content_hash "
    "WHERE kind = 'tag' AND scan.id IN (SELECT value FROM json_each(?)) "
    "GROUP BY text HAVING count(DISTINCT scan.id) = ? ORDER BY text"
)
_OF_THESE: Final = "WHERE uuid IN (SELECT value FROM json_each(?)) ORDER BY seq"


class AnnotationStore:
    """Writes what people say about images; scans of the same content share it."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def new(
        self,
        scan_ids: Sequence[ScanId],
        kind: AnnotationKind,
        text: str,
        box: Box | None = None,
    ) -> list[Annotation]:
        """Return annotations to `say`: one for each content, nothing is written yet.

        A tag is spelt as it is spelt already, and left out where the content has it.

        Raises:
            AnnotationInvalid: the text cannot be kept, or an image was never read.
        """
        hashes = self._hashes(scan_ids)
        contents = list(dict.fromkeys(hashes.values()))
        if kind is AnnotationKind.TAG:
            text = same_tag(text.strip(), [tag for tag, _ in self.tags(shown=False)])
            has_it = self._tagged(contents, text)
            contents = [content for content in contents if content not in has_it]
        return [Annotation.new(content, kind, text, box) for content in contents]

    def say(self, annotations: Sequence[Annotation]) -> Changes:
        """Write annotations: new ones, edited ones, or ones that were removed.

        Safe from a power cut on return.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        return self._write([(one, 0) for one in annotations])

    def remove(self, annotations: Sequence[Annotation]) -> Changes:
        """Let annotations hold no longer; `say` brings them back. Errors as `say`."""
        return self._write([(one, 1) for one in annotations])

    def of_scans(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, list[Annotation]]:
        """Return what holds for scans, oldest first; scans without are left out."""
        found: dict[ScanId, list[Annotation]] = defaultdict(list)
        with self._database.snapshot() as reader:
            for scan_id, *row in reader.execute(_OF_SCANS, (json.dumps(list(scan_ids)),)):
                found[ScanId(scan_id)].append(_annotation_of(row))
        return dict(found)

    def common_tags(self, scan_ids: Iterable[ScanId]) -> list[str]:
        """Return the tags that each of these scans has, sorted."""
        ids = sorted(set(scan_ids))
        with self._database.snapshot() as reader:
            rows = reader.execute(_COMMON_TAGS, (json.dumps(ids), len(ids)))
            return [row[0] for row in rows]

    def tagged(self, scan_ids: Iterable[ScanId], tag: str) -> list[Annotation]:
        """Return what gives a tag to any of these scans, by whomever."""
        said = {
            one.uuid: one
            for annotations in self.of_scans(scan_ids).values()
            for one in annotations
            if one.kind is AnnotationKind.TAG and one.text == tag
        }
        return list(said.values())

    def tags(self, shown: bool = True) -> list[tuple[str, int]]:
        """Return each tag with the number of scans that have it, sorted.

        Args:
            shown: Count the scans of the folder; else every content that was ever tagged.
        """
        with self._database.snapshot() as reader:
            return tag_counts(reader, shown)

    def history(self, scan_id: ScanId) -> list[AnnotationEvent]:
        """Return all that was ever said about the content of a scan, oldest first."""
        with self._database.snapshot() as reader:
            return ANNOTATION_EVENTS.read(
                reader,
                "WHERE content_hash = (SELECT content_hash FROM scan WHERE id = ?) "
                "ORDER BY seq",
                (scan_id,),
            )

    def events(self, after_seq: int = 0, limit: int = 1000) -> list[AnnotationEvent]:
        """Return a page of all events, oldest first."""
        with self._database.snapshot() as reader:
            return ANNOTATION_EVENTS.read(
                reader, "WHERE seq > ? ORDER BY seq LIMIT ?", (after_seq, limit)
            )

    def take_over(self, events: Iterable[AnnotationEvent]) -> int:
        """Add what was said in another store, where it is not known; return how many were new.

        All or nothing. Taking the same events again, or in another order, changes nothing.
        """
        with self._database.transaction(durable=True) as db:
            return take_over(db, events)

    def _hashes(self, scan_ids: Sequence[ScanId]) -> dict[ScanId, str]:
        with self._database.snapshot() as reader:
            found = dict(reader.execute(_HASHES, (json.dumps(list(scan_ids)),)))
        if any(scan_id not in found for scan_id in scan_ids):
            raise AnnotationInvalid(
                "An image was not read yet, so nothing can be noted on it: wait until the "
                "folder has been read, or choose images that can be opened."
            )
        return {scan_id: found[scan_id] for scan_id in scan_ids}

    def _tagged(self, contents: Sequence[str], tag: str) -> set[str]:
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT content_hash FROM annotation WHERE kind = 'tag' AND text = ? "
                "AND content_hash IN (SELECT value FROM json_each(?))",
                (tag, json.dumps(contents)),
            )
            return {row[0] for row in rows}

    def _write(self, said: Sequence[tuple[Annotation, int]]) -> Changes:
        at_utc = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._database.transaction(durable=True) as db:
            uuids = json.dumps([one.uuid for one, _ in said])
            versions = dict(
                db.execute(
                    "SELECT uuid, max(version) FROM annotation_event "
                    "WHERE uuid IN (SELECT value FROM json_each(?)) GROUP BY uuid",
                    (uuids,),
                ).fetchall()
            )
            _append(
                db,
                [
                    self._event(one, removed, versions.get(one.uuid, 0) + 1, at_utc)
                    for one, removed in said
                ],
            )
        return Changes(annotated=bool(said))

    def _event(
        self, said: Annotation, removed: int, version: int, at_utc: str
    ) -> AnnotationEvent:
        box = said.box
        return AnnotationEvent(
            seq=0,
            uuid=said.uuid,
            content_hash=said.content_hash,
            kind=said.kind.value,
            text=said.text,
            x=box.x if box else None,
            y=box.y if box else None,
            width=box.width if box else None,
            height=box.height if box else None,
            removed=removed,
            version=version,
            reader=displayable(self.reader),
            at_utc=at_utc,
            origin="",
            session=self._session,
            app_version=__version__,
            previous_hash="",
            hash="",
        )


def tag_counts(reader: sqlite3.Connection, shown: bool = True) -> list[tuple[str, int]]:
    """Return each tag with the number of scans (or, not `shown`, of contents) that have it."""
    of_scans = (
        "SELECT text, count(DISTINCT scan.id) FROM annotation "
        "JOIN scan ON scan.content_hash = annotation.content_hash "
        "WHERE kind = 'tag' AND scan.state IN ('found', 'readable') GROUP BY 1 ORDER BY 1"
    )
    of_contents = (
        "SELECT text, count(DISTINCT content_hash) FROM annotation "
        "WHERE kind = 'tag' GROUP BY 1 ORDER BY 1"
    )
    return reader.execute(of_scans if shown else of_contents).fetchall()


def take_over(db: sqlite_utils.Database, events: Iterable[AnnotationEvent]) -> int:
    """Do what `AnnotationStore.take_over` does, within a transaction."""
    unknown = unknown_statements(db.conn, ANNOTATION_EVENTS.table, events)
    _append(db, [_with_origin(event) for event in unknown.values()])
    return len(unknown)


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with the events or with what holds, "" when all is well.

    Raises:
        StoreDamaged: an event holds a word that was never written.
    """
    broken = ANNOTATION_EVENTS.broken_at(reader)
    if broken:
        return f"Annotation event {broken} does not fit the one before it."
    events = (event for page in ANNOTATION_EVENTS.pages(reader) for event in page)
    should_hold = holding(events)
    rows = reader.execute(f"SELECT {_COLUMNS} FROM annotation")  # noqa: S608 - a constant
    holds = {row[0]: _annotation_of(row) for row in rows}
    for one in sorted(should_hold.keys() | holds.keys()):
        if should_hold.get(one) != holds.get(one):
            return f"The annotation {one} is not what its events say."
    return ""


def _append(db: sqlite_utils.Database, drafts: Sequence[AnnotationEvent]) -> None:
    """Append events, and let hold what follows from all that is known of their annotations."""
    ANNOTATION_EVENTS.append(db, drafts)
    uuids = json.dumps(sorted({draft.uuid for draft in drafts}))
    holds = holding(ANNOTATION_EVENTS.read(db.conn, _OF_THESE, (uuids,)))
    db.execute(
        "DELETE FROM annotation WHERE uuid IN (SELECT value FROM json_each(?))", (uuids,)
    )
    db.conn.executemany(
        f"INSERT INTO annotation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
        [_row_of(one) for one in holds.values()],
    )


def _with_origin(event: AnnotationEvent) -> AnnotationEvent:
    return replace(event, origin=event.statement)


def _row_of(said: Annotation) -> list[Any]:
    box = said.box
    place = [box.x, box.y, box.width, box.height] if box else [None] * 4
    return [
        said.uuid, said.content_hash, said.kind.value, said.text, *place, said.reader,
        said.at_utc,
    ]  # fmt: skip


def _annotation_of(row: Sequence[Any]) -> Annotation:
    uuid, content_hash, kind, text, x, y, width, height, reader, at_utc = row
    box = None if x is None else Box(x, y, width, height)
    said = known(AnnotationKind, kind)
    return Annotation(uuid, content_hash, said, text, box, reader, at_utc)
