"""Networks that come as ONNX files, run by OpenVINO. Runs in worker processes only.

The file is checked before OpenVINO meets it, and handed over as bytes, so that it cannot reach
for other files.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.model_files.onnx_file import read_onnx
from ajna_desktop.learning.runtimes.outputs import numbers_of


@dataclass(frozen=True, slots=True)
class OnnxNetwork:
    """A graph of OpenVINO, and how it wants its images."""

    model: Any
    channels_first: bool
    takes_batches: bool  # else one image at a time


def onnx_network(core: Any, backbone: Backbone) -> OnnxNetwork:
    """Read the network of a backbone and make it take images of the size that it says.

    Args:
        core: Of OpenVINO.
        backbone: An imported one.

    Raises:
        BundleInvalid: it does what is not allowed, or is not what the manifest says.
    """
    content = backbone.content()
    checked, wanted = read_onnx(memoryview(content)), backbone.preprocessing
    sides = (wanted.side, wanted.side)
    image = (wanted.channels, *sides)
    if checked.is_channels_last:
        image = (*sides, wanted.channels)
    if checked.channels == wanted.channels and checked.side in (None, wanted.side):
        # Many files say one image at a time, and take more: what works is what counts.
        for count in (2, 1):
            model = _read(core, content, backbone.name)
            if _gives(core, model, (count, *image)) == (count, numbers_of(backbone)):
                model.reshape([-1 if count > 1 else 1, *image])
                return OnnxNetwork(model, not checked.is_channels_last, count > 1)
    raise BundleInvalid(
        f"{backbone.name} cannot be run on images of {wanted.side} × {wanted.side} pixels and "
        f"{wanted.channels} channels, or does not give {numbers_of(backbone)} numbers for one."
    )


def _read(core: Any, content: bytes, name: str) -> Any:
    try:
        return core.read_model(content)
    except RuntimeError as error:
        raise BundleInvalid(f"OpenVINO cannot read {name}.") from error


def _gives(core: Any, model: Any, shape: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the shape of the output for images of that shape; None if it cannot be run."""
    try:
        model.reshape(list(shape))
        request = core.compile_model(model, "CPU").create_infer_request()
        request.infer({0: np.zeros(shape, np.float32)})
    except RuntimeError:
        return None
    return tuple(request.get_output_tensor(0).data.shape)
