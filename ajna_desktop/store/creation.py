"""Stores are made and brought up to date in steps that a power cut cannot split."""

import os
import sqlite3
from pathlib import Path

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.store.backup import back_up
from ajna_desktop.store.connection import APPLICATION_ID, connect, known_errors
from ajna_desktop.store.disk import sync_file, sync_folder
from ajna_desktop.store.migrations import Migrations, take_step


def create(path: Path, migrations: Migrations) -> None:
    """Make an empty store under another name, then give it its own: there is never half a one.

    Raises:
        StoreDamaged: a log of a lost store lies there, and would be mixed into the new one.
        StoreError: it cannot be written.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreDamaged(
            f"The store {path.name} is gone, but its log {log.name} is still there. "
            "Put a backup of the store beside it, or move the log away to begin anew."
        )
    new = path.with_name(f"{path.name}.new")
    try:
        for ending in ("", "-journal", "-wal", "-shm"):  # what a killed program left
            new.with_name(new.name + ending).unlink(missing_ok=True)
        new.touch(mode=0o600)
        _make(new, migrations)
        sync_file(new)
        os.replace(new, path)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(f"The store cannot be made ({error.strerror}).") from error


def migrate(path: Path, version: int, migrations: Migrations) -> None:
    """Bring an existing store up to date, all steps or none, with one backup before them.

    Raises:
        StoreError: the backup or a step could not be written; the store is as it was before.
    """
    if version >= len(migrations):
        return
    back_up(path, f"before-{len(migrations)}")
    with known_errors():
        connection = connect(path)
        try:
            connection.execute("PRAGMA synchronous = EXTRA")
            _apply(connection, migrations, after=version)
            # The version in the header is what an older program looks at first.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    sync_folder(path.parent)


def _make(path: Path, migrations: Migrations) -> None:
    with known_errors():
        connection = connect(path)
        try:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _apply(connection, migrations, after=0)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


def _apply(connection: sqlite3.Connection, migrations: Migrations, after: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in migrations[after:]:
            take_step(connection, statements)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
