"""Learn a code: few numbers made of features, in which scans of one class lie together."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures, TrainingSettings
from ajna_desktop.learning.fitting.class_batches import ClassBatches
from ajna_desktop.learning.fitting.code_losses import LOSSES
from ajna_desktop.learning.fitting.epoch_loop import DEVICE, Step, run_epochs
from ajna_desktop.learning.fitting.fit_dense import check_rows, told
from ajna_desktop.learning.fitting.fitted import Fitted
from ajna_desktop.learning.fitting.references import choose_references, fit_references
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.fitting.steering import Steering, Unsteered
from ajna_desktop.learning.fitting.trainable_layers import Steps, TrainableLayers, drop
from ajna_desktop.learning.head_arrays import Floats, squared_distances, squared_lengths
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection

Rows = npt.NDArray[np.int64]

CODE_WIDTH: Final = 128
HIDDEN: Final = 256
DROPOUT: Final = 0.5  # of the features that go in: no few of them may decide
_UNSTEERED: Final = Unsteered()


@dataclass(frozen=True, slots=True, eq=False)
class LearnedCode:
    """A projection and how it came about."""

    projection: Projection
    epochs: tuple[EpochFigures, ...]
    seconds: float


def learn_code(
    features: Floats,
    classes: Rows,
    train: Rows,
    validation: Rows,
    settings: TrainingSettings,
    steering: Steering = _UNSTEERED,
    width: int = CODE_WIDTH,
) -> LearnedCode:
    """Return the projection with the lowest loss on the validation images.

    Batches have the classes alike; time and memory grow linearly with images and classes. The
    same input gives the same code. Accuracies are those of the nearest class mean.

    Args:
        features: (N, D) float32, finite.
        classes: (N,), from 0.
        train: Rows to learn from.
        validation: Rows that tell when to stop.
        settings: Loss, rate, epochs, batch, dropout of the features and so on.
        steering: Whom to tell, and who may pause or end it.
        width: Numbers of a code.

    Raises:
        NothingToLearn: there are fewer than two classes or no validation images.
        TrainingFailed: the learning rate is so high that no loss was a number.
    """
    check_rows(classes, train, validation)
    began = time.perf_counter()
    learner = _CodeLearner(features, classes, train, validation, settings, width)
    epochs = run_epochs(learner, settings, steering, len(train))
    return LearnedCode(learner.best, epochs, time.perf_counter() - began)


def fit_code(
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    train: Rows,
    validation: Rows,
    settings: TrainingSettings,
    references: int = 0,
    steering: Steering = _UNSTEERED,
    pooling: Pooling = Pooling.AVERAGE,
) -> Fitted:
    """Learn a code and return the head that compares with references in it.

    Args:
        kinds: What the head shall tell apart; every one has an image in `train`.
        references: Images a class to compare with; 0: the mean of each class.
        pooling: Of the features.
        features, classes, train, validation, settings, steering: See `learn_code`.

    Raises:
        NothingToLearn, TrainingFailed: as `learn_code`, and where a class has no image.
    """
    began = time.perf_counter()
    learned = learn_code(features, classes, train, validation, settings, steering)
    head = fit_references(
        kinds,
        features,
        classes,
        train,
        validation,
        references,
        learned.projection,
        pooling,
        settings.seed,
    )
    return Fitted(
        head,
        learned.epochs,
        {"loss": settings.code_loss.value, "references": references, **told(settings)},
        device=DEVICE,
        seconds=time.perf_counter() - began,
    )


class _CodeLearner:
    def __init__(
        self,
        features: Floats,
        classes: Rows,
        train: Rows,
        validation: Rows,
        settings: TrainingSettings,
        width: int,
    ) -> None:
        self._raw, self._held_back = features, validation
        self._train, self._every_class = train, classes
        self._rows, self._mean, self._scale = standardise(features[train])
        self._classes = classes[train]
        self._settings = settings
        self._dropout = DROPOUT if settings.dropout is None else settings.dropout
        self._loss = LOSSES[settings.code_loss]
        # What is drawn must not depend on what was drawn before: one stream for each purpose.
        streams = np.random.default_rng(settings.seed).spawn(4)
        self._layers = TrainableLayers([features.shape[1], HIDDEN, width], streams[0])
        self._batches = ClassBatches(self._classes, settings.batch, streams[1])
        self._drops = streams[2]
        judged = ClassBatches(classes[validation], settings.batch, streams[3])
        self._judged = [validation[batch] for batch in judged.epoch()]
        self._steps = Steps(settings.optimizer, self._layers.parameters)
        self._means = self._class_means(self._now())
        self.best = self._now()

    def steps(self, epoch: int, rate: float) -> Iterator[Step]:
        for batch in self._batches.epoch():
            yield self._step(batch, rate)

    def _step(self, batch: Rows, rate: float) -> Step:
        rows = self._rows[batch]
        drop(rows, self._dropout, self._drops)
        trail = self._layers.forward(rows)
        lengths = np.sqrt(squared_lengths(trail[-1]))[:, None] + np.float32(1e-12)
        codes: Floats = trail[-1] / lengths
        classes = self._classes[batch]
        loss, slope = self._loss(codes @ codes.T, classes[:, None] == classes)
        by_code = (slope + slope.T) @ codes
        along = np.einsum("nc,nc->n", by_code, codes)[:, None]
        gradients = self._layers.backward(trail, (by_code - along * codes) / lengths)
        self._layers.penalise(gradients, self._settings.l1, self._settings.l2)
        self._steps.take(gradients, rate)
        right = _right(codes, classes, self._means)
        return Step(len(batch), loss * len(batch), right)

    def validate(self) -> tuple[float, float]:
        now = self._now()
        self._means = self._class_means(now)
        loss = 0.0
        for batch in self._judged:
            codes, classes = now.codes(self._raw[batch]), self._every_class[batch]
            loss += self._loss(codes @ codes.T, classes[:, None] == classes)[0]
        codes = now.codes(self._raw[self._held_back])
        right = _right(codes, self._every_class[self._held_back], self._means)
        return loss / len(self._judged), right / len(codes)

    def keep(self) -> None:
        self.best = self._now()

    def _class_means(self, now: Projection) -> tuple[Floats, Rows]:
        """Return the mean code of each class that is learnt, and which classes these are."""
        present, numbers = np.unique(self._classes, return_inverse=True)
        codes = now.codes(self._raw[self._train])
        return choose_references(codes, numbers, 0)[0], present

    def _now(self) -> Projection:
        return Projection(
            DenseLayers(
                self._mean,
                self._scale,
                tuple(one.copy() for one in self._layers.weights),
                tuple(one.copy() for one in self._layers.biases),
            )
        )


def _right(codes: Floats, classes: Rows, means: tuple[Floats, Rows]) -> int:
    """Return how many codes have the mean of their own class nearest."""
    centres, present = means
    nearest = squared_distances(codes, centres, squared_lengths(centres)).argmin(axis=1)
    return int((present[nearest] == classes).sum())
