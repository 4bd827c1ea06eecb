"""Epoch after epoch: when the learning rate falls, when it is over, and what is told of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.domain.training import (
    EpochFigures,
    TrainingProgress,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.steering import Steering

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


class _Schedule:
    """Lowers the learning rate where the validation loss no longer falls, and ends stages."""

    def __init__(self, settings: TrainingSettings) -> None:
        self._settings = settings
        self.lowest = np.inf
        self.stage = 0
        self._begin()

    def _begin(self) -> None:
        if not self.is_over:
            self.rate = self._settings.stages[self.stage].learning_rate
        self._epochs = self._since_best = self._since_reduced = 0

    @property
    def is_over(self) -> bool:
        return self.stage >= len(self._settings.stages)

    def take(self, loss: float) -> bool:
        """Take note of an epoch's validation loss; return whether it is the lowest."""
        is_best = loss < self.lowest
        self._epochs += 1
        self._since_best = 0 if is_best else self._since_best + 1
        self._since_reduced = 0 if is_best else self._since_reduced + 1
        if is_best:
            self.lowest = loss
        stage = self._settings.stages[self.stage]
        if self._epochs >= stage.most_epochs or self._since_best >= self._settings.patience:
            self.stage += 1
            self._begin()
        elif self._since_reduced >= self._settings.reduce_after:
            self.rate *= self._settings.reduce_factor
            self._since_reduced = 0
        return is_best


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
    schedule = _Schedule(settings)
    epochs: list[EpochFigures] = []
    most = sum(stage.most_epochs for stage in settings.stages)
    while not schedule.is_over and not steering.is_finishing:
        began = time.perf_counter()
        stage, rate = schedule.stage, schedule.rate
        loss, right, done = 0.0, 0, 0
        for step in learner.steps(len(epochs) + 1, rate):
            loss, right, done = loss + step.loss, right + step.right, done + step.images
            seconds = time.perf_counter() - began
            steering.report(_progress(epochs, most, done, images, seconds))
            steering.wait_while_paused()
            if steering.is_finishing:
                break
        else:
            told = learner.validate()
            is_best = schedule.take(told[0])
            if is_best:
                learner.keep()
            epochs.append(
                EpochFigures(
                    epoch=len(epochs) + 1,
                    stage=stage,
                    loss=loss / done,
                    accuracy=right / done,
                    validation_loss=told[0],
                    validation_accuracy=told[1],
                    learning_rate=rate,
                    seconds=time.perf_counter() - began,
                    is_best=is_best,
                )
            )
    if not epochs:  # ended in the first epoch: what it has learnt until then is all there is
        learner.keep()
    elif not np.isfinite(schedule.lowest):
        raise TrainingFailed(
            "The training went astray: its loss is no number. Choose a lower learning rate."
        )
    return tuple(epochs)


def _progress(
    epochs: list[EpochFigures], most: int, done: int, total: int, seconds: float
) -> TrainingProgress:
    rate = done / seconds if seconds else 0.0
    left = (most - len(epochs)) * total - done
    return TrainingProgress(
        TrainingState.TRAINING,
        tuple(epochs),
        most,
        min(done, total),
        total,
        rate,
        max(left, 0) / rate if rate else None,
        DEVICE,
    )
