"""Scans whose labels are likely wrong: one look at a time, the last one is shown."""

from typing import Final

STEP: Final = (
    # `state`: of all labels when they were judged; `told`: what was found in all, as JSON.
    """CREATE TABLE suspect_survey (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made_at_utc TEXT NOT NULL,
        backbone TEXT NOT NULL,
        state TEXT NOT NULL,
        told TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE current_suspects (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        survey_id INTEGER NOT NULL REFERENCES suspect_survey(id)
    ) STRICT""",
    # Every scan that was judged, the likeliest wrong at place 0.
    """CREATE TABLE suspect (
        survey_id INTEGER NOT NULL,
        place INTEGER NOT NULL,
        scan_id INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        score REAL NOT NULL,
        label TEXT NOT NULL,
        suggested TEXT NOT NULL,
        label_p REAL NOT NULL,
        suggested_p REAL NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (survey_id, place)
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX suspect_scan ON suspect(survey_id, scan_id)",
)
