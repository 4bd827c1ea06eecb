"""Fit a classifier on the labels of a folder and keep it, to be applied to other folders."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

import ajna_desktop
from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.bundles.save_classifier import (
    About,
    Training,
    content_digest,
    save_classifier,
)
from ajna_desktop.learning.fitting.figures import figures
from ajna_desktop.learning.fitting.folds import FOLDS
from ajna_desktop.learning.fitting.judged import OutOfFold
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.judging.classify import Taught, judge_taught, now_utc, taught_by
from ajna_desktop.tasks.output.export_names import folder_name
from ajna_desktop.workers.engine import Engine

_SEED: Final = 0  # what `AnalysisEngine.judge_out_of_fold` deals groups out by
_NOT_STATED: Final = "not stated"


def fit_classifier(
    collection: Collection,
    engine: Engine,
    name: str,
    models: Path,
    context: TaskContext,
    *,
    licence: str = _NOT_STATED,
    source: str = _NOT_STATED,
) -> ClassifierBundle:
    """Fit a classifier on every labelled scan and save it as a bundle below `models`.

    The figures in its manifest are out of fold: of classifiers that never saw what they judged.
    Where the folder's predictions are calibrated, or decide at a threshold, it does so too.

    Args:
        collection: With labels and features.
        engine: Fits it.
        name: For people; the folder of the bundle is called by it.
        models: The user's folder of bundles.
        context: For progress and stopping.
        licence: Of the classifier.
        source: Of the images.

    Raises:
        NothingToLearn: fewer than two labels, or too few groups to hold any back.
        ExportFailed: there is one of this name already, or it cannot be written.
    """
    scans = described_scans(collection, engine.inference)
    taught = taught_by(collection, scans)
    context.step(Doing.JUDGING, 0, len(taught.labels))
    judged = judge_taught(collection, engine, context, scans, taught)
    context.step(Doing.JUDGING, len(taught.labels), len(taught.labels))
    shown = _as_shown(collection, engine, context, judged, taught)
    training = Training(
        images_per_class=dict(sorted(Counter(taught.labels).items())),
        split="",
        content_digest=content_digest({scans.hashes[number] for number in taught.numbers}),
        folds=FOLDS,
        seed=_SEED,
        fitted_at_utc=now_utc(),
        program_version=ajna_desktop.__version__,
    )
    return save_classifier(
        models / folder_name(name),
        judged.head,
        engine.backbone,
        About(name=name, licence=licence, source=source),
        training,
        figures(judged.labels, shown.probabilities, taught.labels, shown.operating_point),
        shown.operating_point,
        shown.calibration,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _AsShown:
    """What the window does with the probabilities of this folder, to be done elsewhere too."""

    probabilities: npt.NDArray[np.float32]  # out of fold, as they are decided by
    operating_point: OperatingPoint | None = None
    calibration: Calibration | None = None


def _as_shown(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    judged: OutOfFold,
    taught: Taught,
) -> _AsShown:
    """Return where the current predictions decide, and their calibration, fitted anew."""
    run = collection.predictions.current_run()
    if run is None or run.kind is not RunKind.OUT_OF_FOLD or run.labels != judged.labels:
        return _AsShown(judged.probabilities)
    if run.calibration is None:
        return _AsShown(judged.probabilities, run.operating_point)
    number = {label: column for column, label in enumerate(judged.labels)}
    classes = np.array([number[label] for label in taught.labels], np.int64)
    done = engine.analysis.calibrate(
        run.calibration.method, judged.probabilities, classes, judged.folds, context.check
    )
    return _AsShown(done.probabilities, run.operating_point, done.calibration)
