"""The head that compares with reference images: who lies nearest in a learned code, decides."""

from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import (
    ROWS_AT_ONCE,
    Features,
    Floats,
    finish,
    from_npz,
    softmax,
    squared_distances,
    squared_lengths,
    taken,
    to_npz,
)
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection

_PROJECTION: Final = "projection_"


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceHead:
    """Codes of reference images, some of each of K classes.

    The probability of a class is the softmax of the negative squared distance to its
    reference, divided by the temperature; of several references the mean of exp counts, so
    that the nearest ones decide.

    Attributes:
        labels: The classes, in the order of the probabilities.
        references: (R, C) float32, at least one of each class, those of one class in a row.
        counts: (K,) how many references each class has, in the order of `labels`.
        temperature: Squared distance over which a probability falls by a factor e.
        projection: Makes the codes out of D features; None where the features are codes.
        pooling: Of the features.
    """

    kind: ClassVar[str] = "references"
    labels: tuple[Label, ...]
    references: Floats
    counts: npt.NDArray[np.int64]
    temperature: float
    projection: Projection | None = None
    pooling: Pooling = Pooling.AVERAGE

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        return self.projection.width if self.projection else self.references.shape[1]

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32, for features (N, D)."""
        codes = self.projection.codes(features) if self.projection else features
        lengths = squared_lengths(self.references)
        result = np.empty((len(codes), len(self.labels)), np.float32)
        for start in range(0, len(codes), ROWS_AT_ONCE):
            rows = slice(start, start + ROWS_AT_ONCE)
            distances = squared_distances(
                codes[rows].astype(np.float32), self.references, lengths
            )
            result[rows] = softmax(
                class_logits(distances, self.counts, np.float32(self.temperature))
            )
        return result

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        arrays = {
            "references": self.references,
            "counts": self.counts.astype(np.float32),
            "temperature": np.array([self.temperature], np.float32),
        }
        if self.projection is not None:
            layers = self.projection.layers.arrays()
            arrays |= {_PROJECTION + name: array for name, array in layers.items()}
        return to_npz(arrays)

    @classmethod
    def from_bytes(
        cls, content: bytes, labels: tuple[Label, ...], pooling: Pooling
    ) -> "ReferenceHead":
        """Read what `to_bytes` wrote.

        Raises:
            BundleInvalid: it is not such a file, or its shapes do not fit one another.
        """
        arrays = from_npz(content)
        references = taken(arrays, "references", None, None)
        counts = taken(arrays, "counts", len(labels))
        (temperature,) = taken(arrays, "temperature", 1)
        projection = None
        if arrays:
            layers = {name.removeprefix(_PROJECTION): one for name, one in arrays.items()}
            projection = Projection(DenseLayers.take(layers))
            finish(layers, fits=projection.code_width == references.shape[1])
        fits = (counts >= 1).all() and (counts == counts.astype(np.int64)).all()
        finish({}, fits=bool(fits and counts.sum() == len(references) and temperature > 0))
        return cls(
            labels,
            references,
            counts.astype(np.int64),
            float(temperature),
            projection,
            pooling,
        )


def class_logits(
    distances: Floats, counts: npt.NDArray[np.int64], temperature: np.float32
) -> Floats:
    """Return the logarithm of each class's mean exp(-distance / temperature), (N, K).

    Args:
        distances: (N, R), squared, to the references class by class.
        counts: (K,) references of each class.
        temperature: Greater than 0.
    """
    scaled: Floats = distances / -temperature
    if (counts == 1).all():
        return scaled
    first = np.cumsum(counts) - counts
    most: Floats = np.maximum.reduceat(scaled, first, axis=1)
    scaled -= np.repeat(most, counts, axis=1)
    sums: Floats = np.add.reduceat(np.exp(scaled), first, axis=1)
    return most + np.log(sums / counts.astype(np.float32))
