"""What is kept about probabilities besides themselves: how they were set right, and sets."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.evaluation.prediction_sets import PlausibleLabels
from ajna_desktop.domain.records_json import NotSuchARecord, from_json
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.queries import SHOWN
from ajna_desktop.store.scored import chances_of, rows_of_page

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

# As in `scored`: a page is one row, so that the window does not feel the reading.
_PAGE: Final = (
    "SELECT json_group_array(id), json_group_array(label), json_group_array(belongs), "  # noqa: S608 - constants and "?" alone
    "json_group_array(predicted), group_concat(digits, ''), group_concat(raw_digits, '') FROM ("
    "SELECT scan.id AS id, label, predicted, hex(probabilities) AS digits, "
    "hex(ifnull(raw, probabilities)) AS raw_digits, "
    "iif(NOT may_teach OR label IS NULL, NULL, "
    "iif(group_name = '', ifnull(content_hash, 'scan ' || scan.id), group_name)) AS belongs "
    "FROM prediction CROSS JOIN (SELECT *, status NOT IN ('ambiguous', 'bad image') "
    "AS may_teach FROM scan) AS scan ON scan.id = prediction.scan_id "
    f"WHERE run_id = ? AND scan_id > ? AND {SHOWN} ORDER BY scan_id LIMIT ?)"
)


@dataclass(frozen=True, slots=True, eq=False)
class RunProbabilities:
    """Everything that a run says, before and after it was set right, in id order.

    Attributes:
        run: Whose.
        scan_ids: (N,).
        shown: (N, K) float32, as the window shows them.
        raw: (N, K) float32, as the classifier gave them; `shown` itself where not calibrated.
        decided: (N,) the column that is predicted.
        classes: (N,) the column that holds; −1 where no label does that the classifier knows,
            and where a person said that nobody can tell.
        groups: (N,) number of the patient, container or content; −1 where `classes` is −1.
    """

    run: Run
    scan_ids: Numbers
    shown: Floats
    raw: Floats
    decided: Numbers
    classes: Numbers
    groups: Numbers

    @property
    def labelled(self) -> npt.NDArray[np.bool_]:
        """Which scans have a label to judge by, (N,)."""
        return self.classes >= 0


def run_probabilities(reader: sqlite3.Connection, run_id: int, run: Run) -> RunProbabilities:
    """Read a run, in pages; K × N numbers are kept, twice where it is calibrated.

    Raises:
        StoreDamaged: the probabilities are not those of the run's classes.
    """
    number = {label: place for place, label in enumerate(run.labels)}
    groups: dict[str, int] = {}
    width = len(run.labels)
    rows = rows_of_page(width)
    pages: list[tuple[npt.NDArray[Any], ...]] = []
    after = 0
    while True:
        ids, labels, belongs, told, digits, raw_digits = reader.execute(
            _PAGE, (run_id, after, rows)
        ).fetchone()
        scan_ids: list[int] = json.loads(ids)
        if not scan_ids and pages:
            break
        classes = [number.get(label, -1) for label in json.loads(labels)]
        of = [_numbered(groups, name) for name in json.loads(belongs)]
        shown = chances_of(digits or "", len(scan_ids), width)
        # Read once where both are the same: the larger half of the time.
        raw = shown
        if run.calibration:
            raw = chances_of(raw_digits or "", len(scan_ids), width)
        decided = [number[label] for label in json.loads(told)]
        taught = np.array([c if g >= 0 else -1 for c, g in zip(classes, of, strict=True)])
        pages.append((np.array(scan_ids), shown, raw, np.array(decided), taught, np.array(of)))
        if not scan_ids:
            break
        after = scan_ids[-1]
    scan_ids_, shown, raw, decided_, classes_, groups_ = (
        np.concatenate(column) for column in zip(*pages, strict=True)
    )
    return RunProbabilities(
        run,
        scan_ids_.astype(np.int64),
        shown,
        raw if run.calibration else shown,
        decided_.astype(np.int64),
        classes_.astype(np.int64),
        np.where(classes_ >= 0, groups_, -1).astype(np.int64),
    )


def calibration_of(text: str | None) -> Calibration | None:
    """Return how the probabilities of a run were set right, from its column.

    Raises:
        StoreDamaged: it is not what was written.
    """
    if text is None:
        return None
    try:
        return from_json(Calibration, text)
    except NotSuchARecord as error:
        raise StoreDamaged("The store is damaged: a calibration cannot be read.") from error


def prediction_columns(
    labels: Sequence[Label], raw: Floats | None, sets: PlausibleLabels | None
) -> Mapping[str, Sequence[Any]]:
    """Return the columns of N predictions that only some runs have."""
    columns: dict[str, Sequence[Any]] = {}
    if raw is not None:
        columns["raw"] = [row.tobytes() for row in raw.astype("<f4")]
    if sets is not None:
        columns["plausible"] = sets.kept
        columns["first_plausible"] = [labels[column] for column in sets.first.tolist()]
        columns["first_p"] = sets.first_p.tolist()
        columns["second_p"] = sets.second_p.tolist()
    return columns


def _numbered(known: dict[str, int], name: str | None) -> int:
    return -1 if name is None else known.setdefault(name, len(known))
