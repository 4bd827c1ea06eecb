"""Numbered copies of the store beside it, each with its checksum."""

import glob
import hashlib
import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.store.connection import connect, known_errors
from ajna_desktop.store.disk import sync_file, sync_folder

BY_HAND: Final = "by-hand"
ON_CLOSING: Final = "on-closing"
BEFORE_BULK: Final = "before-bulk"
BEFORE_MERGE: Final = "before-merge"
BEFORE_RESTORE: Final = "before-restore"

NEWEST: Final = 10  # are kept, however old; of the others the newest of a day, then of a week
_DAYS: Final = 30
_WEEKS: Final = 52
_NUMBERED: Final = re.compile(r"\.backup-(\d{4,})-(.+)$")
_BEFORE_MIGRATION: Final = re.compile(r"before-\d+")  # never removed


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a store, and what is known without opening it."""

    path: Path
    number: int
    why: str  # "on-closing", "before-merge", "before-12"
    made_at: datetime
    size: int  # bytes


def back_up(store: Path, why: str = BY_HAND) -> Path:
    """Copy the store, consistently and while it is in use, and return where the copy lies.

    Args:
        store: The file to copy.
        why: Part of the name: letters, digits and hyphens.

    Raises:
        StoreDamaged: SQLite finds damage in the copy; older backups are left alone.
        StoreError: the copy could not be written; nothing half-written is left.
    """
    number = 1 + max((one.number for one in backups(store)), default=0)
    copy = store.with_name(f"{store.name}.backup-{number:04}-{why}")
    unfinished = store.with_name(f"{store.name}.backup-new")
    try:
        with known_errors():
            copy_store(store, unfinished)
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


def back_up_changes(store: Path, why: str) -> Path | None:
    """Back up a store to which people added something since its newest backup.

    Raises:
        StoreError: it could not be written.
    """
    newest = next(reversed(backups(store)), None)
    with known_errors():
        said = _said(store)
    return None if said == _said_in(newest) else back_up(store, why)


def backups(store: Path) -> list[Backup]:
    """Return the backups of a store, oldest first."""
    found = []
    for path in store.parent.glob(f"{glob.escape(store.name)}.backup-*"):
        numbered = _NUMBERED.search(path.name)
        if numbered and path.suffix != ".sha256":
            facts = path.stat()
            made_at = datetime.fromtimestamp(facts.st_mtime, UTC)
            number, why = numbered.groups()
            found.append(Backup(path, int(number), why, made_at, facts.st_size))
    return sorted(found, key=lambda one: one.number)


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
    newest_first = (one.path for one in reversed(backups(store)))
    return next((path for path in newest_first if is_intact(path)), None)


def label_events(path: Path) -> int:
    """Return how many decisions about labels a store or a backup holds.

    Raises:
        StoreError: it cannot be read.
    """
    with known_errors():
        connection = connect(path, read_only=True)
        try:
            (count,) = connection.execute(
                "SELECT coalesce(max(seq), 0) FROM label_event"
            ).fetchone()
            return int(count)
        finally:
            connection.close()


def _said_in(backup: Backup | None) -> int:
    if backup is None:
        return 0
    try:
        with known_errors():
            return _said(backup.path)
    except StoreError:  # a damaged one is worth nothing
        return -1


def _said(path: Path) -> int:
    """Return a number that grows with all that people say: labels, notes, splits, …"""
    connection = connect(path, read_only=True)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%\\_event' "
            "ESCAPE '\\'"
        ).fetchall()
        return sum(
            connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}").fetchone()[0]  # noqa: S608 - names of our own schema
            for (name,) in tables
        )
    finally:
        connection.close()


def copy_store(store: Path, target: Path) -> None:
    """Write all that a store holds now into one file, whoever writes to the store meanwhile.

    Raises:
        StoreDamaged: SQLite finds damage in the copy.
    """
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
    removable = [one for one in backups(store) if not _BEFORE_MIGRATION.fullmatch(one.why)]
    kept = {one.path for one in by_age(removable, datetime.now(UTC))}
    for one in removable:
        if one.path not in kept:
            checksum_path(one.path).unlink(missing_ok=True)
            one.path.unlink(missing_ok=True)


def by_age(every: list[Backup], now: datetime) -> list[Backup]:
    """Return which of these backups to keep: fewer, the older they are.

    The newest ten; besides, the newest of each of the last thirty days and of each of the
    last fifty-two weeks.

    Args:
        every: Oldest first.
        now: In UTC.
    """
    kept: dict[object, Backup] = {}
    for one in every:  # the later of a day or a week takes the place of the earlier
        age = now - one.made_at
        if age < timedelta(days=_DAYS):
            kept["day", one.made_at.date()] = one
        if age < timedelta(weeks=_WEEKS):
            kept["week", *one.made_at.isocalendar()[:2]] = one
    chosen = {one.number for one in [*kept.values(), *every[-NEWEST:]]}
    return [one for one in every if one.number in chosen]


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
