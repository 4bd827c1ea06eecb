"""Which engine computes a network on which device."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ajna_desktop.learning.architectures.known_networks import SVM_PIXELS
from ajna_desktop.learning.bundles.backbone import MEASURED, Backbone
from ajna_desktop.learning.bundles.precision import F32, Judge, kept_decision
from ajna_desktop.learning.preprocessing import Floats
from ajna_desktop.learning.runtimes.device import may_have_gpu, openvino_device


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

    def features(self, images: list[Floats]) -> tuple[Floats, ...]:
        """Return the features of each of the backbone's kinds of pooling, (N, D) each.

        Args:
            images: N of them, as `preprocessing.network_input` returns them.
        """
        ...


def open_runtime(
    backbone: Backbone, cache: Path, engine: ComputeEngine, judge: Judge | None = None
) -> Runtime:
    """Build the network of `backbone` for the best device there is, or for `engine`.

    Call it once in a process: the engine of Keras cannot be changed after its import.

    Args:
        backbone: Whose.
        cache: Where it may keep what it can make again.
        engine: What computes; what only one of them can compute, that one does.
        judge: Makes probabilities of its features, where there is a classifier on them.

    Raises:
        BundleInvalid: the weights are missing or not those of the network.
    """
    if backbone.network == SVM_PIXELS:
        from ajna_desktop.learning.runtimes.svm_runtime import SvmRuntime

        return SvmRuntime(backbone)
    if backbone.network == "onnx":
        engine = ComputeEngine.OPENVINO
    if engine == ComputeEngine.AUTO:
        engine = ComputeEngine.TENSORFLOW if _sees_a_gpu() else ComputeEngine.OPENVINO
    set_up_keras(cache, engine)
    if engine == ComputeEngine.TENSORFLOW:
        from ajna_desktop.learning.runtimes.tensorflow_runtime import TensorFlowRuntime

        return TensorFlowRuntime(backbone)
    from ajna_desktop.learning.runtimes.openvino_runtime import OpenVinoRuntime

    return OpenVinoRuntime(backbone, cache, judge)


def set_up_keras(cache: Path, engine: ComputeEngine) -> None:
    """Have Keras compute by `engine`, which is not AUTO; call it before Keras is imported."""
    # A keras.json in the user's home could change our networks, and Keras would write one.
    os.environ["KERAS_HOME"] = str(cache / "keras")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["KERAS_BACKEND"] = engine
    if engine == ComputeEngine.OPENVINO:
        # Keras would load it to report how a training goes, and does without.
        sys.modules.setdefault("requests", None)  # type: ignore[arg-type]


def expected_device(backbone: Backbone, engine: ComputeEngine, cache: Path) -> str:
    """Return what `Runtime.device` will be, as far as can be told without a start."""
    if backbone.network == SVM_PIXELS:
        return "CPU · NumPy float32"
    if backbone.network == "onnx":
        engine = ComputeEngine.OPENVINO
    if engine == ComputeEngine.TENSORFLOW or (engine == ComputeEngine.AUTO and may_have_gpu()):
        return "TensorFlow float32"
    precision = backbone.openvino_precision
    if precision == MEASURED:
        known = kept_decision(cache, backbone.digest)
        precision = known.precision if known else F32
    return openvino_device(precision)


def _sees_a_gpu() -> bool:
    if not may_have_gpu():
        return False
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from ajna_desktop.learning.runtimes.gpu import sees_a_gpu

    return sees_a_gpu()
