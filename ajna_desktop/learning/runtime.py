"""Which engine computes a network on which device."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ajna_desktop.learning.bundle import Backbone
from ajna_desktop.learning.device import may_have_gpu, openvino_device
from ajna_desktop.learning.preprocessing import Floats


class ComputeEngine(StrEnum):
    """What computes the network."""

    AUTO = "auto"  # TensorFlow where it sees a GPU, else OpenVINO
    OPENVINO = "openvino"
    TENSORFLOW = "tensorflow"


class Runtime(Protocol):
    """A network ready to run. Any thread may call it."""

    @property
    def device(self) -> str:
        """Where and how it runs, for people: "CPU · OpenVINO float32"."""
        ...

    @property
    def batch(self) -> int:
        """How many images at a time suit it."""
        ...

    def features(self, images: list[Floats]) -> tuple[Floats, Floats]:
        """Return the average- and the max-pooled features, (N, D) each.

        Args:
            images: N of them, as `preprocessing.network_input` returns them.
        """
        ...


def open_runtime(backbone: Backbone, cache: Path, engine: ComputeEngine) -> Runtime:
    """Build the network of `backbone` for the best device there is, or for `engine`.

    Call it once in a process: the engine of Keras cannot be changed after its import.

    Raises:
        BundleInvalid: the weights are missing or not those of the network.
    """
    if engine == ComputeEngine.AUTO:
        engine = ComputeEngine.TENSORFLOW if _sees_a_gpu() else ComputeEngine.OPENVINO
    set_up_keras(cache, engine)
    if engine == ComputeEngine.TENSORFLOW:
        from ajna_desktop.learning.tensorflow_runtime import TensorFlowRuntime

        return TensorFlowRuntime(backbone)
    from ajna_desktop.learning.openvino_runtime import OpenVinoRuntime

    return OpenVinoRuntime(backbone)


def set_up_keras(cache: Path, engine: ComputeEngine) -> None:
    """Have Keras compute by `engine`, which is not AUTO; call it before Keras is imported."""
    # A keras.json in the user's home could change our networks, and Keras would write one.
    os.environ["KERAS_HOME"] = str(cache / "keras")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["KERAS_BACKEND"] = engine
    if engine == ComputeEngine.OPENVINO:
        # Keras would load it to report how a training goes, and does without.
        sys.modules.setdefault("requests", None)  # type: ignore[arg-type]


def expected_device(backbone: Backbone, engine: ComputeEngine) -> str:
    """Return what `Runtime.device` will be, as far as can be told without a start."""
    if engine == ComputeEngine.TENSORFLOW or (engine == ComputeEngine.AUTO and may_have_gpu()):
        return "TensorFlow float32"
    return openvino_device(backbone)


def _sees_a_gpu() -> bool:
    if not may_have_gpu():
        return False
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from ajna_desktop.learning.gpu import sees_a_gpu

    return sees_a_gpu()
