"""Teaches an autoencoder to draw its images again. For the training worker's process only."""

from collections.abc import Generator, Sequence
from typing import Any, Final

import tensorflow as tf

from ajna_desktop.domain.training import AUGMENTATIONS, Split, TrainingSettings
from ajna_desktop.learning.training.course import Batch, Verdict
from ajna_desktop.learning.training.training_set import (
    PixelBatches,
    TrainingSet,
    in_batches,
    shuffled,
)

_LEAST: Final = 1e-6  # keeps logarithms and divisions finite


class DrawingCourse:
    """Every image of `train` once an epoch; labels are not looked at.

    The loss is the mean cross-entropy of the grey levels, as in the original study; the
    accuracy is the share of an image's variance that the drawing has.
    """

    def __init__(
        self, taught: TrainingSet, pixels: PixelBatches, settings: TrainingSettings
    ) -> None:
        self._pixels = pixels
        self._settings = settings
        self._train = taught.rows(Split.TRAIN)
        self._validation = taught.rows(Split.VALIDATION)

    @property
    def images(self) -> int:
        """How many images an epoch has."""
        return len(self._train)

    def batches(self, epoch: int, size: int) -> Generator[Batch, None, None]:
        """Yield the images of `train` in an order by chance, varied."""
        order = shuffled(self._train, self._settings.seed, epoch)
        wanted = AUGMENTATIONS[self._settings.augmentation]
        chance = (self._settings.seed, epoch)
        for _, images in self._pixels.varied(in_batches(order, size), wanted, chance):
            yield Batch(images, ())

    def validation(self, size: int) -> Generator[Batch, None, None]:
        """Yield the images of the validation split."""
        for _, images in self._pixels.plain(self._validation, size):
            yield Batch(images, ())

    def judge(self, outputs: Any, scaled: Any, targets: Sequence[Any]) -> Verdict:
        """Judge drawings by the images, both (n, S, S, channels) in [0, 1]."""
        drawn = tf.clip_by_value(outputs, _LEAST, 1.0 - _LEAST)
        entropies = -scaled * tf.math.log(drawn) - (1.0 - scaled) * tf.math.log(1.0 - drawn)
        losses = tf.reduce_mean(entropies, axis=[1, 2, 3])
        variances = tf.math.reduce_variance(scaled, axis=[1, 2, 3])
        errors = tf.reduce_mean((scaled - drawn) ** 2, axis=[1, 2, 3])
        shares = tf.clip_by_value(1.0 - errors / tf.maximum(variances, _LEAST), 0.0, 1.0)
        return Verdict(losses, tf.ones_like(losses), shares)
