"""A support vector machine on grey levels takes the place of a network: former production."""

from typing import Any, Final

from ajna_desktop.learning.architectures.known_networks import SVM_PIXELS
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.bundles.save_backbone import NetworkFile, NewBackbone
from ajna_desktop.learning.heads.svm_head import SvmHead
from ajna_desktop.learning.preprocessing import Preprocessing

# 128 × 128 grey levels in [0, 1], as the original baseline had them.
PIXELS: Final = Preprocessing(
    128, "bilinear", "stretch", 0.0, 255.0, 0.5, 99.5, decode_at_least=256, channels=1
)
_WEIGHTS: Final = "weights.npz"


def pixel_backbone(head: SvmHead, short_name: str, name: str, **about: Any) -> NewBackbone:
    """Return the network that a machine fitted on such levels is.

    Its features are the logarithms of the probabilities of the classes.

    Args:
        head: Fitted on levels as `PIXELS` makes them, row after row.
        short_name, name: See `NewBackbone`.
        about: Its other fields, for people.
    """
    return NewBackbone(
        short_name=short_name,
        name=name,
        network=SVM_PIXELS,
        preprocessing=PIXELS,
        layers=(),
        width=len(head.labels),
        weights=NetworkFile(_WEIGHTS, head.to_bytes()),
        output=Output.LOG_PROBABILITIES,
        precision="f32",
        **about,
    )
