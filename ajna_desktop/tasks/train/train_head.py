"""Fit what judges features, or grey levels, on the scans of a folder."""

import os
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Method, Pooling
from ajna_desktop.domain.training import Split, TrainingSettings
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import LogProbabilityHead, SvmHead
from ajna_desktop.learning.training.svm_pixels import PIXELS, pixel_backbone
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.train.fit_head import fit_head, fit_pixels, lesson_of
from ajna_desktop.tasks.train.fitted_method import Called, FittedMethod, Watch, without_refused
from ajna_desktop.tasks.train.pretrained import pretrained
from ajna_desktop.tasks.train.training_scans import TrainingScans
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.pixel_answers_job import PixelAnswersJob

_NOT_DESCRIBED: Final = "the network could not describe it"
_HELD_BACK: Final = (Split.VALIDATION, Split.TEST)


def train_on_features(
    method: Method,
    settings: TrainingSettings | None,
    scans: TrainingScans,
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    watch: Watch,
) -> FittedMethod:
    """Have the network of a method describe the folder, and fit the head on that.

    Raises:
        BundleInvalid: the network is not installed.
        NothingToLearn, TrainingFailed, WorkerFailed: see `tasks.fit_head.fit_head`.
    """
    backbone = pretrained(engine, method.network)
    inference = engine.inference_of(backbone)
    extract_features(collection, inference, context)
    space = space_of(collection, inference, method.pooling or Pooling.AVERAGE)
    cache = collection.features(
        inference.backbone_id, inference.feature_width, inference.pooling_kinds
    )
    lacking = dict.fromkeys(cache.missing(scans.contents), _NOT_DESCRIBED)
    scans, refused = without_refused(scans, lacking)
    _check_left(scans)
    lesson = lesson_of(
        space,
        scans.contents,
        scans.labels,
        scans.groups,
        scans.rows(Split.TRAIN),
        scans.rows(Split.VALIDATION),
    )
    fitted = fit_head(method, lesson, engine, watch.report, watch.tick, settings)
    answers: dict[Split, Floats] = {}
    for split in _HELD_BACK:
        contents = [scans.contents[row] for row in scans.rows(split).tolist()]
        answers[split] = (
            engine.analysis.apply(space, contents, fitted.head, watch.tick)
            if contents
            else np.zeros((0, len(scans.kinds)), np.float32)
        )
    return FittedMethod(
        fitted.head,
        backbone,
        scans,
        answers,
        fitted.epochs,
        fitted.trials,
        fitted.settings or {},
        refused,
        fitted.device,
        fitted.seconds,
    )


def train_on_pixels(
    scans: TrainingScans,
    collection: Collection,
    engine: Engine,
    called: Called,
    watch: Watch,
) -> FittedMethod:
    """Fit a support vector machine on the grey levels of the scans.

    Raises:
        NothingToLearn, TrainingFailed, WorkerFailed: see `tasks.fit_head.fit_pixels`.
    """
    path_of = {
        content: os.path.join(collection.folder, *path.split("/"))
        for content, path in zip(scans.contents, scans.paths, strict=True)
    }
    fitted = fit_pixels(
        scans.contents,
        path_of,
        scans.labels,
        scans.groups,
        scans.rows(Split.TRAIN),
        engine,
        engine.pixels,
        engine.most_megapixels,
        watch.report,
        watch.tick,
    )
    assert isinstance(fitted.head, SvmHead)
    job = PixelAnswersJob(
        fitted.head, scans.contents, path_of, PIXELS, engine.pixels, engine.most_megapixels
    )
    probabilities, unread = engine.training.run(job, watch.report, watch.tick)
    there = [row for row, content in enumerate(scans.contents) if content not in unread]
    read, refused = without_refused(scans, unread)
    _check_left(read)
    kinds = frozenset(read.kinds)
    kept = [number for number, row in enumerate(there) if scans.labels[row] in kinds]
    of_read = probabilities[kept]
    return FittedMethod(
        LogProbabilityHead(fitted.head.labels),
        pixel_backbone(fitted.head, called.short_name, called.name),
        read,
        {split: of_read[read.rows(split)] for split in _HELD_BACK},
        trials=fitted.trials,
        chosen=fitted.settings or {},
        refused=refused,
        device=fitted.device,
        seconds=fitted.seconds,
    )


def _check_left(scans: TrainingScans) -> None:
    if len(scans.kinds) < 2 or not len(scans.rows(Split.VALIDATION)):
        raise NothingToLearn(
            "Too few of the scans can be read to learn from and to validate on."
        )
