"""A network in a child process, to compare with another one and to watch. No test itself."""

import os
import sys
import tempfile
from pathlib import Path

import numpy as np

from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.preprocessing import network_input, packed
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, open_runtime


class NetworkChild:
    def __init__(self, backbone: str, cache: str) -> None:
        self._sockets: list[str] = []
        sys.addaudithook(self._watch)
        self._backbone = read_backbone(Path(backbone))
        self._runtime = open_runtime(self._backbone, Path(cache), ComputeEngine.OPENVINO)

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            self._sockets.append(event)

    def average(self, images: list[np.ndarray]) -> np.ndarray:
        wanted = self._backbone.preprocessing
        return self._runtime.features([network_input(image, wanted) for image in images])[0]

    def features(self, images: list[np.ndarray]) -> tuple[np.ndarray, ...]:
        wanted = self._backbone.preprocessing
        return self._runtime.features([network_input(image, wanted) for image in images])

    def device(self) -> str:
        return self._runtime.device

    def has_bfloat16(self) -> bool:
        import openvino

        return "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")

    def sockets(self) -> list[str]:
        return self._sockets

    def loaded(self, *names: str) -> list[str]:
        return [name for name in names if sys.modules.get(name)]

    def keras_home(self) -> str:
        return os.environ["KERAS_HOME"]

    def average_of_reference(self, reference: str, images: list[np.ndarray]) -> np.ndarray:
        """Describe by an independent conversion of the same weights."""
        import keras
        import openvino

        keras.config.set_image_data_format("channels_last")
        network = keras.saving.load_model(reference, compile=False)
        with tempfile.TemporaryDirectory() as folder:
            network.export(f"{folder}/network.xml", format="openvino", verbose=False)
            compiled = openvino.Core().compile_model(
                f"{folder}/network.xml", "CPU", {"INFERENCE_PRECISION_HINT": "f32"}
            )
        wanted = self._backbone.preprocessing
        batch = packed([network_input(image, wanted) for image in images], channels_first=False)
        return np.asarray(compiled(batch)[0]).mean(axis=(1, 2))
