"""The step that keeps reviews which are not finished, to be taken up again."""

from typing import Final

STEP: Final = (
    # `scans`: their ids in order, 8 bytes each, little-endian: it may be a million.
    # `suggestions`: as JSON, {id: [label, reason]}.
    """CREATE TABLE review_queue (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        reader TEXT NOT NULL,
        title TEXT NOT NULL,
        scans BLOB NOT NULL,
        suggestions TEXT NOT NULL,
        at_scan INTEGER,
        opened_utc TEXT NOT NULL
    ) STRICT""",
    # What came of each scan; no status: it was put off, as the `turn`-th. No reference to scan:
    # the id of a file that turns out to be a moved one disappears.
    """CREATE TABLE review_answer (
        queue_id INTEGER NOT NULL REFERENCES review_queue(id) ON DELETE CASCADE,
        scan_id INTEGER NOT NULL,
        status TEXT,
        turn INTEGER NOT NULL,
        PRIMARY KEY (queue_id, scan_id)
    ) STRICT, WITHOUT ROWID""",
)
