"""From what a network gives to the probability of a class, and the gradient of its score."""

from typing import NamedTuple

import numpy as np

from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.explain.score import score_gradient
from ajna_desktop.learning.heads.any_head import Floats, Head

ENDS_WITH_PROBABILITIES = (Output.PROBABILITIES, Output.PROBABILITY)


class Judged(NamedTuple):
    """What is said of a class, and by which of the network's numbers."""

    probability: float
    gradient: Floats  # (D,) of the score, with respect to what the network gives


def judged(given: Floats, output: Output, head: Head, number: int) -> Judged:
    """Return what a head makes of what a network gives for one image.

    Args:
        given: (D,) float32; of networks that end with probabilities, their logits.
        output: What the numbers are.
        head: Judges the features made of them.
        number: Of the class.

    Raises:
        NotExplainable: the head has no gradients.
    """
    match output:
        case Output.LOGITS | Output.PROBABILITIES:
            features = np.asarray(given - np.logaddexp.reduce(given), np.float32)
            gradient = score_gradient(head, features, number)
            gradient = gradient - np.exp(features) * gradient.sum()
        case Output.LOGIT | Output.PROBABILITY:
            logit = given[0]
            features = -np.logaddexp(0, np.array([logit, -logit], np.float32))
            gradient = score_gradient(head, features, number)
            share = np.exp(features[1])  # the sigmoid
            gradient = np.array([gradient[1] - share * gradient.sum()], np.float32)
        case _:
            features = given
            gradient = score_gradient(head, features, number)
    probability = float(head.probabilities(features[None])[0, number])
    return Judged(probability, gradient)
