"""Which layers of a Keras network make maps, and the filters of its first convolution.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any, Final

import keras

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import Filters, MapLayer, Reach, about_zero
from ajna_desktop.learning.explain.graph import (
    computed,
    inputs_of,
    is_channels_first,
    layers_within,
    operation_of,
    size_of,
)
from ajna_desktop.learning.explain.reach import reach_of
from ajna_desktop.learning.heads.any_head import Floats

# After these there is nothing else to see than before.
_PASSING_ON: Final = (
    keras.layers.InputLayer,
    keras.layers.Dropout,
    keras.layers.SpatialDropout2D,
    keras.layers.ZeroPadding2D,
    keras.layers.Rescaling,
    keras.layers.Normalization,
    keras.layers.Permute,
)
# Coarser than what they are made of, and nothing new.
_POOLING: Final = (keras.layers.MaxPooling2D, keras.layers.AveragePooling2D)
# What they follow is not finished without them: the next layers get what comes after.
_FINISHING: Final = (
    keras.layers.BatchNormalization,
    keras.layers.Activation,
    keras.layers.ReLU,
)


class MapLayers:
    """The layers of a network that make maps, in the order in which they are computed."""

    def __init__(self, network: keras.Model) -> None:
        self._network = network
        self._is_channels_first = is_channels_first(network)
        self._maps = {
            operation.name: tensor
            for operation, tensor in computed(network)
            if len(tensor.shape) == 4
            and self._size(tensor)[1:] != (1, 1)
            and not isinstance(operation, _PASSING_ON)
        }

    def worth_seeing(self) -> tuple[MapLayer, ...]:
        """Return the layers that are finished: not those whose activation comes after them."""
        unfinished = {
            operation_of(given).name
            for operation, tensor in computed(self._network)
            if isinstance(operation, _FINISHING)
            for given in inputs_of(tensor)
        }
        # A sum or a row of maps is used as it is, too, whatever follows in one of the branches.
        merged = {
            name
            for name, tensor in self._maps.items()
            if isinstance(operation_of(tensor), keras.layers.Add | keras.layers.Concatenate)
        }
        return tuple(self.layer(name) for name in self._maps if name not in unfinished - merged)

    def last(self) -> MapLayer:
        """Return the last layer that makes maps, before they are pooled.

        Raises:
            NotExplainable: the network has none.
        """
        for name, tensor in reversed(self._maps.items()):
            if not isinstance(operation_of(tensor), _POOLING):
                return self.layer(name)
        raise NotExplainable("This network has no layer that keeps to places in the image.")

    def layer(self, name: str) -> MapLayer:
        """Return what is known of a layer; errors as `tensor`."""
        return MapLayer(name, *self._size(self.tensor(name)))

    def tensor(self, name: str) -> Any:
        """Return what a layer gives.

        Raises:
            NotExplainable: it makes no maps.
        """
        if name not in self._maps:
            raise NotExplainable(f"This network has no layer “{name}” that makes maps.")
        return self._maps[name]

    def reach(self, name: str) -> Reach:
        """Return which part of the image the maps of a layer stand for; errors as `tensor`."""
        return reach_of(self.tensor(name), self._is_channels_first)

    def in_order(self, maps: Floats) -> Floats:
        """Return the maps of one image as (C, h, w)."""
        return maps if self._is_channels_first else maps.transpose(2, 0, 1)

    def filters(self) -> Filters:
        """Return the filters of the first convolution.

        Raises:
            NotExplainable: there is none.
        """
        for layer in layers_within(self._network):
            if isinstance(layer, keras.layers.Conv2D):
                # (height, width, inputs, filters), whatever the order of the axes of maps is
                kernels = keras.ops.convert_to_numpy(layer.kernel).transpose(3, 0, 1, 2)
                shown = kernels if kernels.shape[-1] == 3 else kernels.mean(axis=-1)
                return Filters(layer.name, *about_zero(shown))
        raise NotExplainable("This network has no convolution whose filters could be shown.")

    def _size(self, tensor: Any) -> tuple[int, int, int]:
        return size_of(tensor, self._is_channels_first)
