"""The head that is a support vector machine: a Gaussian kernel, one class against another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import (
    Features,
    Floats,
    centred,
    finish,
    from_npz,
    squared_distances,
    squared_lengths,
    taken,
    to_npz,
)

_MOST_NUMBERS: Final = 8 << 20  # decisions of some rows at a time: N × K × K stays below 32 MB
_LARGEST_EXPONENT: Final = 80.0  # of float32, with room for the sum over the classes


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """What weighs S support vectors of K classes in each pair of classes.

    Attributes:
        counts: (K,) how many support vectors each class has; those of one class lie in a row.
        coefficients: (S, K - 1) float32, the weight of each against every other class.
        intercepts: (K (K - 1) / 2,) float32, of the pairs (0, 1), (0, 2), …
    """

    counts: npt.NDArray[np.int64]
    coefficients: Floats
    intercepts: Floats

    def decisions(self, kernel: Floats) -> Iterator[tuple[slice, Floats]]:
        """Yield some rows at a time: which they are, and (n, K, K) float32 decisions.

        Element (i, j) is above 0 where class i wins against class j; (j, i) is its negative.

        Args:
            kernel: (N, S), of N images and the support vectors.
        """
        classes = len(self.counts)
        own = self._own()
        signs = np.sign(np.arange(classes) - np.arange(classes)[:, None]).astype(np.float32)
        intercepts = np.zeros((classes, classes), np.float32)
        intercepts[np.triu_indices(classes, 1)] = self.intercepts
        intercepts -= intercepts.T.copy()
        at_once = max(1, _MOST_NUMBERS // classes**2)
        for start in range(0, len(kernel), at_once):
            rows = slice(start, min(start + at_once, len(kernel)))
            sums = np.empty((rows.stop - start, classes, classes), np.float32)
            for number, (vectors, weights) in enumerate(own):
                sums[:, number] = kernel[rows, vectors] @ weights
            yield rows, (sums + sums.swapaxes(1, 2)) * signs + intercepts

    def _own(self) -> list[tuple[slice, Floats]]:
        """Return which vectors each class has, and their weights, (S_i, K)."""
        ends = np.cumsum(self.counts)
        vectors = [
            slice(end - count, end) for end, count in zip(ends, self.counts, strict=True)
        ]
        return [
            (its, np.insert(self.coefficients[its], number, 0, axis=1))  # none against itself
            for number, its in enumerate(vectors)
        ]


@dataclass(frozen=True, slots=True, eq=False)
class SvmHead:
    """Support vectors of K classes and what weighs them in each pair of classes.

    The decision of a pair is that of scikit-learn's SVC; its probability is a logistic function
    of it (Platt), and those of all pairs are coupled after Price et al. (1995).

    Attributes:
        labels: The classes, in the order of the probabilities.
        mean: (D,) float32, taken off the features.
        scale: (D,) float32, greater than 0; what is left is divided by it.
        support: (S, D) float32 standardised support vectors, class by class.
        pairs: What weighs them.
        gamma: Of the kernel exp(-gamma × squared distance).
        slope: Of the logistic function.
        pooling: Of the features.
    """

    kind: ClassVar[str] = "svm"
    labels: tuple[Label, ...]
    mean: Floats
    scale: Floats
    support: Floats
    pairs: Pairs
    gamma: float
    slope: float
    pooling: Pooling = Pooling.AVERAGE

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return len(self.mean)

    def decisions(self, features: Features) -> Iterator[tuple[slice, Floats]]:
        """Yield what `Pairs.decisions` says of features (N, D), some rows at a time."""
        shrink = np.float32(1) / self.scale
        lengths = squared_lengths(self.support)
        for rows, part in centred(features, self.mean):
            part *= shrink
            kernel = gaussian(squared_distances(part, self.support, lengths), self.gamma)
            for some, decided in self.pairs.decisions(kernel):
                yield slice(rows.start + some.start, rows.start + some.stop), decided

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32, for features (N, D)."""
        result = np.empty((len(features), len(self.labels)), np.float32)
        for rows, decided in self.decisions(features):
            result[rows] = coupled(decided, self.slope)
        return result

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        return to_npz(
            {
                "mean": self.mean,
                "scale": self.scale,
                "support": self.support,
                "counts": self.pairs.counts.astype(np.float32),
                "coefficients": self.pairs.coefficients,
                "intercepts": self.pairs.intercepts,
                "kernel": np.array([self.gamma, self.slope], np.float32),
            }
        )

    @classmethod
    def from_bytes(
        cls, content: bytes, labels: tuple[Label, ...], pooling: Pooling
    ) -> "SvmHead":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file, or its shapes do not fit one another.
        """
        arrays = from_npz(content)
        support = taken(arrays, "support", None, None)
        vectors, width = support.shape
        mean, scale = taken(arrays, "mean", width), taken(arrays, "scale", width)
        classes = len(labels)
        counts = taken(arrays, "counts", classes)
        coefficients = taken(arrays, "coefficients", vectors, classes - 1)
        intercepts = taken(arrays, "intercepts", classes * (classes - 1) // 2)
        gamma, slope = taken(arrays, "kernel", 2)
        fits = (counts >= 0).all() and (counts == counts.astype(np.int64)).all()
        fits = fits and counts.sum() == vectors and (scale > 0).all()
        finish(arrays, fits=bool(fits and gamma > 0 and slope > 0 and classes > 1))
        return cls(
            labels,
            mean,
            scale,
            support,
            Pairs(counts.astype(np.int64), coefficients, intercepts),
            float(gamma),
            float(slope),
            pooling,
        )


def gaussian(distances: Floats, gamma: float) -> Floats:
    """Return the kernel exp(-gamma × distance) of squared distances, which it overwrites."""
    distances *= np.float32(-gamma)
    return np.exp(distances, out=distances)


def coupled(decided: Floats, slope: float) -> Floats:
    """Return the probability of each class, (n, K), from decisions of pairs (n, K, K).

    Each pair's probability being 1 / (1 + exp(-slope × decision)), that of class i is
    1 / (sum over j of their inverses - (K - 2)), then scaled so that all sum to 1.
    """
    exponents = np.minimum(decided * np.float32(-slope), np.float32(_LARGEST_EXPONENT))
    # The diagonal is 0 and adds the 1 that is left of K - 1 inverses less K - 2.
    result: Floats = 1 / np.exp(exponents).sum(axis=2)
    result /= result.sum(axis=1, keepdims=True)
    return result
