"""Columns of scans out of a table, such as the terminal, the scanner or the date."""

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext

_Row = tuple[int, list[str]]  # the number of its line, and its cells

_PAGE: Final = 2000
_SAMPLE: Final = 200  # rows by which the column that names scans is told
_SNIFFED: Final = 20_000  # characters by which the delimiter is told
_BLOCK: Final = 1 << 20  # bytes read at once
_MOST_COLUMNS: Final = 200
_LONGEST: Final = 300  # characters of a value
_MOST_REASONS: Final = 1000
_DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True, slots=True)
class TableImport:
    """What a table brought along, and what of it belongs to no scan.

    rows = those used + `refused_rows`.
    """

    columns: tuple[str, ...]
    key: str  # the column that names scans
    matched_by: str  # "path", "file name", "file name without ending" or "group"
    rows: int  # of the table, the heading not counted
    scans: int  # that got values
    refused_rows: int
    refused: tuple[tuple[int, str], ...]  # (line, reason), the first thousand


def import_table(
    collection: Collection, table: Path, context: TaskContext, key: str | None = None
) -> TableImport:
    """Read a table with a heading (CSV or TSV) and keep its columns with the scans it names.

    The column that names scans may hold paths within the folder, file names with or without
    ending, or groups (patient, container): the one that fits most scans is taken. Columns of
    the same name are replaced. The table itself is not kept.

    Args:
        collection: The folder; its files must have been found.
        table: The file, in UTF-8 or Windows-1252.
        context: For progress and stopping.
        key: The heading of the column that names scans; None looks for it.

    Raises:
        TableUnreadable: it is no such table, or names no scan of the folder.
    """
    read = _Table.of(table)
    named = _Named.of(collection, context)
    column, way = named.best(read.heading, read.sample, key)
    matcher = _Matcher(named.ways[way], allows_many=way == "group", column=column)
    titles = [title for place, title in enumerate(read.heading) if place != column]
    given = matcher.match(read.rows(), len(read.heading), context)
    context.changed(collection.columns.replace(titles, given))
    return TableImport(
        tuple(titles),
        read.heading[column],
        way,
        matcher.rows,
        matcher.scans,
        matcher.refused_rows,
        tuple(matcher.refused),
    )


