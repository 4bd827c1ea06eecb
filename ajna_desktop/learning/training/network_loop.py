"""Teach a network step by step with TensorFlow. For the training worker's process only."""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf

from ajna_desktop.domain.errors import MemoryTooSmall, TrainingFailed
from ajna_desktop.domain.training import (
    EpochFigures,
    Optimizer,
    Trainable,
    TrainingProgress,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.fitting.schedule import NO_NUMBER, Schedule
from ajna_desktop.learning.fitting.steering import Steering
from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.learning.training.checkpoints import (
    listed,
    load_checkpoint,
    named,
    save_checkpoint,
)
from ajna_desktop.learning.training.course import Course

_MOMENTUM: Final = 0.9
_LATEST, _BEST, _OPTIMIZER = "latest", "best", "optimizer"


@dataclass(frozen=True, slots=True)
class Teaching:
    """Everything that stays the same while a network is taught.

    Attributes:
        network: From scaled images (n, S, S, channels) to whatever the course judges; its
            layers lie side by side, none within another.
        open_layers: Makes the layers of a stage learn, and no others.
        course: What is taught.
        settings: How.
        preprocessing: How images are scaled.
        checkpoint: The file that a training goes on from.
        steering: Whom to tell, and who may pause or end it.
        device: For people.
    """

    network: keras.Model
    open_layers: Callable[[Trainable], None]
    course: Course
    settings: TrainingSettings
    preprocessing: Preprocessing
    checkpoint: Path
    steering: Steering
    device: str


def teach(teaching: Teaching) -> tuple[EpochFigures, ...]:
    """Teach until the schedule or the user ends it; go on where the checkpoint was written.

    In the end the network has the weights of its best epoch: the one with the lowest
    validation loss. The checkpoint is left for whoever started this.

    Raises:
        TrainingFailed: the loss was no number, the user ended it before the first step, the
            checkpoint cannot be used or written, or (`MemoryTooSmall`) memory is too small.
    """
    try:
        return _Lesson(teaching).run()
    except tf.errors.ResourceExhaustedError as error:
        raise MemoryTooSmall(
            f"There is too little memory for {teaching.settings.batch} images at a time: "
            f"choose fewer."
        ) from error


class _Lesson:
    def __init__(self, teaching: Teaching) -> None:
        self._t = teaching
        self._network = teaching.network
        self._schedule = Schedule(teaching.settings)
        self._best = self._weights()
        self._stage_open = -1
        self._optimizer: keras.optimizers.Optimizer | None = None
        self._step: Callable[..., Any] = _unset
        self._judge = self._graph_that_judges()
        self._go_on_from_checkpoint()

    def run(self) -> tuple[EpochFigures, ...]:
        while not self._schedule.is_over and not self._t.steering.is_finishing:
            self._open_stage()
            self._epoch()
        if not self._schedule.epochs:
            raise TrainingFailed("The training was ended before it had learned anything.")
        if self._schedule.lowest is None:
            raise TrainingFailed(NO_NUMBER)
        self._set_weights(self._best)
        return tuple(self._schedule.epochs)

    def _epoch(self) -> None:
        schedule, began = self._schedule, time.perf_counter()
        number = len(schedule.epochs) + 1
        self._reset_chance(number)
        self._optimizer.learning_rate = schedule.rate  # type: ignore[union-attr]
        learned = self._learn(number, began)
        if learned is None and schedule.epochs:
            return  # stopped in the midst: what the epochs before have given counts
        validated = self._validate(always=not schedule.epochs)
        if validated is None:
            return
        loss, accuracy = learned or validated
        figures = EpochFigures(
            epoch=number,
            stage=schedule.stage_number,
            loss=loss,
            accuracy=accuracy,
            validation_loss=validated[0],
            validation_accuracy=validated[1],
            learning_rate=schedule.rate,
            seconds=time.perf_counter() - began,
            is_best=schedule.is_lowest(validated[0]),
        )
        if figures.is_best:
            self._best = self._weights()
        stage = schedule.stage_number
        schedule.take(figures)
        if schedule.stage_number != stage:  # the next one begins with the best there is
            self._set_weights(self._best)
        self._save()

    def _learn(self, epoch: int, began: float) -> tuple[float, float] | None:
        """Return mean loss and accuracy of an epoch; None where the user ended it before."""
        course, settings = self._t.course, self._t.settings
        sums, done = np.zeros(2), 0
        with closing(course.batches(epoch, settings.batch)) as batches:
            for batch in batches:
                sums += self._step(batch.images, *batch.targets)
                done += len(batch.images)
                if not np.isfinite(sums[0]):
                    raise TrainingFailed(
                        f"The loss is no number any longer in epoch {epoch}: the learning "
                        f"rate of {self._schedule.rate:g} is too high. Start anew with a "
                        f"tenth of it."
                    )
                self._report(done, time.perf_counter() - began)
                self._t.steering.wait_while_paused()
                if self._t.steering.is_finishing:
                    return None
        loss, accuracy = sums / max(done, 1)
        return float(loss), float(accuracy)

    def _validate(self, *, always: bool) -> tuple[float, float] | None:
        """Return loss and accuracy; None where the user did not wait for them."""
        sums = np.zeros(4)
        with closing(self._t.course.validation(self._t.settings.batch)) as batches:
            for batch in batches:
                sums += self._judge(batch.images, *batch.targets)
                self._t.steering.wait_while_paused()
                if self._t.steering.is_finishing and not always:
                    return None
        loss, weight, right, count = sums
        return float(loss / max(weight, 1e-12)), float(right / max(count, 1))

    def _open_stage(self) -> None:
        if self._stage_open == self._schedule.stage_number:
            return
        self._t.open_layers(self._schedule.stage.trainable)
        self._optimizer = _optimizer(self._t.settings.optimizer, self._schedule.rate)
        self._optimizer.build(self._network.trainable_variables)
        self._step = self._graph_that_learns(self._optimizer)
        self._stage_open = self._schedule.stage_number

    def _graph_that_learns(self, optimizer: Any) -> Callable[..., Any]:
        network, course = self._network, self._t.course
        variables = network.trainable_variables

        def step(images: Any, *targets: Any) -> Any:
            scaled = scale(images, self._t.preprocessing)
            with tf.GradientTape() as tape:
                verdict = course.judge(network(scaled, training=True), scaled, targets)
                loss = tf.reduce_mean(verdict.losses * verdict.weights)
                whole = loss + tf.add_n([tf.constant(0.0), *network.losses])  # penalties
            optimizer.apply(tape.gradient(whole, variables), variables)
            count = tf.cast(tf.shape(images)[0], tf.float32)
            return tf.stack([loss * count, tf.reduce_sum(verdict.accuracies)])

        return _traced(step)

    def _graph_that_judges(self) -> Callable[..., Any]:
        network, course = self._network, self._t.course

        def judge(images: Any, *targets: Any) -> Any:
            scaled = scale(images, self._t.preprocessing)
            verdict = course.judge(network(scaled, training=False), scaled, targets)
            return tf.stack(
                [
                    tf.reduce_sum(verdict.losses * verdict.weights),
                    tf.reduce_sum(verdict.weights),
                    tf.reduce_sum(verdict.accuracies),
                    tf.cast(tf.shape(images)[0], tf.float32),
                ]
            )

        return _traced(judge)

    def _reset_chance(self, epoch: int) -> None:
        """Have dropout depend on seed and epoch alone, so that going on gives the same."""
        for number, layer in enumerate(self._network.layers):
            generator = getattr(layer, "seed_generator", None)
            if generator is not None:
                state = np.random.SeedSequence([self._t.settings.seed, epoch, number])
                generator.state.assign(state.generate_state(2).astype(np.int32) & 0x7FFFFFFF)

    def _report(self, done: int, seconds: float) -> None:
        schedule, images = self._schedule, self._t.course.images
        rate = done / seconds if seconds else 0.0
        epochs = schedule.most_epochs - len(schedule.epochs)
        left = max(images - done, 0) / rate if rate else None
        if left is not None and epochs > 1:
            last = schedule.epochs[-1].seconds if schedule.in_stage else images / rate
            left += (epochs - 1) * last
        self._t.steering.report(
            TrainingProgress(
                TrainingState.TRAINING,
                tuple(schedule.epochs),
                schedule.most_epochs,
                done,
                images,
                rate,
                left,
                self._t.device,
            )
        )

    def _weights(self) -> list[Any]:
        return [np.array(one.value) for one in self._network.weights]

    def _set_weights(self, weights: Iterable[Any]) -> None:
        for variable, value in zip(self._network.weights, weights, strict=True):
            variable.assign(value)

    def _save(self) -> None:
        optimizer = [] if self._schedule.in_stage == 0 else self._optimizer.variables  # type: ignore[union-attr]
        arrays = named(_LATEST, self._weights()) | named(_BEST, self._best)
        arrays |= named(_OPTIMIZER, [np.array(one.value) for one in optimizer])
        save_checkpoint(self._t.checkpoint, arrays, self._schedule.as_json())

    def _go_on_from_checkpoint(self) -> None:
        kept = load_checkpoint(self._t.checkpoint)
        if kept is None:
            return
        self._schedule = Schedule.from_json(self._t.settings, kept.state)
        self._set_weights(listed(_LATEST, kept.arrays))
        self._best = listed(_BEST, kept.arrays)
        if self._schedule.in_stage:
            self._open_stage()
            moments = listed(_OPTIMIZER, kept.arrays)
            for variable, value in zip(self._optimizer.variables, moments, strict=True):  # type: ignore[union-attr]
                variable.assign(value)


def scale(images: Any, wanted: Preprocessing) -> Any:
    """Return levels (n, S, S, C) as a network wants them, (n, S, S, wanted.channels)."""
    levels = tf.cast(images, tf.float32)
    scaled = (levels - tf.constant(wanted.offset, tf.float32)) / tf.constant(
        wanted.divisor, tf.float32
    )
    if scaled.shape[-1] != wanted.channels:
        scaled = tf.repeat(scaled, wanted.channels, axis=-1)
    return scaled


def _optimizer(wanted: Optimizer, rate: float) -> keras.optimizers.Optimizer:
    match wanted:
        case Optimizer.ADAM:
            return keras.optimizers.Adam(rate)
        case Optimizer.RMSPROP:
            return keras.optimizers.RMSprop(rate)
    return keras.optimizers.SGD(rate, momentum=_MOMENTUM)


def _traced(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function of arrays whose graph is built once, for any number of images."""
    graph: Any = None

    def run(*arrays: Any) -> Any:
        nonlocal graph
        if graph is None:
            specs = [tf.TensorSpec((None, *one.shape[1:]), one.dtype) for one in arrays]
            graph = tf.function(function, input_signature=specs, autograph=False)
        return graph(*map(tf.constant, arrays)).numpy()

    return run


def _unset(*_: Any) -> Any:
    raise AssertionError("no stage was opened")
