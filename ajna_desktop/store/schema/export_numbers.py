"""Numbers that stand for names in exports, and the secret that other names are made with."""

from typing import Final

STEP: Final = (
    """CREATE TABLE export_number (
        kind TEXT NOT NULL CHECK (kind IN ('scan', 'group', 'reader')),
        name TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (kind, name),
        UNIQUE (kind, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE export_secret (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        secret BLOB NOT NULL
    ) STRICT""",
)
