"""What sits on the features of a network and tells classes apart, in plain NumPy.

Any process may apply a head that another one fitted.
"""

from collections.abc import Mapping
from typing import ClassVar, Final, Protocol

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import Features, Floats, softmax
from ajna_desktop.learning.heads.dense_head import DenseHead
from ajna_desktop.learning.heads.linear_head import ClassifierHead
from ajna_desktop.learning.heads.log_probability_head import LogProbabilityHead
from ajna_desktop.learning.heads.reference_head import ReferenceHead
from ajna_desktop.learning.heads.svm_head import SvmHead

__all__ = [
    "HEAD_KINDS",
    "ClassifierHead",
    "DenseHead",
    "Floats",
    "Head",
    "LogProbabilityHead",
    "ReferenceHead",
    "SvmHead",
    "head_from_bytes",
    "softmax",
]


class Head(Protocol):
    """A classifier of K classes on D features of a network."""

    kind: ClassVar[str]  # a key of HEAD_KINDS

    @property
    def labels(self) -> tuple[Label, ...]:
        """The classes, in the order of the probabilities."""
        ...

    @property
    def pooling(self) -> Pooling:
        """Of the features it wants."""
        ...

    @property
    def width(self) -> int:
        """D, the number of features it wants."""
        ...

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, (N, K) float32; each row sums to 1.

        Args:
            features: (N, D) of any float type, finite, of the network it was fitted on.
        """
        ...

    def to_bytes(self) -> bytes:
        """Return the arrays as the content of an .npz file; the labels are not in it."""
        ...


class _Reads(Protocol):
    def from_bytes(self, content: bytes, labels: tuple[Label, ...], pooling: Pooling) -> Head:
        """Read what `Head.to_bytes` wrote."""
        ...


HEAD_KINDS: Final[Mapping[str, _Reads]] = {
    "linear": ClassifierHead,
    "dense": DenseHead,
    "svm": SvmHead,
    "references": ReferenceHead,
    "log-probabilities": LogProbabilityHead,
}


def head_from_bytes(
    kind: str,
    content: bytes,
    labels: tuple[Label, ...],
    pooling: Pooling = Pooling.AVERAGE,
) -> Head:
    """Read what the `to_bytes` of a head of that kind wrote.

    Args:
        kind: A key of HEAD_KINDS.
        content: Of the file.
        labels: The classes, in order.
        pooling: Of the features it wants.

    Raises:
        BundleInvalid: it is not such a file, or its shapes do not fit one another.
    """
    return HEAD_KINDS[kind].from_bytes(content, labels, pooling)
