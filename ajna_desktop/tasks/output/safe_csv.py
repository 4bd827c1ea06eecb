"""Write tables that a spreadsheet shows and never runs."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from ajna_desktop.tasks.output.atomic_file import replace_file

Cell = str | int | float | None

# What makes a spreadsheet take a cell for a formula, or drop the quote before one: OWASP "CSV
# Injection", with the full-width forms that Excel accepts in East Asian settings. A leading
# quote is doubled, so that dropping one quote always gives the text back.
_RUN_OR_EATEN: Final = tuple("=+-@\t\r\n\0'＝＋－＠")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


def safe_cell(value: Cell) -> Cell:
    """Return a cell that no spreadsheet runs; numbers and harmless texts are untouched."""
    if not isinstance(value, str):
        return value
    text = _storable(value)
    if text.lstrip(" ").startswith(_RUN_OR_EATEN) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def write_table(
    file: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    for_spreadsheets: bool = False,
) -> None:
    """Write a table to `file`, whole or not at all, in UTF-8.

    Args:
        file: Where to; a file already there is replaced.
        header: Names of the columns.
        rows: The cells; None is left empty.
        for_spreadsheets: Begin with a byte order mark. Excel takes a file without one for
            Windows-1252 and shows "contÃªiner"; scripts would rather not meet one.
    """
    mark = codecs.BOM_UTF8 if for_spreadsheets else b""
    replace_file(file, chain([mark], _encoded(chain([header], rows))))


def table_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, for_spreadsheets: bool = False
) -> bytes:
    """Return what `write_table` would write."""
    mark = codecs.BOM_UTF8 if for_spreadsheets else b""
    return b"".join(chain([mark], _encoded(chain([header], rows))))


def _encoded(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield each row as comma-separated text with CRLF at its end (RFC 4180)."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _storable(text: str) -> str:
    # Bytes of a file name that are no UTF-8 are written as `\xe9`: told apart, and never a
    # table that cannot be decoded.
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else char
        for char in text
    )