class _Matcher:
    """Joins rows to scans, and keeps why it could not."""

    def __init__(self, scans: dict[str, list[ScanId]], allows_many: bool, column: int) -> None:
        self.refused: list[tuple[int, str]] = []
        self.refused_rows = 0
        self.rows = 0
        self._scans = scans
        self._allows_many = allows_many
        self._column = column
        self._taken: set[ScanId] = set()

    @property
    def scans(self) -> int:
        """How many got values."""
        return len(self._taken)

    def match(
        self, rows: Iterable[_Row], width: int, context: TaskContext
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
            for scan_id in self._scans[_plain(row[self._column])]:
                self._taken.add(scan_id)
                yield scan_id, values
        context.step(Doing.MATCHING, self.rows, self.rows)
        if not self._taken:  # raised here, so that the columns of before stay
            raise TableUnreadable("No row of the table names a scan of this folder.")

    def _reason_against(self, row: list[str], width: int) -> str:
        if len(row) != width:
            return f"it has {len(row)} cells instead of {width}"
        scans = self._scans.get(_plain(row[self._column]))
        if scans is None:
            return "it names no scan of this folder"
        if len(scans) > 1 and not self._allows_many:
            return f"{len(scans)} scans have this name"
        if scans[0] in self._taken:
            return "an earlier row names the same scan"
        return ""

    def _refuse(self, line: int, reason: str) -> None:
        self.refused_rows += 1
        if len(self.refused) < _MOST_REASONS:
            self.refused.append((line, reason))


class _Named:
    """The scans of a folder by everything that a table may call them."""

    def __init__(self) -> None:
        self.ways: dict[str, dict[str, list[ScanId]]] = {
            "path": {},
            "file name": {},
            "file name without ending": {},
            "group": {},
        }

    @classmethod
    def of(cls, collection: Collection, context: TaskContext) -> "_Named":
        named = cls()
        for page in collection.predictions.table(_PAGE):
            context.check()
            for scan, _ in page:
                name = scan.path.rpartition("/")[2]
                calls = scan.path, name, name.rpartition(".")[0], scan.group
                for way, call in zip(named.ways.values(), calls, strict=True):
                    if call:
                        way.setdefault(_plain(call), []).append(scan.id)
        return named

    def best(
        self, heading: Sequence[str], rows: Sequence[_Row], key: str | None
    ) -> tuple[int, str]:
        """Return the column that names scans, and how; the first of equals."""
        columns = range(len(heading))
        if key is not None:
            if key not in heading:
                known = ", ".join(heading)
                raise TableUnreadable(f"The table has no column “{key}”. It has: {known}.")
            columns = range(heading.index(key), heading.index(key) + 1)
        hits = {
            (column, way): sum(
                column < len(row) and _plain(row[column]) in scans for _, row in rows
            )
            for column in columns
            for way, scans in self.ways.items()
        }
        best = max(hits, key=lambda one: hits[one])
        if not hits[best]:
            raise TableUnreadable(
                "No column of the table names scans of this folder, by path, file name or "
                "group. Is it the table of another folder?"
            )
        return best


def _plain(name: str) -> str:
    """Return a name as it is compared: case and the kind of slash do not count."""
    return name.strip().replace("\\", "/").removeprefix("./").casefold()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose heading and first rows were read."""

    file: Path
    encoding: str
    dialect: type[csv.Dialect] | str
    heading: list[str]
    sample: list[_Row]

    @classmethod
    def of(cls, file: Path) -> "_Table":
        with _refusals_told():
            encoding = _encoding(file)
            with open(file, encoding=encoding, newline="") as text:
                start = text.read(_SNIFFED)
        try:
            dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(start, _DELIMITERS)
        except csv.Error:
            dialect = "excel"
        rows = list(islice(_rows(file, encoding, dialect), _SAMPLE + 1))
        if len(rows) < 2 or len(rows[0][1]) < 2:
            raise TableUnreadable(
                "A table needs a heading, at least one row, and two columns: one that names "
                "the scans and one that says something about them."
            )
        heading = [displayable(cell.strip()) for cell in rows[0][1]]
        if "" in heading or len(set(heading)) < len(heading):
            raise TableUnreadable("Every column of the table needs a name of its own.")
        if len(heading) > _MOST_COLUMNS:
            raise TableUnreadable(f"The table has more than {_MOST_COLUMNS} columns.")
        return cls(file, encoding, dialect, heading, rows[1:])

    def rows(self) -> Iterator[_Row]:
        """Yield every row but the heading."""
        return islice(_rows(self.file, self.encoding, self.dialect), 1, None)


def _rows(file: Path, encoding: str, dialect: type[csv.Dialect] | str) -> Iterator[_Row]:
    """Yield the rows that are not empty, each with the number of its (last) line."""
    with _refusals_told(), open(file, encoding=encoding, newline="") as text:
        reader = csv.reader(text, dialect)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row


def _encoding(file: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    with open(file, "rb") as data:
        while block := data.read(_BLOCK):
            if b"\0" in block:
                raise TableUnreadable("This is no table: save it as CSV, in UTF-8.")
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
    return "utf-8-sig" if is_utf8 else "cp1252"


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TableUnreadable(f"The table cannot be read ({error.strerror}).") from error
    except csv.Error as error:
        raise TableUnreadable(f"The table breaks off: {error}.") from error
    except UnicodeDecodeError as error:
        raise TableUnreadable(
            "The table is neither in UTF-8 nor in Windows-1252: save it in UTF-8."
        ) from error
