"""Save what a classifier said: calibrated as the folder has it, with what is plausible."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import (
    Calibration,
    CalibrationMethod,
    carried_threshold,
    moved_point,
    point_moved_back,
)
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.evaluation.prediction_sets import FEWEST_SCANS, PlausibleLabels
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.workers.engine import Engine

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_NONE: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Which scans have a label that can teach what probabilities mean.

    Attributes:
        classes: (N,) the column that holds; −1 where none does.
        folds: (N,) in which each is judged, no group in two of them; −1 likewise.
    """

    classes: Numbers
    folds: Numbers

    @classmethod
    def of(cls, classes: Numbers, groups: Numbers) -> "Known":
        """Deal out the groups of the scans that have a label."""
        folds = np.full(len(classes), _NONE)
        rows = np.flatnonzero(classes >= 0)
        folds[rows] = assign_folds(classes[rows].tolist(), list(map(str, groups[rows])))
        return cls(classes, folds)

    @property
    def rows(self) -> Numbers:
        """Those scans."""
        return np.flatnonzero(self.classes >= 0)


def known_scans(collection: Collection, run: Run, scan_ids: Numbers) -> Known:
    """Return what is known of the scans (N,), in id order, by the labels that hold now."""
    table = collection.scans.training_table()
    number = {label: place for place, label in enumerate(run.labels)}
    numbered = {group: place for place, group in enumerate(dict.fromkeys(table.groups))}
    classes = np.full(len(scan_ids), _NONE)
    groups = np.full(len(scan_ids), _NONE)
    of_table = [number.get(label, _NONE) if label else _NONE for label in table.labels]
    taught, here, there = np.intersect1d(
        scan_ids, table.scan_ids, assume_unique=True, return_indices=True
    )
    if len(taught):
        classes[here] = np.array(of_table)[there]
        groups[here] = np.array([numbered[group] for group in table.groups])[there]
    return Known.of(classes, groups)


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A run as it is to be saved.

    Attributes:
        run: With its calibration and its operating point.
        raw: (N, K) what the classifier gave.
        shown: (N, K) what is shown of it.
        known: Which scans have a label.
        moves_point: The folder is to decide there from now on.
    """

    run: Run
    raw: Floats
    shown: Floats
    known: Known
    moves_point: bool = False

    @property
    def decided(self) -> Numbers:
        """Return the column that is predicted, (N,)."""
        return decided(self.run.labels, self.shown, self.run.operating_point)


def save_run(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    run: Run,
    scan_ids: Numbers,
    raw: Floats,
    own: Calibration | None = None,
    wanted: OperatingPoint | None = None,
) -> tuple[Run, Changes]:
    """Make `run` the current one, and return it as it was saved; see `settle`."""
    settled = settle(collection, engine, context, run, scan_ids, raw, own, wanted)
    return write_settled(collection, settled, scan_ids)


def settle(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    run: Run,
    scan_ids: Numbers,
    raw: Floats,
    own: Calibration | None = None,
    wanted: OperatingPoint | None = None,
) -> Settled:
    """Return `run` as it is to be saved; nothing is written.

    Where the predictions before were calibrated on this folder, these are, in the same way:
    a relabelling must not take the calibration away. Else the classifier's own one holds. It
    decides where the folder has it decide, else where the classifier does.

    Args:
        collection: Of the scans.
        engine: Fits the calibration.
        context: For stopping.
        run: Not calibrated.
        scan_ids: (N,), in id order.
        raw: (N, K) what the classifier gave.
        own: The calibration that came with the classifier.
        wanted: Where to decide this once, whatever the folder and the classifier have.
    """
    if wanted is None:
        run = collection.predictions.as_decided_here(run)
    else:
        run = replace(run, operating_point=wanted)
    known = known_scans(collection, run, scan_ids)
    former = collection.predictions.current_run()
    method = _method_here(former, run)
    if method is not None:
        try:
            calibration, shown = calibrated(engine, context, method, raw, known)
        except NothingToLearn:  # too few labels are left: as the classifier has it
            before = former.calibration if former and former.labels == run.labels else None
            if before is not None and wanted is None:
                return _uncalibrated(run, before, own, raw, known)
        else:
            return Settled(replace(run, calibration=calibration), raw, shown, known)
    shown = own.apply(raw) if own else raw
    return Settled(replace(run, calibration=own), raw, shown, known)


def write_settled(
    collection: Collection, settled: Settled, scan_ids: Numbers
) -> tuple[Run, Changes]:
    """Make a run the current one."""
    run, changes = write_run(
        collection,
        settled.run,
        settled.run.calibration,
        scan_ids,
        settled.shown,
        settled.raw,
        settled.known,
    )
    if settled.moves_point:  # what is to hold for the next predictions, too
        changes |= collection.predictions.decide_anew(run.operating_point)
    return run, changes


def _uncalibrated(
    run: Run, before: Calibration, own: Calibration | None, raw: Floats, known: Known
) -> Settled:
    """Return a run that loses its calibration: the threshold was about what that gave."""
    shown = own.apply(raw) if own else raw
    told = decided(run.labels, before.apply(raw), run.operating_point)
    point = carried_point(run.labels, run.operating_point, before, own, shown, told)
    moved = replace(run, operating_point=point, calibration=own)
    return Settled(moved, raw, shown, known, moves_point=point != run.operating_point)


def carried_point(
    labels: tuple[Label, ...],
    point: OperatingPoint | None,
    before: Calibration | None,
    after: Calibration | None,
    shown: Floats,
    told: Numbers,
) -> OperatingPoint | None:
    """Return where to decide once probabilities are calibrated otherwise, so that most stays.

    Args:
        labels: The K classes.
        point: Where was decided.
        before: The calibration that `point` is about; None: none.
        after: The one from now on; None: none.
        shown: (N, K) the probabilities from now on.
        told: (N,) the column that was decided for.
    """
    if len(labels) == 2:
        if before is not None:
            point = point_moved_back(before, labels, point)
        return moved_point(after, labels, point) if after else point
    if point is None or not len(shown):
        return point
    its = labels.index(point.label)
    return OperatingPoint(point.label, carried_threshold(shown[:, its], told == its))


def calibrated(
    engine: Engine,
    context: TaskContext,
    method: CalibrationMethod,
    raw: Floats,
    known: Known,
) -> tuple[Calibration, Floats]:
    """Fit a calibration, and return it with the probabilities (N, K) that it makes of `raw`.

    Raises:
        NothingToLearn: too few labelled scans.
    """
    rows = known.rows
    done = engine.analysis.calibrate(
        method, raw[rows], known.classes[rows], known.folds[rows], context.check
    )
    shown = done.calibration.apply(raw)
    shown[rows] = done.probabilities
    return done.calibration, shown


def write_run(
    collection: Collection,
    run: Run,
    calibration: Calibration | None,
    scan_ids: Numbers,
    shown: Floats,
    raw: Floats,
    known: Known,
) -> tuple[Run, Changes]:
    """Save a run with these probabilities and the sets that follow from them."""
    run = replace(run, calibration=calibration)
    sets = None
    if len(known.rows) >= FEWEST_SCANS:
        per_class = collection.certainty.choice().per_class
        sets = PlausibleLabels.judged(shown, known.classes, known.folds, per_class)
    kept = raw if calibration else None
    return run, collection.predictions.replace(run, scan_ids, shown, kept, sets)


def _method_here(former: Run | None, run: Run) -> CalibrationMethod | None:
    if former is None or former.calibration is None or not former.calibration.is_out_of_fold:
        return None
    both_out_of_fold = former.kind is run.kind is RunKind.OUT_OF_FOLD
    is_same = both_out_of_fold or former.classifier_id == run.classifier_id
    return former.calibration.method if is_same else None
