"""Which engine computes a network on which device."""

import importlib.util
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.bundle import Backbone

Floats = npt.NDArray[np.float32]

_IN_WORDS: Final = {"f32": "float32", "bf16": "bfloat16"}
# OpenVINO's package that reports its use, and what Keras would report a training's progress by.
# Both do without, and this way nothing of theirs can run.
_REPORTERS: Final = ("openvino_telemetry", "requests")
_MOST_STREAMS: Final = 8  # each has activations of its own in memory


class Engine(StrEnum):
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


def open_runtime(backbone: Backbone, cache: Path, engine: Engine) -> Runtime:
    """Build the network of `backbone` for the best device there is, or for `engine`.

    Call it once in a process: the engine of Keras cannot be changed after its import.

    Raises:
        BundleInvalid: the weights are missing or not those of the network.
    """
    # A keras.json in the user's home could change our networks, and Keras would write one.
    os.environ["KERAS_HOME"] = str(cache / "keras")
    for name in _REPORTERS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # as if not installed
    if engine == Engine.AUTO:
        engine = Engine.TENSORFLOW if _tensorflow_sees_a_gpu() else Engine.OPENVINO
    os.environ["KERAS_BACKEND"] = engine
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if engine == Engine.TENSORFLOW:
        from ajna_desktop.learning.tensorflow_runtime import TensorFlowRuntime

        return TensorFlowRuntime(backbone)
    from ajna_desktop.learning.openvino_runtime import OpenVinoRuntime

    return OpenVinoRuntime(backbone)


def expected_device(backbone: Backbone, engine: Engine) -> str:
    """Return what `Runtime.device` will be, as far as can be told without a start."""
    if engine == Engine.TENSORFLOW or (engine == Engine.AUTO and may_have_gpu()):
        return "TensorFlow float32"
    return openvino_device(backbone)


def openvino_device(backbone: Backbone) -> str:
    """Return how OpenVINO runs a backbone, for people."""
    return f"CPU · OpenVINO {_IN_WORDS[backbone.openvino_precision]}"


def streams() -> int:
    """Return how many batches a processor works on at a time."""
    return min(cores(), _MOST_STREAMS)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def may_have_gpu() -> bool:
    """Return whether it is worth the seconds that TensorFlow takes to look for a GPU.

    TensorFlow drives GPUs of NVIDIA on Linux alone, WSL included.
    """
    if sys.platform != "linux" or importlib.util.find_spec("tensorflow") is None:
        return False
    return os.path.exists("/dev/nvidiactl") or os.path.exists("/dev/dxg")


def _tensorflow_sees_a_gpu() -> bool:
    if not may_have_gpu():
        return False
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import tensorflow

    return bool(tensorflow.config.list_physical_devices("GPU"))
