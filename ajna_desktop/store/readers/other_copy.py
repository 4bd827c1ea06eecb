"""The store of somebody else is read from a copy, and stays as it is."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.backup import copy_store
from ajna_desktop.store.connection import known_errors
from ajna_desktop.store.database import Database
from ajna_desktop.store.inspection import check_store
from ajna_desktop.store.lock import is_held
from ajna_desktop.store.migrations import MIGRATIONS

_LOGGED: Final = ("", "-wal")  # what a store consists of while nobody has it open


@contextmanager
def opened_copy(store: Path) -> Iterator[Database]:
    """Open a copy of a store, or of a backup of one, brought up to date where it is older.

    The store may be in use, or lie where nothing can be written.

    Raises:
        StoreNewer: a newer version of the program wrote it.
        StoreDamaged: it is no store, or damaged.
        StoreError: it cannot be read, or there is no room for the copy.
    """
    if not store.is_file():
        raise StoreError("There is no store at this place.")
    with tempfile.TemporaryDirectory(prefix="ajna-") as folder:
        copy = Path(folder) / "copy" / "other.ajna"
        copy.parent.mkdir()
        try:
            source = _readable(store, Path(folder))
            check_store(source, MIGRATIONS)
            with known_errors():
                copy_store(source, copy)
        except OSError as error:
            raise StoreError(f"The store cannot be read ({error.strerror}).") from error
        database = Database(copy)
        try:
            yield database
        finally:
            database.close()


def _readable(store: Path, folder: Path) -> Path:
    """Return a path at which SQLite can open it: to read a log, it makes files beside it."""
    if is_held(store):  # they are there already
        return store
    copy = folder / store.name
    for ending in _LOGGED:
        source = store.with_name(store.name + ending)
        if source.exists():
            shutil.copyfile(source, copy.with_name(copy.name + ending))
    return copy
