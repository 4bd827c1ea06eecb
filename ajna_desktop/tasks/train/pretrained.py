"""Finds the network that a method uses, or that its fine-tuning begins with."""

from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.bundle import Backbone, read_backbone
from ajna_desktop.learning.bundles.manifest import MANIFEST
from ajna_desktop.workers.engine import Engine

_NAMES: Final = {"densenet121": "DenseNet121", "efficientnet_lite0": "EfficientNet-Lite0"}


def pretrained(engine: Engine, network: str) -> Backbone:
    """Return the bundle of a network with the weights that others trained it to.

    Args:
        engine: Knows where bundles lie.
        network: "densenet121" or "efficientnet_lite0", as its folder is called.

    Raises:
        BundleInvalid: it is not installed, or damaged.
    """
    if engine.backbone.short_name == network:
        return engine.backbone
    for folder in engine.bundle_folders:
        if (folder / network / MANIFEST).is_file():
            return read_backbone(folder / network)
    name = _NAMES.get(network, network)
    raise BundleInvalid(
        f"{name}'s weights are not installed: `ajna-desktop models fetch {network}` gets them "
        f"where there is a network, and `--weights FILE` takes them from a file."
    )
