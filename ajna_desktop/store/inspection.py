"""What a file must be before it is treated as a store; nothing here writes."""

import sqlite3
import struct
from functools import cache
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreDamaged, StoreError, StoreNewer
from ajna_desktop.store.connection import APPLICATION_ID, connect, known_errors
from ajna_desktop.store.migrations import Migrations, take_step

# https://sqlite.org/fileformat2.html#the_database_header
_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_USER_VERSION_AT: Final = 60
_APPLICATION_ID_AT: Final = 68

_NOT_OURS = "The file is no store of this program. It was left as it is."


def check_store(path: Path, migrations: Migrations) -> int:
    """Return the schema version of the store, having looked at it without changing it.

    The header is read before SQLite opens the file: opening alone may roll a journal back.

    Raises:
        StoreDamaged: it is empty, no store, or its schema is not one this program made.
        StoreNewer: a newer version of the program wrote it.
        StoreError: it cannot be read.
    """
    _check_header(path, len(migrations))
    with known_errors():
        connection = connect(path, read_only=True)
        try:
            return check_schema(connection, migrations)
        finally:
            connection.close()


def check_schema(connection: sqlite3.Connection, migrations: Migrations) -> int:
    """Return the schema version, having compared every table, index, trigger and view.

    A trigger or a view that somebody added would run with this program's rights.

    Raises:
        StoreDamaged: the schema is not what the migrations make.
        StoreNewer: a newer version of the program wrote it.
    """
    # The log may be ahead of the header, so ask SQLite again.
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreDamaged(_NOT_OURS)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    _check_version(version, len(migrations))
    found = _schema(connection)
    expected = expected_schema(migrations[:version])
    if found != expected:
        names = ", ".join(sorted({name for _, name, _ in found ^ expected}))
        raise StoreDamaged(
            f"The store's tables are not those that this program made ({names}). "
            "It was left as it is."
        )
    return version


@cache
def expected_schema(migrations: Migrations) -> frozenset[tuple[str, str, str]]:
    """Return (type, name, SQL) of everything that the migrations make."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statements in migrations:
            take_step(connection, statements)
        return _schema(connection)
    finally:
        connection.close()


def _check_header(path: Path, known_version: int) -> None:
    try:
        with open(path, "rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise StoreError(f"The store cannot be read ({error.strerror}).") from error
    if not header:
        raise StoreDamaged(
            "The store's file is empty (0 bytes): something else emptied it. "
            "Put a backup in its place, or move it away to begin anew."
        )
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise StoreDamaged(_NOT_OURS)
    if struct.unpack_from(">I", header, _APPLICATION_ID_AT)[0] != APPLICATION_ID:
        raise StoreDamaged(_NOT_OURS)
    _check_version(struct.unpack_from(">I", header, _USER_VERSION_AT)[0], known_version)


def _check_version(version: int, known_version: int) -> None:
    if version > known_version:
        raise StoreNewer(
            f"The store was written by a newer version of this program (format {version}; "
            f"this one knows {known_version}). Update the program to open it."
        )


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema")
    # SQLite's own tables and indexes come and go; a trigger or a view is never its own.
    return frozenset(
        (kind, name, sql or "")
        for kind, name, sql in rows
        if kind in ("trigger", "view") or not name.startswith("sqlite_")
    )
