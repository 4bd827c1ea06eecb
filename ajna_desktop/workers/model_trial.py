"""Whether an imported network answers as it must: finite, alike however it is asked."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.files import Refused
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.preprocessing import Floats, Preprocessing, network_input
from ajna_desktop.learning.runtimes.runtime import Runtime

_MOST_DIFFERENCE: Final = 1e-3  # of a feature, between one image at a time and several
_SURE: Final = 1e-3  # above 0, the logarithm of a probability is none
_IMPOSSIBLE: Final = -87.0  # what a probability below 0 is taken for
_PROBABILITIES: Final = (Output.PROBABILITIES, Output.PROBABILITY)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a network says about one scan."""

    scan_id: ScanId
    probabilities: tuple[float, ...]  # in the order of the bundle's labels


Answer = Judged | Refused


def trial_images(wanted: Preprocessing) -> list[Floats]:
    """Return a few images that anybody can make: noise, a slope, and an empty one."""
    side = wanted.side
    noise = np.random.default_rng(0).integers(0, 256, (side, side), np.uint8)
    slope = np.broadcast_to(np.linspace(0, 255, side).astype(np.uint8), (side, side))
    empty = np.zeros((side, side), np.uint8)
    return [network_input(image, wanted) for image in (noise, slope, empty)]


def check_answers(runtime: Runtime, backbone: Backbone, *, claims_nothing: bool) -> None:
    """Ask a network a few times and look at what it answers.

    Args:
        runtime: Of the network.
        backbone: What the network is.
        claims_nothing: Whether only the user said what its numbers are.

    Raises:
        BundleInvalid: the answers cannot be right.
    """
    images = trial_images(backbone.preprocessing)
    together = runtime.features(images)
    alone = [
        np.vstack(kind) for kind in zip(*(runtime.features([i]) for i in images), strict=True)
    ]
    for several, single in zip(together, alone, strict=True):
        if several.shape != (len(images), backbone.feature_width):
            raise BundleInvalid(
                f"The model gives {several.shape[1:]} numbers for an image, not "
                f"{backbone.feature_width}."
            )
        if not np.isfinite(several).all() or not np.isfinite(single).all():
            raise BundleInvalid(
                "The model gives no finite numbers, even for simple images: its weights or the "
                "scaling of its input are wrong."
            )
        if claims_nothing and backbone.output in _PROBABILITIES:
            _check_are_probabilities(several)
        scale = max(1.0, float(np.abs(single).max()))
        if np.abs(several - single).max() > _MOST_DIFFERENCE * scale:
            raise BundleInvalid(
                "The model answers otherwise when it is asked about several images at a time. "
                "Save it in the state in which it predicts, for one image or for any number."
            )


def _check_are_probabilities(features: Floats) -> None:
    if (features > _SURE).any() or (features < _IMPOSSIBLE).any():
        raise BundleInvalid(
            "The numbers that the model gives are no probabilities: they lie outside of 0 to "
            "1. Say that they are logits."
        )
