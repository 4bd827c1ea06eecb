"""The schema, as the list of steps that made it. Append; never edit a released step."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from ajna_desktop.store.schema import (
    annotations,
    chained_events,
    classes,
    export_numbers,
    image_quality,
    merged_chains,
    readings,
    refits,
    review_queues,
    suspects,
)

Migrations = tuple[tuple[chained_events.Statement, ...], ...]

_FIRST_STEPS: Final[Migrations] = (
    (
        # What this store belongs to; one row.
        """CREATE TABLE collection (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            store_id TEXT NOT NULL,
            folder BLOB NOT NULL,
            created_utc TEXT NOT NULL
        ) STRICT""",
        # AUTOINCREMENT: an id that was on a screen never comes to mean another scan.
        # `label` and `status` are what holds now, written together with the event that says so.
        # `former_hash`: what the decision was about, where the file has changed since.
        # `kept_state`: the state to return to when a missing file is there again.
        """CREATE TABLE scan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            state TEXT NOT NULL
                CHECK (state IN ('found', 'readable', 'unreadable', 'missing')),
            split TEXT NOT NULL,
            found_label TEXT,
            label TEXT,
            status TEXT NOT NULL DEFAULT 'unreviewed' CHECK (status IN
                ('unreviewed', 'confirmed', 'relabelled', 'ambiguous', 'bad image')),
            group_name TEXT NOT NULL,
            last_event INTEGER NOT NULL DEFAULT 0,
            content_hash TEXT,
            former_hash TEXT,
            file_size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            width INTEGER NOT NULL DEFAULT 0,
            height INTEGER NOT NULL DEFAULT 0,
            bits INTEGER NOT NULL DEFAULT 0,
            format TEXT NOT NULL DEFAULT '',
            kept_state TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            search_text TEXT NOT NULL
        ) STRICT""",
        # Answers most questions of the gallery from the index alone, and already sorted.
        """CREATE INDEX scan_shown ON scan(path, split, label, status)
            WHERE state IN ('found', 'readable')""",
        # Counts each kind without sorting.
        """CREATE INDEX scan_kinds ON scan(split, label, status)
            WHERE state IN ('found', 'readable')""",
        """CREATE INDEX scan_hidden ON scan(state, path)
            WHERE state IN ('unreadable', 'missing')""",
        "CREATE INDEX scan_to_open ON scan(state) WHERE state = 'found'",
        "CREATE INDEX scan_content ON scan(content_hash) WHERE content_hash IS NOT NULL",
        """CREATE TABLE label_event (
            seq INTEGER PRIMARY KEY,
            scan_id INTEGER NOT NULL REFERENCES scan(id),
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
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX label_event_of_scan ON label_event(scan_id, seq)",
        """CREATE INDEX label_event_of_content ON label_event(content_hash, seq)
            WHERE content_hash <> ''""",
        """CREATE TRIGGER label_event_is_never_changed BEFORE UPDATE ON label_event
            BEGIN SELECT RAISE(ABORT, 'label events are never changed'); END""",
        """CREATE TRIGGER label_event_is_never_deleted BEFORE DELETE ON label_event
            BEGIN SELECT RAISE(ABORT, 'label events are never deleted'); END""",
        # Also stops INSERT OR REPLACE, which would delete without a trigger.
        """CREATE TRIGGER label_event_is_appended BEFORE INSERT ON label_event
            WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM label_event)
            BEGIN SELECT RAISE(ABORT, 'label events are only appended'); END""",
        """CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            classifier TEXT NOT NULL,
            classifier_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            labels TEXT NOT NULL,
            backbone TEXT NOT NULL,
            made_at_utc TEXT NOT NULL,
            device TEXT NOT NULL,
            seconds REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE current_run (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            run_id INTEGER NOT NULL REFERENCES run(id)
        ) STRICT""",
        # No reference to scan: checking it would need one more index over every prediction.
        """CREATE TABLE prediction (
            run_id INTEGER NOT NULL REFERENCES run(id),
            scan_id INTEGER NOT NULL,
            predicted TEXT NOT NULL,
            confidence REAL NOT NULL,
            probabilities BLOB NOT NULL,
            PRIMARY KEY (run_id, scan_id)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # Both null: the most probable label is predicted.
        "ALTER TABLE run ADD COLUMN decides_for TEXT",
        "ALTER TABLE run ADD COLUMN threshold REAL",
    ),
    (
        # Columns that a table brought along. One that is not there is being written or removed.
        # No reference to scan: the id of a file that turns out to be a moved one disappears.
        """CREATE TABLE metadata_column (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            entered_utc TEXT NOT NULL,
            is_there INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE metadata (
            column_id INTEGER NOT NULL REFERENCES metadata_column(id),
            scan_id INTEGER NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (column_id, scan_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX metadata_of_scan ON metadata(scan_id)",
    ),
    (
        # What the folder says, of a scan that was given another split; else null. `split` is
        # what holds, so that every question about it stays as it is.
        "ALTER TABLE scan ADD COLUMN found_split TEXT",
        """CREATE TABLE split_event (
            seq INTEGER PRIMARY KEY,
            scan_id INTEGER NOT NULL,
            old_split TEXT NOT NULL,
            new_split TEXT NOT NULL,
            reader TEXT NOT NULL,
            at_utc TEXT NOT NULL,
            note TEXT NOT NULL,
            session TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX split_event_of_scan ON split_event(scan_id, seq)",
        """CREATE TRIGGER split_event_is_never_changed BEFORE UPDATE ON split_event
            BEGIN SELECT RAISE(ABORT, 'split events are never changed'); END""",
        """CREATE TRIGGER split_event_is_never_deleted BEFORE DELETE ON split_event
            BEGIN SELECT RAISE(ABORT, 'split events are never deleted'); END""",
        # What people said about two scans that show one image. It holds as long as both have
        # the content that it was said of. No judgement: it was taken back.
        """CREATE TABLE pair_event (
            seq INTEGER PRIMARY KEY,
            first_id INTEGER NOT NULL,
            second_id INTEGER NOT NULL CHECK (first_id < second_id),
            first_hash TEXT NOT NULL,
            second_hash TEXT NOT NULL,
            judgement TEXT CHECK (judgement IN ('finding', 'not the same', 'explained')),
            note TEXT NOT NULL,
            reader TEXT NOT NULL,
            at_utc TEXT NOT NULL,
            session TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX pair_event_of_pair ON pair_event(first_id, second_id, seq)",
        """CREATE TRIGGER pair_event_is_never_changed BEFORE UPDATE ON pair_event
            BEGIN SELECT RAISE(ABORT, 'pair events are never changed'); END""",
        """CREATE TRIGGER pair_event_is_never_deleted BEFORE DELETE ON pair_event
            BEGIN SELECT RAISE(ABORT, 'pair events are never deleted'); END""",
    ),
    (
        # How the probabilities were set right, as JSON; null: not calibrated.
        "ALTER TABLE run ADD COLUMN calibration TEXT",
        # What the classifier gave, where `probabilities` are calibrated.
        "ALTER TABLE prediction ADD COLUMN raw BLOB",
        # Which labels are plausible, and how much the first two are: null before it is known.
        "ALTER TABLE prediction ADD COLUMN plausible BLOB",
        "ALTER TABLE prediction ADD COLUMN first_plausible TEXT",
        "ALTER TABLE prediction ADD COLUMN first_p REAL",
        "ALTER TABLE prediction ADD COLUMN second_p REAL",
        # `left_out`: the p-value up to which labels are left out at this level.
        """CREATE TABLE set_choice (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            level REAL NOT NULL,
            left_out REAL NOT NULL,
            per_class INTEGER NOT NULL
        ) STRICT""",
        # How unlike all that was learnt from each scan is; about one content of it.
        """CREATE TABLE novelty_survey (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            backbone TEXT NOT NULL,
            learnt INTEGER NOT NULL,
            made_at_utc TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE current_novelty (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            survey_id INTEGER NOT NULL REFERENCES novelty_survey(id)
        ) STRICT""",
        """CREATE TABLE novelty (
            survey_id INTEGER NOT NULL REFERENCES novelty_survey(id),
            scan_id INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            distance REAL NOT NULL,
            p_value REAL NOT NULL,
            PRIMARY KEY (survey_id, scan_id)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # Where each classifier decides in this folder, once a person chose; both null: for the
        # most probable label.
        """CREATE TABLE decision_point (
            classifier TEXT PRIMARY KEY,
            decides_for TEXT,
            threshold REAL
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # What the matrix and its cells ask, without leading through the probabilities: with
        # hundreds of classes those take some kilobytes a scan.
        "CREATE INDEX prediction_told ON prediction(run_id, predicted, confidence)",
    ),
    (
        # Scans that people picked.
        """CREATE TABLE shortlist (
            scan_id INTEGER PRIMARY KEY REFERENCES scan(id),
            reader TEXT NOT NULL,
            at_utc TEXT NOT NULL
        ) STRICT""",
    ),
    (
        # What a person said of a neighbour, in one way to compare; of contents, not of names.
        """CREATE TABLE grade (
            space TEXT NOT NULL,
            reader TEXT NOT NULL,
            query_id INTEGER NOT NULL,
            neighbour_id INTEGER NOT NULL,
            query_hash TEXT NOT NULL,
            neighbour_hash TEXT NOT NULL,
            place INTEGER NOT NULL,
            is_alike INTEGER NOT NULL CHECK (is_alike IN (0, 1)),
            at_utc TEXT NOT NULL,
            PRIMARY KEY (space, reader, query_id, neighbour_id)
        ) STRICT, WITHOUT ROWID""",
    ),
)

# Each later step is a module of `schema` with one tuple, STEP: append it here.
MIGRATIONS: Final[Migrations] = (
    *_FIRST_STEPS,
    annotations.STEP,
    export_numbers.STEP,
    suspects.STEP,
    review_queues.STEP,
    merged_chains.STEP,
    classes.STEP,
    readings.STEP,
    refits.STEP,
    image_quality.STEP,
    chained_events.STEP,
)


def take_step(
    connection: sqlite3.Connection, statements: Iterable[chained_events.Statement]
) -> None:
    """Do what a step says, in SQL or, where SQL cannot, in a function."""
    for statement in statements:
        if isinstance(statement, str):
            connection.execute(statement)
        else:
            statement(connection)
