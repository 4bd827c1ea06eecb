"""Networks on the processor, by OpenVINO. Runs in worker processes only."""

import queue
import tempfile
from pathlib import Path
from typing import Any

import keras
import openvino

from ajna_desktop.learning.bundle import Backbone
from ajna_desktop.learning.device import openvino_device, streams
from ajna_desktop.learning.networks import pooled_network
from ajna_desktop.learning.preprocessing import Floats, packed


class OpenVinoRuntime:
    """One compiled network with a stream for each core; callers beyond that wait their turn.

    A stream on one core beats all cores on one batch, which must meet after every layer: by
    half again on a busy machine. The network comes from Keras with OpenVINO as its engine, so
    TensorFlow is never loaded.
    """

    batch = 8

    def __init__(self, backbone: Backbone) -> None:
        # OpenVINO wants channels first; Keras would turn every layer's input and output.
        keras.config.set_image_data_format("channels_first")
        compiled = openvino.Core().compile_model(
            converted(pooled_network(backbone)),
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": backbone.openvino_precision,
                "PERFORMANCE_HINT": "THROUGHPUT",
                "NUM_STREAMS": str(streams()),
            },
        )
        self._idle: queue.SimpleQueue[Any] = queue.SimpleQueue()
        for _ in range(streams()):
            self._idle.put(compiled.create_infer_request())
        self.device = openvino_device(backbone)

    def features(self, images: list[Floats]) -> tuple[Floats, Floats]:
        """Return the average- and the max-pooled features, (N, D) each."""
        batch = packed(images, channels_first=True)
        request = self._idle.get()
        try:
            request.infer({0: batch})
            # Copies: the next batch writes into the same memory.
            average, maximum = (request.get_output_tensor(i).data.copy() for i in (0, 1))
        finally:
            self._idle.put(request)
        return average, maximum


def converted(network: keras.Model) -> Any:
    """Return a Keras network as a graph of OpenVINO, any number of images at a time."""
    with tempfile.TemporaryDirectory(prefix="ajna-network-") as folder:
        file = Path(folder, "network.xml")
        network.export(str(file), format="openvino", verbose=False)
        # From memory: a file still mapped could not be deleted on Windows.
        return openvino.Core().read_model(
            file.read_bytes(), file.with_suffix(".bin").read_bytes()
        )
