"""The scans of the open folder: found, opened, asked for."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.files import FoundFile, Identified, Refused
from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import Label, Scan, ScanId, ScanState
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.store import counts, queries, walks
from ajna_desktop.store.database import Database
from ajna_desktop.store.identification import Identification, refuse
from ajna_desktop.store.label_events import THE_PROGRAM, Author
from ajna_desktop.store.nearest_threshold import nearest_first
from ajna_desktop.store.scan_rows import COLUMNS, scan_of

_Item = TypeVar("_Item")

_BATCH: Final = 500  # rows in one transaction: a label waits for no more than one of these


class ReadableScan(NamedTuple):
    """A scan whose features can be read."""

    id: ScanId
    path: str
    content_hash: str


@dataclass(frozen=True, slots=True, eq=False)
class TrainingTable:
    """All scans that a classifier may learn from or be judged on, in id order.

    `scan_ids` is (N,) int64; the lists have N items. `groups` is the patient or container, and
    where the name does not tell one, the content hash.
    """

    scan_ids: npt.NDArray[np.int64]
    labels: list[Label | None]
    groups: list[str]


class ScanStore:
    """Writes what was found in the folder, and answers questions about it."""

    def __init__(self, database: Database, session: str = "") -> None:
        """Write events that follow from a file's content in the name of the program."""
        self._database = database
        self._author = Author(THE_PROGRAM, session)
        self._walk = 0

    def begin_walk(self) -> int:
        """Start over with seeing which files are there; return the number of this walk."""
        with self._database.transaction() as db:
            walks.begin(db)
        self._walk += 1
        return self._walk

    def record_walk(self, walk: int, files: Sequence[FoundFile]) -> Changes:
        """Enter files that the walk came upon: new ones, changed ones, ones that are back.

        A file whose size and time of change are as before is not opened again. A changed one
        keeps its decision until `record_identified` says what its content is.
        """
        self._check(walk)
        changed = False
        for batch in _batches(files):
            with self._database.transaction() as db:
                changed |= walks.record(db, batch)
        return Changes(scans=changed)

    def finish_walk(self, walk: int) -> Changes:
        """Mark what the walk did not come upon as missing; a stopped walk never gets here."""
        self._check(walk)
        with self._database.transaction() as db:
            gone = walks.unseen(db)
        for batch in _batches(gone):
            with self._database.transaction() as db:
                walks.mark_missing(db, batch)
        return Changes(scans=bool(gone))

    def to_identify(self, after: ScanId | int, limit: int) -> list[Scan]:
        """Return a page of the scans that were found and not opened yet, in id order."""
        return self._scans(
            "WHERE state = 'found' AND id > ? ORDER BY id LIMIT ?", (after, limit)
        )

    def record_identified(self, results: Sequence[Identified | Refused]) -> Changes:
        """Enter what opening the files said; call it when the walk has finished.

        - A new file with the content of a missing scan is that scan, moved: the scan keeps its
          id, labels and history, and takes the new path; the id of the new file disappears.
        - What was said about the same content under any path holds for this one too.
        - Where a file's content was replaced, what was said about the old content is taken off
          it (an event says so) and stays with that content, wherever it comes up again.
        - What was said of a scan before its file was opened is now said of its content.
        """
        labelled: set[ScanId] = set()
        for batch in _batches(results):
            # Lost in a power cut, all of it follows again from opening the files again.
            with self._database.transaction() as db:
                identification = Identification(db, self._author)
                identification.enter(batch)
                labelled |= identification.labelled
        return Changes(scans=bool(results), labelled=frozenset(labelled))

    def refuse(self, refused: Sequence[Refused]) -> Changes:
        """Set scans aside that turned out to be unreadable later on."""
        for batch in _batches(refused):
            with self._database.transaction() as db:
                for one in batch:
                    refuse(db, one)
        return Changes(scans=bool(refused))

    def scan(self, scan_id: ScanId) -> Scan:
        """Return one scan.

        Raises:
            KeyError: there is none with this id.
        """
        for scan in self.scans([scan_id]):
            return scan
        raise KeyError(scan_id)

    def scans(self, scan_ids: Sequence[ScanId]) -> list[Scan]:
        """Return scans in the order asked; those that are gone are left out."""
        found = self._scans(
            "WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(scan_ids)),)
        )
        by_id = {scan.id: scan for scan in found}
        return [by_id[scan_id] for scan_id in scan_ids if scan_id in by_id]

    def by_path(self, path: str) -> Scan | None:
        """Return the scan at a path relative to the folder."""
        found = self._scans("WHERE path = ?", (os.fsencode(path),))
        return found[0] if found else None

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the answer to a question, in the order asked for. Not on the UI thread."""
        sql, values = queries.ids_sql(query)
        with self._database.snapshot() as reader:
            (text,) = reader.execute(sql, values).fetchone()
            ids: list[ScanId] = json.loads(text)
            if query.order is Order.NEAREST_THRESHOLD:
                ids = nearest_first(reader, ids)
        if query.order is Order.AS_LISTED and query.among is not None:
            found = set(ids)
            ids = [scan_id for scan_id in query.among.ids if scan_id in found]
        return ids

    def of_group(self, group: str) -> list[ScanId]:
        """Return the scans of a patient, container or lot; none where no name tells one."""
        if not group:
            return []
        with self._database.snapshot() as reader:
            (text,) = reader.execute(
                "SELECT json_group_array(id) FROM scan WHERE group_name = ?", (group,)
            ).fetchone()
        ids: list[ScanId] = json.loads(text)
        return ids

    def has_groups(self) -> bool:
        """Return whether the name of any scan tells its patient, container or lot."""
        with self._database.snapshot() as reader:
            found = reader.execute("SELECT EXISTS (SELECT 1 FROM scan WHERE group_name <> '')")
            return bool(found.fetchone()[0])

    def count(self, query: ScanQuery) -> int:
        """Return how many scans `ids` would return."""
        sql, values = queries.count_sql(query)
        with self._database.snapshot() as reader:
            return int(reader.execute(sql, values).fetchone()[0])

    def counts(self) -> FolderCounts:
        """Count the scans of each kind. Not on the UI thread."""
        with self._database.snapshot() as reader:
            return counts.folder_counts(reader)

    def state_counts(self) -> dict[ScanState, int]:
        """Return how many scans are in each state: what there is to do, and what was done."""
        with self._database.snapshot() as reader:
            rows = reader.execute("SELECT state, count(*) FROM scan GROUP BY state")
            return dict.fromkeys(ScanState, 0) | {ScanState(row[0]): row[1] for row in rows}

    def readable(self, after: ScanId | int, limit: int) -> list[ReadableScan]:
        """Return a page of the readable scans, in id order."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, path, content_hash FROM scan "
                "WHERE state = 'readable' AND id > ? ORDER BY id LIMIT ?",
                (after, limit),
            )
            return [ReadableScan(row[0], os.fsdecode(row[1]), row[2]) for row in rows]

    def training_table(self) -> TrainingTable:
        """Return every readable scan that is neither ambiguous nor a bad image."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, label, iif(group_name = '', content_hash, group_name) "
                "FROM scan WHERE state = 'readable' "
                "AND status NOT IN ('ambiguous', 'bad image') ORDER BY id"
            ).fetchall()
        columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
        ids, labels, groups = columns or [[], [], []]
        return TrainingTable(np.array(ids, np.int64), labels, groups)

    def _scans(self, rest: str, values: Sequence[Any]) -> list[Scan]:
        with self._database.snapshot() as reader:
            rows = reader.execute(f"SELECT {COLUMNS} FROM scan {rest}", values)  # noqa: S608 - constants and "?" alone
            return [scan_of(row) for row in rows]

    def _check(self, walk: int) -> None:
        if walk != self._walk:
            raise ValueError("another walk was begun since")


def _batches(items: Sequence[_Item]) -> list[Sequence[_Item]]:
    return [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
