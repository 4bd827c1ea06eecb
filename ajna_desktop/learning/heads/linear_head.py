"""The head that weighs features: logistic regression."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import (
    Features,
    Floats,
    centred,
    finish,
    from_npz,
    inner_products,
    softmax,
    taken,
    to_npz,
)


@dataclass(frozen=True, slots=True, eq=False)
class ClassifierHead:
    """Multinomial logistic regression of K classes on D features.

    Attributes:
        labels: The classes, in the order of the probabilities.
        mean: (D,) float32, taken off the features.
        scale: (D,) float32, greater than 0; what is left is divided by it.
        weights: (K, D) float32.
        bias: (K,) float32.
        pooling: Of the features.
    """

    kind: ClassVar[str] = "linear"
    labels: tuple[Label, ...]
    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats
    pooling: Pooling = Pooling.AVERAGE

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return len(self.mean)

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32; each row sums to 1.

        Args:
            features: (N, D) of any float type, finite, of the backbone it was fitted on.
        """
        scaled = self.weights / self.scale
        result = np.empty((len(features), len(self.labels)), np.float32)
        for rows, part in centred(features, self.mean):
            result[rows] = softmax(inner_products(part, scaled) + self.bias)
        return result

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        return to_npz(
            {
                "mean": self.mean,
                "scale": self.scale,
                "weights": self.weights,
                "bias": self.bias,
            }
        )

    @classmethod
    def from_bytes(
        cls, content: bytes, labels: tuple[Label, ...], pooling: Pooling
    ) -> "ClassifierHead":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file, or its shapes do not fit one another.
        """
        arrays = from_npz(content)
        weights = taken(arrays, "weights", len(labels), None)
        width = weights.shape[1]
        mean, scale = taken(arrays, "mean", width), taken(arrays, "scale", width)
        bias = taken(arrays, "bias", len(labels))
        finish(arrays, fits=bool((scale > 0).all()))
        return cls(labels, mean, scale, weights, bias, pooling)
