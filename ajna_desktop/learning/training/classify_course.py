"""Teaches a network to tell classes apart. For the training worker's process only."""

from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from ajna_desktop.domain.training import AUGMENTATIONS, Split, TrainingSettings
from ajna_desktop.learning.fitting.class_weights import image_weights
from ajna_desktop.learning.training.course import Batch, Verdict
from ajna_desktop.learning.training.training_set import (
    PixelBatches,
    TrainingSet,
    in_batches,
    shuffled,
)


class ClassifyCourse:
    """Every image of `train` once an epoch; the network says K logits."""

    def __init__(
        self, taught: TrainingSet, pixels: PixelBatches, settings: TrainingSettings
    ) -> None:
        self._pixels = pixels
        self._settings = settings
        self._classes = taught.classes
        self._train = taught.rows(Split.TRAIN)
        self._validation = taught.rows(Split.VALIDATION)
        known = self._classes[self._train]
        of_class = {
            int(number): weight
            for number, weight in zip(
                known,
                image_weights(
                    known,
                    taught.labels,
                    balanced=settings.balanced,
                    by_label=settings.class_weights,
                ),
                strict=True,
            )
        }
        # An image of the validation split counts as one of its class to learn from does.
        self._weights = np.array(
            [of_class.get(one, 0.0) for one in range(len(taught.labels))], np.float32
        )

    @property
    def images(self) -> int:
        """How many images an epoch has."""
        return len(self._train)

    def batches(self, epoch: int, size: int) -> Generator[Batch, None, None]:
        """Yield the images of `train` in an order by chance, varied."""
        order = shuffled(self._train, self._settings.seed, epoch)
        wanted = AUGMENTATIONS[self._settings.augmentation]
        chance = (self._settings.seed, epoch)
        for rows, images in self._pixels.varied(in_batches(order, size), wanted, chance):
            yield self._batch(rows, images)

    def validation(self, size: int) -> Generator[Batch, None, None]:
        """Yield the images of the validation split."""
        for rows, images in self._pixels.plain(self._validation, size):
            yield self._batch(rows, images)

    def judge(self, outputs: Any, scaled: Any, targets: Sequence[Any]) -> Verdict:
        """Judge logits (n, K) by their cross-entropy with the classes."""
        classes, weights = targets
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(classes, outputs)
        right = tf.equal(tf.argmax(outputs, axis=1, output_type=tf.int64), classes)
        return Verdict(losses, weights, tf.cast(right, tf.float32))

    def _batch(self, rows: Any, images: Any) -> Batch:
        classes = self._classes[rows]
        return Batch(images, (classes, self._weights[classes]))
