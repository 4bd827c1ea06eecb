"""From a backbone's manifest to its Keras network, with its weights and with pooled outputs.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from collections.abc import Callable, Mapping
from typing import Final

import keras
import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundle import Backbone
from ajna_desktop.learning.efficientnet_lite import efficientnet_lite0

_NETWORKS: Final[Mapping[str, Callable[[int], keras.Model]]] = {
    "efficientnet_lite0": efficientnet_lite0,
}


def pooled_network(backbone: Backbone) -> keras.Model:
    """Return the backbone's network, reading off mean and maximum of the layers it names.

    Returns:
        A network from preprocessed images to two outputs, (N, D) float32 each: the mean and the
        maximum of each channel over the whole image.

    Raises:
        BundleInvalid: the weights or the layers are not those of the network.
    """
    network = _NETWORKS[backbone.network](backbone.preprocessing.side)
    set_weights(network, backbone.weights())
    try:
        activations = [network.get_layer(name).output for name in backbone.layers]
    except ValueError as error:
        raise BundleInvalid(f"{backbone.name} has no layer of that name: {error}") from error
    pooled = [
        [pool(name=f"{kind}_{tensor.name}")(tensor) for tensor in activations]
        for kind, pool in (
            ("average", keras.layers.GlobalAveragePooling2D),
            ("maximum", keras.layers.GlobalMaxPooling2D),
        )
    ]
    outputs = [
        each[0] if len(each) == 1 else keras.layers.Concatenate()(each) for each in pooled
    ]
    if outputs[0].shape[-1] != backbone.feature_width:
        raise BundleInvalid(
            f"{backbone.name} gives {outputs[0].shape[-1]} features, not the "
            f"{backbone.feature_width} that its manifest says."
        )
    return keras.Model(network.input, outputs, name=f"{network.name}_pooled")


def set_weights(network: keras.Model, weights: Mapping[str, npt.NDArray[np.float32]]) -> None:
    """Give every layer its weights, named `<layer>/<variable>`.

    Raises:
        BundleInvalid: one is missing, too many, or of another shape. Nothing is ever left as it
            was initialised.
    """
    wanted = {
        f"{layer.name}/{variable.name}": variable
        for layer in network.layers
        for variable in layer.variables
    }
    if wanted.keys() != weights.keys():
        first = sorted(wanted.keys() ^ weights.keys())[0]
        raise BundleInvalid(
            f"The weights do not belong to this network: {first!r} is missing or unknown."
        )
    for name, variable in wanted.items():
        if weights[name].shape != tuple(variable.shape):
            raise BundleInvalid(
                f"The weights do not belong to this network: {name!r} has the shape "
                f"{weights[name].shape}, not {tuple(variable.shape)}."
            )
        variable.assign(weights[name])
