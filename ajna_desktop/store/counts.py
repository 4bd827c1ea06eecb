"""How many scans there are of each kind: counted by SQLite, sorted out here."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import Final

from ajna_desktop.domain.confusion import ConfusionMatrix, confusion_matrix
from ajna_desktop.domain.runs import FolderCounts, Tally
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanState
from ajna_desktop.domain.scan_query import (
    FLAWED,
    MARKED,
    NOTED,
    SUSPECTS,
    UNLIKE,
    UNSURE,
    ScanQuery,
)
from ajna_desktop.store.curating.annotations import tag_counts
from ajna_desktop.store.queries import PREDICTION_OF_SCAN, SHOWN, count_sql
from ajna_desktop.store.sought import HAS_QUALITY, HAS_SUSPECTS

_SPLITS: Final = ("train", "val", "test")

_SHOWN_COUNTS: Final = (
    f"SELECT split, label, status, count(*) FROM scan WHERE {SHOWN} GROUP BY 1, 2, 3"  # noqa: S608 - constants and "?" alone
)
_HIDDEN_COUNTS: Final = (
    "SELECT state, count(*) FROM scan WHERE state IN ('unreadable', 'missing') GROUP BY 1"
)
_PREDICTED_COUNTS: Final = (
    f"SELECT scan.label, predicted, count(*) FROM scan JOIN {PREDICTION_OF_SCAN} "  # noqa: S608 - constants and "?" alone
    f"WHERE {SHOWN} GROUP BY 1, 2"
)
# The first thousand tell as much of the usual shape as a million would.
_ASPECTS: Final = (
    "SELECT width * 1.0 / height FROM scan WHERE state = 'readable' AND height > 0 "
    "ORDER BY id LIMIT 1000"
)
# A run has sets for all scans or for none: the first row tells.
_HAS_SETS: Final = (
    "SELECT (SELECT plausible FROM prediction WHERE run_id = (SELECT run_id FROM current_run) "
    "LIMIT 1) IS NOT NULL"
)
_HAS_SURVEY: Final = "SELECT EXISTS (SELECT 1 FROM current_novelty)"
_PICKED: Final = f"SELECT count(*) FROM shortlist JOIN scan ON scan.id = scan_id WHERE {SHOWN}"  # noqa: S608 - constants
_CLASSES: Final = "SELECT labels FROM current_run JOIN run ON run.id = run_id"
# From the predictions to the scans: the other way around, every look-up leads through the
# probabilities of hundreds of classes.
_JUDGED: Final = (
    "SELECT state, status, label, found_label, predicted, count(*) FROM prediction "
    "CROSS JOIN scan ON scan.id = prediction.scan_id "
    "WHERE run_id = (SELECT run_id FROM current_run) AND (?1 IS NULL OR split = ?1) "
    "GROUP BY 1, 2, 3, 4, 5"
)
_EVERY: Final = (
    "SELECT state, status, label IS NULL, count(*) FROM scan "
    "WHERE ?1 IS NULL OR split = ?1 GROUP BY 1, 2, 3"
)


def folder_counts(reader: sqlite3.Connection) -> FolderCounts:
    """Count for the navigator; each number is what clicking on it finds."""
    by_split: Counter[str] = Counter()
    by_label: Counter[Label | None] = Counter()
    by_status: Counter[str] = Counter()
    for split, label, status, how_many in reader.execute(_SHOWN_COUNTS):
        by_split[split] += how_many
        by_label[label] += how_many
        by_status[status] += how_many
    by_predicted: Counter[Label] = Counter()
    errors = 0
    for label, predicted, how_many in reader.execute(_PREDICTED_COUNTS):
        by_predicted[predicted] += how_many
        errors += how_many * (label is not None and label != predicted)
    hidden = dict(reader.execute(_HIDDEN_COUNTS))
    aspects = [row[0] for row in reader.execute(_ASPECTS)]
    return FolderCounts(
        every=by_label.total(),
        by_split=tuple(sorted(_named(by_split), key=_split_order)),
        by_label=tuple(sorted(by_label.items(), key=lambda n: (n[0] is None, n[0] or ""))),
        by_predicted=tuple(sorted(by_predicted.items())),
        by_status=tuple((status.value, by_status[status.value]) for status in ReviewStatus),
        errors=errors,
        unreadable=hidden.get(ScanState.UNREADABLE.value, 0),
        missing=hidden.get(ScanState.MISSING.value, 0),
        shortlisted=reader.execute(_PICKED).fetchone()[0],
        by_tag=tuple(tag_counts(reader)),
        noted=_counted(reader, NOTED),
        marked=_counted(reader, MARKED),
        unsure=_counted(reader, UNSURE) if reader.execute(_HAS_SETS).fetchone()[0] else None,
        suspects=_counted(reader, SUSPECTS) if _is_there(reader, HAS_SUSPECTS) else None,
        flawed=_counted(reader, FLAWED) if _is_there(reader, HAS_QUALITY) else None,
        unlike=_counted(reader, UNLIKE) if reader.execute(_HAS_SURVEY).fetchone()[0] else None,
        aspect=median(aspects) if aspects else 0.0,
    )


def _is_there(reader: sqlite3.Connection, question: str) -> bool:
    return bool(reader.execute(question).fetchone()[0])


def _counted(reader: sqlite3.Connection, query: ScanQuery) -> int:
    return int(reader.execute(*count_sql(query)).fetchone()[0])


def tally(reader: sqlite3.Connection, split: str | None) -> Tally:
    """Count into the matrix what belongs there, and by its reason what does not."""
    aside: Counter[str] = Counter()
    pairs: Counter[tuple[Label, Label]] = Counter()
    found: Counter[tuple[Label, Label]] = Counter()
    judged: Counter[tuple[str, str, bool]] = Counter()
    rows = reader.execute(_JUDGED, (split or None,))
    for state, status, label, found_label, predicted, how_many in rows:
        judged[state, status, label is None] += how_many
        reason = _why_not_in_matrix(state, status, label is None)
        if reason:
            aside[reason] += how_many
        else:
            pairs[label, predicted] += how_many
        if found_label is not None and reason in ("", "unlabelled"):
            found[found_label, predicted] += how_many
    for *kind, how_many in reader.execute(_EVERY, (split or None,)):
        state, status, is_unlabelled = kind
        reason = _why_not_in_matrix(state, status, bool(is_unlabelled)) or "unpredicted"
        aside[reason] += how_many - judged[state, status, bool(is_unlabelled)]
    # Every class of the classifier has its place, whichever split is asked for.
    row = reader.execute(_CLASSES).fetchone()
    classes = json.loads(row[0]) if row else []
    matrix, as_found = (_matrix(classes, counted) for counted in (pairs, found))
    return Tally(matrix, as_found=as_found, **aside)


def _matrix(classes: list[Label], pairs: Counter[tuple[Label, Label]]) -> ConfusionMatrix:
    labels = sorted({*classes, *(label for pair in pairs for label in pair)})
    return confusion_matrix(labels, [(*pair, count) for pair, count in pairs.items()])


def _why_not_in_matrix(state: str, status: str, is_unlabelled: bool) -> str:
    """Return the field of `Tally` that counts such a scan, "" for the matrix."""
    reasons = (
        (state == ScanState.MISSING, "missing"),
        (state == ScanState.UNREADABLE, "unreadable"),
        (status == ReviewStatus.AMBIGUOUS, "ambiguous"),
        (status == ReviewStatus.BAD_IMAGE, "bad_images"),
        (is_unlabelled, "unlabelled"),
    )
    return next((name for holds, name in reasons if holds), "")


def _named(by_split: Counter[str]) -> Iterable[tuple[str, int]]:
    return ((split, count) for split, count in by_split.items() if split)


def _split_order(entry: tuple[str, int]) -> tuple[int, str]:
    split = entry[0]
    return (_SPLITS.index(split) if split in _SPLITS else len(_SPLITS), split)
