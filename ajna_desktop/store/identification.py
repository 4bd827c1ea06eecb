"""What the content of a file means: moved, doubled or replaced, and whose label it has."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlite_utils

from ajna_desktop.domain.files import Identified, Refused
from ajna_desktop.domain.labels import WITHDRAWN, Decision, as_said_of_twin, resolved
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, ScanState
from ajna_desktop.store import label_events
from ajna_desktop.store.curating.class_words import meaning_of
from ajna_desktop.store.label_events import (
    CONTENT_CHANGED,
    OPENED_SINCE,
    SAME_CONTENT,
    Author,
    Draft,
)
from ajna_desktop.store.readers.merged_words import MergedWord, merged_words, settle_again
from ajna_desktop.store.scan_rows import decision_of

_COLUMNS: Final = (
    "id, path, state, split, found_label, label, status, group_name, last_event, content_hash, "
    "folder_word, former_hash, file_size, mtime_ns, search_text"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: ScanId
    path: bytes
    state: str
    split: str
    found_label: Label | None
    label: Label | None
    status: ReviewStatus
    group_name: str
    last_event: int
    content_hash: str | None
    folder_word: str | None
    former_hash: str | None
    file_size: int
    mtime_ns: int
    search_text: str

    @property
    def holds(self) -> Decision:
        return Decision(self.label, self.status)

    @property
    def decided_about(self) -> str | None:
        """The content that was last known; None when the file was never opened."""
        return self.former_hash or self.content_hash


class Identification:
    """Enters one batch of results; `labelled` tells whose label changed by it."""

    def __init__(self, db: sqlite_utils.Database, author: Author) -> None:
        self._db = db
        self._author = author
        self._spoken_of: set[str] = set()  # contents with an event, or another scan
        self.labelled: set[ScanId] = set()

    def enter(self, results: Sequence[Identified | Refused]) -> None:
        """Write what was found; a scan that is gone or missing meanwhile is passed over."""
        rows = {row.id: row for row in self._rows("id", [r.scan_id for r in results])}
        self._spoken_of = self._known([r.content_hash for r in results if r.content_hash])
        for result in results:
            row = rows.get(result.scan_id)
            if row is None or row.state == ScanState.MISSING:
                continue
            if isinstance(result, Refused):
                refuse(self._db, result)
            elif (
                row.last_event
                or result.content_hash in self._spoken_of
                or row.decided_about not in (None, result.content_hash)
            ):
                self._settle(result)
            else:
                self._enter_readable(result, row.id)

    def _settle(self, found: Identified) -> None:
        """Let the scan have what was said about its content, whichever file had it then."""
        (row,) = self._rows("id", [found.scan_id])  # this batch may have changed it
        is_new = row.decided_about is None
        if is_new and not row.last_event and self._take_place(row, found):
            return
        self._enter_readable(found, row.id)
        is_changed = not is_new and row.decided_about != found.content_hash
        if is_changed:
            self._db.execute("DELETE FROM prediction WHERE scan_id = ?", (row.id,))
        seq, said = self._said_about(found.content_hash)
        merged = self._merged_since(found.content_hash, seq)
        if self._was_labelled_unopened(row, since=seq):
            self._bind(row, found.content_hash)
            if merged is not None:  # perhaps they differ: neither knew of the other
                again = settle_again(self._db, [found.content_hash], self._author.session)
                self.labelled |= again
        elif merged is not None:
            new = as_said_of_twin(merged.decision, row.found_label)
            self._change(row, found.content_hash, new, merged.note)
        elif said is not None:
            note = f"{CONTENT_CHANGED}; {SAME_CONTENT}" if is_changed else SAME_CONTENT
            new = as_said_of_twin(said, row.found_label)
            self._change(row, found.content_hash, new, note)
        elif is_changed:
            new = resolved(WITHDRAWN, row.found_label)
            self._change(row, found.content_hash, new, CONTENT_CHANGED)

    def _enter_readable(self, found: Identified, scan_id: ScanId) -> None:
        self._db.execute(
            "UPDATE scan SET state = 'readable', kept_state = '', reason = '', "
            "content_hash = ?, former_hash = NULL, width = ?, height = ?, bits = ?, "
            "format = ?, note = ? WHERE id = ?",
            (
                found.content_hash,
                found.width,
                found.height,
                found.bits,
                found.format,
                found.note,
                scan_id,
            ),
        )

    def _take_place(self, row: _Row, found: Identified) -> bool:
        """Where a missing scan has this content, it is the one that moved here: keep that."""
        candidates = [
            other
            for other in self._rows("content_hash", [found.content_hash])
            if other.state == ScanState.MISSING
        ]
        if not candidates:
            return False
        # Of several, the one that kept its name.
        name = row.path.rpartition(b"/")[2]
        moved = min(candidates, key=lambda c: (c.path.rpartition(b"/")[2] != name, c.id))
        is_unreviewed = moved.status is ReviewStatus.UNREVIEWED
        self._db.execute("DELETE FROM prediction WHERE scan_id = ?", (row.id,))
        self._db.execute(
            "UPDATE OR REPLACE shortlist SET scan_id = ? WHERE scan_id = ?", (moved.id, row.id)
        )
        self._db.execute("DELETE FROM scan WHERE id = ?", (row.id,))
        self._db.execute(
            # A split that a person gave holds wherever the file goes.
            "UPDATE scan SET path = ?1, split = iif(found_split IS NULL, ?2, split), "
            "found_split = iif(found_split IS NULL OR split = ?2, NULL, ?2), "
            "found_label = ?3, label = ?4, group_name = ?5, "
            "file_size = ?6, mtime_ns = ?7, search_text = ?8, folder_word = ?9 WHERE id = ?10",
            (
                row.path,
                row.split,
                row.found_label,
                row.found_label if is_unreviewed else moved.label,
                row.group_name,
                row.file_size,
                row.mtime_ns,
                row.search_text,
                row.folder_word,
                moved.id,
            ),
        )
        self._enter_readable(found, moved.id)
        return True

    def _said_about(self, content_hash: str) -> tuple[int, Decision | None]:
        """Return the number of the newest event about a content, and what it said."""
        row = self._db.execute(
            "SELECT seq, new_label, new_status FROM label_event WHERE content_hash = ? "
            "ORDER BY seq DESC LIMIT 1",
            (content_hash,),
        ).fetchone()
        if row is None:
            return 0, None
        return row[0], decision_of(meaning_of(self._db, row[1], row[0]), row[2])

    def _merged_since(self, content_hash: str, seq: int) -> MergedWord | None:
        """Return what other stores told of a content, where nobody here spoke of it since."""
        word = merged_words(self._db.conn, [content_hash]).get(content_hash)
        return word if word is not None and word.after_seq >= seq else None

    def _was_labelled_unopened(self, row: _Row, since: int) -> bool:
        if row.last_event <= since or row.status is ReviewStatus.UNREVIEWED:
            return False
        (about,) = self._db.execute(
            "SELECT content_hash FROM label_event WHERE seq = ?", (row.last_event,)
        ).fetchone()
        return bool(about == "")

    def _bind(self, row: _Row, content_hash: str) -> None:
        """What was said before the file was opened was said about this content."""
        self._append([Draft(row.id, content_hash, row.holds, row.holds, OPENED_SINCE)])
        for twin in self._rows("content_hash", [content_hash]):
            if twin.id != row.id:
                said = as_said_of_twin(row.holds, twin.found_label)
                self._change(twin, content_hash, said, SAME_CONTENT)

    def _change(self, row: _Row, content_hash: str, new: Decision, note: str) -> None:
        if new != row.holds:
            self._append([Draft(row.id, content_hash, row.holds, new, note)])

    def _append(self, drafts: Sequence[Draft]) -> None:
        label_events.append(self._db, drafts, self._author)
        self.labelled |= {draft.scan_id for draft in drafts}
        self._spoken_of |= {draft.content_hash for draft in drafts}

    def _known(self, hashes: Sequence[str]) -> set[str]:
        asked = json.dumps(hashes)
        rows = self._db.execute(
            "SELECT content_hash FROM label_event WHERE content_hash <> '' AND content_hash IN "
            "(SELECT value FROM json_each(?)) UNION SELECT content_hash FROM scan WHERE "
            "content_hash IN (SELECT value FROM json_each(?)) UNION SELECT content_hash FROM "
            "merged_word WHERE content_hash IN (SELECT value FROM json_each(?))",
            (asked, asked, asked),
        )
        return {row[0] for row in rows}

    def _rows(self, column: str, values: Sequence[Any]) -> list[_Row]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM scan "  # noqa: S608 - constants
            f"WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(values)),),
        )
        return [_row_of(row) for row in rows]


def _row_of(row: Sequence[Any]) -> _Row:
    return replace(_Row(*row), status=ReviewStatus(row[6]))


def refuse(db: sqlite_utils.Database, refused: Refused) -> None:
    """Set a scan aside with the reason; its decision stays with the content it was about."""
    db.execute(
        "UPDATE scan SET state = 'unreadable', reason = ?1, former_hash = "
        "iif(?2 IS NULL, former_hash, coalesce(former_hash, nullif(content_hash, ?2))), "
        "content_hash = coalesce(?2, content_hash) WHERE id = ?3 AND state <> 'missing'",
        (refused.reason, refused.content_hash, refused.scan_id),
    )
