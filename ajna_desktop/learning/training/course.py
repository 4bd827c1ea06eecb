"""What a network is taught: which images in which order, and how its answers are judged."""

from collections.abc import Generator, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Levels = npt.NDArray[np.uint8]


class Batch(NamedTuple):
    """What one step is about."""

    images: Levels  # (n, S, S, C), C = 1 for grey images whatever the network wants
    targets: tuple[npt.NDArray[Any], ...]  # n rows each


class Verdict(NamedTuple):
    """How the answers to n images are judged; tensors of shape (n,) float32."""

    losses: Any
    weights: Any  # how much each loss counts
    accuracies: Any  # 1 where the answer is right, or a share


class Course(Protocol):
    """The same seed gives the same batches in the same order."""

    @property
    def images(self) -> int:
        """How many images an epoch has."""
        ...

    def batches(self, epoch: int, size: int) -> Generator[Batch, None, None]:
        """Yield what is learned from in an epoch, counted from 1."""
        ...

    def validation(self, size: int) -> Generator[Batch, None, None]:
        """Yield what is validated on: the same every time, and never varied."""
        ...

    def judge(self, outputs: Any, scaled: Any, targets: Sequence[Any]) -> Verdict:
        """Judge what the network says. Becomes part of its graph.

        Args:
            outputs: What comes out, (n, …).
            scaled: What went in, (n, S, S, channels).
            targets: Those of the batch.
        """
        ...
