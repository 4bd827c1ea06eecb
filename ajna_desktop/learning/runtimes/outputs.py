"""From the numbers that leave a network to the features that are kept of an image."""

from typing import Final

import numpy as np

from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.head_arrays import Floats

# The smallest positive float32 that is not subnormal; its logarithm is -87.
_LEAST: Final = np.finfo(np.float32).tiny


def numbers_of(backbone: Backbone) -> int:
    """Return how many numbers its network gives for an image, of each kind of pooling."""
    if backbone.output in (Output.PROBABILITY, Output.LOGIT):
        return 1
    return backbone.feature_width


def as_features(numbers: Floats, output: Output) -> Floats:
    """Return features (N, D) float32 of what a network gave.

    Where it gave anything but a vector, the features are the logarithms of the probabilities:
    their softmax is the probabilities again. One number becomes two features, of the first and
    the second class.

    Args:
        numbers: (N, D), or (N, 1) where the output is that of a single class.
        output: What they are.
    """
    match output:
        case Output.PROBABILITIES:
            return _log(numbers)
        case Output.PROBABILITY:
            return _log(np.hstack([1 - numbers, numbers]))
        case Output.LOGITS:
            return _log_softmax(numbers)
        case Output.LOGIT:
            return _log_softmax(np.hstack([np.zeros_like(numbers), numbers]))
    return numbers


def _log(probabilities: Floats) -> Floats:
    logarithms: Floats = np.log(np.maximum(probabilities, _LEAST))
    return logarithms


def _log_softmax(logits: Floats) -> Floats:
    below: Floats = logits - logits.max(axis=1, keepdims=True)
    result: Floats = below - np.log(np.exp(below).sum(axis=1, keepdims=True))
    return result
