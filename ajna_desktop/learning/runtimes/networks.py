"""From a backbone's manifest to its Keras network, with its weights, ready to describe.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any

import keras

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.architectures.build import (
    describing_network,
    set_weights,
    with_dense,
)
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.model_files.description import read_description
from ajna_desktop.learning.model_files.network import imported_network
from ajna_desktop.learning.runtimes.outputs import numbers_of


def feature_network(backbone: Backbone) -> keras.Model:
    """Return the network of `backbone`, from preprocessed images to one or two outputs.

    Returns:
        Where it is pooled, mean and maximum of each channel of the layers that it names, over
        the whole image, (N, D) float32 each; else what its layer gives, (N, D).

    Raises:
        BundleInvalid: the weights or the layers are not those of the network.
    """
    network = _imported(backbone) if backbone.network == "keras" else _known(backbone)
    try:
        named = [network.get_layer(name).output for name in backbone.layers]
    except ValueError as error:
        raise BundleInvalid(f"{backbone.name} has no layer of that name: {error}") from error
    outputs = _pooled(named) if backbone.is_pooled else _joined(named or network.outputs)
    if outputs[0].shape[1:] != (numbers_of(backbone),):
        raise BundleInvalid(
            f"{backbone.name} gives {outputs[0].shape[1:]} features, not the "
            f"{numbers_of(backbone)} that its manifest says."
        )
    return keras.Model(network.input, outputs, name=f"{network.name}_features")


def _known(backbone: Backbone) -> keras.Model:
    known, wanted = KNOWN_NETWORKS[backbone.network], backbone.preprocessing
    if known.is_pretrained and wanted.channels != 3:
        raise BundleInvalid(f"{backbone.name} takes images of three channels.")
    network = describing_network(known.name, wanted.channels, wanted.side)
    if known.is_pooled and not backbone.is_pooled:
        network = with_dense(network, backbone.feature_width)
    set_weights(network.layers, backbone.weights())
    return network


def _imported(backbone: Backbone) -> keras.Model:
    wanted = backbone.preprocessing
    try:
        description = read_description(backbone.network_content().decode())
    except UnicodeDecodeError as error:
        raise BundleInvalid(f"The description of {backbone.name} is no text.") from error
    if description.channels != wanted.channels:
        raise BundleInvalid(
            f"{backbone.name} takes images of {description.channels} channels, not the "
            f"{wanted.channels} that its manifest says."
        )
    network = imported_network(description.with_side(wanted.side))
    set_weights(network.layers, backbone.weights())
    return network


def _pooled(activations: list[Any]) -> list[Any]:
    return [
        _joined([pool(name=f"{kind}_{tensor.name}")(tensor) for tensor in activations])[0]
        for kind, pool in (
            ("average", keras.layers.GlobalAveragePooling2D),
            ("maximum", keras.layers.GlobalMaxPooling2D),
        )
    ]


def _joined(tensors: list[Any]) -> list[Any]:
    return tensors if len(tensors) == 1 else [keras.layers.Concatenate()(tensors)]
