from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import TrainingFailed, WorkerCrashed
from ajna_desktop.domain.training import Optimizer, Stage, Trainable, TrainingSettings
from ajna_desktop.workers.process import WorkerProcess
from tests.learning.teaching_child import GREY

CHILD = "tests.learning.teaching_child:TeachingChild"
SHORT = TrainingSettings(
    stages=(Stage(Trainable.HEAD, 2, 0.02), Stage(Trainable.EVERYTHING, 3, 0.01)),
    batch=5,
    augmentation="robust",
    dropout=0.3,
    seed=3,
)


@pytest.fixture(scope="module")
def child(tmp_path_factory):
    process = WorkerProcess(
        "teaching child", CHILD, (str(tmp_path_factory.mktemp("teaching")),)
    )
    yield process
    process.close()


@pytest.fixture
def teach(child, request):
    def teach(settings, name=request.node.name, finish_after=None, die_in_epoch=None):
        return child.call("teach", name, settings, finish_after, die_in_epoch, deadline=100.0)

    return teach


def curve(epochs):
    return [replace(one, seconds=0.0) for one in epochs]


def lowest(epochs):
    return min(epochs, key=lambda one: one.validation_loss)


def test_that_a_network_learns_and_keeps_its_best_epoch(teach):
    settings = replace(
        SHORT, stages=(Stage(Trainable.EVERYTHING, 12, 0.03),), augmentation="none", dropout=0.0
    )
    epochs, reports, _ = teach(settings)
    assert lowest(epochs).validation_loss < 0.7 * epochs[0].validation_loss
    assert lowest(epochs).validation_accuracy > 0.9
    assert [one.epoch for one in epochs] == list(range(1, len(epochs) + 1))
    falling = np.minimum.accumulate([one.validation_loss for one in epochs])
    assert [one.is_best for one in epochs] == [
        bool(number == 0 or falling[number] < falling[number - 1])
        for number in range(len(epochs))
    ]
    assert [one.done for one in reports[:4]] == [5, 10, 15, 18]
    assert {one.total for one in reports} == {18}


def test_that_the_seed_decides_everything(teach):
    first, _, weights = teach(SHORT, "first")
    second, _, same = teach(SHORT, "second")
    assert curve(first) == curve(second)
    assert all(np.array_equal(weights[name], same[name]) for name in weights)
    other, _, _ = teach(replace(SHORT, seed=4), "other")
    assert curve(other) != curve(first)


def test_that_only_the_layers_of_the_stage_learn(teach, child):
    head_only = replace(SHORT, stages=SHORT.stages[:1])
    before = child.call("first_weights", head_only)
    _, _, after = teach(head_only)
    changed = {name for name in before if not np.array_equal(before[name], after[name])}
    assert changed == {"judge/kernel", "judge/bias"}


@pytest.mark.parametrize("epoch", [2, 3])  # within a stage, and at the start of the next
def test_that_a_training_that_was_killed_goes_on_as_if_nothing_had_been(teach, epoch):
    whole, _, weights = teach(SHORT, f"whole{epoch}")
    with pytest.raises(WorkerCrashed):
        teach(SHORT, f"killed{epoch}", die_in_epoch=epoch)
    epochs, reports, again = teach(SHORT, f"killed{epoch}")
    assert curve(epochs) == curve(whole)
    assert all(np.array_equal(weights[name], again[name]) for name in weights)
    assert len(reports[0].epochs) == epoch - 1


def test_that_a_training_that_is_over_is_not_begun_again(teach):
    epochs, _, weights = teach(SHORT)
    again, reports, same = teach(SHORT)
    assert again == epochs
    assert reports == []
    assert all(np.array_equal(weights[name], same[name]) for name in weights)


def test_that_finishing_keeps_the_best_epoch_so_far(teach):
    epochs, _, weights = teach(SHORT, "finished", finish_after=11)
    whole, _, _ = teach(SHORT, "whole for finished")
    assert curve(epochs) == curve(whole)[:2]
    _, _, best = teach(
        replace(SHORT, stages=(Stage(Trainable.HEAD, lowest(epochs).epoch, 0.02),)), "to best"
    )
    assert all(np.array_equal(weights[name], best[name]) for name in weights)


def test_that_finishing_in_the_first_epoch_gives_a_network_that_was_validated(teach):
    epochs, reports, _ = teach(SHORT, "early", finish_after=2)
    assert len(epochs) == 1
    assert np.isfinite(epochs[0].validation_loss)
    assert len(reports) == 2


def test_that_nothing_comes_of_a_training_that_is_ended_before_its_first_step(teach):
    with pytest.raises(TrainingFailed, match="before it had learned anything"):
        teach(SHORT, "never begun", finish_after=0)


@pytest.mark.parametrize("optimizer", Optimizer)
def test_that_every_optimizer_takes_steps(teach, optimizer):
    settings = replace(
        SHORT, stages=(Stage(Trainable.EVERYTHING, 4, 0.02),), optimizer=optimizer
    )
    epochs, _, _ = teach(settings, f"by {optimizer}")
    assert lowest(epochs[1:]).validation_loss < epochs[0].validation_loss


def test_that_a_penalty_keeps_the_weights_of_dense_layers_small(teach):
    def size(l1, l2):
        settings = replace(SHORT, stages=SHORT.stages[:1], l1=l1, l2=l2)
        return np.abs(teach(settings, f"penalty {l1} {l2}")[2]["judge/kernel"]).sum()

    assert size(0.5, 0.0) < size(0.0, 0.0)
    assert size(0.0, 0.5) < size(0.0, 0.0)


def test_that_a_loss_that_is_no_number_ends_the_training_with_a_sentence(teach):
    settings = replace(
        SHORT, stages=(Stage(Trainable.EVERYTHING, 9, 1e30),), optimizer=Optimizer.SGD
    )
    with pytest.raises(TrainingFailed, match=r"learning rate of 1e\+30 is too high"):
        teach(settings)


def test_that_images_are_scaled_as_for_inference(child):
    images = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 1), np.uint8)
    wanted = replace(GREY, channels=3, offset=(120.0, 110.0, 100.0), divisor=(60.0, 50.0, 40.0))
    scaled = child.call("scaled", images, wanted)
    assert scaled.shape == (3, 16, 16, 3)
    np.testing.assert_allclose(scaled[..., 1], (images[..., 0] - 110.0) / 50.0, rtol=1e-5)
    np.testing.assert_allclose(child.call("scaled", images, GREY), images / 255, rtol=1e-5)
