"""Train a known network on images: to tell classes apart, by pairs, or to draw again.

Runs in the training worker's process only: whoever imports this imports Keras and TensorFlow.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import keras
import numpy as np
import tensorflow as tf

from ajna_desktop.domain.methods import Fitting
from ajna_desktop.domain.training import (
    Split,
    TrainingProgress,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.architectures.build import (
    drawing_network,
    head_of,
    open_layers,
    siamese_tower,
    start_from,
    trainable_network,
    weights_of,
)
from ajna_desktop.learning.architectures.known_networks import (
    KNOWN_NETWORKS,
    VECTOR,
    KnownNetwork,
)
from ajna_desktop.learning.fitting.steering import Steering
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.training.classify_course import ClassifyCourse
from ajna_desktop.learning.training.course import Course
from ajna_desktop.learning.training.drawing_course import DrawingCourse
from ajna_desktop.learning.training.network_learnt import NetworkLearnt
from ajna_desktop.learning.training.network_loop import Teaching, scale, teach
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.learning.training.siamese_course import SiameseCourse
from ajna_desktop.learning.training.training_device import open_device
from ajna_desktop.learning.training.training_set import PixelBatches, TrainingSet

# Of which images it is needed what the network says. Nobody compares with what an autoencoder
# says of images: it is kept for searching, and search asks the bundle.
_ANSWERED: Final[Mapping[Fitting, tuple[Split, ...]]] = {
    Fitting.NETWORK: (Split.VALIDATION, Split.TEST),
    Fitting.SIAMESE: tuple(Split),  # references are chosen out of `train`
    Fitting.AUTOENCODER: (),
}


def fit_network(
    name: str,
    fitting: Fitting,
    taught: TrainingSet,
    cache: PixelCache,
    settings: TrainingSettings,
    checkpoint: Path,
    steering: Steering,
    start: Mapping[str, Floats] | None = None,
) -> NetworkLearnt:
    """Return a network with the weights of its best epoch, and what it says of the images.

    The test split is looked at once, at the very end.

    Args:
        name: A key of KNOWN_NETWORKS.
        fitting: NETWORK, SIAMESE or AUTOENCODER.
        taught: The images; every one is in `cache`.
        cache: Their pixels.
        settings: How it is trained.
        checkpoint: The file that a training goes on from; see `network_loop.teach`.
        steering: Whom to tell, and who may pause or end it.
        start: The weights of a backbone to begin with; None: drawn at random by the seed.

    Raises:
        BundleInvalid: the weights to start from are not those of the network.
        TrainingFailed: see `network_loop.teach`.
    """
    began = time.perf_counter()
    device = open_device(settings.seed)
    has_colour = any(cache.channels(one) == 3 for one in taught.contents)
    known = KNOWN_NETWORKS[name].trained(3 if has_colour else 1)
    pixels = PixelBatches(cache, taught.contents, known.preprocessing.channels)
    network, course = _network_and_course(known, fitting, taught, pixels, settings)
    if start is not None:
        start_from(network, start)
    epochs = teach(
        Teaching(
            network,
            lambda trainable: open_layers(network, trainable),
            course,
            settings,
            known.preprocessing,
            checkpoint,
            steering,
            device,
        )
    )
    steering.report(
        TrainingProgress(TrainingState.FINISHING, epochs, len(epochs), device=device)
    )
    return NetworkLearnt(
        known=known,
        weights=weights_of(network),
        head=head_of(network, taught.labels) if fitting is Fitting.NETWORK else None,
        epochs=epochs,
        answers=_answers(network, fitting, known, taught, pixels, settings.batch),
        device=device,
        seconds=time.perf_counter() - began,
    )


def _network_and_course(
    known: KnownNetwork,
    fitting: Fitting,
    taught: TrainingSet,
    pixels: PixelBatches,
    settings: TrainingSettings,
) -> tuple[keras.Model, Course]:
    channels = known.preprocessing.channels
    match fitting:
        case Fitting.SIAMESE:
            return siamese_tower(channels), SiameseCourse(taught, pixels, settings)
        case Fitting.AUTOENCODER:
            return drawing_network(channels), DrawingCourse(taught, pixels, settings)
    network = trainable_network(known.name, channels, len(taught.labels), settings)
    return network, ClassifyCourse(taught, pixels, settings)


def _answers(
    network: keras.Model,
    fitting: Fitting,
    known: KnownNetwork,
    taught: TrainingSet,
    pixels: PixelBatches,
    size: int,
) -> dict[Split, Floats]:
    if fitting is not Fitting.NETWORK:
        network = keras.Model(network.input, network.get_layer(VECTOR).output)
    width = network.output.shape[-1]
    side = known.preprocessing.side
    answer = tf.function(
        lambda images: network(scale(images, known.preprocessing), training=False),
        input_signature=[tf.TensorSpec((None, side, side, pixels.channels), tf.uint8)],
        autograph=False,
    )
    return {
        split: np.concatenate(
            [
                np.zeros((0, width), np.float32),
                *(
                    answer(tf.constant(images)).numpy()
                    for _, images in pixels.plain(taught.rows(split), size)
                ),
            ]
        )
        for split in _ANSWERED[fitting]
    }
