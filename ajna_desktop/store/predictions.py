"""What classifiers believe: runs of predictions, one of which is the current one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import sqlite_utils

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.evaluation.prediction_sets import (
    USUAL_LEVEL,
    PlausibleLabels,
    plausible,
)
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.records_json import to_json
from ajna_desktop.domain.runs import Run, RunKind, Tally
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.store import counts, decisions
from ajna_desktop.store.calibrated import (
    RunProbabilities,
    calibration_of,
    prediction_columns,
    run_probabilities,
)
from ajna_desktop.store.database import Database
from ajna_desktop.store.queries import UNLIKE_SCANS
from ajna_desktop.store.scan_rows import COLUMNS, known, scan_of
from ajna_desktop.store.scored import scored_scans

_BATCH: Final = 2000  # rows in one transaction: some ten milliseconds
_RUN_COLUMNS: Final = (
    "classifier, classifier_id, kind, labels, backbone, made_at_utc, device, seconds, "
    "calibration, decides_for, threshold"
)
_SAID: Final = (
    "predicted, probabilities, plausible, (SELECT level FROM set_choice), "  # noqa: S608 - constants
    f"EXISTS ({UNLIKE_SCANS} AND novelty.scan_id = prediction.scan_id)"
)
_TABLE_COLUMNS: Final = ", ".join(f"scan.{name}" for name in COLUMNS.split(", "))


class PredictionStore:
    """Replaces one run of predictions by the next, and reads the current one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self,
        run: Run,
        scan_ids: npt.NDArray[np.int64],
        probabilities: npt.NDArray[np.float32],
        raw: npt.NDArray[np.float32] | None = None,
        sets: PlausibleLabels | None = None,
    ) -> Changes:
        """Make `run` the current one, all at once, and remove the one before it.

        The rows are written in short transactions, between which labels can be saved; the old
        run is the current one until the last row of the new one is there.

        Args:
            run: What is known about the predictions.
            scan_ids: (N,) int64; a scan that is gone meanwhile is left out.
            probabilities: (N, K) float32, finite; columns in the order of `run.labels`.
            raw: (N, K) float32, what the classifier gave, where `probabilities` are calibrated.
            sets: Which labels are plausible, of the N scans, where that is known.

        Raises:
            ValueError: the shapes do not fit, or a probability is not a number.
        """
        if probabilities.shape != (len(scan_ids), len(run.labels)):
            raise ValueError(
                f"expected probabilities ({len(scan_ids)}, {len(run.labels)}), "
                f"got {probabilities.shape}"
            )
        if not np.isfinite(probabilities).all():
            raise ValueError("a probability is not a number")
        more = prediction_columns(run.labels, raw, sets)
        with self._database.transaction() as db:
            run_id = _insert_run(db, run)
        for start in range(0, len(scan_ids), _BATCH):
            batch = slice(start, start + _BATCH)
            columns = {name: values[batch] for name, values in more.items()}
            with self._database.transaction() as db:
                _insert(db, run_id, run, scan_ids[batch], probabilities[batch], columns)
        with self._database.transaction() as db:
            db["current_run"].upsert({"only_one": 1, "run_id": run_id}, pk="only_one")
        self._remove_all_but(run_id)
        return Changes(predicted=True)

    def decide_anew(self, point: OperatingPoint | None) -> Changes:
        """Decide at another point for all current predictions. Not on the UI thread.

        Readers see all of it or nothing. The folder remembers the point for the classifier:
        `as_decided_here` puts it on the next run.

        Args:
            point: For a class of the current run; None: the most probable is predicted.

        Raises:
            ValueError: the point does not fit the classes of the current run.
        """
        while True:
            with self._database.snapshot() as reader:
                before = _current_run(reader)
                if before is None:
                    return Changes()
                found = decisions.flips(reader, *before, point)
            with self._database.transaction(durable=True) as db:
                if _current_run(db) != before:
                    continue  # another run, or another point, came in between
                decisions.write_flips(db, before[0], point, found)
                decisions.remember(db, before[1], point)
            return Changes(predicted=True)

    def as_decided_here(self, run: Run) -> Run:
        """Return a run that is to be saved, deciding where this folder has it decide.

        That is what `decide_anew` was last told for its classifier, if ever; else its own.
        """
        with self._database.snapshot() as reader:
            return decisions.as_remembered(reader, run)

    def current_run(self) -> Run | None:
        """Return what is known about the current predictions."""
        with self._database.snapshot() as reader:
            found = _current_run(reader)
        return found[1] if found else None

    def predictions(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, Prediction]:
        """Return the current prediction of each scan that has one."""
        with self._database.snapshot() as reader:
            found = _current_run(reader)
            if found is None:
                return {}
            run_id, run = found
            rows = reader.execute(
                f"SELECT scan_id, {_SAID} FROM prediction WHERE run_id = ? "  # noqa: S608 - constants and "?" alone
                "AND scan_id IN (SELECT value FROM json_each(?))",
                (run_id, json.dumps(list(scan_ids))),
            )
            found_predictions = (_prediction(run, *row) for row in rows)
            return {one.scan_id: one for one in found_predictions if one is not None}

    def tally(self, split: str | None = None) -> Tally:
        """Return the matrix of labels and predictions, and what is not in it."""
        with self._database.snapshot() as reader:
            return counts.tally(reader, split)

    def scored(self, label: Label | None = None) -> ScoredScans | None:
        """Return the current predictions as columns for one class. Not on the UI thread.

        Args:
            label: The class; None: that of the operating point, else the last of the run.

        Returns:
            None where nothing was predicted yet, or the classifier does not know the class.
        """
        with self._database.snapshot() as reader:
            found = _current_run(reader)
            if found is None:
                return None
            run_id, run = found
            point = run.operating_point
            label = label or (point.label if point else run.labels[-1])
            if label not in run.labels:
                return None
            return scored_scans(reader, run_id, run, label)

    def probabilities(self) -> RunProbabilities | None:
        """Return the current predictions in full, None where there are none.

        Not on the UI thread; as large as the predictions themselves.
        """
        with self._database.snapshot() as reader:
            found = _current_run(reader)
            return run_probabilities(reader, *found) if found else None

    def table(self, page: int = 1000) -> Iterator[list[tuple[Scan, Prediction | None]]]:
        """Yield every scan that is still in the folder with its prediction, by path, in pages.

        Scans that are unreadable are among them. What is written between two pages may show.
        """
        after = b""
        while True:
            with self._database.snapshot() as reader:
                found = _current_run(reader)
                run_id, run = found or (0, None)
                rows = reader.execute(
                    f"SELECT {_TABLE_COLUMNS}, {_SAID} FROM scan "  # noqa: S608 - constants
                    "LEFT JOIN prediction ON run_id = ? AND scan_id = scan.id "
                    "WHERE path > ? AND state <> 'missing' ORDER BY path LIMIT ?",
                    (run_id, after, page),
                ).fetchall()
            if not rows:
                return
            after = rows[-1][1]
            yield [(scan_of(row[:-5]), _prediction(run, row[0], *row[-5:])) for row in rows]

    def _remove_all_but(self, run_id: int) -> None:
        """Remove every other run, also those that a killed program left half-written."""
        deleted = 1
        while deleted:
            with self._database.transaction() as db:
                # Without rowids there is no DELETE … LIMIT: go by the key.
                deleted = db.execute(
                    "DELETE FROM prediction WHERE (run_id, scan_id) IN "
                    "(SELECT run_id, scan_id FROM prediction WHERE run_id <> ? LIMIT ?)",
                    (run_id, _BATCH),
                ).rowcount
        with self._database.transaction() as db:
            db.execute("DELETE FROM run WHERE id <> ?", (run_id,))


