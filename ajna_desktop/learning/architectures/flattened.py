"""Lays the maps of an image out as one vector, whichever axis their channels are on.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from math import prod
from typing import Any

import keras


class Flattened(keras.layers.Layer):  # type: ignore[misc]
    """From maps to vectors (N, D), as `keras.layers.Flatten` orders them.

    Keras' own layer, exported to OpenVINO, takes one image at a time only.
    """

    def call(self, maps: Any) -> Any:
        """Return (N, H × W × C), channels last, of maps in the order that Keras is set to."""
        if keras.config.image_data_format() == "channels_first":
            maps = keras.ops.transpose(maps, (0, 2, 3, 1))
        return keras.ops.reshape(maps, (-1, prod(maps.shape[1:])))
