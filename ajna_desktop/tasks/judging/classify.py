"""Judge every scan: out of fold by what the folder teaches, or by another classifier."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.fitting.judged import OutOfFold
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.refits import Learnt
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import (
    DescribedScans,
    described_scans,
    space_of,
)
from ajna_desktop.tasks.judging.folder_classifier import keep_folder_classifier
from ajna_desktop.tasks.judging.save_run import save_run
from ajna_desktop.workers.engine import Engine

_NO_LABELS: Final = (
    "No scan of this folder has a label, so there is nothing to learn from: label some scans, "
    "or choose a classifier that was made elsewhere."
)
_ONE_LABEL: Final = (
    "Every labelled scan of this folder is “{label}”, and a classifier needs scans of at least "
    "two labels: {advice}label some otherwise, or choose a classifier that was made elsewhere."
)
_OPEN_THAT: Final = "open the folder “{label}” itself if the labels are the folders in it, "


@dataclass(frozen=True, slots=True)
class Classified:
    """Every readable scan is in one of the two counts."""

    run: Run
    judged: int
    without_features: int


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """The scans of a folder that a classifier can be fitted on."""

    numbers: npt.NDArray[np.int64]  # (N,), of those scans among the described ones
    labels: list[Label]
    groups: list[str]


def judge_out_of_fold(
    collection: Collection, engine: Engine, context: TaskContext
) -> Classified:
    """Judge each labelled scan by a classifier that never saw its group, and save that.

    Scans without a label, and those marked as ambiguous or bad images, teach nothing and are
    judged by a classifier fitted on all that do. Works on cached features alone: after a
    relabelling it takes a second or two for some thousand scans.

    Raises:
        NothingToLearn: fewer than two labels, or too few groups to hold any back.
    """
    began = time.perf_counter()
    last_event = collection.refits.last_event()  # before labels are read: one may come now
    scans = described_scans(collection, engine.inference)
    taught = taught_by(collection, scans)
    context.step(Doing.JUDGING, 0, len(scans.hashes))
    judged = judge_taught(collection, engine, context, scans, taught)
    probabilities = np.empty((len(scans.hashes), len(judged.labels)), np.float32)
    probabilities[taught.numbers] = judged.probabilities
    rest = np.setdiff1d(np.arange(len(scans.hashes)), taught.numbers)
    if len(rest):
        probabilities[rest] = engine.analysis.apply(
            space_of(collection, engine.inference),
            [scans.hashes[number] for number in rest],
            judged.head,
            context.check,
        )
    run = run_out_of_fold(
        engine, judged, keep_folder_classifier(collection, judged.head), began
    )
    done = _saved(collection, engine, context, scans, run, probabilities)
    folds = dict(zip(taught.groups, judged.folds.tolist(), strict=True))
    collection.refits.keep_learnt(done.run, Learnt(last_event, folds))
    return done


def run_out_of_fold(engine: Engine, judged: OutOfFold, classifier_id: str, began: float) -> Run:
    """Return what is known about predictions out of fold.

    Args:
        engine: What made the features.
        judged: What came of the fits.
        classifier_id: Of the classifier fitted on all labels.
        began: When, by `time.perf_counter`.
    """
    return Run(
        classifier="Out of fold on this folder",
        classifier_id=classifier_id,
        kind=RunKind.OUT_OF_FOLD,
        labels=judged.labels,
        backbone=engine.inference.backbone_id,
        made_at_utc=now_utc(),
        device=engine.inference.device,
        seconds=time.perf_counter() - began,
    )


def apply_classifier(
    collection: Collection,
    engine: Engine,
    classifier: ClassifierBundle,
    context: TaskContext,
    wanted: OperatingPoint | None = None,
) -> Classified:
    """Judge every readable scan by a classifier that was made elsewhere, and save that.

    Its network describes first what it has not described yet. It decides where `wanted` says,
    else where this folder had it decide before, else where the bundle does.

    Raises:
        BundleInvalid: the network whose features it was fitted on is not installed.
    """
    inference = engine.inference_of(engine.backbone_of(classifier))
    extract_features(collection, inference, context)
    began = time.perf_counter()
    scans = described_scans(collection, inference)
    context.step(Doing.JUDGING, 0, len(scans.hashes))
    space = space_of(collection, inference, classifier.head.pooling)
    probabilities = engine.analysis.apply(space, scans.hashes, classifier.head, context.check)
    run = Run(
        classifier=classifier.name,
        classifier_id=classifier.id,
        kind=RunKind.APPLIED,
        labels=classifier.labels,
        backbone=inference.backbone_id,
        made_at_utc=now_utc(),
        device=inference.device,
        seconds=time.perf_counter() - began,
        operating_point=classifier.operating_point,
    )
    own = classifier.calibration
    return _saved(collection, engine, context, scans, run, probabilities, own, wanted)


def taught_by(collection: Collection, scans: DescribedScans) -> Taught:
    """Return what the labels of a folder teach.

    Raises:
        NothingToLearn: the folder has fewer than two labels.
    """
    table = collection.scans.training_table()
    number_of = {scan_id: number for number, scan_id in enumerate(scans.scan_ids.tolist())}
    numbers: list[int] = []
    labels: list[Label] = []
    groups: list[str] = []
    for scan_id, label, group in zip(
        table.scan_ids.tolist(), table.labels, table.groups, strict=True
    ):
        if label is not None and scan_id in number_of:
            numbers.append(number_of[scan_id])
            labels.append(label)
            groups.append(group)
    kinds = set(labels)
    if not kinds:
        raise NothingToLearn(_NO_LABELS)
    if len(kinds) == 1:
        (label,) = kinds
        (first,) = collection.scans.readable(0, 1)
        has_more_folders = first.path.count("/") > 1
        advice = _OPEN_THAT.format(label=label) if has_more_folders else ""
        raise NothingToLearn(_ONE_LABEL.format(label=label, advice=advice))
    return Taught(np.array(numbers, np.int64), labels, groups)


def judge_taught(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    scans: DescribedScans,
    taught: Taught,
) -> OutOfFold:
    """Return what cross-validation says about the labelled scans of a folder."""
    return engine.analysis.judge_out_of_fold(
        space_of(collection, engine.inference),
        [scans.hashes[number] for number in taught.numbers],
        taught.labels,
        taught.groups,
        context.check,
        collection.refits.folds(),
    )


def now_utc() -> str:
    """Return the time as runs and manifests have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _saved(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    scans: DescribedScans,
    run: Run,
    probabilities: npt.NDArray[np.float32],
    own: Calibration | None = None,
    wanted: OperatingPoint | None = None,
) -> Classified:
    run, changes = save_run(
        collection, engine, context, run, scans.scan_ids, probabilities, own, wanted
    )
    context.changed(changes)
    context.step(Doing.JUDGING, len(scans.hashes), len(scans.hashes))
    return Classified(run, len(scans.hashes), scans.lacking)
