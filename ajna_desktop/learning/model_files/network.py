"""From our own description of an imported network to the network in Keras.

Runs in worker processes only. Whatever its file was, every layer is one that is listed here.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import keras

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.description import INPUT, Description, Step
from ajna_desktop.learning.model_files.layer_rules import Shape

_CHANNELS_LAST: Final = (2, 3, 1)

_LAYERS: Final[Mapping[str, type[keras.layers.Layer]]] = {
    "Activation": keras.layers.Activation,
    "Add": keras.layers.Add,
    "Average": keras.layers.Average,
    "AveragePooling2D": keras.layers.AveragePooling2D,
    "BatchNormalization": keras.layers.BatchNormalization,
    "Concatenate": keras.layers.Concatenate,
    "Conv2D": keras.layers.Conv2D,
    "Cropping2D": keras.layers.Cropping2D,
    "Dense": keras.layers.Dense,
    "DepthwiseConv2D": keras.layers.DepthwiseConv2D,
    "ELU": keras.layers.ELU,
    "GlobalAveragePooling2D": keras.layers.GlobalAveragePooling2D,
    "GlobalMaxPooling2D": keras.layers.GlobalMaxPooling2D,
    "LayerNormalization": keras.layers.LayerNormalization,
    "LeakyReLU": keras.layers.LeakyReLU,
    "MaxPooling2D": keras.layers.MaxPooling2D,
    "Maximum": keras.layers.Maximum,
    "Minimum": keras.layers.Minimum,
    "Multiply": keras.layers.Multiply,
    "PReLU": keras.layers.PReLU,
    "Permute": keras.layers.Permute,
    "ReLU": keras.layers.ReLU,
    "Rescaling": keras.layers.Rescaling,
    "SeparableConv2D": keras.layers.SeparableConv2D,
    "Softmax": keras.layers.Softmax,
    "Subtract": keras.layers.Subtract,
    "UpSampling2D": keras.layers.UpSampling2D,
    "ZeroPadding2D": keras.layers.ZeroPadding2D,
}


class Reshaped(keras.layers.Layer):  # type: ignore[misc]
    """Gives each image's numbers another shape.

    Keras' own layers, exported to OpenVINO, may take one image at a time only.
    """

    def __init__(self, shape: Sequence[int], name: str) -> None:
        super().__init__(name=name)
        self._shape = tuple(shape)

    def call(self, inputs: Any) -> Any:
        """Return (N, *shape)."""
        return keras.ops.reshape(inputs, (-1, *self._shape))


def imported_network(description: Description) -> keras.Model:
    """Build a described network, without its weights.

    Its layers have the names of the steps, and work on channels that come last, as in the file.
    Its input is laid out as Keras is set to have images: (S, S, C) or (C, S, S).

    Returns:
        A network from images to (N, K) float32.

    Raises:
        BundleInvalid: Keras cannot build it.
    """
    side, channels = description.side, description.channels
    is_first = keras.config.image_data_format() == "channels_first"
    image = keras.Input(
        (channels, side, side) if is_first else (side, side, channels),
        name=_free_name("image", description),
    )
    turned = keras.layers.Permute(_CHANNELS_LAST, name=_free_name("turned", description))
    shapes = description.outline().shapes
    tensors = {INPUT: turned(image) if is_first else image}
    try:
        for step in description.steps:
            inputs = [tensors[name] for name in step.inputs]
            layer = _layer(step, shapes[step.name])
            tensors[step.name] = layer(inputs if len(inputs) > 1 else inputs[0])
    except (ValueError, TypeError) as error:
        raise BundleInvalid(
            f"The model cannot be rebuilt: Keras does not take its layer {step.name!r}."
        ) from error
    output = tensors[description.steps[-1].name]
    if len(output.shape) > 2:  # maps of one pixel
        name = _free_name("output", description)
        output = Reshaped((output.shape[-1],), name)(output)
    return keras.Model(image, output, name="imported")


def _layer(step: Step, shape: Shape) -> keras.layers.Layer:
    if step.kind in ("Flatten", "Reshape"):
        return Reshaped(shape, step.name)
    return _LAYERS[step.kind](name=step.name, **step.settings)


def _free_name(wanted: str, description: Description) -> str:
    taken = {step.name for step in description.steps}
    while wanted in taken:
        wanted += "_"
    return wanted
