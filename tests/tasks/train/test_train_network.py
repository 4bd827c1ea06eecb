"""What is done when memory is too small, or the process ends: the trainer is made up."""

from types import SimpleNamespace

import numpy as np
import pytest

from ajna_desktop.domain.errors import MemoryTooSmall, WorkerCrashed
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import (
    EpochFigures,
    Split,
    TrainingProgress,
    TrainingState,
)
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.learning.training.network_learnt import NetworkLearnt
from ajna_desktop.tasks.train.fitted_method import Called, Watch
from ajna_desktop.tasks.train.kept_training import (
    TrainingRequest,
    begin_training,
    read_training,
)
from ajna_desktop.tasks.train.train_network import train_network
from ajna_desktop.tasks.train.training_scans import TrainingScans
from ajna_desktop.workers.network_job import Learnt

METHOD = METHODS["cnn-150-pooled"]
LABELS = (Label("empty"), Label("loaded"))
EPOCH = EpochFigures(1, 0, 0.5, 0.8, 0.6, 0.7, 1e-3, 2.0, True)
SPLITS = (Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.TEST) * 2
SCANS = TrainingScans(
    tuple(f"{number}.png" for number in range(8)),
    tuple(f"{number:064x}" for number in range(8)),
    tuple(LABELS[number // 4] for number in range(8)),
    tuple(map(str, range(8))),
    SPLITS,
    "as the folder has it",
)


class MadeUpTraining:
    """Fails some times in some way, then says what a network would."""

    def __init__(self, failures, state=TrainingState.TRAINING):
        self._failures = list(failures)
        self._state = state
        self.jobs = []

    def run(self, job, report, tick):
        self.jobs.append(job)
        report(TrainingProgress(self._state))
        if self._failures:
            raise self._failures.pop(0)
        known = KNOWN_NETWORKS[job.network].trained(1)
        head = ClassifierHead(
            LABELS, *(np.ones(256, np.float32),) * 2,
            np.zeros((2, 256), np.float32), np.zeros(2, np.float32),
        )  # fmt: skip
        logits = np.array([[2.0, -2.0], [-1.0, 1.0]], np.float32)
        answers = {Split.VALIDATION: logits, Split.TEST: logits}
        network = NetworkLearnt(known, {}, head, (EPOCH,), answers, "CPU", 3.0)
        return Learnt(network, job.taught, {})


def trained(tmp_path, training):
    request = TrainingRequest(METHOD.name, METHOD.settings, "mine", "/scans")
    place = begin_training(tmp_path / "trainings", request, SCANS)
    engine = SimpleNamespace(training=training, pixels=tmp_path / "pixels", most_megapixels=120)
    reports = []
    fitted = train_network(
        place,
        request,
        SCANS,
        engine,
        Called("mine", "Mine"),
        Watch(reports.append, lambda: None),
    )
    return fitted, reports, place


def test_that_the_batch_is_halved_until_memory_suffices(tmp_path):
    training = MadeUpTraining([MemoryTooSmall("too small"), MemoryTooSmall("too small")])
    fitted, reports, place = trained(tmp_path, training)
    assert [job.settings.batch for job in training.jobs] == [64, 32, 16]
    assert "32 images at a time; now it has 16" in reports[-1].note
    assert fitted.epochs == (EPOCH,)
    request, _ = read_training(place)
    assert request.batch == 16  # so it goes on, should the program end


def test_that_a_process_ended_while_it_learned_is_taken_for_want_of_memory(tmp_path):
    training = MadeUpTraining([WorkerCrashed("by SIGKILL", alone=True)])
    trained(tmp_path, training)
    assert [job.settings.batch for job in training.jobs] == [64, 32]


def test_that_a_process_ended_by_an_image_is_started_again(tmp_path):
    crashes = [WorkerCrashed("by SIGSEGV", alone=True)] * 2
    training = MadeUpTraining(crashes, TrainingState.PREPARING)
    trained(tmp_path, training)
    assert [job.settings.batch for job in training.jobs] == [64, 64, 64]


def test_that_a_process_that_always_ends_is_given_up(tmp_path):
    training = MadeUpTraining([WorkerCrashed("by SIGSEGV", alone=True)] * 9)
    with pytest.raises(WorkerCrashed):
        trained(tmp_path, training)
    assert len(training.jobs) == 4


def test_that_what_is_asked_for_comes_back_from_the_disk(tmp_path):
    request = TrainingRequest(METHOD.name, METHOD.settings, "ção", "/sc\udcffans")
    place = begin_training(tmp_path, request, SCANS)
    assert read_training(place) == (request, SCANS)


def test_that_answers_become_probabilities_in_the_order_of_the_labels(tmp_path):
    fitted, _, _ = trained(tmp_path, MadeUpTraining([]))
    assert fitted.head.labels == LABELS
    test = fitted.answers[Split.TEST]
    np.testing.assert_allclose(test.sum(axis=1), 1, rtol=1e-6)
    assert test[0, 0] > 0.95
    assert fitted.seconds == 2.0
