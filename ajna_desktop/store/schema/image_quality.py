"""How the images came out: one look at a time, the last one is shown."""

from typing import Final

STEP: Final = (
    """CREATE TABLE quality_survey (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made_at_utc TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE current_quality (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        survey_id INTEGER NOT NULL REFERENCES quality_survey(id)
    ) STRICT""",
    # `worst`: how far the worst flaw is beyond what is common, 0 for none; `flaws`: as JSON,
    # the worst first; `worst_flaw`: the first of them, "" for none.
    """CREATE TABLE image_quality (
        survey_id INTEGER NOT NULL,
        scan_id INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        worst REAL NOT NULL,
        worst_flaw TEXT NOT NULL,
        flaws TEXT NOT NULL,
        change TEXT NOT NULL,
        brightness REAL NOT NULL,
        contrast REAL NOT NULL,
        entropy REAL NOT NULL,
        sharpness REAL NOT NULL,
        PRIMARY KEY (survey_id, scan_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX image_flawed ON image_quality(survey_id, worst) WHERE worst > 0",
)
