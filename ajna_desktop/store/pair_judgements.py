"""What people said about two scans that show one image. Append-only, as labels are."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.twins import Judged, PairEvent, PairJudgement
from ajna_desktop.store.database import Database
from ajna_desktop.store.event_table import EventTable
from ajna_desktop.store.scan_rows import known

Pair = tuple[ScanId, ScanId]

PAIR_EVENTS: Final = EventTable("pair_event", PairEvent)

_HASHES: Final = (
    "SELECT id, content_hash FROM scan WHERE content_hash IS NOT NULL "
    "AND id IN (SELECT value FROM json_each(?))"
)
# The newest word on each pair, as long as both scans have the content it was said of.
_CURRENT: Final = (
    "SELECT first_id, second_id, judgement, reader, at_utc, pair_event.note FROM pair_event "
    "JOIN scan AS one ON one.id = first_id AND one.content_hash = first_hash "
    "JOIN scan AS other ON other.id = second_id AND other.content_hash = second_hash "
    "WHERE seq IN (SELECT max(seq) FROM pair_event GROUP BY first_id, second_id) "
    "AND judgement IS NOT NULL"
)


class PairJudgements:
    """Keeps what was said about pairs, so that a dismissed one stays dismissed."""

    def __init__(self, database: Database, reader: str, session: str) -> None:
        """Write in the name of `reader`, in one `session` of the program."""
        self._database = database
        self.reader = reader
        self._session = session

    def judge(
        self, pairs: Sequence[Pair], judgement: PairJudgement | None, note: str = ""
    ) -> Changes:
        """Say something about pairs, or with None take back what was said.

        Raises:
            StoreError: it cannot be written, or a scan is gone; nothing was changed.
        """
        at_utc = datetime.now(UTC).isoformat(timespec="microseconds")
        ordered = [(min(pair), max(pair)) for pair in pairs]
        with self._database.transaction(durable=True) as db:
            asked = json.dumps(sorted({one for pair in ordered for one in pair}))
            hashes: dict[int, str] = dict(db.execute(_HASHES, (asked,)).fetchall())
            if any(one not in hashes for pair in ordered for one in pair):
                raise StoreError(
                    "A scan is no longer in the store: nothing was saved. "
                    "Read the folder again."
                )
            PAIR_EVENTS.append(
                db,
                [
                    PairEvent(
                        seq=0,
                        first_id=first,
                        second_id=second,
                        first_hash=hashes[first],
                        second_hash=hashes[second],
                        judgement=judgement.value if judgement else None,
                        note=displayable(note),
                        reader=self.reader,
                        at_utc=at_utc,
                        session=self._session,
                        previous_hash="",
                        hash="",
                    )
                    for first, second in ordered
                ],
            )
        return Changes(twins=bool(ordered))

    def current(self) -> dict[Pair, Judged]:
        """Return what holds, by the ids of the pair, the lower first."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_CURRENT).fetchall()
        return {
            (ScanId(row[0]), ScanId(row[1])): Judged(known(PairJudgement, row[2]), *row[3:])
            for row in rows
        }

    def history(self, pair: Pair) -> list[PairEvent]:
        """Return all that was said about a pair, oldest first."""
        first, second = min(pair), max(pair)
        with self._database.snapshot() as reader:
            return PAIR_EVENTS.read(
                reader, "WHERE first_id = ? AND second_id = ? ORDER BY seq", (first, second)
            )


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with the judgements, "" when all is well."""
    broken = PAIR_EVENTS.broken_at(reader)
    return f"Judgement {broken} about a pair does not fit the one before it." if broken else ""
