"""From the arrays in a Keras file to the weights of each step of our own description."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import damaged
from ajna_desktop.learning.model_files.description import Outline
from ajna_desktop.learning.model_files.hdf5 import Contents
from ajna_desktop.learning.model_files.keras_config import Origin
from ajna_desktop.learning.model_files.layer_rules import Shape

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[np.floating]]

_ROOTS: Final = ("layers", "_layer_checkpoint_dependencies")  # the latter until Keras 3.0
_OLDER_NAMES: Final = {"DepthwiseConv2D": {"depthwise_kernel": "kernel"}}
_LEARNT: Final = ("mean", "variance")  # by a `Normalization`
_MOVING: Final = {name: f"moving_{name}" for name in _LEARNT}
_LEAST_VARIANCE: Final = 1e-14  # `Normalization` divides by 1e-7 at least


@dataclass(frozen=True, slots=True)
class KerasWeights:
    """The weights of every step, checked but still in the file's own bytes."""

    arrays: Mapping[str, Arrays]  # by step, then by the name that Keras 3 has for them

    def by_name(self) -> dict[str, Floats]:
        """Return copies in float32, named `<step>/<weight>`.

        Raises:
            BundleInvalid: they hold something other than finite numbers.
        """
        found = {}
        for step, arrays in self.arrays.items():
            for name, array in arrays.items():
                with np.errstate(over="ignore"):
                    copy = np.ascontiguousarray(array, np.float32)
                if not np.isfinite(copy).all():
                    raise BundleInvalid(
                        f"The model holds weights that are no numbers, in its layer {step!r}: "
                        f"its training went wrong. It cannot be used."
                    )
                found[f"{step}/{name}"] = copy
        return found


def weights_of_keras_3(
    contents: Contents, outline: Outline, origins: Mapping[str, Origin]
) -> KerasWeights:
    """Take the weights out of `model.weights.h5` of a `.keras` file.

    Raises:
        BundleInvalid: one is missing, or of another shape than its layer has.
    """
    root = next((name for name in _ROOTS if name in contents.groups), _ROOTS[0])

    def find(origin: Origin, names: Sequence[str]) -> Arrays:
        place = "/".join(f"{root}/{key}" for key in origin.keys) + "/vars"
        return {name: contents.array(f"{place}/{n}") for n, name in enumerate(names)}

    return _collected(find, outline, origins)


def weights_of_hdf5(
    contents: Contents, outline: Outline, origins: Mapping[str, Origin], root: str
) -> KerasWeights:
    """Take the weights out of a `.h5` file; errors as above.

    Args:
        contents: Of the file.
        outline: Of the network.
        origins: Of its steps.
        root: The group that the weights lie in.
    """
    groups = {
        layer: {
            name.removesuffix(":0"): f"{root}/{layer}/{name}" if root else f"{layer}/{name}"
            for name in contents.names(f"{root}/{layer}" if root else layer, "weight_names")
        }
        for layer in contents.names(root, "layer_names")
    }

    def find(origin: Origin, names: Sequence[str]) -> Arrays:
        paths = _paths_of_layer(groups.get(origin.names[0], {}), origin)
        older = _OLDER_NAMES.get(origin.kind, {})
        named = {older.get(name, name): path for name, path in paths.items()}
        missing = [name for name in names if name not in named]
        if missing:
            raise damaged(f"the weights {missing[0]!r} of {origin.names[-1]!r} are missing")
        return {name: contents.array(named[name]) for name in names}

    return _collected(find, outline, origins)


def _paths_of_layer(group: Mapping[str, str], origin: Origin) -> dict[str, str]:
    """Return the paths of a layer's weights by their last name.

    A layer at the top has a group of its own. The weights of a model within lie in one group,
    named after their layers.
    """
    found: dict[str, str] = {}
    for name, path in group.items():
        outer, _, last = name.rpartition("/")
        is_of_it = len(origin.names) == 1 or f"/{outer}".endswith(f"/{origin.names[-1]}")
        if is_of_it and last in found:
            raise damaged(f"the weights of {origin.names[-1]!r} are there twice")
        if is_of_it:
            found[last] = path
    return found


def _collected(
    find: Callable[[Origin, Sequence[str]], Arrays],
    outline: Outline,
    origins: Mapping[str, Origin],
) -> KerasWeights:
    found: dict[str, Arrays] = {}
    for step, shapes in outline.weights.items():
        origin = origins[step]
        if origin.constants:
            arrays = _constants(origin, shapes)
        elif origin.kind == "Normalization":
            arrays = {_MOVING[name]: value for name, value in find(origin, _LEARNT).items()}
        else:
            arrays = find(origin, tuple(shapes))
        if origin.kind == "Normalization":
            variance = np.maximum(arrays["moving_variance"], _LEAST_VARIANCE)
            arrays["moving_variance"] = variance
        found[step] = {name: _fitting(step, arrays[name], shapes[name]) for name in shapes}
    return KerasWeights(found)


def _constants(origin: Origin, shapes: Mapping[str, Shape]) -> Arrays:
    try:
        return {
            name: np.broadcast_to(np.array(origin.constants[name], np.float32), shape)
            for name, shape in shapes.items()
        }
    except ValueError as error:
        raise damaged(f"{origin.names[-1]!r} does not fit its channels") from error


def _fitting(
    step: str, array: npt.NDArray[np.floating], shape: Shape
) -> npt.NDArray[np.floating]:
    if array.shape != shape:
        raise BundleInvalid(
            f"The model contradicts itself: the weights of its layer {step!r} have the shape "
            f"{array.shape}, not {shape}."
        )
    return array
