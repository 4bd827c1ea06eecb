"""Tables that others made: CSV, TSV, JSON and JSON lines, read row by row."""

import codecs
import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.scan import displayable

Row = tuple[int, list[str]]  # the number of its line, and its cells

_SAMPLE: Final = 200  # rows by which the column that names scans is told
_SNIFFED: Final = 20_000  # characters by which the delimiter is told
_BLOCK: Final = 1 << 20  # bytes read at once
_MOST_COLUMNS: Final = 200
_LARGEST_JSON: Final = 256 << 20  # bytes: such a file is read whole
_LONGEST_LINE: Final = 1 << 20  # characters of one record
_DELIMITERS: Final = ",;\t|"
_JSON: Final = (".json",)
_JSON_LINES: Final = (".jsonl", ".ndjson")
_NESTED: Final = "\0nested"  # stands for a value that is no cell; no text of a table has it


@dataclass(frozen=True, slots=True)
class Records:
    """A table whose heading and first rows were read."""

    file: Path
    heading: list[str]
    sample: list[Row]
    _encoding: str = "utf-8"
    _dialect: type[csv.Dialect] | str = ""  # "": JSON
    _is_lines: bool = False  # one JSON object a line

    @classmethod
    def of(cls, file: Path) -> "Records":
        """Look into a file; what it is tells its ending, else its first character.

        Raises:
            TableUnreadable: it is no table, has no heading, or too many columns.
        """
        with _refusals_told():
            encoding = _encoding(file)
            ending = file.suffix.lower()
            if ending in (*_JSON, *_JSON_LINES):
                return cls._of_json(file, encoding, ending in _JSON_LINES)
            with open(file, encoding=encoding, newline="") as text:
                start = text.read(_SNIFFED)
        try:
            dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(start, _DELIMITERS)
        except csv.Error:
            dialect = "excel"
        rows = list(islice(_csv_rows(file, encoding, dialect), _SAMPLE + 1))
        if len(rows) < 2 or len(rows[0][1]) < 2:
            raise TableUnreadable(
                "A table needs a heading, at least one row, and two columns: one that names "
                "the scans and one that says something about them."
            )
        heading = _checked([displayable(cell.strip()) for cell in rows[0][1]])
        return cls(file, heading, rows[1:], encoding, dialect)

    @classmethod
    def _of_json(cls, file: Path, encoding: str, is_lines: bool) -> "Records":
        objects = list(islice(_objects(file, encoding, is_lines), _SAMPLE))
        heading = list(dict.fromkeys(key for _, one in objects for key in one))
        if len(heading) < 2:
            raise TableUnreadable(
                "The file needs objects with at least two keys: one that names the scan and "
                "one that says something about it."
            )
        _checked([displayable(key.strip()) for key in heading])
        sample = [(line, _cells(one, heading)) for line, one in objects]
        return cls(file, heading, sample, encoding, "", is_lines)

    def rows(self) -> Iterator[Row]:
        """Yield every row but the heading; keys that the first objects lack are left out.

        Raises:
            TableUnreadable: it breaks off.
        """
        if self._dialect:
            yield from islice(_csv_rows(self.file, self._encoding, self._dialect), 1, None)
            return
        for line, one in _objects(self.file, self._encoding, self._is_lines):
            yield line, _cells(one, self.heading)

    def column(self, *names: str) -> int | None:
        """Return the place of the first of these headings that there is, in any case."""
        plain = [title.casefold() for title in self.heading]
        return next((plain.index(name) for name in names if name in plain), None)


def refusal_of_cells(row: Sequence[str], width: int) -> str:
    """Return why a row cannot be used whatever it means, "" where nothing is wrong with it."""
    if len(row) != width:
        return f"it has {len(row)} cells instead of {width}"
    if _NESTED in row:
        return "one of its values is a list or an object"
    return ""


def _checked(heading: list[str]) -> list[str]:
    if "" in heading or len(set(heading)) < len(heading):
        raise TableUnreadable("Every column of the table needs a name of its own.")
    if len(heading) > _MOST_COLUMNS:
        raise TableUnreadable(f"The table has more than {_MOST_COLUMNS} columns.")
    return heading


def _csv_rows(file: Path, encoding: str, dialect: type[csv.Dialect] | str) -> Iterator[Row]:
    """Yield the rows that are not empty, each with the number of its (last) line."""
    with _refusals_told(), open(file, encoding=encoding, newline="") as text:
        reader = csv.reader(text, dialect)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row


def _objects(file: Path, encoding: str, is_lines: bool) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each object with the number of its line, or its number in a list from 1."""
    with _refusals_told():
        if is_lines:
            yield from _objects_by_line(file, encoding)
            return
        if file.stat().st_size > _LARGEST_JSON:
            raise TableUnreadable(
                "The file is too large to be read whole: save it as JSON lines (.jsonl)."
            )
        found = json.loads(file.read_text(encoding))
        if isinstance(found, dict):  # {"scans": [...]}: the one list in it
            lists = [value for value in found.values() if isinstance(value, list)]
            found = lists[0] if len(lists) == 1 else None
        if not isinstance(found, list):
            raise TableUnreadable("The file must hold a list of objects, one a scan.")
        for number, one in enumerate(found, start=1):
            yield number, one if isinstance(one, dict) else {}


def _objects_by_line(file: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    with open(file, encoding=encoding) as text:
        number = 0
        while line := text.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE and not line.endswith("\n"):
                raise TableUnreadable(f"Line {number} is too long to be a record.")
            if line.strip():
                one = json.loads(line)
                yield number, one if isinstance(one, dict) else {}


def _cells(one: dict[str, Any], heading: Sequence[str]) -> list[str]:
    return [_cell(one.get(key)) for key in heading]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    return _NESTED


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
    except json.JSONDecodeError as error:
        raise TableUnreadable(
            f"The file is no JSON (line {error.lineno}: {error.msg.lower()})."
        ) from error
    except RecursionError as error:
        raise TableUnreadable("The file is nested too deeply to be a table.") from error
    except UnicodeDecodeError as error:
        raise TableUnreadable(
            "The table is neither in UTF-8 nor in Windows-1252: save it in UTF-8."
        ) from error
