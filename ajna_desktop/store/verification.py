"""Do the events of every kind fit together, and is what holds what they say?"""

import sqlite3
from typing import Final

from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, first_broken_link
from ajna_desktop.domain.labels import Verification
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.store import label_events, pair_judgements, splits
from ajna_desktop.store.curating import annotations, class_words
from ajna_desktop.store.readers import merged_verification, readings

# Each kind of history checks itself: "" when all is well, else a sentence.
_DISAGREEMENTS: Final = (
    class_words.disagreement,
    annotations.disagreement,
    readings.disagreement,
    splits.disagreement,
    pair_judgements.disagreement,
    merged_verification.disagreement,
)
_PAGE: Final = 1000  # events in memory at once

# One row for each scan whose label, status or last event is not what its events say.
_DISAGREE: Final = f"""
    SELECT scan.id FROM scan LEFT JOIN label_event AS event ON event.seq =
        (SELECT max(seq) FROM label_event WHERE scan_id = scan.id)
    WHERE scan.last_event IS NOT coalesce(event.seq, 0)
        OR scan.status IS NOT coalesce(event.new_status, '{ReviewStatus.UNREVIEWED}')
        OR scan.label IS NOT
            iif(scan.status = '{ReviewStatus.UNREVIEWED}', scan.found_label, {class_words.SAID})
    LIMIT 1"""  # noqa: S608 - constants


def verify(reader: sqlite3.Connection) -> Verification:
    """Check the file's pages, then every event of every kind, then the label of every scan.

    What this proves: no event was changed, removed from the middle, added or reordered by
    accident or by somebody who did not recompute every hash after it; and no label was changed
    beside the events. Removed *last* events are noticed as long as the scans they were about
    still name them. What it does not prove: somebody who may write the file can rebuild the
    whole chain and every scan. Only a head hash that was kept elsewhere shows that.
    """
    damage = reader.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if damage != "ok":
        return Verification(0, FIRST_PREVIOUS_HASH, f"The store is damaged ({damage}).")
    chain = _walk_chain(reader)
    if chain.problem:
        return chain
    for disagreement in _DISAGREEMENTS:
        if problem := disagreement(reader):
            return Verification(chain.events, chain.head_hash, problem)
    row = reader.execute(_DISAGREE).fetchone()
    if row is not None:
        problem = f"The label of scan {row[0]} is not what its events say."
        return Verification(chain.events, chain.head_hash, problem)
    return chain


def _walk_chain(reader: sqlite3.Connection) -> Verification:
    count, head = 0, FIRST_PREVIOUS_HASH
    while page := label_events.read(
        reader, "WHERE seq > ? ORDER BY seq LIMIT ?", (count, _PAGE)
    ):
        broken = first_broken_link(page, head)
        for event in page:
            if event.seq == broken or event.seq != count + 1:
                problem = f"Event {event.seq} does not fit the one before it."
                return Verification(count, head, problem)
            count, head = event.seq, event.hash
    return Verification(count, head, "")
