"""Fit a small network on features: dense layers with relu and dropout, and a softmax."""

import time
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import TrainingSettings
from ajna_desktop.learning.fitting.class_weights import image_weights
from ajna_desktop.learning.fitting.epoch_loop import DEVICE, Step, run_epochs
from ajna_desktop.learning.fitting.fitted import Fitted
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.fitting.steering import Steering, Unsteered
from ajna_desktop.learning.fitting.trainable_layers import Steps, TrainableLayers
from ajna_desktop.learning.head_arrays import Floats, softmax
from ajna_desktop.learning.heads.dense_head import DenseHead
from ajna_desktop.learning.heads.dense_layers import DenseLayers

Rows = npt.NDArray[np.int64]

HIDDEN: Final = (256,)  # of 02c and 02d; 02c2 has (128, 128)
_LEAST: Final = 1e-7  # probability, where its logarithm is taken
_UNSTEERED: Final = Unsteered()


def fit_dense(
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    train: Rows,
    validation: Rows,
    settings: TrainingSettings,
    hidden: Sequence[int] = HIDDEN,
    steering: Steering = _UNSTEERED,
    pooling: Pooling = Pooling.AVERAGE,
) -> Fitted:
    """Return the head with the lowest loss on the validation images.

    The weights are drawn anew by the seed of the settings: the same input gives the same head,
    whatever was fitted before.

    Args:
        features: (N, D) float32, finite.
        classes: (N,), indices into `kinds`; only those of the rows below are looked at.
        kinds: What the head shall tell apart.
        train: Rows to learn from.
        validation: Rows that tell when to stop.
        settings: Rate, epochs, dropout and so on.
        hidden: Outputs of each hidden layer.
        steering: Whom to tell, and who may pause or end it.
        pooling: Of the features.

    Raises:
        NothingToLearn: there are fewer than two classes or no validation images.
        TrainingFailed: the learning rate is so high that no loss was a number.
    """
    check_rows(classes, train, validation)
    began = time.perf_counter()
    learner = _DenseLearner(features, classes, kinds, train, validation, settings, hidden)
    epochs = run_epochs(learner, settings, steering, len(train))
    return Fitted(
        DenseHead(kinds, learner.best, pooling),
        epochs,
        {"hidden": "-".join(map(str, hidden)), **told(settings)},
        device=DEVICE,
        seconds=time.perf_counter() - began,
    )


def check_rows(classes: Rows, train: Rows, validation: Rows) -> None:
    """Refuse rows that nothing can be learnt from, or that would flatter what is learnt.

    Raises:
        NothingToLearn: see `fit_dense`.
        ValueError: a row is in both.
    """
    if len(np.unique(classes[train])) < 2:
        raise NothingToLearn("A classifier needs labelled images of at least two classes.")
    if not len(validation):
        raise NothingToLearn("No images were held back to tell when to stop training.")
    if np.intersect1d(train, validation).size:
        raise ValueError("rows to validate on are among those to learn from")


def told(settings: TrainingSettings) -> dict[str, str | int | float]:
    """Return what matters for a head, as a table of trials has it."""
    return {
        "optimizer": settings.optimizer.value,
        "learning rate": settings.stages[0].learning_rate,
        "batch": settings.batch,
        "dropout": settings.dropout or 0.0,
        "l1": settings.l1,
        "l2": settings.l2,
    }


class _DenseLearner:
    def __init__(
        self,
        features: Floats,
        classes: Rows,
        kinds: tuple[Label, ...],
        train: Rows,
        validation: Rows,
        settings: TrainingSettings,
        hidden: Sequence[int],
    ) -> None:
        self._rows, self._mean, self._scale = standardise(features[train])
        self._classes = classes[train]
        self._weights = _weights(self._classes, kinds, settings)
        self._held_back = features[validation]
        self._held_back_classes = classes[validation]
        self._held_back_weights = _weights(self._held_back_classes, kinds, settings)
        self._settings = settings
        self._dropout = settings.dropout or 0.0
        # What is drawn must not depend on what was drawn before: one stream for each purpose.
        drawn, self._order, self._drops = np.random.default_rng(settings.seed).spawn(3)
        self._layers = TrainableLayers([features.shape[1], *hidden, len(kinds)], drawn)
        self._steps = Steps(settings.optimizer, self._layers.parameters)
        self.best = self._now()

    def steps(self, epoch: int, rate: float) -> Iterator[Step]:
        order = self._order.permutation(len(self._rows))
        for start in range(0, len(order), self._settings.batch):
            yield self._step(order[start : start + self._settings.batch], rate)

    def _step(self, batch: Rows, rate: float) -> Step:
        classes, weights = self._classes[batch], self._weights[batch]
        trail = self._layers.forward(self._rows[batch], self._dropout, self._drops)
        probabilities = softmax(trail[-1])
        loss, right = _loss(probabilities, classes, weights)
        probabilities[np.arange(len(batch)), classes] -= 1
        probabilities *= (weights / np.float32(len(batch)))[:, None]
        gradients = self._layers.backward(trail, probabilities, self._dropout)
        self._layers.penalise(gradients, self._settings.l1, self._settings.l2)
        self._steps.take(gradients, rate)
        return Step(len(batch), loss, right)

    def validate(self) -> tuple[float, float]:
        probabilities = softmax(self._now().apply(self._held_back))
        loss, right = _loss(probabilities, self._held_back_classes, self._held_back_weights)
        return loss / len(probabilities), right / len(probabilities)

    def keep(self) -> None:
        self.best = self._now()

    def _now(self) -> DenseLayers:
        return DenseLayers(
            self._mean,
            self._scale,
            tuple(one.copy() for one in self._layers.weights),
            tuple(one.copy() for one in self._layers.biases),
        )


def _weights(classes: Rows, kinds: tuple[Label, ...], settings: TrainingSettings) -> Floats:
    return image_weights(
        classes, kinds, balanced=settings.balanced, by_label=settings.class_weights
    )


def _loss(probabilities: Floats, classes: Rows, weights: Floats) -> tuple[float, int]:
    """Return the sum of the weighted log losses, and how many are right."""
    of_truth = probabilities[np.arange(len(classes)), classes]
    loss = -(np.log(np.maximum(of_truth, _LEAST)) * weights).sum()
    return float(loss), int((probabilities.argmax(axis=1) == classes).sum())
