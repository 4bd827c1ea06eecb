"""Notes, tags and rectangles: what was said, and what holds."""

from typing import Final

from ajna_desktop.store.event_table import only_grows

STEP: Final = (
    """CREATE TABLE annotation_event (
        seq INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('note', 'tag', 'rectangle')),
        text TEXT NOT NULL,
        x INTEGER,
        y INTEGER,
        width INTEGER,
        height INTEGER,
        removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
        version INTEGER NOT NULL,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        origin TEXT NOT NULL,
        session TEXT NOT NULL,
        app_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    *only_grows("annotation_event", "annotation events"),
    "CREATE INDEX annotation_event_of_one ON annotation_event(uuid, seq)",
    "CREATE INDEX annotation_event_of_content ON annotation_event(content_hash, seq)",
    # An event of one statement, here or taken over from another store, is there once.
    """CREATE UNIQUE INDEX annotation_event_once
        ON annotation_event(iif(origin = '', hash, origin))""",
    # What holds: follows from the events.
    """CREATE TABLE annotation (
        uuid TEXT PRIMARY KEY,
        content_hash TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        x INTEGER,
        y INTEGER,
        width INTEGER,
        height INTEGER,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotation_of_content ON annotation(content_hash)",
    "CREATE INDEX annotation_by_text ON annotation(kind, text, content_hash)",
)
