"""The head that is a small network."""

from dataclasses import dataclass
from typing import ClassVar

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import (
    Features,
    Floats,
    finish,
    from_npz,
    softmax,
    to_npz,
)
from ajna_desktop.learning.heads.dense_layers import DenseLayers


@dataclass(frozen=True, slots=True, eq=False)
class DenseHead:
    """Dense layers with relu between them and a softmax over K classes.

    Attributes:
        labels: The classes, in the order of the probabilities.
        layers: From D features to K numbers.
        pooling: Of the features.
    """

    kind: ClassVar[str] = "dense"
    labels: tuple[Label, ...]
    layers: DenseLayers
    pooling: Pooling = Pooling.AVERAGE

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return self.layers.width

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32, for features (N, D)."""
        return softmax(self.layers.apply(features))

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        return to_npz(self.layers.arrays())

    @classmethod
    def from_bytes(
        cls, content: bytes, labels: tuple[Label, ...], pooling: Pooling
    ) -> "DenseHead":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file, or its shapes do not fit one another.
        """
        arrays = from_npz(content)
        layers = DenseLayers.take(arrays)
        finish(arrays, fits=layers.outputs == len(labels))
        return cls(labels, layers, pooling)
