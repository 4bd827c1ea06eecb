from dataclasses import replace

from ajna_desktop.domain.training import Stage, Trainable, TrainingSettings
from ajna_desktop.learning.fitting.epoch_loop import Step, run_epochs
from ajna_desktop.learning.fitting.steering import Unsteered

SETTINGS = TrainingSettings(
    stages=(Stage(Trainable.HEAD, 10, 1.0), Stage(Trainable.EVERYTHING, 10, 0.1)),
    patience=4,
    reduce_after=2,
    reduce_factor=0.5,
)


class Listed:
    """Learns nothing, and has the validation losses that it is told."""

    def __init__(self, losses):
        self.losses = list(losses)
        self.rates = []
        self.kept_after = []

    def steps(self, epoch, rate):
        self.rates.append(rate)
        for _ in range(3):
            yield Step(10, 20.0, 5)

    def validate(self):
        return self.losses.pop(0), 0.5

    def keep(self):
        self.kept_after.append(len(self.rates))


class Watched(Unsteered):
    """Remembers what it is told, and ends the training after some steps."""

    def __init__(self, most=10**9):
        self.told = []
        self._most = most

    @property
    def is_finishing(self):
        return len(self.told) >= self._most

    def report(self, progress):
        self.told.append(progress)


def test_that_a_stage_ends_when_the_loss_no_longer_falls_and_the_rate_falls_before() -> None:
    learner = Listed([3.0, 2.0, 2.5, 2.5, 2.5, 2.5, 1.5, 1.6, 1.6, 1.6, 1.6])

    epochs = run_epochs(learner, SETTINGS, Unsteered(), 30)

    assert learner.rates == [1, 1, 1, 1, 0.5, 0.5, 0.1, 0.1, 0.1, 0.05, 0.05]
    assert learner.kept_after == [1, 2, 7]
    assert [one.stage for one in epochs] == [0] * 6 + [1] * 5
    assert [one.epoch for one in epochs if one.is_best] == [1, 2, 7]
    assert epochs[0].loss == 2.0
    assert epochs[0].accuracy == 0.5


def test_that_no_stage_has_more_epochs_than_it_may() -> None:
    settings = replace(SETTINGS, stages=(Stage(Trainable.HEAD, 2, 1.0),) * 2)
    learner = Listed([4.0, 3.0, 2.0, 1.0])

    assert len(run_epochs(learner, settings, Unsteered(), 30)) == 4


def test_that_progress_is_told_step_by_step() -> None:
    steering = Watched()
    settings = replace(SETTINGS, stages=(Stage(Trainable.HEAD, 2, 1.0),))

    run_epochs(Listed([2.0, 1.0]), settings, steering, 30)

    assert [(len(one.epochs), one.done, one.total) for one in steering.told] == [
        (0, 10, 30), (0, 20, 30), (0, 30, 30), (1, 10, 30), (1, 20, 30), (1, 30, 30)
    ]  # fmt: skip
    assert steering.told[-1].most_epochs == 2


def test_that_a_training_told_to_finish_keeps_the_best_it_had() -> None:
    learner = Listed([2.0, 3.0, 1.0])

    epochs = run_epochs(learner, SETTINGS, Watched(most=7), 30)

    assert len(epochs) == 2  # the third was not finished
    assert learner.kept_after == [1]


def test_that_a_training_ended_in_its_first_epoch_keeps_what_it_has() -> None:
    learner = Listed([])

    assert run_epochs(learner, SETTINGS, Watched(most=1), 30) == ()
    assert learner.kept_after == [1]
