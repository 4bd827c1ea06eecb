import hashlib
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.domain.methods import Fitting
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import (
    CodeLoss,
    Optimizer,
    Split,
    Stage,
    Trainable,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.training.training_set import TrainingSet
from ajna_desktop.paths import models
from ajna_desktop.store.lock import StoreLock
from ajna_desktop.workers.network_job import NetworkJob
from ajna_desktop.workers.training import TrainingEngine
from ajna_desktop.workers.training_jobs import TrainingControl

EVERYTHING = (Stage(Trainable.EVERYTHING, 3, 1e-3),)
SETTINGS = TrainingSettings(EVERYTHING, batch=6, augmentation="gentle", dropout=0.0)
SPLITS = (Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.TEST)
COUNT = 30


@pytest.fixture(scope="module")
def training(tmp_path_factory):
    engine = TrainingEngine(tmp_path_factory.mktemp("engine"))
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    """Return the paths of dark and bright images, one of them broken."""
    folder = tmp_path_factory.mktemp("images")
    paths = []
    for number in range(COUNT):
        levels = np.random.default_rng(number).integers(0, 100, (48, 48)) + 120 * (number % 2)
        paths.append(folder / f"{number}.png")
        Image.fromarray(levels.astype(np.uint8)).save(paths[-1])
    paths[7].write_bytes(b"broken")
    return paths


@pytest.fixture
def job(images, tmp_path):
    contents = tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in images)
    taught = TrainingSet(
        (Label("dark"), Label("bright")),
        contents,
        np.arange(COUNT) % 2,
        tuple(SPLITS[number % 5] for number in range(COUNT)),
    )
    folder = tmp_path / "training"
    folder.mkdir()
    return NetworkJob(
        "cnn_150_pooled",
        Fitting.NETWORK,
        taught,
        tuple(map(str, images)),
        SETTINGS,
        None,
        folder,
        tmp_path / "pixels",
        120,
    )


@pytest.fixture
def fine_tuning(job):
    few = replace(
        job.taught,
        contents=job.taught.contents[10:20],
        classes=job.taught.classes[10:20],
        splits=job.taught.splits[10:20],
    )
    return replace(
        job,
        network="efficientnet_lite0",
        taught=few,
        paths=job.paths[10:20],
        start=models() / "efficientnet_lite0",
    )


def test_that_a_small_network_learns_and_answers_for_images_it_never_saw(training, job):
    reports = []
    learnt = training.run(job, reports.append)
    assert learnt.refused == {job.taught.contents[7]: "not an image"}
    assert len(learnt.taught.contents) == COUNT - 1
    network = learnt.network
    assert network.known.preprocessing.channels == 1
    assert len(network.epochs) == 3
    assert network.epochs[-1].loss < network.epochs[0].loss
    assert set(network.answers) == {Split.VALIDATION, Split.TEST}
    test = network.answers[Split.TEST]
    assert test.shape == (6, 2)
    assert network.head.labels == job.taught.labels
    assert network.head.width == network.known.width == 256
    assert network.weights["conv1/kernel"].shape == (3, 3, 1, 16)
    assert {one.state for one in reports} >= {TrainingState.TRAINING}
    assert (job.folder / "checkpoint.npz").exists()


def after_one_epoch(training, job, trainable):
    """Return the network, and which of the weights that it began with have changed."""
    stages = (Stage(trainable, 1, 1e-3),)
    network = training.run(replace(job, settings=replace(SETTINGS, stages=stages))).network
    with np.load(job.start / "weights.npz") as shipped:
        assert shipped.keys() == network.weights.keys()
        return network, {
            name
            for name, array in network.weights.items()
            if not np.array_equal(array, shipped[name])
        }


def test_that_fine_tuning_begins_with_the_weights_of_the_bundle(training, fine_tuning):
    network, changed = after_one_epoch(training, fine_tuning, Trainable.HEAD)
    assert changed == set()
    assert network.known.preprocessing.channels == 3
    assert network.head.width == 1280


def test_that_normalisation_never_learns_when_all_the_rest_does(training, fine_tuning):
    _, changed = after_one_epoch(training, fine_tuning, Trainable.EVERYTHING)
    assert changed
    assert all(name.endswith("_conv/kernel") for name in changed)


@pytest.mark.parametrize("loss", list(CodeLoss))
def test_that_a_siamese_network_learns_a_code(training, job, loss):
    pairs = replace(
        job,
        network="siamese_224",
        fitting=Fitting.SIAMESE,
        settings=replace(SETTINGS, code_loss=loss, optimizer=Optimizer.RMSPROP, batch=8),
    )
    network = training.run(pairs).network
    assert network.head is None
    assert {split: one.shape for split, one in network.answers.items()} == {
        Split.TRAIN: (17, 128),
        Split.VALIDATION: (6, 128),
        Split.TEST: (6, 128),
    }
    assert network.epochs[-1].validation_loss < network.epochs[0].validation_loss


def test_that_an_autoencoder_learns_to_draw(training, job):
    settings = replace(SETTINGS, stages=(Stage(Trainable.EVERYTHING, 4, 3e-3),))
    draws = replace(
        job, network="autoencoder_128", fitting=Fitting.AUTOENCODER, settings=settings
    )
    network = training.run(draws).network
    assert network.epochs[-1].validation_loss < network.epochs[0].validation_loss
    assert network.answers == {}
    assert "drawn/kernel" not in network.weights
    assert network.known.width == 128


def test_that_colour_images_are_learned_in_colour(training, job, tmp_path):
    paths = []
    for number in range(10):
        levels = np.random.default_rng(number).integers(0, 255, (40, 40, 3))
        paths.append(tmp_path / f"{number}.png")
        Image.fromarray(levels.astype(np.uint8)).save(paths[-1])
    contents = tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    taught = replace(
        job.taught,
        contents=contents,
        classes=np.arange(10) % 2,
        splits=job.taught.splits[:10],
    )
    short = replace(SETTINGS, stages=(Stage(Trainable.EVERYTHING, 1, 1e-3),))
    colour = replace(job, taught=taught, paths=tuple(map(str, paths)), settings=short)
    network = training.run(colour).network
    assert network.weights["conv1/kernel"].shape == (3, 3, 3, 16)


def test_that_a_killed_training_goes_on_with_the_same_curve(training, job, tmp_path):
    whole = training.run(job).network
    (tmp_path / "other").mkdir()
    other = replace(job, folder=tmp_path / "other")

    class Killed(Exception):
        pass

    def kill_in_the_second_epoch(progress):
        if len(progress.epochs) == 1:
            raise Killed

    with pytest.raises(Killed):
        training.run(other, kill_in_the_second_epoch)
    assert (tmp_path / "other" / "checkpoint.npz").exists()
    again = training.run(other).network
    assert [replace(one, seconds=0) for one in again.epochs] == [
        replace(one, seconds=0) for one in whole.epochs
    ]
    np.testing.assert_array_equal(again.answers[Split.TEST], whole.answers[Split.TEST])


def test_that_two_programs_do_not_train_at_once(training, job):
    lock = StoreLock(job.pixels)
    try:
        with pytest.raises(TrainingFailed, match="Another window is training"):
            training.run(job)
    finally:
        lock.release()


def test_that_ending_while_images_are_decoded_says_that_nothing_was_learned(job):
    control = TrainingControl()
    control.finish()
    with pytest.raises(TrainingFailed, match="before it had learned anything"):
        job.run(control)
