"""Why a method cannot be trained on a folder, and what helps."""

from collections.abc import Set

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.methods import METHODS, Fitting, Method
from ajna_desktop.ui.training.wanted import Ground, Obstacle

UNLABELLED = "unlabelled"  # help: show the scans that lack a label
WEIGHTS = "weights:"  # help: get the weights of the network that is named after it

_FEWEST_LABELS = 2
# Networks that others have trained: their weights come as a bundle.
PRETRAINED = {"densenet121": "DenseNet121", "efficientnet_lite0": "EfficientNet-Lite0"}


def obstacles(ground: Ground, networks: Set[str]) -> dict[str, Obstacle]:
    """Return what is in the way of each method, by its name.

    Args:
        ground: What the folder offers.
        networks: Those of `PRETRAINED` whose weights are on this computer.
    """
    found = {name: _obstacle(method, ground, networks) for name, method in METHODS.items()}
    return {name: one for name, one in found.items() if one is not None}


def _obstacle(method: Method, ground: Ground, networks: Set[str]) -> Obstacle | None:
    translate = QCoreApplication.translate
    if method.fitting is not Fitting.AUTOENCODER and len(ground.by_label) < _FEWEST_LABELS:
        return Obstacle(
            translate(
                "training",
                "It learns to tell labels apart, and these scans do not have two of them yet. "
                "Label some with the keys 1 to 9 or L, or open a folder whose subfolders are "
                "named after the labels.",
            ),
            translate("training", "Show scans without a label"),
            UNLABELLED,
        )
    if method.network in PRETRAINED and method.network not in networks:
        said = translate(
            "training",
            "{0} was trained on photographs by others, and its weights are not on this "
            "computer yet.",
        )
        return Obstacle(
            said.format(PRETRAINED[method.network]),
            translate("training", "Get the weights…"),
            WEIGHTS + method.network,
        )
    return None
