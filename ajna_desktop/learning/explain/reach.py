"""Where in the image the cells of a layer's maps look.

The middle of a cell is the middle of the pixels that can change it, followed from the input
layer by layer. Convolutions that do not pad leave a margin out: the 5 cells of a small network
may look at the inner half of the image only, and evenly spread over all of it they would point
at the wrong places.

Padding with "same" counts as even on both sides. Where a stride of two meets an even side all
of it is on the right, but trained kernels make up for that: when a patch was moved over six
radiographs, the cells in the middle of EfficientNet-Lite0's last maps answered on average
within 2 % of the side of where an even division has them, and 5 to 9 % from where their padding
would.

Runs in worker processes only: whoever imports this imports Keras and the engine behind it.
"""

import math
from typing import Any, NamedTuple

import keras

from ajna_desktop.domain.explanation import WHOLE_IMAGE, Reach
from ajna_desktop.learning.explain.graph import inputs_of, is_channels_first, operation_of

_SLIDING = (
    keras.layers.Conv2D,
    keras.layers.DepthwiseConv2D,
    keras.layers.SeparableConv2D,
    keras.layers.MaxPooling2D,
    keras.layers.AveragePooling2D,
)
_STRETCHING = (keras.layers.UpSampling2D, keras.layers.Resizing)


class _Axis(NamedTuple):
    """The cells along one side of the maps, in pixels of the network's input."""

    cells: int
    first: float  # middle of the first cell, from the edge of the image
    step: float  # from one cell to the next


def reach_of(tensor: Any, channels_first: bool) -> Reach:
    """Return which part of the image maps stand for, as if each cell was a step wide.

    Where a layer is met that is unknown here and changes the size, the maps are taken to cover
    the image evenly.
    """
    axes = []
    for axis in (0, 1):
        place = axis + (2 if channels_first else 1)
        way = _way(tensor, place)
        side = int(way[0].shape[place])
        found = _followed(way, _Axis(side, 0.5, 1.0), axis, place)
        if found is None:
            return WHOLE_IMAGE
        begin = (found.first - found.step / 2) / side
        axes.append((begin, begin + found.step * found.cells / side))
    (top, bottom), (left, right) = axes
    return Reach(left, top, right, bottom)


def _followed(way: list[Any], first: _Axis, axis: int, place: int) -> _Axis | None:
    """Return where the cells at the end of a way look, None if nobody knows."""
    found: _Axis | None = first
    for tensor in way[1:]:
        if found is not None:
            found = _after(operation_of(tensor), found, int(tensor.shape[place]), axis)
    return found


def _way(tensor: Any, place: int) -> list[Any]:
    """Return the tensors from the image to `tensor`, by the largest maps at each junction."""
    way = [tensor]
    # An image whose axes are turned first is the image still.
    while not isinstance(operation_of(way[-1]), keras.layers.Permute) and (
        inputs := [each for each in inputs_of(way[-1]) if len(each.shape) == 4]
    ):
        # A gate of a single cell, as in squeeze-and-excitation, says nothing of places.
        way.append(max(inputs, key=lambda each: int(each.shape[place])))
    return way[::-1]


def _after(operation: Any, given: _Axis, cells: int, axis: int) -> _Axis | None:
    """Return where the cells of a layer look, None if nobody knows."""
    if isinstance(operation, keras.Model):
        place = axis + (2 if is_channels_first(operation) else 1)
        return _followed(_way(operation.outputs[0], place), given, axis, place)
    if isinstance(operation, _SLIDING):
        kernel = _pair(getattr(operation, "kernel_size", None) or operation.pool_size, axis)
        wide = (kernel - 1) * _pair(getattr(operation, "dilation_rate", 1), axis) + 1
        stride = _pair(operation.strides, axis)
        padded = 0.0
        if operation.padding == "same":
            needed = (math.ceil(given.cells / stride) - 1) * stride + wide - given.cells
            padded = max(needed, 0) / 2
        middle = (wide - 1) / 2 - padded
        return _Axis(cells, given.first + middle * given.step, given.step * stride)
    if isinstance(operation, keras.layers.ZeroPadding2D):
        return given._replace(
            cells=cells, first=given.first - operation.padding[axis][0] * given.step
        )
    if isinstance(operation, keras.layers.Cropping2D):
        return given._replace(
            cells=cells, first=given.first + operation.cropping[axis][0] * given.step
        )
    if isinstance(operation, _STRETCHING):
        step = given.step * given.cells / cells
        return _Axis(cells, given.first + (step - given.step) / 2, step)
    return given if cells == given.cells else None


def _pair(value: Any, axis: int) -> int:
    return int(value[axis] if isinstance(value, tuple | list) else value)
