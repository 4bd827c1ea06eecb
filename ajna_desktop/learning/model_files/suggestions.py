"""How the images of a model were probably scaled: what its user is asked to confirm."""

from collections.abc import Mapping
from typing import Final

from ajna_desktop.domain.model_file import Scaling
from ajna_desktop.learning.model_files.description import INPUT
from ajna_desktop.learning.model_files.keras_config import Architecture
from ajna_desktop.learning.model_files.onnx_file import OnnxModel

# Mean and deviation of ImageNet's colours in grey levels, as PyTorch's models have them.
_TORCH: Final = ((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
# Keras turns the colours round for the oldest networks; grey images are the same either way.
_CAFFE: Final = ((103.939, 116.779, 123.68), (1.0,))
_SYMMETRIC: Final = ((127.5,), (127.5,))
_INSIDE: Final = Scaling((0.0,), (1.0,), "The model scales the grey levels itself.")
_USUAL: Final = Scaling((0.0,), (255.0,), "Most models take grey levels from 0 to 1.")

# By the beginning of the name that the ready-made networks of Keras carry.
_READY_MADE: Final[Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]] = {
    "densenet": _TORCH,
    "inception": _SYMMETRIC,
    "mobilenet": _SYMMETRIC,
    "nasnet": _SYMMETRIC,
    "resnet50v2": _SYMMETRIC,
    "resnet101v2": _SYMMETRIC,
    "resnet152v2": _SYMMETRIC,
    "resnet": _CAFFE,
    "vgg": _CAFFE,
    "xception": _SYMMETRIC,
}


def keras_scaling(model: Architecture) -> Scaling:
    """Return what the first layers and the names of ready-made networks speak for."""
    first = next((step for step in model.steps if INPUT in step.inputs), None)
    if first is not None and first.kind in ("Rescaling", "BatchNormalization"):
        return _INSIDE
    for name in model.models:
        for beginning, (offset, divisor) in _READY_MADE.items():
            if name.lower().startswith(beginning) and model.channels == 3:
                return Scaling(
                    offset,
                    divisor,
                    f"It contains {name[:40]}, whose preprocess_input does this. If the images "
                    f"were only divided by 255, say so.",
                )
    return _USUAL


def onnx_scaling(model: OnnxModel) -> Scaling:
    """Return what is usual for the program that wrote the file."""
    if model.made_with.lower().startswith("pytorch") and model.channels == 3:
        return Scaling(*_TORCH, "Models of PyTorch are usually trained this way.")
    return _USUAL
