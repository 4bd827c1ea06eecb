"""Columns of scans: those of the folder itself, and those that a table brought along."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import numpy as np

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import (
    BUILT_IN,
    MEASURED,
    Column,
    ColumnIs,
    ColumnValues,
    in_order,
)
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.database import Database
from ajna_desktop.store.sought import HAS_QUALITY, quality_of

Given = tuple[ScanId, Sequence[str]]  # a scan and its values, one a column

_BATCH: Final = 2000  # rows in one transaction: some ten milliseconds
_GIVEN: Final = "table:"  # before the name of a column that a table brought along
_SHOWN: Final = "scan.state IN ('found', 'readable')"
_PATH: Final = "CAST(scan.path AS TEXT)"

# What holds for a scan in a built-in column, as SQL; "" is no value. A path may hold bytes that
# are no UTF-8, which neither JSON nor Python would take: folders are told in hexadecimal.
_EXPRESSIONS: Final = {
    "split": "scan.split",
    "label": "coalesce(scan.label, '')",
    "predicted": "coalesce((SELECT predicted FROM prediction WHERE run_id = "
    "(SELECT run_id FROM current_run) AND scan_id = scan.id), '')",
    "status": "scan.status",
    "group": "scan.group_name",
    "folder": f"hex(rtrim({_PATH}, replace({_PATH}, '/', '')))",
    "format": "scan.format",
    "size": "iif(scan.width > 0, scan.width || ' × ' || scan.height, '')",
    "bits": "iif(scan.bits > 0, CAST(scan.bits AS TEXT), '')",
    "flaw": quality_of("worst_flaw"),
    # As many digits as differ for the eye.
    "brightness": quality_of("printf('%.2f', brightness)"),
    "contrast": quality_of("printf('%.2f', contrast)"),
    "entropy": quality_of("printf('%.1f', entropy)"),
    "sharpness": quality_of("printf('%.1f', sharpness)"),
}
_OF_TABLE: Final = (
    "coalesce((SELECT value FROM metadata WHERE scan_id = scan.id AND column_id = "
    "(SELECT id FROM metadata_column WHERE is_there AND name = ?)), '')"
)


class ColumnStore:
    """Reads any column, and takes new ones from tables. Not on the UI thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def columns(self) -> list[Column]:
        """Return what there is: built-in columns, measured ones, those of tables by name."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT name FROM metadata_column WHERE is_there ORDER BY name"
            ).fetchall()
            is_measured = bool(reader.execute(HAS_QUALITY).fetchone()[0])
        measured = MEASURED if is_measured else ()
        return [*BUILT_IN, *measured, *(column_of_table(name) for (name,) in rows)]

    def values(self, column: Column) -> ColumnValues:
        """Return what every scan that is in the folder and readable has in one column."""
        expression, asked = expression_of(column.key)
        # One row, because a thread that steps through a million rows takes the interpreter
        # lock a million times, and the window would feel it.
        inner = f"SELECT id, {expression} AS value FROM scan WHERE {_SHOWN} ORDER BY id"  # noqa: S608 - constants and "?" alone
        with self._database.snapshot() as reader:
            ids, texts = reader.execute(
                f"SELECT json_group_array(id), json_group_array(value) FROM ({inner})",  # noqa: S608 - as above
                asked,
            ).fetchone()
        values: list[str] = json.loads(texts)
        names = {name: _told(column.key, name) for name in set(values) if name}
        ordered = in_order(list(names.values()))
        place = {name: number for number, name in enumerate(ordered)}
        codes = {name: place[told] for name, told in names.items()}
        return ColumnValues(
            column,
            np.array(json.loads(ids), np.int64),
            np.fromiter((codes.get(value, -1) for value in values), np.int32, len(values)),
            tuple(ordered),
        )

    def replace(self, names: Sequence[str], rows: Iterable[Given]) -> Changes:
        """Enter columns of a table; columns of the same names are replaced, all at once.

        The rows are written in short transactions, between which labels can be saved; the old
        columns hold until the last row is there.

        Args:
            names: Of the columns, each once.
            rows: For each scan its values, one a column; "" is no value. A scan comes once.
        """
        self._clear()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction() as db:
            table = db["metadata_column"]
            numbers = [
                table.insert({"name": name, "entered_utc": now, "is_there": 0}).last_pk
                for name in names
            ]
        for batch in _batches(rows):
            with self._database.transaction() as db:
                db["metadata"].insert_all(
                    {"column_id": number, "scan_id": scan_id, "value": value}
                    for scan_id, values in batch
                    for number, value in zip(numbers, values, strict=True)
                    if value
                )
        with self._database.transaction() as db:
            for number, name in zip(numbers, names, strict=True):
                db.execute("UPDATE metadata_column SET is_there = 0 WHERE name = ?", [name])
                db.execute("UPDATE metadata_column SET is_there = 1 WHERE id = ?", [number])
        self._clear()
        return Changes(scans=True)

    def remove(self, column: Column) -> Changes:
        """Remove a column that a table brought along; built-in ones stay."""
        name = column.key.removeprefix(_GIVEN)
        with self._database.transaction() as db:
            db.execute("UPDATE metadata_column SET is_there = 0 WHERE name = ?", [name])
        self._clear()
        return Changes(scans=True)

    def _clear(self) -> None:
        """Delete what was replaced, and what a killed program left half-written."""
        gone = "(SELECT id FROM metadata_column WHERE NOT is_there)"
        deleted = 1
        while deleted:
            with self._database.transaction() as db:
                # Without rowids there is no DELETE … LIMIT: go by the key.
                deleted = db.execute(
                    "DELETE FROM metadata WHERE (column_id, scan_id) IN (SELECT column_id, "  # noqa: S608 - a constant
                    f"scan_id FROM metadata WHERE column_id IN {gone} LIMIT ?)",
                    [_BATCH],
                ).rowcount
        with self._database.transaction() as db:
            db.execute("DELETE FROM metadata_column WHERE NOT is_there")


def column_of_table(name: str) -> Column:
    """Return the column that a table calls so."""
    return Column(_GIVEN + name, name)


def expression_of(key: str) -> tuple[str, list[Any]]:
    """Return what holds for a scan in a column as SQL, and the values for its question marks.

    Raises:
        KeyError: there is no built-in column with this key.
    """
    if key.startswith(_GIVEN):
        return _OF_TABLE, [key.removeprefix(_GIVEN)]
    return _EXPRESSIONS[key], []


def condition_of(asked: ColumnIs) -> tuple[str, list[Any]]:
    """Return as SQL that a scan has a value in a column; errors as `expression_of`."""
    expression, values = expression_of(asked.column)
    value = asked.value
    if asked.column == "folder":
        value = os.fsencode(f"{value}/").hex().upper() if value else ""
    return f"{expression} = ?", [*values, value]


def _told(key: str, value: str) -> str:
    if key != "folder":
        return value
    return os.fsdecode(bytes.fromhex(value)).removesuffix("/")


def _batches(rows: Iterable[Given]) -> Iterator[list[Given]]:
    there = iter(rows)
    while batch := list(islice(there, _BATCH)):
        yield batch
