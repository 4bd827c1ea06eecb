"""Thumbnails by content hash and size, in one file that never grows beyond its limit."""

import hashlib
import logging
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, Final

from ajna_desktop.store.connection import BUSY_SECONDS
from ajna_desktop.store.disk import make_folder

_log = logging.getLogger(__name__)

LARGEST: Final = 1 << 30  # bytes; about 250,000 thumbnails
_CREATE: Final = """CREATE TABLE IF NOT EXISTS thumbnail (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    side INTEGER NOT NULL,
    image BLOB NOT NULL,
    UNIQUE (key, side)
) STRICT"""


# Pages in use: asking each thumbnail for its length would read the whole file.
_SIZE: Final = """SELECT (page_count - freelist_count) * page_size
    FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"""
_PRUNE: Final = """DELETE FROM thumbnail WHERE id IN (
    SELECT id FROM thumbnail ORDER BY id LIMIT (SELECT count(*) / 10 + 1 FROM thumbnail))"""


class ThumbnailCache:
    """Encoded thumbnails; any thread may ask. It never fails: what is lost is made again."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        """Open or make the cache in `folder`, of at most about `largest` bytes."""
        self._path = folder / "thumbnails.db"
        self._largest = largest
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        make_folder(folder)
        with self._lock:
            self._open()

    def get(self, key: str, side: int) -> bytes | None:
        """Return the encoded thumbnail of a key, None when it is not here.

        Args:
            key: See `thumbnail_key`.
            side: Length of the longer side, in pixels.
        """
        rows = self._ask("SELECT image FROM thumbnail WHERE key = ? AND side = ?", key, side)
        return rows[0][0] if rows else None

    def put(self, key: str, side: int, image: bytes) -> None:
        """Keep an encoded thumbnail; the oldest make room where the cache is full."""
        self._ask("INSERT OR REPLACE INTO thumbnail VALUES (NULL, ?, ?, ?)", key, side, image)
        (size,), *_ = self._ask(_SIZE) or [(0,)]
        if size > self._largest:
            self._ask(_PRUNE)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._close()

    def _ask(self, sql: str, *values: Any) -> list[Any]:
        with self._lock:
            if self._connection is None:
                return []
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.OperationalError as error:  # busy, full, read-only …
                _log.warning("a thumbnail could not be kept or read: %s", error)
            except sqlite3.DatabaseError as error:
                _log.warning("the thumbnails are damaged and are made again: %s", error)
                self._close()
                self._remove()
                self._open()
            return []

    def _open(self) -> None:
        """Open the file; where it is damaged, a new one; where that fails, do without."""
        for attempt in (self._connect, self._remove, self._connect):
            try:
                attempt()
            except (OSError, sqlite3.DatabaseError) as error:
                told = error.strerror if isinstance(error, OSError) else error  # no path
                _log.warning("the thumbnails cannot be opened: %s", told)
            if self._connection is not None:
                return

    def _connect(self) -> None:
        connection = sqlite3.connect(
            self._path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # a power cut may take all of them
            connection.execute(_CREATE)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def thumbnail_key(path: str, content_hash: str | None) -> str:
    """Return the key of an image: its content, and while that is unknown, what its file shows.

    Args:
        path: Absolute.
        content_hash: SHA-256 of the file, None when it was not opened yet.

    Raises:
        OSError: the file is not there, or may not be looked at.
    """
    if content_hash:
        return content_hash
    status = os.stat(path)
    shown = f"{path}\0{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.sha256(os.fsencode(shown)).hexdigest()
