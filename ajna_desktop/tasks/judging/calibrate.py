"""Set the probabilities of the current predictions right, or take that back."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.evaluation.prediction_sets import SetChoice
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run
from ajna_desktop.store.calibrated import Floats, RunProbabilities
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.save_run import Known, calibrated, carried_point, write_run
from ajna_desktop.workers.engine import Engine

_NOT_JUDGED: Final = "Nothing was predicted yet: judge the scans first, then calibrate."


@dataclass(frozen=True, slots=True)
class Recalibrated:
    """What it did to the decisions."""

    run: Run
    former_point: OperatingPoint | None
    flips: int  # scans that are decided otherwise than before


def calibrate(
    collection: Collection, engine: Engine, method: CalibrationMethod, context: TaskContext
) -> Recalibrated:
    """Calibrate the current predictions by the labels of now.

    Each labelled scan is corrected by what scans of other groups say. The threshold moves with
    the probabilities, so that decisions stay as they are wherever one threshold can do that.

    Raises:
        NothingToLearn: no predictions, or too few labelled scans.
    """
    context.step(Doing.CALIBRATING, 0)
    found = _found(collection)
    known = Known.of(found.classes, found.groups)
    calibration, shown = calibrated(engine, context, method, found.raw, known)
    return _saved(collection, context, found, calibration, shown, known)


def remove_calibration(
    collection: Collection, context: TaskContext, own: Calibration | None = None
) -> Recalibrated:
    """Show what the classifier gave again; `own` is the calibration that came with it.

    Raises:
        NothingToLearn: there are no predictions.
    """
    context.step(Doing.CALIBRATING, 0)
    found = _found(collection)
    known = Known.of(found.classes, found.groups)
    shown = own.apply(found.raw) if own else found.raw
    return _saved(collection, context, found, own, shown, known)


def make_sets(collection: Collection, choice: SetChoice, context: TaskContext) -> None:
    """Make prediction sets in another way, for the current predictions and those to come."""
    context.step(Doing.CALIBRATING, 0)
    changes = collection.certainty.choose(choice)
    found = collection.predictions.probabilities()
    if found is not None:
        known = Known.of(found.classes, found.groups)
        run, shown, raw = found.run, found.shown, found.raw
        changes |= write_run(
            collection, run, run.calibration, found.scan_ids, shown, raw, known
        )[1]
    context.changed(changes)


def _found(collection: Collection) -> RunProbabilities:
    found = collection.predictions.probabilities()
    if found is None:
        raise NothingToLearn(_NOT_JUDGED)
    return found


def _saved(
    collection: Collection,
    context: TaskContext,
    found: RunProbabilities,
    calibration: Calibration | None,
    shown: Floats,
    known: Known,
) -> Recalibrated:
    former = found.run.operating_point
    labels, before = found.run.labels, found.run.calibration
    point = carried_point(labels, former, before, calibration, shown, found.decided)
    flips = int(np.count_nonzero(decided(labels, shown, point) != found.decided))
    context.check()
    run, changes = write_run(
        collection,
        replace(found.run, operating_point=point),
        calibration,
        found.scan_ids,
        shown,
        found.raw,
        known,
    )
    if point != former:  # what is to hold for the next predictions, too
        changes |= collection.predictions.decide_anew(point)
    context.changed(changes)
    context.step(Doing.CALIBRATING, len(shown), len(shown))
    return Recalibrated(run, former, flips)
