"""Train a network on the scans of a folder, also where memory turns out to be too small."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import MemoryTooSmall, WorkerCrashed
from ajna_desktop.domain.methods import METHODS, Fitting, Method
from ajna_desktop.domain.training import Split, TrainingProgress, TrainingState
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.save_backbone import known_backbone
from ajna_desktop.learning.fitting.references import fit_references
from ajna_desktop.learning.head_arrays import Floats, softmax
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.learning.training.network_learnt import NetworkLearnt
from ajna_desktop.learning.training.training_set import TrainingSet
from ajna_desktop.tasks.train.fitted_method import Called, FittedMethod, Watch, without_refused
from ajna_desktop.tasks.train.kept_training import TrainingRequest, write_request
from ajna_desktop.tasks.train.pretrained import pretrained
from ajna_desktop.tasks.train.training_scans import TrainingScans
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.network_job import Learnt, NetworkJob

ON_IMAGES: Final = frozenset({Fitting.NETWORK, Fitting.SIAMESE, Fitting.AUTOENCODER})
_MOST_CRASHES: Final = 4  # in a row, without an epoch between them
_SMALLER: Final = "There was too little memory for {before} images at a time; now it has {now}."


def train_network(
    place: Path,
    request: TrainingRequest,
    scans: TrainingScans,
    engine: Engine,
    called: Called,
    watch: Watch,
) -> FittedMethod:
    """Train a network, or go on where the program ended.

    Where memory is too small the batch is halved, and the training goes on from its last epoch.

    Args:
        place: The folder of the training; see `kept_training`.
        request: What is asked for; its method is fitted on images.
        scans: On which.
        engine: Trains it.
        called: What comes of it.
        watch: Who looks.

    Raises:
        BundleInvalid: the weights that it begins with are not installed.
        NothingToLearn, TrainingFailed, WorkerFailed: see `workers.network_job`.
    """
    method = METHODS[request.method]
    learnt = _learnt(place, request, _job(method, place, request, scans, engine), engine, watch)
    tells_apart = method.fitting is not Fitting.AUTOENCODER
    read, refused = without_refused(scans, learnt.refused, labels_matter=tells_apart)
    assert read.contents == learnt.taught.contents  # or its answers would be of other scans
    head, answers = _judging(method, read, learnt.network, request.settings.seed)
    network = learnt.network
    return FittedMethod(
        head,
        known_backbone(network.known, network.weights, called.short_name, called.name),
        read,
        answers,
        network.epochs,
        refused=refused,
        device=network.device,
        seconds=sum(one.seconds for one in network.epochs),
    )


def _job(
    method: Method,
    place: Path,
    request: TrainingRequest,
    scans: TrainingScans,
    engine: Engine,
) -> NetworkJob:
    start = None
    if KNOWN_NETWORKS[method.network].is_pretrained:
        start = pretrained(engine, method.network).folder
    tells_apart = method.fitting is not Fitting.AUTOENCODER
    return NetworkJob(
        method.network,
        method.fitting,
        TrainingSet(
            scans.kinds if tells_apart else (),
            scans.contents,
            scans.classes if tells_apart else np.zeros(len(scans.contents), np.int64),
            scans.splits,
        ),
        tuple(os.path.join(request.folder, *path.split("/")) for path in scans.paths),
        replace(request.settings, batch=request.batch or request.settings.batch),
        start,
        place,
        engine.pixels,
        engine.most_megapixels,
    )


def _learnt(
    place: Path, request: TrainingRequest, job: NetworkJob, engine: Engine, watch: Watch
) -> Learnt:
    note, crashes, epochs = "", 0, 0
    state = TrainingState.PREPARING

    def report(progress: TrainingProgress) -> None:
        nonlocal state, crashes, epochs
        state = progress.state
        if len(progress.epochs) != epochs:
            epochs, crashes = len(progress.epochs), 0
        watch.report(replace(progress, note=note))

    while True:
        try:
            learnt = engine.training.run(job, report, watch.tick)
            assert isinstance(learnt, Learnt)
            return learnt
        except (MemoryTooSmall, WorkerCrashed):
            # The system ends a process that wants more memory than there is.
            crashes += 1
            if crashes == _MOST_CRASHES:
                raise
            if state is TrainingState.PREPARING:
                continue  # the image that did it is read alone, then left out
            before = job.settings.batch
            if before == 1:
                raise
            note = _SMALLER.format(before=before, now=before // 2)
            request = replace(request, batch=before // 2)
            write_request(place, request)
            job = replace(job, settings=replace(job.settings, batch=before // 2))


def _judging(
    method: Method, scans: TrainingScans, network: NetworkLearnt, seed: int
) -> tuple[Head | None, dict[Split, Floats]]:
    """Return what tells labels apart, and what it says of the scans that were held back."""
    held_back = (Split.VALIDATION, Split.TEST)
    if network.head is not None:
        answers = {split: softmax(network.answers[split]) for split in held_back}
        return network.head, answers
    if method.fitting is not Fitting.SIAMESE:
        return None, {}
    codes = np.zeros((len(scans.contents), network.known.width), np.float32)
    for split in Split:
        codes[scans.rows(split)] = network.answers[split]
    head = fit_references(
        scans.kinds,
        codes,
        scans.classes,
        scans.rows(Split.TRAIN),
        scans.rows(Split.VALIDATION),
        method.references,
        _at_unit_length(network.known.width),
        seed=seed,
    )
    return head, {split: head.probabilities(codes[scans.rows(split)]) for split in held_back}


def _at_unit_length(width: int) -> Projection:
    """Return what leaves codes as they are but for their length, which nothing was taught."""
    return Projection(
        DenseLayers(
            np.zeros(width, np.float32),
            np.ones(width, np.float32),
            (np.eye(width, dtype=np.float32),),
            (np.zeros(width, np.float32),),
        )
    )
