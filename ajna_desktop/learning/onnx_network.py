"""Networks that come as ONNX files, read by OpenVINO. Runs in worker processes only.

The file was checked before (`learning.model_files`); here it is read from memory, so that it
cannot reach for other files.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.backbone import Backbone
from ajna_desktop.learning.outputs import numbers_of
from ajna_desktop.learning.preprocessing import Preprocessing


@dataclass(frozen=True, slots=True)
class OnnxNetwork:
    """A graph of OpenVINO, and how it wants its images."""

    model: Any
    channels_first: bool
    takes_batches: bool  # else one image at a time


def read_onnx(core: Any, backbone: Backbone) -> OnnxNetwork:
    """Read the network of a backbone and make it take images of the size it says.

    Args:
        core: Of OpenVINO.
        backbone: An imported one.

    Raises:
        BundleInvalid: OpenVINO cannot read it, or it is not what the manifest says.
    """
    content = backbone.content()
    try:
        model = core.read_model(content)
    except RuntimeError as error:
        raise BundleInvalid(f"OpenVINO cannot read {backbone.name}.") from error
    if len(model.inputs) != 1 or len(model.outputs) != 1:
        raise BundleInvalid(
            f"{backbone.name} has {len(model.inputs)} inputs and {len(model.outputs)} outputs; "
            f"a classifier has one of each."
        )
    wanted = backbone.preprocessing
    channels_first = _has_channels_first(model, wanted)
    sides = (wanted.side, wanted.side)
    image = (wanted.channels, *sides) if channels_first else (*sides, wanted.channels)
    takes_batches = _gives(core, model, (2, *image)) == (2, numbers_of(backbone))
    if takes_batches:
        model.reshape([-1, *image])
    else:
        model = core.read_model(content)
        given = _gives(core, model, (1, *image))
        if given != (1, numbers_of(backbone)):
            raise BundleInvalid(
                f"{backbone.name} cannot be run on images of {wanted.side} × {wanted.side} "
                f"pixels and {wanted.channels} channels, or does not give "
                f"{numbers_of(backbone)} numbers for one."
            )
        model.reshape([1, *image])
    return OnnxNetwork(model, channels_first, takes_batches)


def _has_channels_first(model: Any, wanted: Preprocessing) -> bool:
    """Where the file does not tell, channels come first, as ONNX's operations have them."""
    shape = model.inputs[0].partial_shape
    if shape.rank.is_dynamic or len(shape) != 4:
        return True
    lengths = [None if one.is_dynamic else one.get_length() for one in shape]
    return not (lengths[3] == wanted.channels and lengths[1] != wanted.channels)


def _gives(core: Any, model: Any, shape: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the shape of the output for images of that shape; None if it cannot be run."""
    try:
        model.reshape(list(shape))
        request = core.compile_model(model, "CPU").create_infer_request()
        request.infer({0: np.zeros(shape, np.float32)})
    except RuntimeError:
        return None
    return tuple(request.get_output_tensor(0).data.shape)
