"""What a walk through the folder means for the scans."""

import os
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import sqlite_utils

from ajna_desktop.domain.files import FoundFile
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.scan import Label, ScanState
from ajna_desktop.store.curating.class_words import folder_words
from ajna_desktop.store.scan_rows import search_text

_AT_ONCE: Final = 500  # paths in one question to SQLite


class _Known(NamedTuple):
    id: int
    path: bytes
    state: str
    kept_state: str
    content_hash: str | None
    file_size: int
    mtime_ns: int
    reason: str


def begin(db: sqlite_utils.Database) -> None:
    """Forget what an earlier walk has seen: a table, for a million ids are a large set."""
    db.execute("DROP TABLE IF EXISTS temp.seen")
    db.execute("CREATE TEMP TABLE seen (scan_id INTEGER PRIMARY KEY)")


def record(db: sqlite_utils.Database, files: Sequence[FoundFile]) -> bool:
    """Enter a batch of files; return whether anything is new or changed."""
    by_path = {os.fsencode(file.path): file for file in files}
    known = _known(db, list(by_path))
    seen = [row.id for row in known.values()]
    words = folder_words(db)
    changed = False
    for path, file in by_path.items():
        row = known.get(path)
        if row is None:
            seen.append(_insert(db, file, words))
            changed = True
        else:
            changed |= _compare(db, row, file)
    db.conn.executemany(
        "INSERT OR IGNORE INTO temp.seen VALUES (?)", [(scan_id,) for scan_id in seen]
    )
    return changed


def unseen(db: sqlite_utils.Database) -> list[int]:
    """Return the ids of the scans that the walk has not come upon."""
    rows = db.execute(
        "SELECT id FROM scan WHERE state <> 'missing' "
        "AND id NOT IN (SELECT scan_id FROM temp.seen)"
    )
    return [row[0] for row in rows]


def mark_missing(db: sqlite_utils.Database, scan_ids: Sequence[int]) -> None:
    """Note that the files of these scans are gone; everything else about them is kept."""
    db.conn.executemany(
        "UPDATE scan SET kept_state = state, state = 'missing' "
        "WHERE id = ? AND state <> 'missing'",
        [(scan_id,) for scan_id in scan_ids],
    )


def _known(db: sqlite_utils.Database, paths: Sequence[bytes]) -> dict[bytes, _Known]:
    rows: list[Any] = []
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows += db.execute(
            f"SELECT {', '.join(_Known._fields)} FROM scan WHERE path IN ({marks})",  # noqa: S608 - constants and "?" alone
            some,
        )
    return {row[1]: _Known(*row) for row in rows}


def _insert(db: sqlite_utils.Database, file: FoundFile, words: dict[str, Label]) -> int:
    told = told_by_path(file.path)
    label = None if told.label is None else words.get(told.label, told.label)
    state = ScanState.UNREADABLE if file.refused else ScanState.FOUND
    cursor = db.execute(
        "INSERT INTO scan (path, state, split, found_label, label, folder_word, group_name, "
        "file_size, mtime_ns, reason, search_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            os.fsencode(file.path),
            state.value,
            told.split,
            label,
            label,
            None if label == told.label else told.label,
            told.group,
            file.size,
            file.mtime_ns,
            file.refused,
            search_text(file.path),
        ),
    )
    scan_id: int = cursor.lastrowid
    return scan_id


def _compare(db: sqlite_utils.Database, row: _Known, file: FoundFile) -> bool:
    was = row.kept_state if row.state == ScanState.MISSING else row.state
    if file.refused:
        state, reason = ScanState.UNREADABLE.value, file.refused
    elif (row.file_size, row.mtime_ns) != (file.size, file.mtime_ns) or (
        # What could not even be read may be readable now: permissions leave no trace here.
        was == ScanState.UNREADABLE and row.content_hash is None
    ):
        state, reason = ScanState.FOUND.value, ""
    else:
        state, reason = was, row.reason
    if (state, reason) == (row.state, row.reason):
        return False
    # The decision belongs to the content: until the file is opened again, nobody knows whether
    # it still is the same, so its hash is set aside.
    set_aside = state == ScanState.FOUND or bool(file.refused)
    db.execute(
        "UPDATE scan SET state = ?, reason = ?, kept_state = '', file_size = ?, mtime_ns = ?, "
        "former_hash = iif(?, coalesce(former_hash, content_hash), former_hash), "
        "content_hash = iif(?, NULL, content_hash) WHERE id = ?",
        (state, reason, file.size, file.mtime_ns, set_aside, set_aside, row.id),
    )
    return True
