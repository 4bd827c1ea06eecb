"""Columns of scans out of a table, such as the terminal, the scanner or the date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.named_scans import NamedScans
from ajna_desktop.tasks.importing.records import Records, Row, refusal_of_cells

_PAGE: Final = 2000
_LONGEST: Final = 300  # characters of a value
_MOST_REASONS: Final = 1000


@dataclass(frozen=True, slots=True)
class ColumnImport:
    """What a table brought along, and what of it belongs to no scan.

    rows = those used + `refused_rows`.
    """

    columns: tuple[str, ...]
    key: str  # the column that names scans
    matched_by: str  # "path", "content hash", "file name", "file name without ending", "group"
    rows: int  # of the table, the heading not counted
    scans: int  # that got values
    refused_rows: int
    refused: tuple[tuple[int, str], ...]  # (line, reason), the first thousand


def import_columns(
    collection: Collection, table: Path, context: TaskContext, key: str | None = None
) -> ColumnImport:
    """Read a table (CSV, TSV, JSON, JSON lines) and keep its columns with the scans it names.

    The column that names scans may hold paths within the folder, content hashes, file names
    with or without ending, or groups (patient, container): the one that fits most is taken.
    Columns of the same name are replaced. The table itself is not kept.

    Args:
        collection: The folder; its files must have been found.
        table: The file, in UTF-8 or Windows-1252.
        context: For progress and stopping.
        key: The heading of the column that names scans; None looks for it.

    Raises:
        TableUnreadable: it is no such table, or names no scan of the folder.
    """
    reading = _Reading(collection, table, context, key)
    context.changed(collection.columns.replace(reading.titles, reading.given(context)))
    return reading.done()


def find_columns(
    collection: Collection, table: Path, context: TaskContext, key: str | None = None
) -> ColumnImport:
    """Say what `import_columns` would do, and change nothing.

    Raises:
        TableUnreadable: as for `import_columns`.
    """
    reading = _Reading(collection, table, context, key)
    for _ in reading.given(context):
        pass
    return reading.done()


class _Reading:
    """One table on its way to the scans."""

    def __init__(
        self, collection: Collection, table: Path, context: TaskContext, key: str | None
    ) -> None:
        self._read = Records.of(table)
        named = NamedScans.of(collection, context)
        heading = self._read.heading
        self._column, self._way = named.best(heading, self._read.sample, key)
        self._matcher = _Matcher(named, self._way, self._column)
        self.titles = [title for place, title in enumerate(heading) if place != self._column]

    def given(self, context: TaskContext) -> Iterator[tuple[ScanId, list[str]]]:
        """Yield the values of each scan that gets some."""
        return self._matcher.match(self._read.rows(), len(self._read.heading), context)

    def done(self) -> ColumnImport:
        """Return what came of it."""
        matcher = self._matcher
        return ColumnImport(
            tuple(self.titles),
            self._read.heading[self._column],
            self._way,
            matcher.rows,
            matcher.scans,
            matcher.refused_rows,
            tuple(matcher.refused),
        )


class _Matcher:
    """Joins rows to scans, and keeps why it could not."""

    def __init__(self, named: NamedScans, way: str, column: int) -> None:
        self.refused: list[tuple[int, str]] = []
        self.refused_rows = 0
        self.rows = 0
        self._named = named
        self._way = way
        self._column = column
        self._taken: set[ScanId] = set()

    @property
    def scans(self) -> int:
        """How many got values."""
        return len(self._taken)

    def match(
        self, rows: Iterable[Row], width: int, context: TaskContext
    ) -> Iterator[tuple[ScanId, list[str]]]:
        for line, row in rows:
            if self.rows % _PAGE == 0:
                context.step(Doing.MATCHING, self.rows)
            self.rows += 1
            reason = self._reason_against(row, width)
            if reason:
                self._refuse(line, reason)
                continue
            values = [
                displayable(value.strip())[:_LONGEST]
                for place, value in enumerate(row)
                if place != self._column
            ]
            for scan_id in self._named.meant(self._way, row[self._column]):
                self._taken.add(scan_id)
                yield scan_id, values
        context.step(Doing.MATCHING, self.rows, self.rows)
        if not self._taken:  # raised here, so that the columns of before stay
            raise TableUnreadable("No row of the table names a scan of this folder.")

    def _reason_against(self, row: list[str], width: int) -> str:
        if reason := refusal_of_cells(row, width):
            return reason
        call = row[self._column]
        allows_many = self._way in ("group", "content hash")
        if reason := self._named.refusal(self._way, call, allows_many):
            return reason
        if self._named.meant(self._way, call)[0] in self._taken:
            return "an earlier row names the same scan"
        return ""

    def _refuse(self, line: int, reason: str) -> None:
        self.refused_rows += 1
        if len(self.refused) < _MOST_REASONS:
            self.refused.append((line, reason))
