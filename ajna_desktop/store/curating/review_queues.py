"""Reviews that are not finished: each reader takes up their own where they stopped."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from ajna_desktop.domain.curating.review_queue import ReviewQueue, Suggestion
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.database import Database
from ajna_desktop.store.scan_rows import known


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that can be taken up again."""

    id: int
    title: str
    done: int  # scans decided about
    total: int


@dataclass(frozen=True, slots=True)
class KeptReview:
    """All that is needed to take a review up again."""

    title: str
    queue: ReviewQueue
    suggestions: Mapping[ScanId, Suggestion]
    at: ScanId | None  # where the reader was


class ReviewQueueStore:
    """Keeps the queues of all readers, and shows each only their own."""

    def __init__(self, database: Database, reader: str) -> None:
        """Keep in the name of `reader`."""
        self._database = database
        self.reader = reader

    def add(
        self,
        title: str,
        ids: Sequence[ScanId],
        suggestions: Mapping[ScanId, Suggestion] | None = None,
    ) -> int:
        """Keep a review that begins now, and return its id.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        told = {str(scan_id): list(one) for scan_id, one in (suggestions or {}).items()}
        with self._database.transaction() as db:
            row = db["review_queue"].insert(
                {
                    "reader": self.reader,
                    "title": title,
                    "scans": _packed(ids),
                    "suggestions": json.dumps(told, ensure_ascii=False),
                    "at_scan": None,
                    "opened_utc": _now(),
                }
            )
        return int(row.last_pk)

    def open_ones(self) -> list[OpenReview]:
        """Return the reader's reviews, the one that was at hand last first."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT id, title, (SELECT count(*) FROM review_answer WHERE queue_id = id "
                "AND status IS NOT NULL), length(scans) / 8 FROM review_queue "
                "WHERE reader = ? ORDER BY opened_utc DESC, id DESC",
                (self.reader,),
            )
            return [OpenReview(*row) for row in rows]

    def find(self, title: str, ids: Sequence[ScanId]) -> int | None:
        """Return the reader's review of just these scans in this order, None without one."""
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT id FROM review_queue WHERE reader = ? AND title = ? AND scans = ?",
                (self.reader, title, _packed(ids)),
            ).fetchone()
        return None if row is None else int(row[0])

    def load(self, review_id: int) -> KeptReview:
        """Return a review as it was left.

        Raises:
            StoreError: there is none with this id.
        """
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT title, scans, suggestions, at_scan FROM review_queue WHERE id = ?",
                (review_id,),
            ).fetchone()
            if row is None:
                raise StoreError("This review is no longer in the store.")
            answers = reader.execute(
                "SELECT scan_id, status FROM review_answer WHERE queue_id = ? ORDER BY turn",
                (review_id,),
            ).fetchall()
        title, scans, suggestions, at_scan = row
        done = {ScanId(one): known(ReviewStatus, said) for one, said in answers if said}
        later = [ScanId(one) for one, said in answers if said is None]
        told = {
            ScanId(int(scan_id)): Suggestion(label and Label(label), reason)
            for scan_id, (label, reason) in json.loads(suggestions).items()
        }
        queue = ReviewQueue(_unpacked(scans), done, later)
        return KeptReview(title, queue, told, at_scan)

    def note(
        self, review_id: int, queue: ReviewQueue, ids: Iterable[ScanId], at: ScanId | None
    ) -> None:
        """Keep what has become of some scans, and where the reader is.

        What people said is safe in the label events; this is only how far they have come, and
        does not wait for the disk.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        later = set(queue.later)
        answered = [one for one in ids if one in queue.done or one in later]
        others = [one for one in ids if one not in queue.done and one not in later]
        with self._database.transaction() as db:
            db.execute(
                "UPDATE review_queue SET at_scan = ?, opened_utc = ? WHERE id = ?",
                (at, _now(), review_id),
            )
            turn = db.execute(
                "SELECT coalesce(max(turn), 0) FROM review_answer WHERE queue_id = ?",
                (review_id,),
            ).fetchone()[0]
            db.conn.executemany(
                "INSERT OR REPLACE INTO review_answer (queue_id, scan_id, status, turn) "
                "VALUES (?, ?, ?, ?)",
                [
                    (review_id, one, _word(queue.done.get(one)), turn + number)
                    for number, one in enumerate(answered, 1)
                ],
            )
            db.execute(
                "DELETE FROM review_answer WHERE queue_id = ? "
                "AND scan_id IN (SELECT value FROM json_each(?))",
                (review_id, json.dumps(others)),
            )

    def remove(self, review_id: int) -> None:
        """Forget a review; what was decided in it stays.

        Raises:
            StoreError: it cannot be written; nothing was changed.
        """
        with self._database.transaction() as db:
            db.execute("DELETE FROM review_answer WHERE queue_id = ?", (review_id,))
            db.execute("DELETE FROM review_queue WHERE id = ?", (review_id,))


def _word(status: ReviewStatus | None) -> str | None:
    return None if status is None else status.value


def _packed(ids: Sequence[ScanId]) -> bytes:
    return np.asarray(ids, "<i8").reshape(-1).tobytes()


def _unpacked(scans: bytes) -> list[ScanId]:
    return [ScanId(one) for one in np.frombuffer(scans, "<i8").tolist()]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
