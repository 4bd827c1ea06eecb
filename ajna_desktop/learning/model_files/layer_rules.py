"""The kinds of layers that may be rebuilt: settings, weights and the shape of what they give.

Shapes leave the number of images out: (H, W, C), or (F,) for features. What a layer does is not
here but in `network`; this module needs no library, so that a file can be checked without one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files import layer_settings as check
from ajna_desktop.learning.model_files.layer_settings import Setting, Settings

Shape = tuple[int, ...]
Weights = dict[str, Shape]
_MOST_INPUTS: Final = 64


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of one kind of layer.

    Attributes:
        settings: By the name that Keras 3 has for them.
        output: Shape of what it gives, from its settings and the shapes of its inputs.
        weights: Shapes of its weights, from its settings and the shape of its input, in the
            order in which Keras saves them.
        takes_several: Whether it joins two or more inputs.
        rank: How many axes its input must have; None for any.
    """

    settings: Mapping[str, Setting]
    output: Callable[[Settings, Sequence[Shape]], Shape]
    weights: Callable[[Settings, Shape], Weights] = lambda _settings, _shape: {}
    takes_several: bool = False
    rank: int | None = None

    def shape(self, kind: str, settings: Settings, inputs: Sequence[Shape]) -> Shape:
        """Return the shape of what the layer gives.

        Raises:
            BundleInvalid: it cannot take such inputs.
        """
        several = 2 <= len(inputs) <= _MOST_INPUTS
        fits = several if self.takes_several else len(inputs) == 1
        if not fits or (self.rank is not None and len(inputs[0]) != self.rank):
            raise _unfit(kind)
        try:
            found = self.output(settings, inputs)
        except (ValueError, IndexError, ZeroDivisionError):
            raise _unfit(kind) from None
        if any(length < 1 for length in found):
            raise _unfit(kind)
        return found


def _unfit(kind: str) -> BundleInvalid:
    return BundleInvalid(f"The model contradicts itself: a layer {kind} cannot take its input.")


