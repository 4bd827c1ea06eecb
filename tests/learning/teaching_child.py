"""A tiny network that is taught in a child process. No test itself."""

import os
from contextlib import closing
from pathlib import Path

import numpy as np

from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Split, Trainable
from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.learning.training import training_device
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.learning.training.training_set import PixelBatches, TrainingSet

GREY = Preprocessing(16, "bilinear", "stretch", 0.0, 255.0, 0.5, 99.5, 32, channels=1)


def content(number):
    return f"{number:064x}"


def stripes(number):
    """Return an image with stripes one way or the other, by its class."""
    random = np.random.default_rng(number)
    lines = np.where(np.arange(16) // 2 % 2, 150, 90).astype(float)
    image = np.tile(lines, (16, 1)) if number % 2 else np.tile(lines[:, None], (1, 16))
    return np.clip(image + random.normal(0, 40, (16, 16)), 0, 255).astype(np.uint8)


def small_set(count=30):
    splits = [Split.VALIDATION if number % 5 < 2 else Split.TRAIN for number in range(count)]
    return TrainingSet(
        (Label("across"), Label("down")),
        tuple(map(content, range(count))),
        np.arange(count) % 2,
        tuple(splits),
    )


class Watched:
    """Counts steps, and ends the training or the whole process after some."""

    def __init__(self, finish_after=None, die_in_epoch=None):
        self._finish_after = finish_after
        self._die_in_epoch = die_in_epoch
        self.reports = []

    @property
    def is_finishing(self):
        return self._finish_after is not None and len(self.reports) >= self._finish_after

    def report(self, progress):
        self.reports.append(progress)
        if self._die_in_epoch == len(progress.epochs) + 1:
            os._exit(9)

    def wait_while_paused(self):
        pass


class TeachingChild:
    def __init__(self, folder):
        self._folder = Path(folder)
        training_device.prepare(self._folder)

    def teach(self, name, settings, finish_after=None, die_in_epoch=None):
        """Return the epochs, what was reported, and the weights in the end."""
        from ajna_desktop.learning.training.classify_course import ClassifyCourse
        from ajna_desktop.learning.training.network_loop import Teaching, teach

        device = training_device.open_device(settings.seed)
        network = self._network(settings)
        watched = Watched(finish_after, die_in_epoch)
        taught = small_set()
        with closing(self._pixels(taught)) as cache:
            pixels = PixelBatches(cache, taught.contents, 1)
            course = ClassifyCourse(taught, pixels, settings)
            epochs = teach(
                Teaching(
                    network,
                    lambda which: self._open(network, which),
                    course,
                    settings,
                    GREY,
                    self._folder / f"{name}.npz",
                    watched,
                    device,
                )
            )
        return epochs, watched.reports, self._told(network)

    def first_weights(self, settings):
        training_device.open_device(settings.seed)
        return self._told(self._network(settings))

    def scaled(self, images, wanted):
        from ajna_desktop.learning.training.network_loop import scale

        return scale(images, wanted).numpy()

    def _network(self, settings):
        import keras

        layers = keras.layers
        penalty = keras.regularizers.L1L2(settings.l1, settings.l2)
        return keras.Sequential(
            [
                keras.Input((16, 16, 1)),
                layers.Conv2D(4, 3, activation="relu", name="low"),
                layers.GlobalMaxPooling2D(),
                layers.Dropout(settings.dropout or 0.0),
                layers.Dense(2, name="judge", kernel_regularizer=penalty),
            ]
        )

    def _open(self, network, which):
        network.get_layer("low").trainable = which is Trainable.EVERYTHING

    def _told(self, network):
        return {one.path.partition("/")[2]: np.array(one.value) for one in network.weights}

    def _pixels(self, taught):
        cache = PixelCache(self._folder / "pixels", GREY)
        for number, one in enumerate(taught.contents):
            if cache.missing([one]):
                cache.add(one, stripes(number))
        cache.flush()
        return cache
