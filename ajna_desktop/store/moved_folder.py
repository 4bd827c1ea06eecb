"""A folder that was moved or renamed keeps its store: found again by its files."""

import logging
import os
import sqlite3
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.connection import connect, known_errors
from ajna_desktop.store.disk import sync_folder
from ajna_desktop.store.inspection import check_store
from ajna_desktop.store.lock import is_held
from ajna_desktop.store.migrations import MIGRATIONS

_log = logging.getLogger(__name__)

_SAMPLE: Final = 100  # files looked for in the new place
_SHARE_FOUND: Final = 0.9


def bring_along(folder: Path, place: Path) -> None:
    """Where the store of a folder that is gone fits this folder, move it to `place`.

    Args:
        folder: The folder that is opened, for which there is no store yet.
        place: Where its store belongs.
    """
    store = find_store_of_moved(folder, place)
    if store is None:
        return
    try:
        os.rename(store.parent, place.parent)
        sync_folder(place.parent.parent)
    except OSError as error:  # the folder is opened with a store of its own
        _log.warning("a store could not be moved to its new place: %s", error.strerror)


def find_store_of_moved(folder: Path, place: Path) -> Path | None:
    """Return the store of a folder that is gone and fits this one; None for none or several.

    It fits when nearly all of a sample of its files lie here, at the same relative paths and
    with the same sizes.
    """
    stores = place.parent.parent.glob(f"*/{place.name}")
    fitting = [store for store in stores if _fits(store, folder)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(store: Path, folder: Path) -> bool:
    if is_held(store):
        return False
    try:
        check_store(store, MIGRATIONS)
        with known_errors():
            connection = connect(store, read_only=True)
            try:
                return _was_of_gone_folder(connection) and _has_files(connection, folder)
            finally:
                connection.close()
    except StoreError:
        return False  # whoever opens that store is told


def _was_of_gone_folder(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT folder FROM collection").fetchone()
    return row is not None and not os.path.exists(row[0])


def _has_files(connection: sqlite3.Connection, folder: Path) -> bool:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM scan").fetchone()
    rows = connection.execute(
        "SELECT path, file_size FROM scan WHERE state <> 'missing' AND id % ? = 0 LIMIT ?",
        (max(1, last // _SAMPLE), _SAMPLE),
    ).fetchall()
    found = sum(_size(os.path.join(os.fsencode(folder), path)) == size for path, size in rows)
    return bool(rows) and found >= _SHARE_FOUND * len(rows)


def _size(path: bytes) -> int | None:
    try:
        return os.lstat(path).st_size
    except OSError:
        return None
