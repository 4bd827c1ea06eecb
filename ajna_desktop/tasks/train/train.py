"""Train any method on a folder, and keep what comes of it as a bundle."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import TrainingProgress, TrainingSettings, TrainingState
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.export_names import folder_name
from ajna_desktop.tasks.train.fitted_method import Watch
from ajna_desktop.tasks.train.kept_training import (
    TrainingRequest,
    Unfinished,
    begin_training,
    can_go_on,
    discard_training,
    read_training,
)
from ajna_desktop.tasks.train.pretrained import pretrained
from ajna_desktop.tasks.train.save_trained import TrainedClassifier, called, save_trained
from ajna_desktop.tasks.train.train_head import train_on_features, train_on_pixels
from ajna_desktop.tasks.train.train_network import ON_IMAGES, train_network
from ajna_desktop.tasks.train.training_scans import TrainingScans, training_scans
from ajna_desktop.workers.engine import Engine

_TAKEN: Final = "There is a classifier called “{name}” already: choose another name."
_NO_LABELS_NEEDED: Final = frozenset({Fitting.AUTOENCODER})


def _ignore(progress: TrainingProgress) -> None:
    """Nobody watches."""


def train(
    collection: Collection,
    engine: Engine,
    method: Method,
    settings: TrainingSettings | None,
    name: str,
    models: Path,
    context: TaskContext,
    *,
    resample: bool = False,
    seed: int = 0,
    report: Callable[[TrainingProgress], None] = _ignore,
) -> TrainedClassifier:
    """Train a method on the scans of a folder and save what comes of it below `models`.

    It learns from the training split and is stopped, tuned and given its operating point by the
    validation split; the test split is judged once, in the end. A network that is broken off,
    however that happens, can go on later: see `kept_training.unfinished`.

    Args:
        collection: The folder. What is new in it is read first.
        engine: Trains; `engine.training` can be told to pause, resume and finish meanwhile.
        method: What is trained.
        settings: How; None: as the method has it.
        name: Of the bundle, for people.
        models: The user's folder of bundles.
        context: For progress and stopping.
        resample: Deal train, validation and test anew, whatever the folder says.
        seed: Of the splits; that of the training is in the settings.
        report: Told all that there is to show.

    Raises:
        NothingToLearn: too few labels or groups.
        BundleInvalid: a network that it needs is not installed.
        TrainingFailed: see `workers.network_job` and `tasks.fit_head`.
        ExportFailed: there is a bundle of this name already, or it cannot be written.
    """
    folder = models / folder_name(name)
    if os.path.lexists(folder):
        raise ExportFailed(_TAKEN.format(name=name))
    network = KNOWN_NETWORKS.get(method.network)
    backbone = None
    if network is not None and network.is_pretrained:
        backbone = pretrained(engine, method.network)  # before anything that takes hours
    open_folder(collection, engine.images, context)
    if backbone is not None and method.fitting not in ON_IMAGES:
        # What it cannot describe is set aside before the scans are dealt out.
        extract_features(collection, engine.inference_of(backbone), context)
    needs_labels = method.fitting not in _NO_LABELS_NEEDED
    scans = training_scans(collection, resample=resample, seed=seed, needs_labels=needs_labels)
    watch = Watch(told_to(context, report), context.check)
    return train_on(
        collection, engine, method, settings or method.settings, name, folder, scans, context,
        watch,
    )  # fmt: skip


def train_on(
    collection: Collection,
    engine: Engine,
    method: Method,
    settings: TrainingSettings | None,
    name: str,
    folder: Path,
    scans: TrainingScans,
    context: TaskContext,
    watch: Watch,
    *,
    with_code: bool = True,
) -> TrainedClassifier:
    """Train a method on scans that are dealt out already, and save it as `folder`.

    The other arguments and errors are those of `train` and `save_trained`.
    """
    if method.fitting in ON_IMAGES:
        assert settings is not None  # every network is trained by epochs
        request = TrainingRequest(method.name, settings, name, os.fspath(collection.folder))
        place = begin_training(engine.trainings, request, scans)
        return _train_in(place, request, method, scans, engine, folder, watch)
    if method.fitting is Fitting.SVM_PIXELS:
        fitted = train_on_pixels(scans, collection, engine, called(folder, name), watch)
    else:
        fitted = train_on_features(method, settings, scans, collection, engine, context, watch)
    return save_trained(folder, name, method, settings, fitted, with_code=with_code)


def continue_training(
    training: Unfinished,
    engine: Engine,
    models: Path,
    context: TaskContext,
    *,
    report: Callable[[TrainingProgress], None] = _ignore,
) -> TrainedClassifier:
    """Go on with a training that was broken off: same scans, labels, splits and curve.

    Arguments and errors as `train`; also
        TrainingFailed: what was kept of it is damaged.
    """
    request, scans = read_training(training.place)
    folder = models / folder_name(request.name)
    watch = Watch(told_to(context, report), context.check)
    return _train_in(training.place, request, training.method, scans, engine, folder, watch)


def _train_in(
    place: Path,
    request: TrainingRequest,
    method: Method,
    scans: TrainingScans,
    engine: Engine,
    folder: Path,
    watch: Watch,
) -> TrainedClassifier:
    """Train in the folder of a training, which is gone when its bundle is there."""
    try:
        network = called(folder, request.name)
        fitted = train_network(place, request, scans, engine, network, watch)
        trained = save_trained(folder, request.name, method, request.settings, fitted)
    except BaseException:
        if not can_go_on(place):
            discard_training(place)
        raise
    discard_training(place)
    return trained


def told_to(
    context: TaskContext, report: Callable[[TrainingProgress], None]
) -> Callable[[TrainingProgress], None]:
    """Return what passes on how far a training is, also to whoever looks at the task."""

    def told(progress: TrainingProgress) -> None:
        report(progress)
        if progress.state is TrainingState.TRAINING and progress.total:
            done = len(progress.epochs) * progress.total + progress.done
            context.step(Doing.TRAINING, done, progress.most_epochs * progress.total or None)
        elif progress.state is TrainingState.PREPARING and progress.total:
            context.step(Doing.DECODING, progress.done, progress.total)
        elif progress.state is TrainingState.PAUSED:
            context.pause()

    return told
