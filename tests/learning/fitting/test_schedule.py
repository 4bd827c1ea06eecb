import json
from dataclasses import replace

from ajna_desktop.domain.training import EpochFigures, Stage, Trainable, TrainingSettings
from ajna_desktop.learning.fitting.schedule import Schedule

SETTINGS = TrainingSettings(
    stages=(Stage(Trainable.HEAD, 10, 1.0), Stage(Trainable.EVERYTHING, 4, 0.1)),
    patience=4,
    reduce_after=2,
    reduce_factor=0.5,
)


def epoch(schedule, validation_loss):
    schedule.take(
        EpochFigures(
            epoch=len(schedule.epochs) + 1,
            stage=schedule.stage_number,
            loss=1.0,
            accuracy=0.5,
            validation_loss=validation_loss,
            validation_accuracy=0.5,
            learning_rate=schedule.rate,
            seconds=1.0,
            is_best=schedule.is_lowest(validation_loss),
        )
    )


def after(*losses):
    schedule = Schedule(SETTINGS)
    for loss in losses:
        epoch(schedule, loss)
    return schedule


def test_that_the_rate_falls_after_epochs_without_a_lower_loss():
    assert after(5, 4, 6).rate == 1.0
    assert after(5, 4, 6, 6).rate == 0.5
    assert after(5, 4, 6, 6, 3).rate == 0.5
    assert after(5, 4, 6, 6, 3, 3, 3).rate == 0.25


def test_that_a_stage_ends_when_patience_does_and_the_next_has_its_own_rate():
    assert after(5, 6, 6, 6).stage_number == 0
    schedule = after(5, 6, 6, 6, 6)
    assert (schedule.stage_number, schedule.rate) == (1, 0.1)
    assert not schedule.is_over


def test_that_a_stage_ends_after_its_epochs():
    assert after(*range(20, 11, -1)).stage_number == 0
    assert after(*range(20, 10, -1)).stage_number == 1


def test_that_it_is_over_after_the_last_stage():
    schedule = after(5, 6, 6, 6, 6, 7, 7, 7, 7)
    assert schedule.is_over
    assert [one.is_best for one in schedule.epochs] == [True] + 8 * [False]


def test_that_the_lowest_loss_counts_across_stages():
    schedule = after(5, 6, 6, 6, 6)
    assert not schedule.is_lowest(5.5)
    assert schedule.is_lowest(4.5)


def test_that_the_number_of_epochs_to_come_is_known():
    assert after().most_epochs == 14
    assert after(5, 4).most_epochs == 14
    assert after(5, 6, 6, 6, 6).most_epochs == 9


def test_that_it_goes_on_from_what_was_written_down():
    losses = [5, 6, 4, 6, 6, 6, 6, 3, 2, 2, 2]
    for middle in range(len(losses)):
        written = json.loads(json.dumps(after(*losses[:middle]).as_json()))
        schedule = Schedule.from_json(SETTINGS, written)
        for loss in losses[middle:]:
            epoch(schedule, loss)
        assert schedule == after(*losses)


def test_that_equal_losses_are_no_progress():
    assert not replace(after(5, 5).epochs[1]).is_best


def test_that_a_loss_that_is_no_number_is_never_the_lowest():
    assert after(float("nan")).lowest is None
    schedule = after(float("nan"), 3.0, float("nan"))
    assert schedule.lowest == 3.0
    assert [one.is_best for one in schedule.epochs] == [False, True, False]
