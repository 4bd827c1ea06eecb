"""Where a classifier of two classes should decide, by scans that it did not learn from."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label

BASIS: Final = "balanced accuracy on the validation split, within a standard error of the best"
_LEAST: Final = 1e-6  # a threshold lies between 0 and 1


def choose_operating_point(
    labels: Sequence[Label],
    probabilities: npt.NDArray[np.floating],
    classes: npt.NDArray[np.int64],
) -> OperatingPoint | None:
    """Return the threshold of the second class with the highest balanced accuracy, nearly.

    With few scans the very best threshold is chance: some lie elsewhere next time. So of all
    that are within one standard error of the best, the one nearest to 0.5 is taken, as a tree
    is pruned (Breiman et al., Classification and Regression Trees, 1984, section 3.4.3). It
    lies in the middle between two scans, or at 0.5 itself. None where there are not two
    classes that both occur.

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
    found = counts[1] - missed
    balanced = (found / counts[1] + rejected / counts[0]) / 2
    edges = np.concatenate([[0.0], scores, [1.0]])
    thresholds = np.clip((edges[:-1] + edges[1:]) / 2, _LEAST, 1 - _LEAST)
    # No threshold lies between scans of the same probability, nor beyond 0 and 1.
    lies_between = np.append(True, scores < thresholds[1:]) & np.append(
        thresholds[:-1] <= scores, True
    )
    balanced[~lies_between] = -1
    thresholds[(edges[:-1] < 0.5) & (edges[1:] > 0.5)] = 0.5
    best = int(balanced.argmax())
    error = _standard_error((found[best], counts[1]), (rejected[best], counts[0]))
    good = np.flatnonzero(balanced >= balanced[best] - error)
    nearest = good[np.abs(thresholds[good] - 0.5).argmin()]
    return OperatingPoint(labels[1], float(thresholds[nearest]))


def _standard_error(*hits: tuple[int, int]) -> float:
    """Return the standard error of the mean of recalls, each (hits, scans).

    A scan more of each outcome is assumed (Laplace): all of twelve right is not always right.
    """
    shares = [((right + 1) / (scans + 2), scans) for right, scans in hits]
    variance = sum(share * (1 - share) / scans for share, scans in shares)
    return float(np.sqrt(variance)) / len(hits)
