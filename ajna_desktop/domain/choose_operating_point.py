"""Where a classifier of two classes should decide, by scans that it did not learn from."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label

BASIS: Final = "highest balanced accuracy on the validation split"
_LEAST: Final = 1e-6  # a threshold lies between 0 and 1


def choose_operating_point(
    labels: Sequence[Label],
    probabilities: npt.NDArray[np.floating],
    classes: npt.NDArray[np.int64],
) -> OperatingPoint | None:
    """Return the threshold of the second class with the highest balanced accuracy.

    It lies in the middle between two scans; of thresholds that are equally good, the one
    nearest to 0.5 is taken. None where there are not two classes that both occur.

    Args:
        labels: The K classes, in the order of the columns.
        probabilities: (N, K), of scans that were held back.
        classes: (N,), which class holds, as a column.
    """
    counts = np.bincount(classes, minlength=2)
    if len(labels) != 2 or not counts.all():
        return None
    order = np.argsort(probabilities[:, 1], kind="stable")
    scores = probabilities[order, 1].astype(np.float64)
    is_second = classes[order] == 1
    # With a threshold before the scan at k, those from k on are called the second class.
    missed = np.concatenate([[0], np.cumsum(is_second)])
    rejected = np.concatenate([[0], np.cumsum(~is_second)])
    balanced = ((counts[1] - missed) / counts[1] + rejected / counts[0]) / 2
    edges = np.concatenate([[0.0], scores, [1.0]])
    thresholds = np.clip((edges[:-1] + edges[1:]) / 2, _LEAST, 1 - _LEAST)
    # No threshold lies between scans of the same probability, nor beyond 0 and 1.
    lies_between = np.append(True, scores < thresholds[1:]) & np.append(
        thresholds[:-1] <= scores, True
    )
    balanced[~lies_between] = -1
    best = np.flatnonzero(balanced > balanced.max() - 1e-12)
    nearest = best[np.abs(thresholds[best] - 0.5).argmin()]
    return OperatingPoint(labels[1], float(thresholds[nearest]))
