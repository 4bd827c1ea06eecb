"""Is what came from other stores still what they told?"""

import sqlite3

from ajna_desktop.store.readers.known_histories import (
    MERGE_EVENTS,
    broken_foreign_event,
    digest,
)
from ajna_desktop.store.readers.pair_words import broken_pair_word

_CHANGED = "What came from other stores is not what it was when they were merged."


def disagreement(reader: sqlite3.Connection) -> str:
    """Return what is wrong with what came from other stores, "" when all is well.

    Every event must have the hash of what it says, and all of them together, with who had seen
    what, that which the last merge kept.
    """
    broken = MERGE_EVENTS.broken_at(reader)
    if broken:
        return f"Merge {broken} does not fit the one before it."
    foreign = broken_foreign_event(reader)
    if foreign:
        return f"An event of another store ({foreign[:12]}…) is not what its reader said."
    if broken_pair_word(reader):
        return "A judgement about a pair, of another store, is not what its reader said."
    last = MERGE_EVENTS.read(reader, "ORDER BY seq DESC LIMIT 1")
    if last:
        return "" if last[0].digest == digest(reader) else _CHANGED
    count = reader.execute("SELECT count(*) FROM foreign_label_event").fetchone()[0]
    return _CHANGED if count else ""
