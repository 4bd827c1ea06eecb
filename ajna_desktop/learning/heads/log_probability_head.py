"""The head of a network that classifies by itself: its features are log-probabilities."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

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


@dataclass(frozen=True, slots=True)
class LogProbabilityHead:
    """Gives back the probabilities whose logarithms it is given.

    Attributes:
        labels: The classes, in the order of the features.
        pooling: Of the features.
    """

    kind: ClassVar[str] = "log-probabilities"
    labels: tuple[Label, ...]
    pooling: Pooling = Pooling.AVERAGE

    @property
    def width(self) -> int:
        """K, the number of features it wants: one for each class."""
        return len(self.labels)

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32, for logarithms (N, K)."""
        return softmax(features.astype(np.float32))

    def to_bytes(self) -> bytes:
        """Return the content of an .npz file without arrays: there is nothing to learn."""
        return to_npz({})

    @classmethod
    def from_bytes(
        cls, content: bytes, labels: tuple[Label, ...], pooling: Pooling
    ) -> "LogProbabilityHead":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file.
        """
        finish(from_npz(content))
        return cls(labels, pooling)
