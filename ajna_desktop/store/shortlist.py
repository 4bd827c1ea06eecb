"""Scans that people picked to look at again, to show or to export."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.database import Database


class Shortlist:
    """One list a folder; a query finds it by `ScanQuery.shortlisted`."""

    def __init__(self, database: Database, reader: str) -> None:
        """Add in the name of `reader`."""
        self._database = database
        self.reader = reader

    def add(self, scan_ids: Sequence[ScanId]) -> Changes:
        """Put scans on the list; those that are on it stay as they are.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        at_utc = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction(durable=True) as db:
            db.conn.executemany(
                "INSERT OR IGNORE INTO shortlist (scan_id, reader, at_utc) VALUES (?, ?, ?)",
                [(scan_id, self.reader, at_utc) for scan_id in scan_ids],
            )
        return Changes(shortlisted=True)

    def remove(self, scan_ids: Sequence[ScanId]) -> Changes:
        """Take scans off the list; errors as `add`."""
        with self._database.transaction(durable=True) as db:
            db.execute(
                "DELETE FROM shortlist WHERE scan_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(scan_ids)),),
            )
        return Changes(shortlisted=True)

    def among(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return which of these scans are on the list."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT scan_id FROM shortlist "
                "WHERE scan_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(scan_ids)),),
            )
            return frozenset(ScanId(row[0]) for row in rows)
