"""Networks on the processor, by OpenVINO. Runs in worker processes only."""

import queue
import tempfile
import threading
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import openvino

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.backbone import MEASURED, Backbone
from ajna_desktop.learning.bundles.precision import (
    BF16,
    F32,
    IMAGES,
    Judge,
    decide,
    keep_decision,
    kept_decision,
)
from ajna_desktop.learning.preprocessing import Floats, packed
from ajna_desktop.learning.runtimes.device import openvino_device, streams
from ajna_desktop.learning.runtimes.networks import feature_network
from ajna_desktop.learning.runtimes.onnx_network import onnx_network
from ajna_desktop.learning.runtimes.outputs import as_features

_ONE_BY_ONE: Final = 1


class OpenVinoRuntime:
    """One compiled network with a stream for each core; callers beyond that wait their turn.

    A stream on one core beats all cores on one batch, which must meet after every layer: by
    half again on a busy machine. The network comes from Keras with OpenVINO as its engine, so
    TensorFlow is never loaded.

    Where the precision is to be measured, the first images are described in float32; once there
    are enough of them, the same in bfloat16 says how those after them are described.
    """

    batch = 8

    def __init__(self, backbone: Backbone, cache: Path, judge: Judge | None) -> None:
        """Build and compile the network.

        Args:
            backbone: Whose.
            cache: Where it is kept what was measured.
            judge: Makes probabilities of its features, where the bundle has a classifier.
        """
        self._backbone, self._cache, self._judge = backbone, cache, judge
        self._core = openvino.Core()
        self._channels_first = True
        self._most_at_once = self.batch
        self._model = self._read()
        self._lock = threading.Lock()
        self._compared: list[tuple[Floats, tuple[Floats, ...]]] | None = None
        precision = self._precision()
        self._idle = self._compiled(precision)
        self.device = openvino_device(precision)

    def features(self, images: list[Floats]) -> tuple[Floats, ...]:
        """Return the features of each kind of pooling, (N, D) each."""
        channels = self._backbone.preprocessing.channels
        batch = packed(images, channels_first=self._channels_first, channels=channels)
        features = self._run(self._idle, batch)
        self._compare(batch, features)
        return features

    def _read(self) -> Any:
        if self._backbone.network == "onnx":
            onnx = onnx_network(self._core, self._backbone)
            self._channels_first = onnx.channels_first
            self._most_at_once = self.batch if onnx.takes_batches else _ONE_BY_ONE
            return onnx.model
        # OpenVINO wants channels first; Keras would turn every layer's input and output.
        keras.config.set_image_data_format("channels_first")
        return converted(feature_network(self._backbone))

    def _run(self, idle: "queue.SimpleQueue[Any]", batch: Floats) -> tuple[Floats, ...]:
        parts: list[tuple[Floats, ...]] = []
        request = idle.get()
        try:
            for start in range(0, len(batch), self._most_at_once):
                request.infer({0: batch[start : start + self._most_at_once]})
                # Copies: the next batch writes into the same memory.
                parts.append(tuple(one.data.copy() for one in request.output_tensors))
        finally:
            idle.put(request)
        return tuple(
            as_features(np.concatenate(kind), self._backbone.output)
            for kind in zip(*parts, strict=True)
        )

    def _compiled(self, precision: str) -> "queue.SimpleQueue[Any]":
        """Return requests to the network, one for each stream."""
        compiled = self._core.compile_model(
            self._model,
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": precision,
                "PERFORMANCE_HINT": "THROUGHPUT",
                "NUM_STREAMS": str(streams()),
            },
        )
        idle: queue.SimpleQueue[Any] = queue.SimpleQueue()
        for _ in range(streams()):
            idle.put(compiled.create_infer_request())
        return idle

    def _precision(self) -> str:
        """Return what to begin with, having made ready to measure where nobody did."""
        wanted = self._backbone.openvino_precision
        if wanted != MEASURED:
            return wanted
        if "BF16" not in self._core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            return F32
        known = kept_decision(self._cache, self._backbone.digest)
        if known is not None and known.processor == self._processor():
            return known.precision
        self._compared = []
        return F32

    def _processor(self) -> str:
        name = self._core.get_property("CPU", "FULL_DEVICE_NAME")
        return f"{name}, OpenVINO {openvino.__version__}"

    def _compare(self, batch: Floats, features: tuple[Floats, ...]) -> None:
        """Take images to compare; with the last of them decide, and go on as decided."""
        with self._lock:
            if self._compared is None:
                return
            self._compared.append((batch, features))
            if sum(len(one) for one, _ in self._compared) < IMAGES:
                return
            compared, self._compared = self._compared, None
        quick = self._compiled(BF16)
        in_bf16 = [self._run(quick, one) for one, _ in compared]
        decision = decide(
            _stacked([exact for _, exact in compared]),
            _stacked(in_bf16),
            self._processor(),
            self._judge,
        )
        if decision is None:  # all of these images look the same to it: wait for others
            self._compared = []
            return
        keep_decision(self._cache, self._backbone.digest, decision)
        if decision.precision == BF16:
            self._idle = quick
            self.device = openvino_device(BF16)


def _stacked(parts: list[tuple[Floats, ...]]) -> list[Floats]:
    return [np.concatenate(kind) for kind in zip(*parts, strict=True)]


def converted(network: keras.Model) -> Any:
    """Return a Keras network as a graph of OpenVINO, any number of images at a time.

    Raises:
        BundleInvalid: it has a layer that OpenVINO does not know.
    """
    with tempfile.TemporaryDirectory(prefix="ajna-network-") as folder:
        file = Path(folder, "network.xml")
        try:
            network.export(str(file), format="openvino", verbose=False)
        except NotImplementedError as error:
            raise BundleInvalid(
                f"OpenVINO cannot run this network on the processor: {error}"
            ) from error
        # From memory: a file still mapped could not be deleted on Windows.
        return openvino.Core().read_model(
            file.read_bytes(), file.with_suffix(".bin").read_bytes()
        )
