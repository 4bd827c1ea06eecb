"""From the checked bytes of an ONNX file to a network of OpenVINO.

Runs in worker processes only.
"""

from typing import Any

import openvino
from openvino.preprocess import PrePostProcessor

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.onnx_file import read_onnx


def onnx_network(content: bytes, side: int) -> Any:
    """Return the network for images of one size, whatever the layout in the file is.

    Args:
        content: Of the file; checked here again, for it may come from anywhere.
        side: Height and width of the images in pixels.

    Returns:
        A network from images (N, C, side, side) float32 to (N, K): for any N, or for N = 1
        where the file allows no more.

    Raises:
        BundleInvalid: the file is not allowed, or OpenVINO cannot compute it.
    """
    found = read_onnx(memoryview(content))
    many = -1 if found.takes_many else 1
    try:
        network = openvino.Core().read_model(content)
        if found.is_channels_last:
            network = _with_channels_first(network)
        network.reshape([many, found.channels, side, side])
        return _flat(network, found.outputs)
    except RuntimeError as error:
        raise BundleInvalid(
            "The model cannot be computed here: OpenVINO does not take it. Export it again, "
            "with another version of ONNX's operations if need be (opset 13 to 17)."
        ) from error


def _with_channels_first(network: Any) -> Any:
    prepared = PrePostProcessor(network)
    prepared.input().tensor().set_layout(openvino.Layout("NCHW"))
    prepared.input().model().set_layout(openvino.Layout("NHWC"))
    return prepared.build()


def _flat(network: Any, outputs: int) -> Any:
    """Return the network with an output (N, K), in which a file may have axes of length 1."""
    (output,) = network.outputs
    if len(output.partial_shape) == 2:
        return network
    operations = openvino.opset13
    shape = operations.constant([-1, outputs], "i64")
    flat = operations.reshape(output, shape, special_zero=False)
    return openvino.Model([flat], network.get_parameters(), "imported")
