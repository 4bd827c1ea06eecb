"""The small networks of the original study, written in Keras, and its siamese tower.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import keras

from ajna_desktop.learning.architectures.flattened import Flattened
from ajna_desktop.learning.architectures.known_networks import VECTOR


class _Convolve(NamedTuple):
    filters: int
    kernel: int = 3
    padding: str = "valid"


class _Drop(NamedTuple):
    rate: float


class _Halve(NamedTuple):
    """Maxima of two by two pixels."""


_Step = _Convolve | _Drop | _Halve

_CNN_150: Final[tuple[_Step, ...]] = (
    _Convolve(16), _Halve(), _Drop(0.25),
    _Convolve(32), _Halve(), _Drop(0.25),
    _Convolve(64), _Halve(), _Drop(0.25),
    _Convolve(128), _Convolve(128, 1), _Halve(),
    _Convolve(256), _Convolve(512, 1),
)  # fmt: skip
_CNN_150_POOLED: Final[tuple[_Step, ...]] = (
    _Convolve(16), _Halve(), _Drop(0.25),
    _Convolve(64), _Halve(), _Drop(0.25),
    _Convolve(128), _Halve(), _Drop(0.25),
    _Convolve(256), _Halve(), _Drop(0.25),
    _Convolve(256), _Drop(0.25),
)  # fmt: skip
_CNN_224: Final[tuple[_Step, ...]] = (
    _Convolve(16, padding="same"), _Halve(),
    _Convolve(32, padding="same"), _Halve(), _Drop(0.2),
    _Convolve(64, padding="same"), _Halve(), _Drop(0.25),
    _Convolve(128, padding="same"), _Halve(), _Drop(0.25),
    _Convolve(128), _Halve(), _Drop(0.25),
    _Convolve(256),
)  # fmt: skip


class _Network(NamedTuple):
    steps: tuple[_Step, ...]
    width: int  # of the vector
    dropout: float  # between the vector and the last layer
    is_averaged: bool = False  # each map becomes its mean, instead of being laid out whole


# 7,095,329, 1,034,881 and 1,589,281 numbers with three channels and one output; the siamese
# tower, without an output, 1,064,608.
_NETWORKS: Final[Mapping[str, _Network]] = {
    "cnn_150": _Network(_CNN_150, 512, 0.2),
    "cnn_150_pooled": _Network(_CNN_150_POOLED, 256, 0.2, is_averaged=True),
    "cnn_224": _Network(_CNN_224, 256, 0.4),
    "siamese_224": _Network(_CNN_224, 128, 0.0),
}


def dropout_of(name: str) -> float:
    """Return the share of the vector that the study dropped before the last layer."""
    return _NETWORKS[name].dropout


def simple_cnn(
    inputs: Any, name: str, *, with_dropout: bool, regularizer: Any | None = None
) -> Any:
    """Return the vector (N, D) that a small network makes of images; its layer is VECTOR.

    The axes are in the order that `keras.config.image_data_format` says; the weights are the
    same in both.

    Args:
        inputs: Images, a tensor of Keras.
        name: "cnn_150", "cnn_150_pooled", "cnn_224" or "siamese_224".
        with_dropout: For training; without it the network is the same, and simpler.
        regularizer: Of the weights of the dense layer, None for none.
    """
    network = _NETWORKS[name]
    tensor = _stacked(inputs, network.steps, with_dropout=with_dropout)
    if network.is_averaged:
        tensor = keras.layers.GlobalAveragePooling2D(name="mean")(tensor)
    else:
        tensor = Flattened(name="flat")(tensor)
    return keras.layers.Dense(
        network.width, "relu", kernel_regularizer=regularizer, name=VECTOR
    )(tensor)


def _stacked(tensor: Any, steps: tuple[_Step, ...], *, with_dropout: bool) -> Any:
    convolutions = drops = halves = 0
    for step in steps:
        match step:
            case _Convolve(filters, kernel, padding):
                convolutions += 1
                tensor = keras.layers.Conv2D(
                    filters, kernel, padding=padding, activation="relu",
                    name=f"conv{convolutions}",
                )(tensor)  # fmt: skip
            case _Drop(rate):
                drops += 1
                if with_dropout:
                    tensor = keras.layers.Dropout(rate, name=f"drop{drops}")(tensor)
            case _Halve():
                halves += 1
                tensor = keras.layers.MaxPooling2D(name=f"pool{halves}")(tensor)
    return tensor
