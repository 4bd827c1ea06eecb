"""A learned code: few numbers from many features, in which scans of one class lie together."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.learning.head_arrays import (
    Features,
    Floats,
    finish,
    from_npz,
    squared_lengths,
    to_npz,
)
from ajna_desktop.learning.heads.dense_layers import DenseLayers

_SHORTEST: Final = 1e-12  # keeps a code of nothing but zeros from being divided by zero


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """From D features to a code of length 1.

    Attributes:
        layers: From D features to the C numbers of the code.
    """

    layers: DenseLayers

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return self.layers.width

    @property
    def code_width(self) -> int:
        """C, how many numbers a code has."""
        return self.layers.outputs

    def codes(self, features: Features) -> Floats:
        """Return the codes (N, C) float32, of length 1 each, of features (N, D)."""
        return unit_length(self.layers.apply(features))

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file."""
        return to_npz(self.layers.arrays())

    @classmethod
    def from_bytes(cls, content: bytes) -> "Projection":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file, or its shapes do not fit one another.
        """
        arrays = from_npz(content)
        layers = DenseLayers.take(arrays)
        finish(arrays)
        return cls(layers)


def unit_length(rows: Floats) -> Floats:
    """Return rows (N, C) scaled to length 1; zeros stay zeros."""
    lengths: Floats = np.sqrt(squared_lengths(rows))
    lengths[lengths < _SHORTEST] = 1
    scaled: Floats = rows / lengths[:, None]
    return scaled
