"""Epoch after epoch of what learns in NumPy, and what is told of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.domain.training import (
    EpochFigures,
    TrainingProgress,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.fitting.schedule import NO_NUMBER, Schedule
from ajna_desktop.learning.fitting.steering import Steering

DEVICE: Final = "CPU · NumPy float32"


@dataclass(frozen=True, slots=True)
class Step:
    """How a step went: sums over its images."""

    images: int
    loss: float
    right: int


class Learner(Protocol):
    """What learns from steps and is judged between epochs."""

    def steps(self, epoch: int, rate: float) -> Iterator[Step]:
        """Take the steps of one epoch."""
        ...

    def validate(self) -> tuple[float, float]:
        """Return loss and accuracy on images that it does not learn from."""
        ...

    def keep(self) -> None:
        """Remember what it has learnt so far as the best."""
        ...


def run_epochs(
    learner: Learner, settings: TrainingSettings, steering: Steering, images: int
) -> tuple[EpochFigures, ...]:
    """Have it learn until the schedule or the user ends it; the best is what it keeps.

    Args:
        learner: What learns.
        settings: Stages, patience and how the rate falls.
        steering: Whom to tell, and who may pause or end it.
        images: How many an epoch has.

    Raises:
        TrainingFailed: the loss was no number in any epoch.
    """
    # A step is a product of small matrices: two threads were seven times slower than one on a
    # busy machine with two cores.
    with threadpool_limits(1, user_api="blas"):
        return _run(learner, settings, steering, images)


def _run(
    learner: Learner, settings: TrainingSettings, steering: Steering, images: int
) -> tuple[EpochFigures, ...]:
    schedule = Schedule(settings)
    while not schedule.is_over and not steering.is_finishing:
        began = time.perf_counter()
        number = len(schedule.epochs) + 1
        loss, right, done = 0.0, 0, 0
        for step in learner.steps(number, schedule.rate):
            loss, right, done = loss + step.loss, right + step.right, done + step.images
            seconds = time.perf_counter() - began
            steering.report(_progress(schedule, done, images, seconds))
            steering.wait_while_paused()
            if steering.is_finishing:
                break
        else:
            told = learner.validate()
            figures = EpochFigures(
                epoch=number,
                stage=schedule.stage_number,
                loss=loss / done,
                accuracy=right / done,
                validation_loss=told[0],
                validation_accuracy=told[1],
                learning_rate=schedule.rate,
                seconds=time.perf_counter() - began,
                is_best=schedule.is_lowest(told[0]),
            )
            if figures.is_best:
                learner.keep()
            schedule.take(figures)
    if not schedule.epochs:  # ended in the first: what it has learnt until then is all there is
        learner.keep()
    elif schedule.lowest is None:
        raise TrainingFailed(NO_NUMBER)
    return tuple(schedule.epochs)


def _progress(schedule: Schedule, done: int, total: int, seconds: float) -> TrainingProgress:
    rate = done / seconds if seconds else 0.0
    left = (schedule.most_epochs - len(schedule.epochs)) * total - done
    return TrainingProgress(
        TrainingState.TRAINING,
        tuple(schedule.epochs),
        schedule.most_epochs,
        min(done, total),
        total,
        rate,
        max(left, 0) / rate if rate else None,
        DEVICE,
    )
