"""Put a backup in the place of the store, such that no moment leaves neither."""

import os
import shutil
import uuid
from pathlib import Path

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.store.backup import BEFORE_RESTORE, back_up, is_intact
from ajna_desktop.store.connection import connect, known_errors
from ajna_desktop.store.disk import sync_file, sync_folder
from ajna_desktop.store.inspection import check_store
from ajna_desktop.store.lock import StoreLock
from ajna_desktop.store.migrations import MIGRATIONS


def restore(store: Path, backup: Path) -> Path | None:
    """Make the store what a backup holds, and return where what was there lies now.

    What was there is backed up first; where it is too damaged for that, it is moved aside.
    Ids given since the backup may be given again, so the store gets a new id: indexes and maps
    made for the ids of before are never taken for its own.

    Args:
        store: Nobody may have it open.
        backup: One of its backups.

    Raises:
        StoreDamaged: the backup is not what was written; nothing was changed.
        StoreInUse: the store is open.
        StoreError: it cannot be written; the store is as it was.
    """
    if not is_intact(backup):
        raise StoreDamaged(
            f"The backup {backup.name} is not what was written: nothing was changed. "
            "Choose another one."
        )
    check_store(backup, MIGRATIONS)
    lock = StoreLock(store)
    unfinished = store.with_name(f"{store.name}.restoring")
    try:
        former = _keep_former(store)
        shutil.copyfile(backup, unfinished)
        os.chmod(unfinished, 0o600)
        with known_errors():
            _take_new_id(unfinished)
        sync_file(unfinished)
        os.replace(unfinished, store)
        sync_folder(store.parent)
    except OSError as error:
        raise StoreError(f"The backup could not be restored ({error.strerror}).") from error
    finally:
        unfinished.unlink(missing_ok=True)
        lock.release()
    return former


def _keep_former(store: Path) -> Path | None:
    if not store.exists():
        return None
    try:
        former = back_up(store, BEFORE_RESTORE)
        with known_errors():
            _empty_log(store)
    except StoreDamaged:
        return _move_aside(store)
    return former


def _empty_log(store: Path) -> None:
    """Bring the log into the store: one that is left would be played into the restored one."""
    connection = connect(store)
    try:
        (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if is_busy:
        raise StoreError("Another program reads the store: close it and try again.")
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def _move_aside(store: Path) -> Path:
    number = 1
    while (aside := store.with_name(f"{store.name}.damaged-{number:04}")).exists():
        number += 1
    for ending in ("-wal", "-shm", ""):  # the store last: until then it is whole
        part = store.with_name(store.name + ending)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + ending))
    return aside


def _take_new_id(store: Path) -> None:
    connection = connect(store)
    try:
        connection.execute("UPDATE collection SET store_id = ?", (uuid.uuid4().hex,))
    finally:
        connection.close()
