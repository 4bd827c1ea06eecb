"""Numbered copies of the store beside it, each with its checksum."""

import glob
import hashlib
import os
import re
import sqlite3
import time
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.store.connection import connect, known_errors
from ajna_desktop.store.disk import sync_file, sync_folder

KEPT: Final = 10  # ordinary backups; those from before a migration are never removed
_DAY: Final = 24 * 60 * 60.0  # seconds
ORDINARY: Final = "daily"
_NUMBERED: Final = re.compile(r"\.backup-(\d{4,})-")


def back_up(store: Path, why: str = ORDINARY) -> Path:
    """Copy the store, consistently and while it is in use, and return where the copy lies.

    Args:
        store: The file to copy.
        why: Part of the name: "daily", "before-2".

    Raises:
        StoreDamaged: SQLite finds damage in the copy; older backups are left alone.
        StoreError: the copy could not be written; nothing half-written is left.
    """
    number = 1 + max(map(_number, backups(store)), default=0)
    copy = store.with_name(f"{store.name}.backup-{number:04}-{why}")
    unfinished = store.with_name(f"{store.name}.backup-new")
    try:
        with known_errors():
            _copy(store, unfinished)
        checksum = _sha256(unfinished)
        sync_file(unfinished)
        checksum_path(copy).write_text(f"{checksum}  {copy.name}\n", "ascii")
        sync_file(checksum_path(copy))
        os.replace(unfinished, copy)
        sync_folder(store.parent)
    except OSError as error:
        checksum_path(copy).unlink(missing_ok=True)
        raise StoreError(f"The backup could not be written ({error.strerror}).") from error
    finally:
        unfinished.unlink(missing_ok=True)
    _remove_old(store)
    return copy


def back_up_daily(store: Path) -> Path | None:
    """Back up a store in which labels were given since the last backup, at most once a day.

    Raises:
        StoreError: it could not be written.
    """
    newest = next((p for p in reversed(backups(store)) if p.name.endswith(ORDINARY)), None)
    if newest is not None and time.time() - newest.stat().st_mtime < _DAY:
        return None
    with known_errors():
        if _events(store) == (0 if newest is None else _events(newest)):
            return None
    return back_up(store)


def backups(store: Path) -> list[Path]:
    """Return the backups of a store, oldest first."""
    found = [
        path
        for path in store.parent.glob(f"{glob.escape(store.name)}.backup-*")
        if _NUMBERED.search(path.name) and path.suffix != ".sha256"
    ]
    return sorted(found, key=_number)


def checksum_path(backup: Path) -> Path:
    """Return where the checksum of a backup lies, in the format of `sha256sum`."""
    return backup.with_name(f"{backup.name}.sha256")


def is_intact(backup: Path) -> bool:
    """Say whether the backup is byte for byte what was written."""
    try:
        return checksum_path(backup).read_text("ascii").split()[0] == _sha256(backup)
    except (OSError, ValueError, IndexError):
        return False


def newest_intact(store: Path) -> Path | None:
    """Return the backup to go back to when the store is damaged, None where there is none."""
    return next((path for path in reversed(backups(store)) if is_intact(path)), None)


def _events(path: Path) -> int:
    connection = connect(path, read_only=True)
    try:
        (count,) = connection.execute(
            "SELECT coalesce(max(seq), 0) FROM label_event"
        ).fetchone()
        return int(count)
    finally:
        connection.close()


def _copy(store: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    source = connect(store, read_only=True)
    try:
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            source.backup(copy)
            # A copy is one file: opening it must not need a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            problem = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            copy.close()
    finally:
        source.close()
    if problem != "ok":
        raise StoreDamaged(f"The store is damaged ({problem}). Nothing was changed.")


def _remove_old(store: Path) -> None:
    ordinary = [path for path in backups(store) if path.name.endswith(f"-{ORDINARY}")]
    for path in ordinary[:-KEPT]:
        checksum_path(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _number(backup: Path) -> int:
    match = _NUMBERED.search(backup.name)
    return int(match.group(1)) if match else 0


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
