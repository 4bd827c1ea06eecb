"""Fit what judges features, by any of the methods, in the training process."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import TrainingProgress, TrainingSettings
from ajna_desktop.learning.fitting.fitted import Fitted
from ajna_desktop.learning.training.svm_pixels import PIXELS
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.head_jobs import (
    CodeJob,
    DenseHeadJob,
    Lesson,
    LogisticJob,
    SvmJob,
    SvmPixelsJob,
    TuneJob,
)
from ajna_desktop.workers.training import TrainingEngine
from ajna_desktop.workers.training_jobs import Job

Rows = npt.NDArray[np.int64]

ON_FEATURES = frozenset(
    {Fitting.LOGISTIC, Fitting.DENSE, Fitting.TUNED, Fitting.CODE, Fitting.SVM_FEATURES}
)


class Trains(Protocol):
    """The part of the engine that this task needs."""

    @property
    def training(self) -> TrainingEngine:
        """Runs jobs."""
        ...


def _ignore(progress: TrainingProgress) -> None:
    """Nobody watches."""


def _go_on() -> None:
    """The work stays wanted."""


def lesson_of(
    space: FeatureSpace,
    contents: Sequence[str],
    labels: Sequence[Label],
    groups: Sequence[str],
    train: Rows,
    validation: Rows,
) -> Lesson:
    """Return what a head is to learn; scans in neither part are not told to whoever fits it.

    Args:
        space: Whose features.
        contents: Hash of the content of each scan.
        labels: That hold.
        groups: Patient, container or content of each.
        train: Numbers of the scans to learn from.
        validation: Numbers of the scans to stop and choose by. Those of labels that none of
            `train` has are left out: nothing can be learnt of them.
    """
    kinds = tuple(sorted({labels[row] for row in train}))
    number = {label: index for index, label in enumerate(kinds)}
    judged = [row for row in validation if labels[row] in number]
    used = [*train, *judged]
    return Lesson(
        FeaturesOf.of(space, [contents[row] for row in used]),
        np.array([number[labels[row]] for row in used], np.int64),
        kinds,
        tuple(groups[row] for row in used),
        np.arange(len(train)),
        np.arange(len(train), len(used)),
    )


def fit_head(
    method: Method,
    lesson: Lesson,
    engine: Trains,
    report: Callable[[TrainingProgress], None] = _ignore,
    tick: Callable[[], None] = _go_on,
    settings: TrainingSettings | None = None,
) -> Fitted:
    """Fit the head of a method on features.

    Args:
        method: One whose fitting is in `ON_FEATURES`.
        lesson: What to learn, in the features that the method names.
        engine: Its `training` may be paused, or told to finish, meanwhile.
        report: Told how far it is.
        tick: Called often; when it raises, the work is ended.
        settings: Other ones than the method's.

    Raises:
        NothingToLearn: too few classes, groups or images held back.
        TrainingFailed: the loss was no number.
        FeaturesMissing: a scan has no features in the cache.
        WorkerFailed: the process cannot start or ended.
    """
    fitted = engine.training.run(_job(method, lesson, settings), report, tick)
    assert isinstance(fitted, Fitted)
    return fitted


def fit_pixels(
    contents: Sequence[str],
    path_of: Mapping[str, str],
    labels: Sequence[Label],
    groups: Sequence[str],
    train: Rows,
    engine: Trains,
    cache: Path,
    most_megapixels: int,
    report: Callable[[TrainingProgress], None] = _ignore,
    tick: Callable[[], None] = _go_on,
) -> Fitted:
    """Fit a support vector machine on the grey levels of scans; see `learning.svm_pixels`.

    Args:
        contents, labels, groups: Of each scan, as `lesson_of` takes them.
        path_of: The absolute path of each content that is in `train`.
        train: Numbers of the scans to learn from; the settings are chosen by folds of them.
        engine, report, tick: As `fit_head` takes them.
        cache: The folder of the caches of decoded images.
        most_megapixels: Larger images are refused.

    Raises:
        NothingToLearn, TrainingFailed, WorkerFailed: as `fit_head`.
    """
    kinds = tuple(sorted({labels[row] for row in train}))
    number = {label: index for index, label in enumerate(kinds)}
    used = [contents[row] for row in train]
    job = SvmPixelsJob(
        tuple(used),
        {content: path_of[content] for content in used},
        np.array([number[labels[row]] for row in train], np.int64),
        kinds,
        tuple(groups[row] for row in train),
        PIXELS,
        cache,
        most_megapixels,
    )
    fitted = engine.training.run(job, report, tick)
    assert isinstance(fitted, Fitted)
    return fitted


def _job(method: Method, lesson: Lesson, settings: TrainingSettings | None) -> Job:
    wanted = settings or method.settings
    match method.fitting:
        case Fitting.LOGISTIC:
            return LogisticJob(lesson)
        case Fitting.SVM_FEATURES:
            return SvmJob(lesson)
        case Fitting.DENSE if wanted is not None:
            return DenseHeadJob(lesson, wanted)
        case Fitting.TUNED if wanted is not None:
            return TuneJob(lesson, wanted)
        case Fitting.CODE if wanted is not None:
            return CodeJob(lesson, wanted, method.references)
    raise ValueError(f"{method.name} fits no head on features")
