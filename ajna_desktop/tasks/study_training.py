"""Making one classifier of a study, and having it judge the test split."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ajna_desktop.domain.comparison import ComparisonRow, Trial
from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.learning.bundle import Backbone, ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.extract_features import extract_features
from ajna_desktop.tasks.feature_space import space_of
from ajna_desktop.tasks.study_figures import TestSplit, Verdicts, verdicts_of
from ajna_desktop.tasks.study_kept import Plan
from ajna_desktop.tasks.study_scans import StudyScans
from ajna_desktop.workers.engine import Engine


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
