"""Splits that differ from what the folder says, with who said so and when."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.split_repair import Placed, SplitEvent
from ajna_desktop.store.database import Database
from ajna_desktop.store.event_table import EventTable

SPLIT_EVENTS: Final = EventTable("split_event", SplitEvent)

# Only where the folder says something else: a scan that it moved into its new split is at home.
_DISAGREE: Final = (
    "SELECT scan.id FROM scan LEFT JOIN split_event ON split_event.seq = "
    "(SELECT max(seq) FROM split_event WHERE scan_id = scan.id) "
    "WHERE found_split IS NOT NULL AND split IS NOT new_split LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class SplitChange:
    """Scans that went to another split in one go."""

    first_seq: int
    reader: str
    at_utc: str
    note: str
    scans: int


class SplitStore:
    """Gives scans another split than the folder does; the folder itself is never touched."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def assign(self, splits: Mapping[ScanId, str], note: str = "") -> Changes:
        """Give each scan its split, all or none; what the folder says again holds as found.

        To undo it, assign what there was before.

        Raises:
            StoreError: it cannot be written, or a scan is gone; nothing was changed.
        """
        at_utc = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._database.transaction(durable=True) as db:
            rows = db.execute(
                "SELECT id, split, coalesce(found_split, split) FROM scan "
                "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(list(splits)),),
            ).fetchall()
            if len(rows) != len(splits):
                raise StoreError(
                    "A scan is no longer in the store: nothing was saved. "
                    "Read the folder again."
                )
            moved = [(row[0], row[1], splits[row[0]], row[2]) for row in rows]
            moved = [one for one in moved if one[1] != one[2]]
            db.conn.executemany(
                "UPDATE scan SET split = ?1, found_split = nullif(?2, ?1) WHERE id = ?3",
                [(new, found, scan_id) for scan_id, _, new, found in moved],
            )
            SPLIT_EVENTS.append(
                db, [self._event(one[0], one[1], one[2], at_utc, note) for one in moved]
            )
        return Changes(scans=bool(moved))

    def repaired(self) -> dict[ScanId, tuple[str, str]]:
        """Return what the folder says and what holds, of each scan where they differ."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, found_split, split FROM scan WHERE found_split IS NOT NULL "
                "ORDER BY id"
            )
            return {ScanId(row[0]): (row[1], row[2]) for row in rows}

    def placed(self) -> list[Placed]:
        """Return where every readable scan is, in id order. Not on the UI thread."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, split, group_name FROM scan WHERE state = 'readable' ORDER BY id"
            ).fetchall()
        return [Placed(ScanId(row[0]), row[1], row[2]) for row in rows]

    def history(self, limit: int = 200) -> list[SplitChange]:
        """Return what was done to splits, newest first. Not on the UI thread."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT min(seq), reader, at_utc, note, count(*) FROM split_event "
                "GROUP BY at_utc, session, note ORDER BY min(seq) DESC LIMIT ?",
                (limit,),
            )
            return [SplitChange(*row) for row in rows]

    def before(self, seq: int) -> dict[ScanId, str]:
        """Return the split that each scan had before an event, where another one holds now."""
        with self._database.snapshot() as reader:
            # Of min(), SQLite takes its row.
            rows = reader.execute(
                "SELECT scan_id, old_split, min(split_event.seq), scan.split FROM split_event "
                "JOIN scan ON scan.id = scan_id WHERE split_event.seq >= ? GROUP BY scan_id",
                (seq,),
            ).fetchall()
        return {ScanId(row[0]): row[1] for row in rows if row[1] != row[3]}

    def events(self, scan_id: ScanId) -> list[SplitEvent]:
        """Return what happened to the split of a scan, oldest first."""
        with self._database.snapshot() as reader:
            return SPLIT_EVENTS.read(reader, "WHERE scan_id = ? ORDER BY seq", (scan_id,))

    def _event(self, scan_id: ScanId, old: str, new: str, at_utc: str, note: str) -> SplitEvent:
        return SplitEvent(
            seq=0,
            scan_id=scan_id,
            old_split=old,
            new_split=new,
            reader=self.reader,
            at_utc=at_utc,
            note=displayable(note),
            session=self._session,
            previous_hash="",
            hash="",
        )


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with the splits that people gave, "" when all is well."""
    broken = SPLIT_EVENTS.broken_at(reader)
    if broken:
        return f"Split event {broken} does not fit the one before it."
    row = reader.execute(_DISAGREE).fetchone()
    return f"The split of scan {row[0]} is not what its events say." if row else ""
