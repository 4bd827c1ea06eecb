"""What must be known of each scan to tell what a pair of them means."""

import os
from typing import NamedTuple

from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store.database import Database


class TwinScan(NamedTuple):
    """A readable scan."""

    id: ScanId
    path: str
    content_hash: str
    split: str
    group: str
    label: Label | None


class TwinScans:
    """Reads what pairs are judged by. Not on the UI thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self) -> list[TwinScan]:
        """Return every readable scan, in id order."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, path, content_hash, split, group_name, label FROM scan "
                "WHERE state = 'readable' ORDER BY id"
            ).fetchall()
        return [TwinScan(row[0], os.fsdecode(row[1]), *row[2:]) for row in rows]
