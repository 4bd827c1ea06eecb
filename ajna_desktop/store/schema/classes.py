"""Classes that people add, rename and merge, and the keys that they chose."""

from typing import Final

from ajna_desktop.store.event_table import only_grows

STEP: Final = (
    """CREATE TABLE class_event (
        seq INTEGER PRIMARY KEY,
        deed TEXT NOT NULL CHECK (deed IN ('add', 'rename', 'merge', 'remove', 'take back')),
        name TEXT NOT NULL,
        new_name TEXT,
        after_label INTEGER NOT NULL,
        taken_back INTEGER,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        session TEXT NOT NULL,
        app_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    *only_grows("class_event", "class events"),
    # What words mean now, and which classes are there without a scan: follow from the events.
    """CREATE TABLE class_word (
        word TEXT NOT NULL,
        after INTEGER NOT NULL,
        up_to INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (word, after)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE class_added (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # The folder's own word, where `found_label` is the class that it means now; else null.
    "ALTER TABLE scan ADD COLUMN folder_word TEXT",
    """CREATE TABLE shortcut (
        key TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('class', 'tag')),
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
