"""How much each feature speaks for a class: the gradient of its score, in plain NumPy.

The score of a class is its log-probability less the mean of all classes': for a linear head its
logit less the mean logit. Unlike a logit it does not depend on how a softmax was parametrised.
"""

import numpy as np

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.learning.heads.any_head import (
    ClassifierHead,
    DenseHead,
    Floats,
    Head,
    LogProbabilityHead,
)


def explainable(head: Head) -> ClassifierHead | DenseHead | LogProbabilityHead:
    """Return `head` if its score has a gradient that tells something.

    Raises:
        NotExplainable: it has none; the sentence says why.
    """
    match head:
        case ClassifierHead() | DenseHead() | LogProbabilityHead():
            return head
    reason = {
        "svm": "A support vector machine compares with whole images",
        "references": "This classifier compares with reference images",
    }.get(head.kind, "This classifier has no gradients")
    raise NotExplainable(
        f"{reason}, so no place in the image can be named that speaks for a class. The "
        f"most similar scans explain it better."
    )


def score_gradient(head: Head, features: Floats, number: int) -> Floats:
    """Return how the score of a class changes with each feature of one image, (D,) float32.

    Args:
        head: Linear, dense or log-probabilities.
        features: (D,) float32.
        number: Of the class, in the order of the labels.

    Raises:
        NotExplainable: the head has no gradient that tells something.
    """
    head = explainable(head)
    direction = np.full(len(head.labels), -1 / len(head.labels), np.float32)
    direction[number] += 1
    match head:
        case ClassifierHead():
            gradient: Floats = (direction @ head.weights) / head.scale
        case DenseHead():
            gradient = _through_layers(head, features, direction)
        case LogProbabilityHead():
            gradient = direction
    return gradient


def _through_layers(head: DenseHead, features: Floats, direction: Floats) -> Floats:
    layers = head.layers
    values: Floats = (features - layers.mean) / layers.scale
    passes = []  # where the relu after each layer but the last lets through
    for weights, bias in zip(layers.weights[:-1], layers.biases[:-1], strict=True):
        values = values @ weights + bias
        passes.append(values > 0)
        values = np.maximum(values, 0)
    gradient: Floats = layers.weights[-1] @ direction
    for weights, is_open in zip(reversed(layers.weights[:-1]), reversed(passes), strict=True):
        gradient = weights @ (gradient * is_open)
    divided: Floats = gradient / layers.scale
    return divided
