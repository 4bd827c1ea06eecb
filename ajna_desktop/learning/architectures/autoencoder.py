"""The autoencoder of the original study, written in Keras: 128 numbers that draw an image.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any, Final

import keras

from ajna_desktop.learning.architectures.flattened import Flattened
from ajna_desktop.learning.architectures.known_networks import VECTOR

_FILTERS: Final = (8, 8, 16, 32, 8)  # each at half the size: 128 pixels become 4 × 4 × 8


def encoder(inputs: Any) -> Any:
    """Return the code (N, 128) of images (N, 128, 128, C); its layer is VECTOR."""
    tensor = inputs
    for number, filters in enumerate(_FILTERS, start=1):
        tensor = keras.layers.Conv2D(
            filters, 3, padding="same", activation="relu", name=f"conv{number}"
        )(tensor)
        tensor = keras.layers.MaxPooling2D(name=f"pool{number}")(tensor)
    return Flattened(name=VECTOR)(tensor)


def autoencoder(channels: int, side: int) -> keras.Model:
    """Return the network that is trained: from images to the same images, drawn again.

    Only with "channels_last", as TensorFlow trains.

    Args:
        channels: 1 or 3.
        side: Height and width of an image, 128; a multiple of 32.

    Returns:
        A network from (N, side, side, channels) float32 in [0, 1] to the same, also in (0, 1).
    """
    inputs = keras.Input((side, side, channels), name="image")
    smallest = side // 2 ** len(_FILTERS)
    tensor = keras.layers.Reshape((smallest, smallest, _FILTERS[-1]), name="unflat")(
        encoder(inputs)
    )
    for number, filters in enumerate(reversed(_FILTERS), start=1):
        tensor = keras.layers.Conv2D(
            filters, 3, padding="same", activation="relu", name=f"draw{number}"
        )(tensor)
        tensor = keras.layers.UpSampling2D(name=f"enlarge{number}")(tensor)
    drawn = keras.layers.Conv2D(
        channels, 3, padding="same", activation="sigmoid", name="drawn"
    )(tensor)
    return keras.Model(inputs, drawn, name="autoencoder_128")
