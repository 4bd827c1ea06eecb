"""Teaches a network codes in which images of one class lie together. For one worker only."""

from collections.abc import Generator, Iterable, Sequence
from typing import Any, Final

import numpy as np
import tensorflow as tf

from ajna_desktop.domain.training import AUGMENTATIONS, CodeLoss, Split, TrainingSettings
from ajna_desktop.learning.fitting.class_batches import ClassBatches
from ajna_desktop.learning.fitting.code_losses import MARGIN, TEMPERATURE
from ajna_desktop.learning.training.course import Batch, Verdict
from ajna_desktop.learning.training.training_set import PixelBatches, Rows, TrainingSet

_LEAST: Final = 1e-6  # squared distance of which a root is taken: its slope stays finite


class SiameseCourse:
    """Batches with as many images of every class: each image is paired with all others.

    One tower serves both images of a pair. The accuracy is the share of images whose nearest
    one in the batch is of their class.
    """

    def __init__(
        self, taught: TrainingSet, pixels: PixelBatches, settings: TrainingSettings
    ) -> None:
        self._pixels = pixels
        self._settings = settings
        self._classes = taught.classes
        self._train = taught.rows(Split.TRAIN)
        self._validation = taught.rows(Split.VALIDATION)
        self._losses = _margin if settings.code_loss is CodeLoss.MARGIN else _contrastive

    @property
    def images(self) -> int:
        """How many images an epoch has."""
        return sum(map(len, self._drawn(self._train, self._settings.batch, epoch=1)))

    def batches(self, epoch: int, size: int) -> Generator[Batch, None, None]:
        """Yield images of `train` drawn by chance, varied."""
        wanted = AUGMENTATIONS[self._settings.augmentation]
        drawn = self._drawn(self._train, size, epoch)
        for rows, images in self._pixels.varied(drawn, wanted, (self._settings.seed, epoch)):
            yield Batch(images, (self._classes[rows],))

    def validation(self, size: int) -> Generator[Batch, None, None]:
        """Yield images of the validation split, drawn alike every time."""
        drawn = self._drawn(self._validation, size, epoch=0)
        for rows, images in self._pixels.varied(drawn, AUGMENTATIONS["none"], (0, 0)):
            yield Batch(images, (self._classes[rows],))

    def judge(self, outputs: Any, scaled: Any, targets: Sequence[Any]) -> Verdict:
        """Judge codes (n, C) by how near those of one class are to each other."""
        (classes,) = targets
        codes = tf.math.l2_normalize(outputs, axis=1)
        cosines = tf.matmul(codes, codes, transpose_b=True)
        others = 1.0 - tf.eye(tf.shape(cosines)[0])
        same = tf.cast(tf.equal(classes[:, None], classes[None, :]), tf.float32)
        nearest = tf.argmax(cosines - 10.0 * (1.0 - others), axis=1)
        right = tf.cast(tf.equal(tf.gather(classes, nearest), classes), tf.float32)
        losses = self._losses(cosines, same * others, 1.0 - same, others)
        return Verdict(losses, tf.ones_like(losses), right)

    def _drawn(self, rows: Rows, size: int, epoch: int) -> Iterable[Rows]:
        random = np.random.default_rng((self._settings.seed, epoch))
        for some in ClassBatches(self._classes[rows], size, random).epoch():
            yield rows[some]


def _contrastive(cosines: Any, alike: Any, different: Any, others: Any) -> Any:
    """Return the loss of Khosla et al. (2020), L_out, of each image (n,)."""
    logits = cosines / TEMPERATURE - 1e9 * (1.0 - others)
    shares = tf.nn.log_softmax(logits, axis=1) * others  # an image is not its own pair
    return -tf.reduce_sum(alike * shares, axis=1) / _count(alike)


def _margin(cosines: Any, alike: Any, different: Any, others: Any) -> Any:
    """Return the loss of Hadsell et al. (2006) of each image (n,).

    Pairs of one class and pairs of two weigh the same, however many there are.
    """
    squared = tf.maximum(2.0 - 2.0 * cosines, _LEAST)
    lacking = tf.maximum(MARGIN - tf.sqrt(squared), 0.0)
    near = tf.reduce_sum(alike * squared, axis=1) / _count(alike)
    return near + tf.reduce_sum(different * lacking**2, axis=1) / _count(different)


def _count(pairs: Any) -> Any:
    return tf.maximum(tf.reduce_sum(pairs, axis=1), 1.0)
