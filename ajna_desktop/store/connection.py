"""How SQLite is opened here, and what its known errors mean for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreDamaged, StoreError, StoreInUse, StoreReadOnly

APPLICATION_ID: Final = 0x414A4E41  # "AJNA"
OLDEST_SQLITE: Final = (3, 37, 0)  # STRICT tables
BUSY_SECONDS: Final = 5.0
CACHE_KIB: Final = 64 * 1024  # at a million scans, hashes land anywhere in their index

_DAMAGED: Final[tuple[type[StoreError], str]] = (
    StoreDamaged,
    "The store is damaged. Nothing was changed; its backups lie beside it.",
)

# Primary result codes for what the computer, not the program, got wrong.
_KNOWN: Final[dict[int, tuple[type[StoreError], str]]] = {
    sqlite3.SQLITE_BUSY: (StoreInUse, "Another program is using the store. Try again."),
    sqlite3.SQLITE_PROTOCOL: (StoreInUse, "Another program is using the store. Try again."),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "The store cannot be opened. Is its folder there, and may it be read?",
    ),
    sqlite3.SQLITE_PERM: (StoreError, "The system does not permit the store to be opened."),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (StoreDamaged, "The file is no store of this program."),
    sqlite3.SQLITE_FULL: (
        StoreError,
        "The disk is full: nothing was saved. Make room and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "The disk failed while the store was read or written: nothing was saved. "
        "It may be full, worn out or no longer connected.",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreReadOnly,
        "The store may not be written to: its file, folder or disk is read-only.",
    ),
}


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn what the computer got wrong into a `StoreError`; let bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        # Text that is no text has no code of SQLite: the module itself says so.
        known = _DAMAGED if "decode to UTF-8" in str(error) else _KNOWN.get(code)
        if known is None:
            raise
        kind, sentence = known
        raise kind(sentence) from error
    except UnicodeDecodeError as error:  # damage that SQLite quotes in its message
        kind, sentence = _DAMAGED
        raise kind(sentence) from error


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing database with the settings that every connection has.

    Never `immutable`: with a write-ahead log beside the file, that reports damage.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # before anything reads the schema
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")  # paths do not go to other folders
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_version() -> str:
    """Return which SQLite this Python comes with."""
    return sqlite3.sqlite_version


def check_sqlite_version() -> None:
    """Refuse an SQLite that knows no STRICT tables.

    Raises:
        StoreError: the SQLite of this Python is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; the store needs {oldest}."
        )
