"""Where the predictions of a folder decide: changed in one go, and remembered."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import sqlite_utils

from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.scored import chances_of, rows_of_page

Flips = dict[Label, list[tuple[int, float]]]  # (scan, probability) by what is predicted now

# The classifier that a folder teaches is another one after each relabelling; where it decides
# is to hold all the same.
_OUT_OF_FOLD: Final = "out of fold"
_PAGE: Final = (
    "SELECT json_group_array(id), json_group_array(predicted), group_concat(digits, '') FROM ("
    "SELECT scan_id AS id, predicted, hex(probabilities) AS digits FROM prediction "
    "WHERE run_id = ? AND scan_id > ? ORDER BY scan_id LIMIT ?)"
)
_FLIP: Final = (
    "UPDATE prediction SET predicted = ?, confidence = ? WHERE run_id = ? AND scan_id = ?"
)


def flips(
    reader: sqlite3.Connection, run_id: int, run: Run, point: OperatingPoint | None
) -> Flips:
    """Return what another operating point decides otherwise.

    Raises:
        ValueError: the point does not fit the classes of the run.
        StoreDamaged: the probabilities are not those of the run's classes.
    """
    found: Flips = {}
    for ids, told, digits in _pages(reader, run_id, len(run.labels)):
        chances = chances_of(digits, len(ids), len(run.labels))
        numbers = decided(run.labels, chances, point)
        for row, number in enumerate(numbers.tolist()):
            label = run.labels[number]
            if label != told[row]:
                found.setdefault(label, []).append((ids[row], float(chances[row, number])))
    return found


def write_flips(
    db: sqlite_utils.Database, run_id: int, point: OperatingPoint | None, found: Flips
) -> None:
    """Write what `flips` found, and the point itself, within a transaction."""
    for label, rows in found.items():
        values = ((label, chance, run_id, scan_id) for scan_id, chance in rows)
        db.conn.executemany(_FLIP, values)
    db["run"].update(run_id, _columns(point))


def remember(db: sqlite_utils.Database, run: Run, point: OperatingPoint | None) -> None:
    """Keep where the classifier of a run decides in this folder, from now on."""
    row = {"classifier": _classifier(run), **_columns(point)}
    db["decision_point"].upsert(row, pk="classifier")


def as_remembered(reader: sqlite3.Connection, run: Run) -> Run:
    """Return a run with the point that was chosen in this folder for its classifier.

    It is returned as it is where none was chosen, or one for a class that is no longer there.
    """
    row = reader.execute(
        "SELECT decides_for, threshold FROM decision_point WHERE classifier = ?",
        (_classifier(run),),
    ).fetchone()
    if row is None:
        return run
    label, threshold = row
    if label is None:
        return replace(run, operating_point=None)
    if label not in run.labels:
        return run
    return replace(run, operating_point=OperatingPoint(Label(label), threshold))


def _pages(
    reader: sqlite3.Connection, run_id: int, width: int
) -> Iterator[tuple[list[int], list[str], str]]:
    after = 0
    while True:
        page = reader.execute(_PAGE, (run_id, after, rows_of_page(width))).fetchone()
        ids: list[int] = json.loads(page[0])
        if not ids:
            return
        yield ids, json.loads(page[1]), page[2] or ""
        after = ids[-1]


def _classifier(run: Run) -> str:
    return _OUT_OF_FOLD if run.kind is RunKind.OUT_OF_FOLD else run.classifier_id


def _columns(point: OperatingPoint | None) -> dict[str, str | float | None]:
    if point is None:
        return {"decides_for": None, "threshold": None}
    return {"decides_for": point.label, "threshold": point.threshold}
