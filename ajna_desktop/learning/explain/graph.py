"""Walk through what a Keras network computes, tensor by tensor.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from collections.abc import Iterator
from typing import Any

import keras


def computed(network: keras.Model) -> Iterator[tuple[Any, Any]]:
    """Yield the operations of a network with what they give, inputs before what needs them."""
    seen: set[int] = set()
    waiting = [(tensor, False) for tensor in reversed(network.outputs)]
    while waiting:
        tensor, is_ready = waiting.pop()
        if is_ready:
            yield operation_of(tensor), tensor
        elif id(tensor) not in seen:
            seen.add(id(tensor))
            waiting.append((tensor, True))
            waiting += [(each, False) for each in reversed(inputs_of(tensor))]


def operation_of(tensor: Any) -> Any:
    """Return what makes a tensor."""
    # Keras has no public way from a tensor to its maker; this one is as old as Keras itself.
    return tensor._keras_history.operation


def inputs_of(tensor: Any) -> list[Any]:
    """Return what a tensor is made of; nothing for the input of the network."""
    operation, node, _ = tensor._keras_history
    return list(operation._inbound_nodes[node].input_tensors)


def layers_within(network: keras.Model) -> Iterator[Any]:
    """Yield the layers of a network and of the networks that are layers in it."""
    for layer in network.layers:
        if isinstance(layer, keras.Model):
            yield from layers_within(layer)
        else:
            yield layer


def is_channels_first(network: keras.Model) -> bool:
    """Return whether maps are (C, h, w) inside of a network, rather than (h, w, C)."""
    forms = (getattr(layer, "data_format", None) for layer in layers_within(network))
    form = next(filter(None, forms), keras.config.image_data_format())
    return bool(form == "channels_first")


def size_of(tensor: Any, channels_first: bool) -> tuple[int, int, int]:
    """Return channels, height and width of maps."""
    first, second, third = (int(side or 0) for side in tensor.shape[1:])
    return (first, second, third) if channels_first else (third, first, second)
