"""What was said in other stores, verbatim, and what follows from it here."""

from typing import Final

from ajna_desktop.store.event_table import only_grows


def _only_added_to(table: str, key: str, what: str) -> tuple[str, ...]:
    """Return triggers for rows that have no order of their own: each is there once."""
    return (
        f"""CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, '{what} are never changed'); END""",
        f"""CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, '{what} are never deleted'); END""",
        # Also stops INSERT OR REPLACE, which would delete without a trigger.
        f"""CREATE TRIGGER {table}_is_there_once BEFORE INSERT ON {table}
            WHEN EXISTS (SELECT 1 FROM {table} WHERE {key})
            BEGIN SELECT RAISE(ABORT, '{what} are there once'); END""",  # noqa: S608 - constants
    )


STEP: Final = (
    # As `label_event`; `seq` and `scan_id` are those of the store where it was said.
    """CREATE TABLE foreign_label_event (
        hash TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        scan_id INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        old_label TEXT,
        old_status TEXT NOT NULL,
        new_label TEXT,
        new_status TEXT NOT NULL,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        classifier TEXT NOT NULL,
        predicted TEXT,
        probability REAL,
        note TEXT NOT NULL,
        session TEXT NOT NULL,
        app_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL
    ) STRICT""",
    *_only_added_to("foreign_label_event", "hash = NEW.hash", "label events"),
    """CREATE INDEX foreign_label_event_of_content ON foreign_label_event(content_hash)
        WHERE content_hash <> ''""",
    # Besides what the chains themselves tell: who made the one event knew the other.
    """CREATE TABLE sighting (
        event_hash TEXT NOT NULL,
        seen_hash TEXT NOT NULL,
        PRIMARY KEY (event_hash, seen_hash)
    ) STRICT, WITHOUT ROWID""",
    *_only_added_to(
        "sighting", "event_hash = NEW.event_hash AND seen_hash = NEW.seen_hash", "sightings"
    ),
    # As `pair_event`, by contents: the ids of scans differ from store to store.
    """CREATE TABLE foreign_pair_event (
        statement TEXT PRIMARY KEY,
        first_hash TEXT NOT NULL,
        second_hash TEXT NOT NULL,
        judgement TEXT,
        note TEXT NOT NULL,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        session TEXT NOT NULL
    ) STRICT""",
    *_only_added_to("foreign_pair_event", "statement = NEW.statement", "pair events"),
    """CREATE TABLE merge_event (
        seq INTEGER PRIMARY KEY,
        other_store TEXT NOT NULL,
        reader TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        label_seq INTEGER NOT NULL,
        heads TEXT NOT NULL,
        new_events INTEGER NOT NULL,
        digest TEXT NOT NULL,
        session TEXT NOT NULL,
        app_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    *only_grows("merge_event", "merges"),
    # What holds of each content that another store spoke of, as of `after_seq` of the own
    # chain: also for a content that no file of the folder has yet.
    """CREATE TABLE merged_word (
        content_hash TEXT PRIMARY KEY,
        label TEXT,
        status TEXT NOT NULL,
        reader TEXT NOT NULL,
        after_seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # Contents on which readers differ; `opinions` is JSON, the hashes of the events.
    """CREATE TABLE label_conflict (
        content_hash TEXT PRIMARY KEY,
        opinions TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
