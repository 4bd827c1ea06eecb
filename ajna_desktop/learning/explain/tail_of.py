"""Read off a Keras network what it does after its last maps.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any, Final

import keras
import numpy as np

from ajna_desktop.learning.architectures.flattened import Flattened
from ajna_desktop.learning.explain.graph import inputs_of, operation_of
from ajna_desktop.learning.explain.tail import (
    Dense,
    LayOut,
    OfMap,
    Pool,
    PoolCells,
    Relu,
    Step,
    Tail,
)
from ajna_desktop.learning.model_files.network import Reshaped

_NOTHING: Final = (keras.layers.Dropout, keras.layers.SpatialDropout2D)
_LAST: Final = ("softmax", "sigmoid")


def tail_of(output: Any, maps: Any, *, to_logits: bool) -> Tail | None:
    """Return what leads from maps to an output of a network.

    Args:
        output: A tensor of the network, (N, D).
        maps: Another one, (N, h, w, C) or (N, C, h, w).
        to_logits: Leave out the softmax or sigmoid that the network ends with: what comes
            before it has gradients that do not vanish where the network is certain.

    Returns:
        None where something is in between that is not known here.
    """
    steps: list[Step] = []
    tensor = output
    while tensor is not maps:
        inputs = inputs_of(tensor)
        if len(inputs) != 1:
            return None
        layer = operation_of(tensor)
        found = _steps(layer, to_logits=to_logits and tensor is output)
        if isinstance(layer, Reshaped):
            found = _laid_out(inputs[0], tensor)
        if found is None:
            return None
        steps = found + steps
        tensor = inputs[0]
    return Tail(tuple(steps))


def _steps(layer: Any, *, to_logits: bool) -> list[Step] | None:
    match layer:
        case keras.layers.GlobalAveragePooling2D(keepdims=False):
            return [Pool(OfMap.MEAN)]
        case keras.layers.GlobalMaxPooling2D(keepdims=False):
            return [Pool(OfMap.MAXIMUM)]
        case keras.layers.MaxPooling2D():
            return _pooled_cells(layer, OfMap.MAXIMUM)
        case keras.layers.AveragePooling2D():
            return _pooled_cells(layer, OfMap.MEAN)
        case keras.layers.Flatten() | Flattened():
            return [LayOut()]
        case keras.layers.Dense():
            after = _activation(layer.activation.__name__, to_logits)
            return None if after is None else [_dense(layer), *after]
        case keras.layers.Activation():
            return _activation(layer.activation.__name__, to_logits)
        case keras.layers.Softmax():
            return _activation("softmax", to_logits)
        case keras.layers.ReLU(max_value=None, negative_slope=0, threshold=0):
            return [Relu()]
    return [] if isinstance(layer, _NOTHING) else None


def _laid_out(given: Any, made: Any) -> list[Step] | None:
    """Return what a layer does that gives the numbers of maps, channels last, a shape."""
    return [LayOut()] if (len(given.shape), len(made.shape)) == (4, 2) else None


def _pooled_cells(layer: Any, how: OfMap) -> list[Step] | None:
    size = tuple(layer.pool_size)
    if layer.padding != "valid" or tuple(layer.strides) != size:
        return None
    return [PoolCells(how, *size)]


def _dense(layer: Any) -> Dense:
    kernel = np.asarray(keras.ops.convert_to_numpy(layer.kernel), np.float32)
    bias = np.zeros(kernel.shape[1], np.float32)
    if layer.use_bias:
        bias = np.asarray(keras.ops.convert_to_numpy(layer.bias), np.float32)
    return Dense(kernel, bias)


def _activation(name: str, to_logits: bool) -> list[Step] | None:
    if name == "linear" or (to_logits and name in _LAST):
        return []
    return [Relu()] if name == "relu" else None


def logits_of(network: keras.Model) -> Any:
    """Return the last tensor of a network before the softmax or sigmoid that it ends with.

    Where that is part of a dense layer, the layer loses it: the network is changed.
    """
    output = network.outputs[0]
    layer = operation_of(output)
    match layer:
        case keras.layers.Softmax():
            return inputs_of(output)[0]
        case keras.layers.Activation() if layer.activation.__name__ in _LAST:
            return inputs_of(output)[0]
        case keras.layers.Dense() if layer.activation.__name__ in _LAST:
            layer.activation = keras.activations.linear
    return output
