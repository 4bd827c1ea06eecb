"""DenseNet121, written in Keras, without its thousand classes.

G. Huang et al., "Densely Connected Convolutional Networks", CVPR 2017. Layers have the names
and settings of `keras.applications`, whose weights fit; that one knows only channels that come
last, and OpenVINO wants them first.
Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any, Final

import keras

_BLOCKS: Final = (6, 12, 24, 16)  # layers of each dense block
_GROWTH: Final = 32  # maps that a layer adds
_EPSILON: Final = 1.001e-5  # of the batch normalisations, as the weights were trained


def densenet121(inputs: Any) -> keras.Model:
    """Return DenseNet121 up to its last activation, its weights not set yet.

    The axes are in the order that `keras.config.image_data_format` says; the weights are the
    same in both.

    Args:
        inputs: Images of three channels, preprocessed as Keras' "torch" mode does it.

    Returns:
        A network to activations (N, side / 32, side / 32, 1024) of the layer "relu"; 7,037,504
        numbers.
    """
    tensor = keras.layers.ZeroPadding2D(3, name="conv1_pad")(inputs)
    tensor = keras.layers.Conv2D(64, 7, 2, use_bias=False, name="conv1_conv")(tensor)
    tensor = _normalised(tensor, "conv1_bn", "conv1_relu")
    tensor = keras.layers.ZeroPadding2D(1, name="pool1_pad")(tensor)
    tensor = keras.layers.MaxPooling2D(3, 2, name="pool1")(tensor)
    for number, layers in enumerate(_BLOCKS, start=2):
        for layer in range(1, layers + 1):
            tensor = _widened(tensor, f"conv{number}_block{layer}")
        if number < 1 + len(_BLOCKS):
            tensor = _halved(tensor, f"pool{number}")
    return keras.Model(inputs, _normalised(tensor, "bn", "relu"), name="densenet121")


def _widened(inputs: Any, name: str) -> Any:
    """Add maps that are made of all those before."""
    tensor = _normalised(inputs, f"{name}_0_bn", f"{name}_0_relu")
    tensor = keras.layers.Conv2D(4 * _GROWTH, 1, use_bias=False, name=f"{name}_1_conv")(tensor)
    tensor = _normalised(tensor, f"{name}_1_bn", f"{name}_1_relu")
    tensor = keras.layers.Conv2D(
        _GROWTH, 3, padding="same", use_bias=False, name=f"{name}_2_conv"
    )(tensor)
    return keras.layers.Concatenate(_channel_axis(), name=f"{name}_concat")([inputs, tensor])


def _halved(inputs: Any, name: str) -> Any:
    """Halve the number of maps, and their sides."""
    channels = int(inputs.shape[_channel_axis()])
    tensor = _normalised(inputs, f"{name}_bn", f"{name}_relu")
    tensor = keras.layers.Conv2D(channels // 2, 1, use_bias=False, name=f"{name}_conv")(tensor)
    return keras.layers.AveragePooling2D(2, 2, name=f"{name}_pool")(tensor)


def _normalised(inputs: Any, name: str, relu: str) -> Any:
    tensor = keras.layers.BatchNormalization(_channel_axis(), epsilon=_EPSILON, name=name)(
        inputs
    )
    return keras.layers.ReLU(name=relu)(tensor)


def _channel_axis() -> int:
    return 1 if keras.config.image_data_format() == "channels_first" else -1
