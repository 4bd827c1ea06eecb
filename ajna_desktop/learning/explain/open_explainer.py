"""Which engine looks into a network."""

from pathlib import Path

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.learning.architectures.known_networks import SVM_PIXELS
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.explain.evidence import NetworkExplainer
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, set_up_keras


def open_explainer(backbone: Backbone, cache: Path, engine: ComputeEngine) -> NetworkExplainer:
    """Build the network of `backbone` for OpenVINO, which starts fast, or for TensorFlow.

    Call it once in a process: the engine of Keras cannot be changed after its import.

    Args:
        backbone: Whose network.
        cache: Where the engine may keep what it can make again.
        engine: AUTO is OpenVINO.

    Raises:
        NotExplainable: nothing can be looked into.
        BundleInvalid: the weights are missing or not those of the network.
    """
    check_explainable(backbone)
    if engine == ComputeEngine.TENSORFLOW:
        set_up_keras(cache, engine)
        from ajna_desktop.learning.explain.tensorflow_explainer import TensorFlowExplainer

        return TensorFlowExplainer(backbone)
    set_up_keras(cache, ComputeEngine.OPENVINO)
    from ajna_desktop.learning.explain.openvino_explainer import OpenVinoExplainer

    return OpenVinoExplainer(backbone)


def check_explainable(backbone: Backbone) -> None:
    """Raise `NotExplainable`, which says why, unless the network is one of Keras."""
    if backbone.network == SVM_PIXELS:
        raise NotExplainable(
            "A support vector machine on pixels compares with whole images, so no place in the "
            "image can be named that speaks for a class. The most similar scans explain it "
            "better."
        )
    if backbone.network == "onnx":
        raise NotExplainable(
            "An ONNX file tells what a network computes, but not how its answer depends on "
            "places in the image. Import the Keras file of the same network to see that."
        )
