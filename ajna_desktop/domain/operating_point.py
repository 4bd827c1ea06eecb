"""At which probability a classifier of two classes decides for one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Decides for `label` from `threshold` on, else for the other of the two classes.

    Without one, the most probable class is decided for.
    """

    label: Label
    threshold: float  # of its probability, in (0, 1)

    def in_words(self) -> str:
        """Return it for people: "threshold 0.62 for PNEUMONIA"."""
        return f"threshold {self.threshold:g} for {self.label}"


def decided(
    labels: Sequence[Label],
    probabilities: npt.NDArray[np.floating],
    point: OperatingPoint | None = None,
) -> npt.NDArray[np.int64]:
    """Return which class is decided for, (N,) int64 into `labels`.

    Args:
        labels: The K classes, in the order of the columns.
        probabilities: (N, K); the first of the most probable wins a tie.
        point: For K = 2, one of `labels`.

    Raises:
        ValueError: the point does not fit the classes.
    """
    if point is None:
        best: npt.NDArray[np.int64] = probabilities.argmax(axis=1)
        return best
    if len(labels) != 2 or point.label not in labels:
        raise ValueError(f"{point.in_words()} does not fit the classes {list(labels)}")
    its = list(labels).index(point.label)
    # float32 probabilities against a float64 threshold: both as float64, everywhere the same.
    reached = probabilities[:, its].astype(np.float64) >= point.threshold
    return np.where(reached, its, 1 - its)
