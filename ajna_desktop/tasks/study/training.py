"""Making one classifier of a study, and having it judge the test split."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ajna_desktop.domain.comparison import ComparisonRow, Trial
from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import EpochFigures, TrainingProgress, TrainingState
from ajna_desktop.learning.bundles.bundle import Backbone, ClassifierBundle
from ajna_desktop.learning.fitting.fitted import Trial as FittedTrial
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.study.figures import TestSplit, Verdicts, verdicts_of
from ajna_desktop.tasks.study.kept import Plan
from ajna_desktop.tasks.study.scans import StudyScans
from ajna_desktop.tasks.train.fitted_method import Watch
from ajna_desktop.tasks.train.kept_training import TrainingRequest, Unfinished, read_training
from ajna_desktop.tasks.train.save_trained import TrainedClassifier
from ajna_desktop.tasks.train.train import continue_training, train_on
from ajna_desktop.tasks.train.train_network import ON_IMAGES
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.network_job import CHECKPOINT


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What a training made, and how.

    Attributes:
        bundle: A network alone where it tells no labels.
        curves: Epoch by epoch.
        trials: What was tried in cross-validation.
        settings: What it was fitted with, for people.
        device: What it was trained on.
        seconds: What it took.
        trained_at_utc: ISO 8601.
    """

    bundle: ClassifierBundle | Backbone
    curves: tuple[EpochFigures, ...] = ()
    trials: tuple[Trial, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    device: str = ""
    seconds: float = 0.0
    trained_at_utc: str = ""

    def told(self, row: ComparisonRow) -> ComparisonRow:
        """Return a row that tells of the training."""
        if isinstance(self.bundle, ClassifierBundle):
            point = self.bundle.operating_point
            row = replace(row, classifier_id=self.bundle.id, operating_point=point)
        return replace(
            row,
            bundle=self.bundle.folder.name,
            curves=self.curves,
            settings=self.settings,
            device=self.device,
            seconds=self.seconds,
            trained_at_utc=self.trained_at_utc,
        )


class Trains(Protocol):
    """Trains one classifier of a study."""

    def __call__(
        self,
        collection: Collection,
        engine: Engine,
        plan: Plan,
        scans: StudyScans,
        models: Path,
        context: TaskContext,
    ) -> Made:
        """Train on the training split, choose on the validation split; leave the test alone.

        The bundle is a folder below `models`, called by the slug of the plan.

        Raises:
            AjnaError: it cannot be trained here, with a sentence that says why.
        """
        ...


def name_of(collection: Collection, plan: Plan) -> str:
    """Return what the bundle of a plan is called, for people."""
    return f"{plan.row().full_title} · {collection.folder.name}"


def judge_test_split(
    collection: Collection,
    engine: Engine,
    bundle: ClassifierBundle,
    split: TestSplit,
    context: TaskContext,
) -> Verdicts:
    """Return what a classifier says about the test split; its network describes it first.

    Raises:
        BundleInvalid: its network is not there.
    """
    inference = engine.inference_of(engine.backbone_of(bundle))
    extract_features(collection, inference, context)
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    absent = frozenset(cache.missing(split.contents))
    judged = np.array([content not in absent for content in split.contents], np.bool_)
    probabilities = engine.analysis.apply(
        space_of(collection, inference, bundle.head.pooling),
        [content for content in split.contents if content not in absent],
        bundle.head,
        context.check,
    )
    return verdicts_of(split, bundle.labels, judged, probabilities, bundle.operating_point)


def train_for_study(
    collection: Collection,
    engine: Engine,
    plan: Plan,
    scans: StudyScans,
    models: Path,
    context: TaskContext,
) -> Made:
    """Train as the Training tab does, on the scans of the study; see `Trains`.

    A network that an earlier study was stopped in goes on where that one ended.
    """
    method, settings = plan.method, plan.settings
    name = name_of(collection, plan)
    broken_off = None
    if method.fitting in ON_IMAGES and settings is not None:
        request = TrainingRequest(method.name, settings, name, os.fspath(collection.folder))
        broken_off = _broken_off(engine.trainings, request, scans)
    if broken_off is not None:
        return _made(plan, continue_training(broken_off, engine, models, context))
    watch = Watch(_progress_of(context), context.check)
    folder = models / plan.slug
    trained = train_on(
        collection, engine, method, settings, name, folder, scans.every, context, watch,
        with_code=False,
    )  # fmt: skip
    return _made(plan, trained)


def _broken_off(
    trainings: Path, request: TrainingRequest, scans: StudyScans
) -> Unfinished | None:
    """Return the training of just this that was broken off, None where there is none."""
    for checkpoint in trainings.glob(f"*/{CHECKPOINT}"):
        try:
            found, taught = read_training(checkpoint.parent)
        except TrainingFailed:
            continue  # damaged: the Training tab tells
        if replace(found, batch=0) == request and taught == scans.every:
            method = METHODS[request.method]
            return Unfinished(checkpoint.parent, method, request.name, request.folder, 0, 0, "")
    return None


def _made(plan: Plan, trained: TrainedClassifier) -> Made:
    return Made(
        bundle=trained.bundle,
        curves=trained.epochs,
        trials=tuple(_trial(plan.key, one, trained.settings) for one in trained.trials),
        settings=trained.settings,
        device=trained.device,
        seconds=trained.seconds,
        trained_at_utc=trained.trained_at_utc,
    )


def _trial(key: str, trial: FittedTrial, chosen: Mapping[str, Any]) -> Trial:
    settings = dict(trial.settings)
    return Trial(
        method=key,
        search=str(settings.pop("search", "grid")),
        settings=settings,
        accuracy=trial.mean,
        accuracy_spread=trial.deviation,
        seconds=trial.seconds,
        is_best=all(chosen.get(name) == value for name, value in trial.settings.items()),
    )


def _progress_of(context: TaskContext) -> Callable[[TrainingProgress], None]:
    """Return what tells whoever looks at the study how far a training is."""

    def report(progress: TrainingProgress) -> None:
        if progress.state is TrainingState.TRAINING and progress.total:
            done = len(progress.epochs) * progress.total + progress.done
            context.step(Doing.TRAINING, done, progress.most_epochs * progress.total or None)
        elif progress.state is TrainingState.PREPARING and progress.total:
            context.step(Doing.DECODING, progress.done, progress.total)

    return report
