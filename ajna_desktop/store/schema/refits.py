"""What the current predictions were learnt from, and the part that is held out for good."""

from typing import Final

STEP: Final = (
    # Of the run out of fold that was saved last: which label events it knew, and the fold of
    # each group as JSON. It can be computed again: without it, groups are dealt anew.
    """CREATE TABLE learnt (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        classifier_id TEXT NOT NULL,
        made_at_utc TEXT NOT NULL,
        after_event INTEGER NOT NULL,
        folds TEXT NOT NULL
    ) STRICT""",
    # Whether a patient, container or content is held out: said once, for as long as the folder
    # lives.
    """CREATE TABLE held_out_group (
        group_key TEXT PRIMARY KEY,
        is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
        at_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER held_out_group_is_never_changed BEFORE UPDATE ON held_out_group
        BEGIN SELECT RAISE(ABORT, 'what is held out is never changed'); END""",
    """CREATE TRIGGER held_out_group_is_never_deleted BEFORE DELETE ON held_out_group
        BEGIN SELECT RAISE(ABORT, 'what is held out is never changed'); END""",
)
