"""Builds the networks that the program knows by name: to be trained, and to describe images.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from collections.abc import Mapping
from typing import Any, Final

import keras
import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Trainable, TrainingSettings
from ajna_desktop.learning.architectures.autoencoder import autoencoder, encoder
from ajna_desktop.learning.architectures.densenet import densenet121
from ajna_desktop.learning.architectures.efficientnet_lite import efficientnet_lite0
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS, VECTOR
from ajna_desktop.learning.architectures.simple_cnn import dropout_of, simple_cnn
from ajna_desktop.learning.heads.any_head import ClassifierHead, Floats

JUDGE: Final = "judge"  # the layer that gives the logits of the classes
_DROPPED: Final = "judge_drop"
_DROPOUT: Final[Mapping[str, float]] = {"efficientnet_lite0": 0.2, "densenet121": 0.4}


def describing_network(name: str, channels: int, side: int) -> keras.Model:
    """Return a known network without what is there only for training, its weights not set.

    The axes are in the order that `keras.config.image_data_format` says.

    Args:
        name: A key of KNOWN_NETWORKS.
        channels: 1 or 3.
        side: Height and width of the input in pixels.

    Returns:
        A network that ends with its vector or, where it is pooled, with its last activations.
    """
    inputs = _images(channels, side)
    match name:
        case "efficientnet_lite0":
            return efficientnet_lite0(side)
        case "densenet121":
            return densenet121(inputs)
        case "autoencoder_128":
            return keras.Model(inputs, encoder(inputs), name=name)
    return keras.Model(inputs, simple_cnn(inputs, name, with_dropout=False), name=name)


def with_dense(network: keras.Model, width: int, regularizer: Any | None = None) -> keras.Model:
    """Return a pooled network with the dense layer VECTOR after its mean that training adds.

    Args:
        network: As `describing_network` returns it.
        width: D, of the vector.
        regularizer: Of the weights of that layer, None for none.
    """
    mean = keras.layers.GlobalAveragePooling2D(name="mean")(network.output)
    vector = keras.layers.Dense(width, "relu", kernel_regularizer=regularizer, name=VECTOR)(
        mean
    )
    return keras.Model(network.input, vector, name=network.name)


def trainable_network(
    name: str, channels: int, classes: int, settings: TrainingSettings
) -> keras.Model:
    """Return a network to be trained: from images to the logits of classes, layer JUDGE.

    Its weights are drawn at random; `start_from` gives it others. Its layers lie side by side,
    none within another, and VECTOR is the layer whose output `JUDGE` weighs.

    Args:
        name: "cnn_150", "cnn_150_pooled", "cnn_224", "efficientnet_lite0" or "densenet121".
        channels: 1 or 3; the last two take 3 alone.
        classes: How many logits.
        settings: Says how much is dropped before the last layer, and the penalties l1 and l2 on
            the weights of dense layers.
    """
    known = KNOWN_NETWORKS[name]
    penalty = keras.regularizers.L1L2(settings.l1, settings.l2)
    regularizer = penalty if settings.l1 or settings.l2 else None
    if known.is_pooled:
        base = describing_network(name, channels, known.preprocessing.side)
        if known.dense_after:
            base = with_dense(base, known.dense_after, regularizer)
        else:
            mean = keras.layers.GlobalAveragePooling2D(name=VECTOR)(base.output)
            base = keras.Model(base.input, mean)
        inputs, vector, dropout = base.input, base.output, _DROPOUT[name]
    else:
        inputs = _images(channels, known.preprocessing.side)
        vector = simple_cnn(inputs, name, with_dropout=True, regularizer=regularizer)
        dropout = dropout_of(name)
    if settings.dropout is not None:
        dropout = settings.dropout
    dropped = keras.layers.Dropout(dropout, name=_DROPPED)(vector)
    logits = keras.layers.Dense(classes, kernel_regularizer=regularizer, name=JUDGE)(dropped)
    return keras.Model(inputs, logits, name=name)


def siamese_tower(channels: int) -> keras.Model:
    """Return the tower that is trained with pairs: from images to codes (N, 128)."""
    inputs = _images(channels, KNOWN_NETWORKS["siamese_224"].preprocessing.side)
    vector = simple_cnn(inputs, "siamese_224", with_dropout=True)
    return keras.Model(inputs, vector, name="siamese_224")


def drawing_network(channels: int) -> keras.Model:
    """Return the autoencoder: from images in [0, 1] to the same images."""
    return autoencoder(channels, KNOWN_NETWORKS["autoencoder_128"].preprocessing.side)


def open_layers(network: keras.Model, trainable: Trainable) -> None:
    """Let some layers of a network learn, and no others.

    Where a network began with published weights, batch normalisation never learns, and stays in
    inference mode: with the few images of a batch it would unlearn what it knows.

    Args:
        network: As `trainable_network` returned it.
        trainable: Which part; one that begins with random weights has only its head and all.
    """
    known = KNOWN_NETWORKS[network.name]
    for layer in network.layers:
        is_normalising = isinstance(layer, keras.layers.BatchNormalization)
        layer.trainable = _is_open(layer.name, network.name, trainable) and not (
            is_normalising and known.is_pretrained
        )


def start_from(network: keras.Model, weights: Mapping[str, Floats]) -> None:
    """Give a network the weights of a backbone; what comes after its features stays as it is.

    Args:
        network: As `trainable_network` returned it.
        weights: By `<layer>/<variable>`.

    Raises:
        BundleInvalid: one is missing, too many, or of another shape.
    """
    after = (JUDGE, VECTOR) if KNOWN_NETWORKS[network.name].is_pooled else (JUDGE,)
    set_weights([layer for layer in network.layers if layer.name not in after], weights)


def weights_of(network: keras.Model) -> dict[str, Floats]:
    """Return what a backbone bundle keeps of a trained network: what makes its vector.

    Args:
        network: As any function here returned it.
    """
    describing = keras.Model(network.input, network.get_layer(VECTOR).output)
    return {
        f"{layer.name}/{variable.name}": keras.ops.convert_to_numpy(variable)
        for layer in describing.layers
        for variable in layer.weights
    }


def head_of(network: keras.Model, labels: tuple[Label, ...]) -> ClassifierHead:
    """Return the layer JUDGE of a trained network as a head on its vector.

    Args:
        network: As `trainable_network` returned it, with a logit for each label.
        labels: The classes, in the order of the logits.
    """
    kernel, bias = map(keras.ops.convert_to_numpy, network.get_layer(JUDGE).weights)
    width = len(kernel)
    return ClassifierHead(
        labels,
        np.zeros(width, np.float32),
        np.ones(width, np.float32),
        np.ascontiguousarray(kernel.T),
        bias,
    )


def set_weights(layers: list[keras.Layer], weights: Mapping[str, Floats]) -> None:
    """Give layers their weights, named `<layer>/<variable>`.

    Raises:
        BundleInvalid: one is missing, too many, or of another shape. Nothing is ever left as it
            was initialised.
    """
    wanted = {
        f"{layer.name}/{variable.name}": variable
        for layer in layers
        for variable in layer.weights
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


def _is_open(layer: str, name: str, trainable: Trainable) -> bool:
    known = KNOWN_NETWORKS[name]
    if layer == JUDGE or (layer == VECTOR and known.is_pooled):
        return True
    if trainable is Trainable.HEAD:
        return False
    if trainable is Trainable.LAST_BLOCKS and known.is_pretrained:
        return layer.startswith(known.last_blocks)
    if trainable is Trainable.UPPER_HALF and known.is_pretrained:
        return layer.startswith(known.upper_half)
    return True


def _images(channels: int, side: int) -> Any:
    shape = (side, side, channels)
    if keras.config.image_data_format() == "channels_first":
        shape = (channels, side, side)
    return keras.Input(shape, name="image")
