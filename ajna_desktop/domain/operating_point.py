"""At which probability a classifier decides for one of its classes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Decides for `label` from `threshold` on, else for the most probable of the other classes.

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
        point: For K ≥ 2, one of `labels`.

    Raises:
        ValueError: the point does not fit the classes.
    """
    best: npt.NDArray[np.int64] = probabilities.argmax(axis=1)
    if point is None:
        return best
    if len(labels) < 2 or point.label not in labels:
        raise ValueError(f"{point.in_words()} does not fit the classes {list(labels)}")
    its = list(labels).index(point.label)
    is_reached = reaches(probabilities[:, its], point.threshold)
    best[is_reached] = its
    # Those that would have been decided for `its` without a point fall to the next best class.
    fallen = np.flatnonzero(~is_reached & (best == its))
    others = probabilities[fallen]
    others[:, its] = -1
    best[fallen] = others.argmax(axis=1)
    return best


def reaches(probabilities: npt.NDArray[np.floating], threshold: float) -> npt.NDArray[np.bool_]:
    """Return which probabilities are at the threshold or above, in the shape given.

    float32 probabilities are compared with the float64 threshold as float64: everywhere alike.
    """
    reached: npt.NDArray[np.bool_] = probabilities.astype(np.float64) >= threshold
    return reached
