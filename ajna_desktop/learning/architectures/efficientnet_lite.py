"""EfficientNet-Lite, written in Keras: the network of the default backbone.

M. Tan and Q. Le, "EfficientNet", ICML 2019, without squeeze-and-excitation and with ReLU6 in
the place of swish ("Higher accuracy on vision models with EfficientNet-Lite", TensorFlow blog,
2020).
Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

from typing import Any, Final, NamedTuple

import keras

_HEAD_FILTERS: Final = 1280
_EPSILON: Final = 1e-3  # of the batch normalisations, as the weights were trained
_STEM_FILTERS: Final = 32


class _Stage(NamedTuple):
    blocks: int
    kernel: int
    stride: int  # of the first block; the others have 1
    expansion: int
    filters: int


_LITE0: Final = (
    _Stage(1, 3, 1, 1, 16),
    _Stage(2, 3, 2, 6, 24),
    _Stage(2, 5, 2, 6, 40),
    _Stage(3, 3, 2, 6, 80),
    _Stage(3, 5, 1, 6, 112),
    _Stage(4, 5, 2, 6, 192),
    _Stage(1, 3, 1, 6, 320),
)


def efficientnet_lite0(side: int) -> keras.Model:
    """Return EfficientNet-Lite0 up to its last convolution, its weights not set yet.

    The axes are in the order that `keras.config.image_data_format` says; the weights are the
    same in both.

    Args:
        side: Height and width of the input in pixels.

    Returns:
        A network from (N, side, side, 3) float32, preprocessed, to activations of shape
        (N, side / 32, side / 32, 1280) in [0, 6]; with "channels_first" from (N, 3, side, side)
        to (N, 1280, side / 32, side / 32).
    """
    inputs = keras.Input(
        (3, side, side) if _channel_axis() == 1 else (side, side, 3), name="image"
    )
    tensor = _convolve(inputs, "stem", _STEM_FILTERS, kernel=3, stride=2)
    number = 0
    for stage in _LITE0:
        for position in range(stage.blocks):
            stride = stage.stride if position == 0 else 1
            tensor = _block(tensor, f"block{number}", stage, stride)
            number += 1
    tensor = _convolve(tensor, "head", _HEAD_FILTERS, kernel=1)
    return keras.Model(inputs, tensor, name="efficientnet_lite0")


def _block(inputs: Any, name: str, stage: _Stage, stride: int) -> Any:
    """Inverted residual: expand, filter each channel, project; add the input where it fits."""
    channels = int(inputs.shape[_channel_axis()])
    tensor = inputs
    if stage.expansion != 1:
        tensor = _convolve(tensor, f"{name}_expand", channels * stage.expansion, kernel=1)
    tensor = keras.layers.DepthwiseConv2D(
        stage.kernel, stride, "same", use_bias=False, name=f"{name}_depthwise_conv"
    )(tensor)
    tensor = _normalise(tensor, f"{name}_depthwise")
    tensor = _convolve(tensor, f"{name}_project", stage.filters, kernel=1, activate=False)
    if stride == 1 and channels == stage.filters:
        tensor = keras.layers.Add(name=f"{name}_add")([tensor, inputs])
    return tensor


def _convolve(
    inputs: Any, name: str, filters: int, *, kernel: int, stride: int = 1, activate: bool = True
) -> Any:
    tensor = keras.layers.Conv2D(
        filters, kernel, stride, "same", use_bias=False, name=f"{name}_conv"
    )(inputs)
    return _normalise(tensor, name, activate=activate)


def _normalise(inputs: Any, name: str, *, activate: bool = True) -> Any:
    tensor = keras.layers.BatchNormalization(
        axis=_channel_axis(), epsilon=_EPSILON, name=f"{name}_norm"
    )(inputs)
    if not activate:
        return tensor
    return keras.layers.ReLU(max_value=6, name=f"{name}_relu")(tensor)


def _channel_axis() -> int:
    return 1 if keras.config.image_data_format() == "channels_first" else -1