def _current_run(reader: Any) -> tuple[int, Run] | None:
    row = reader.execute(
        f"SELECT run.id, {_RUN_COLUMNS} FROM current_run JOIN run ON run.id = run_id"  # noqa: S608 - constants and "?" alone
    ).fetchone()
    if row is None:
        return None
    run_id, classifier, classifier_id, kind, labels, *facts, fixed, decides_for, threshold = row
    names = tuple(Label(name) for name in json.loads(labels))
    point = None if decides_for is None else OperatingPoint(Label(decides_for), threshold)
    run = Run(classifier, classifier_id, known(RunKind, kind), names, *facts)
    return run_id, replace(run, operating_point=point, calibration=calibration_of(fixed))


def _prediction(
    run: Run | None,
    scan_id: int,
    predicted: str | None,
    probabilities: bytes | None,
    kept: bytes | None,
    level: float | None,
    is_unlike: int,
) -> Prediction | None:
    if run is None or predicted is None or probabilities is None:
        return None
    values = np.frombuffer(probabilities, "<f4").tolist()
    level = level or USUAL_LEVEL
    return Prediction(
        ScanId(scan_id),
        run.classifier,
        dict(zip(run.labels, values, strict=True)),
        Label(predicted),
        None if kept is None else plausible(kept, level, run.labels),
        bool(is_unlike),
        0.0 if kept is None else level,
    )


def _insert_run(db: sqlite_utils.Database, run: Run) -> int:
    point = run.operating_point
    table = db["run"].insert(
        {
            "classifier": run.classifier,
            "classifier_id": run.classifier_id,
            "kind": run.kind.value,
            "labels": json.dumps(run.labels),
            "backbone": run.backbone,
            "made_at_utc": run.made_at_utc,
            "device": run.device,
            "seconds": run.seconds,
            "calibration": to_json(run.calibration) if run.calibration else None,
            "decides_for": point.label if point else None,
            "threshold": point.threshold if point else None,
        }
    )
    run_id: int = table.last_pk
    return run_id


def _insert(
    db: sqlite_utils.Database,
    run_id: int,
    run: Run,
    scan_ids: npt.NDArray[np.int64],
    probabilities: npt.NDArray[np.float32],
    columns: Mapping[str, Sequence[Any]],
) -> None:
    asked = json.dumps(scan_ids.tolist())
    there = {
        row[0]
        for row in db.execute(
            "SELECT id FROM scan WHERE id IN (SELECT value FROM json_each(?))", (asked,)
        )
    }
    predicted = decided(run.labels, probabilities, run.operating_point)
    names = ("run_id", "scan_id", "predicted", "confidence", "probabilities", *columns)
    rows = zip(
        repeat(run_id),
        scan_ids.tolist(),
        [run.labels[number] for number in predicted.tolist()],
        probabilities[np.arange(len(predicted)), predicted].tolist(),
        [row.tobytes() for row in probabilities.astype("<f4")],
        *columns.values(),
        strict=False,
    )
    # Plain SQL: the library takes four times as long for the same rows.
    db.conn.executemany(
        f"INSERT INTO prediction ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - names of columns
        [row for row in rows if row[1] in there],
    )
