"""The classifier on top of a backbone's features: a few arrays, and how to read them.

Needs NumPy alone, so that any process may apply a head that another one fitted.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import Label

Floats = npt.NDArray[np.float32]

_ARRAYS: Final = ("mean", "scale", "weights", "bias")
_ROWS_AT_ONCE: Final = 8192  # keeps the standardised copy below 50 MB


@dataclass(frozen=True, slots=True, eq=False)
class ClassifierHead:
    """Multinomial logistic regression of K classes on D features.

    Attributes:
        labels: The classes, in the order of the probabilities.
        mean: (D,) float32, taken off the features.
        scale: (D,) float32, greater than 0; what is left is divided by it.
        weights: (K, D) float32.
        bias: (K,) float32.
    """

    labels: tuple[Label, ...]
    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return len(self.mean)

    def probabilities(self, features: npt.NDArray[np.floating]) -> Floats:
        """Return the probability of each class, (N, K) float32; each row sums to 1.

        Args:
            features: (N, D) of any float type, finite, of the backbone it was fitted on.
        """
        result = np.empty((len(features), len(self.labels)), np.float32)
        for start in range(0, len(features), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            standardised: Floats = (features[rows].astype(np.float32) - self.mean) / self.scale
            result[rows] = softmax(standardised @ self.weights.T + self.bias)
        return result

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, **{name: getattr(self, name) for name in _ARRAYS})
        return file.getvalue()


def head_from_bytes(content: bytes, labels: tuple[Label, ...]) -> ClassifierHead:
    """Read what `ClassifierHead.to_bytes` wrote.

    Raises:
        BundleInvalid: it is not such a file, or its shapes do not fit one another.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: np.asarray(file[name]) for name in _ARRAYS}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise BundleInvalid("The file of the classifier's weights cannot be read.") from error
    mean, scale, weights, bias = (arrays[name] for name in _ARRAYS)
    shapes_fit = mean.shape == scale.shape == weights.shape[1:] and weights.ndim == 2
    if not shapes_fit or weights.shape[0] != len(labels) or bias.shape != (len(labels),):
        raise BundleInvalid("The classifier's weights do not fit its labels.")
    numbers_fit = all(
        array.dtype == np.float32 and np.isfinite(array).all() for array in arrays.values()
    )
    if not numbers_fit or not (scale > 0).all():
        raise BundleInvalid("The classifier's weights hold something other than numbers.")
    return ClassifierHead(labels, mean, scale, weights, bias)


def softmax(logits: Floats) -> Floats:
    """Return probabilities that sum to 1 along the last axis."""
    exponentials: Floats = np.exp(logits - logits.max(axis=-1, keepdims=True))
    exponentials /= exponentials.sum(axis=-1, keepdims=True)
    return exponentials
