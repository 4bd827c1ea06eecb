"""Second readings: who was to read what, and what was said, kept apart from the labels."""

from typing import Final

from ajna_desktop.store.event_table import only_grows

STEP: Final = (
    """CREATE TABLE reading_event (
        seq INTEGER PRIMARY KEY,
        study TEXT NOT NULL,
        deed TEXT NOT NULL
            CHECK (deed IN ('plan', 'known', 'read', 'settle', 'close', 'discard')),
        content_hash TEXT NOT NULL,
        label TEXT,
        status TEXT NOT NULL CHECK (status IN
            ('unreviewed', 'confirmed', 'relabelled', 'ambiguous', 'bad image')),
        body TEXT NOT NULL,
        version INTEGER NOT NULL,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        origin TEXT NOT NULL,
        session TEXT NOT NULL,
        app_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    *only_grows("reading_event", "readings"),
    "CREATE INDEX reading_event_of_study ON reading_event(study, deed, reader, content_hash)",
    # An event of one statement, made here or taken over from another store, is there once.
    """CREATE UNIQUE INDEX reading_event_once
        ON reading_event(iif(origin = '', hash, origin))""",
)