def _same(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    return inputs[0]


def _normalised(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    if settings["axis"] not in (-1, len(inputs[0])):
        raise BundleInvalid(
            "The model cannot be imported: a normalisation works on another axis than channels."
        )
    return inputs[0]


def _slid(length: int, window: int, stride: int, padding: str, dilation: int = 1) -> int:
    """Return at how many places a window fits."""
    if padding == "same":
        return -(-length // stride)
    return (length - dilation * (window - 1) - 1) // stride + 1


def _convolved(settings: Settings, shape: Shape, channels: int) -> Shape:
    steps = zip(
        shape[:2],
        settings["kernel_size"],
        settings["strides"],
        settings["dilation_rate"],
        strict=True,
    )
    padding = settings["padding"]
    height, width = (_slid(size, k, s, padding, d) for size, k, s, d in steps)
    return height, width, channels


def _pooled(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    strides = settings["strides"] or settings["pool_size"]
    sizes = zip(inputs[0][:2], settings["pool_size"], strides, strict=True)
    height, width = (_slid(size, k, s, settings["padding"]) for size, k, s in sizes)
    return height, width, inputs[0][2]


def _globally_pooled(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    channels = inputs[0][2]
    return (1, 1, channels) if settings["keepdims"] else (channels,)


def _reshaped(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    target, size = settings["target_shape"], prod(inputs[0])
    known = prod(length for length in target if length != -1)
    shape = tuple(size // known if length == -1 else length for length in target)
    if prod(shape) != size:
        raise ValueError
    return shape


def _permuted(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    if len(settings["dims"]) != len(inputs[0]):
        raise ValueError
    return tuple(inputs[0][place - 1] for place in settings["dims"])


def _padded(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    height, width, channels = inputs[0]
    rows, columns = settings["padding"]
    return height + sum(rows), width + sum(columns), channels


def _cropped(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    height, width, channels = inputs[0]
    rows, columns = settings["cropping"]
    return height - sum(rows), width - sum(columns), channels


def _enlarged(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    height, width, channels = inputs[0]
    rows, columns = settings["size"]
    return height * rows, width * columns, channels


def _merged(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    """One axis of length 1 stands for as many as the others have."""
    if len({len(shape) for shape in inputs}) != 1:
        raise ValueError
    lengths = [set(each) - {1} for each in zip(*inputs, strict=True)]
    if any(len(each) > 1 for each in lengths):
        raise ValueError
    return tuple(each.pop() if each else 1 for each in lengths)


def _concatenated(settings: Settings, inputs: Sequence[Shape]) -> Shape:
    rank = len(inputs[0])
    axis = settings["axis"]
    place = axis - 1 if axis > 0 else rank + axis
    if axis == 0 or not 0 <= place < rank:
        raise ValueError
    others = {shape[:place] + shape[place + 1 :] for shape in inputs}
    if len(others) != 1 or len({len(shape) for shape in inputs}) != 1:
        raise ValueError
    total = sum(shape[place] for shape in inputs)
    return (*inputs[0][:place], total, *inputs[0][place + 1 :])


def _with_bias(settings: Settings, weights: Weights, channels: int) -> Weights:
    return {**weights, "bias": (channels,)} if settings["use_bias"] else weights


def _conv_weights(settings: Settings, shape: Shape) -> Weights:
    filters, groups = settings["filters"], settings["groups"]
    if shape[2] % groups or filters % groups:
        raise _unfit("Conv2D")
    kernel = (*settings["kernel_size"], shape[2] // groups, filters)
    return _with_bias(settings, {"kernel": kernel}, filters)


def _depthwise_weights(settings: Settings, shape: Shape) -> Weights:
    multiplier = settings["depth_multiplier"]
    kernel = (*settings["kernel_size"], shape[2], multiplier)
    return _with_bias(settings, {"kernel": kernel}, shape[2] * multiplier)


def _separable_weights(settings: Settings, shape: Shape) -> Weights:
    multiplier, filters = settings["depth_multiplier"], settings["filters"]
    weights = {
        "depthwise_kernel": (*settings["kernel_size"], shape[2], multiplier),
        "pointwise_kernel": (1, 1, shape[2] * multiplier, filters),
    }
    return _with_bias(settings, weights, filters)


def _dense_weights(settings: Settings, shape: Shape) -> Weights:
    units = settings["units"]
    return _with_bias(settings, {"kernel": (shape[-1], units)}, units)


def _norm_weights(settings: Settings, shape: Shape) -> Weights:
    names = ["gamma"] * settings["scale"] + ["beta"] * settings["center"]
    return dict.fromkeys(names, shape[-1:])


def _batch_norm_weights(settings: Settings, shape: Shape) -> Weights:
    moving = dict.fromkeys(("moving_mean", "moving_variance"), shape[-1:])
    return {**_norm_weights(settings, shape), **moving}


def _slope_weights(settings: Settings, shape: Shape) -> Weights:
    shared = settings["shared_axes"] or []
    if any(place > len(shape) for place in shared):
        raise _unfit("PReLU")
    return {
        "alpha": tuple(1 if n in shared else length for n, length in enumerate(shape, start=1))
    }


_PADDING: Final = Setting(check.one_of("valid", "same"), "valid")
_PLAIN: Final[Mapping[str, Setting]] = {
    "data_format": Setting(check.only("channels_last"), "channels_last")
}
_WINDOW: Final[Mapping[str, Setting]] = {
    "kernel_size": Setting(check.pair, is_needed=True),
    "strides": Setting(check.pair, 1),
    "padding": _PADDING,
    "dilation_rate": Setting(check.pair, 1),
    "activation": Setting(check.activation),
    "use_bias": Setting(check.flag, True),
    **_PLAIN,
}
_FILTERS: Final = Setting(check.whole, is_needed=True)
_MULTIPLIER: Final = Setting(check.whole, 1)
_POOL: Final[Mapping[str, Setting]] = {
    "pool_size": Setting(check.pair, 2),
    "strides": Setting(check.pair_or_none),
    "padding": _PADDING,
    **_PLAIN,
}
_POOL_ALL: Final[Mapping[str, Setting]] = {"keepdims": Setting(check.flag, False), **_PLAIN}
_NORM: Final[Mapping[str, Setting]] = {
    "axis": Setting(check.axis, -1),
    "epsilon": Setting(check.number, 1e-3),
    "center": Setting(check.flag, True),
    "scale": Setting(check.flag, True),
}
_MERGE: Final = Rule({}, _merged, takes_several=True)

RULES: Final[Mapping[str, Rule]] = {
    "Conv2D": Rule(
        {"filters": _FILTERS, **_WINDOW, "groups": Setting(check.whole, 1)},
        lambda settings, inputs: _convolved(settings, inputs[0], settings["filters"]),
        _conv_weights,
        rank=3,
    ),
    "DepthwiseConv2D": Rule(
        {**_WINDOW, "depth_multiplier": _MULTIPLIER},
        lambda settings, inputs: _convolved(
            settings, inputs[0], inputs[0][2] * settings["depth_multiplier"]
        ),
        _depthwise_weights,
        rank=3,
    ),
    "SeparableConv2D": Rule(
        {"filters": _FILTERS, **_WINDOW, "depth_multiplier": _MULTIPLIER},
        lambda settings, inputs: _convolved(settings, inputs[0], settings["filters"]),
        _separable_weights,
        rank=3,
    ),
    "Dense": Rule(
        {
            "units": _FILTERS,
            "activation": Setting(check.activation),
            "use_bias": Setting(check.flag, True),
        },
        lambda settings, inputs: (*inputs[0][:-1], settings["units"]),
        _dense_weights,
    ),
    "MaxPooling2D": Rule(_POOL, _pooled, rank=3),
    "AveragePooling2D": Rule(_POOL, _pooled, rank=3),
    "GlobalAveragePooling2D": Rule(_POOL_ALL, _globally_pooled, rank=3),
    "GlobalMaxPooling2D": Rule(_POOL_ALL, _globally_pooled, rank=3),
    "ZeroPadding2D": Rule({"padding": Setting(check.edges, 1), **_PLAIN}, _padded, rank=3),
    "Cropping2D": Rule({"cropping": Setting(check.edges, 0), **_PLAIN}, _cropped, rank=3),
    "UpSampling2D": Rule(
        {
            "size": Setting(check.pair, 2),
            "interpolation": Setting(check.only("nearest"), "nearest"),
            **_PLAIN,
        },
        _enlarged,
        rank=3,
    ),
    "Flatten": Rule(_PLAIN, lambda _, inputs: (prod(inputs[0]),)),
    "Reshape": Rule({"target_shape": Setting(check.shape, is_needed=True)}, _reshaped),
    "Permute": Rule({"dims": Setting(check.axes, is_needed=True)}, _permuted),
    "BatchNormalization": Rule(_NORM, _normalised, _batch_norm_weights),
    "LayerNormalization": Rule(
        {**_NORM, "rms_scaling": Setting(check.only(False), False)}, _normalised, _norm_weights
    ),
    "Rescaling": Rule(
        {
            "scale": Setting(check.number, is_needed=True),
            "offset": Setting(check.number, 0.0),
        },
        _same,
    ),
    "Activation": Rule({"activation": Setting(check.activation, is_needed=True)}, _same),
    "ReLU": Rule(
        {
            "max_value": Setting(check.number_or_none),
            "negative_slope": Setting(check.number, 0.0),
            "threshold": Setting(check.number, 0.0),
        },
        _same,
    ),
    "LeakyReLU": Rule({"negative_slope": Setting(check.number, 0.3)}, _same),
    "ELU": Rule({"alpha": Setting(check.number, 1.0)}, _same),
    "PReLU": Rule({"shared_axes": Setting(check.axes_or_none)}, _same, _slope_weights),
    "Softmax": Rule({"axis": Setting(check.only(-1), -1)}, _same),
    "Concatenate": Rule({"axis": Setting(check.axis, -1)}, _concatenated, takes_several=True),
    **dict.fromkeys(("Add", "Multiply", "Average", "Maximum", "Minimum"), _MERGE),
    "Subtract": _MERGE,
}
