"""How far each image lies from its companions, beside how far they lie from each other."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

LEAST_GROUP: Final = 3  # of two, either is as odd as the other
FEW: Final = 10  # in smaller groups the spread is itself a guess
_NORMAL_MAD: Final = 1.4826  # makes the MAD of normal values their standard deviation
_NORMAL_MEAN: Final = 1.2533  # the same for the mean absolute deviation: sqrt(pi / 2)


@dataclass(frozen=True, slots=True, eq=False)
class OddOnes:
    """The images of groups of three or more, the oddest first.

    Attributes:
        scan_ids: (N,) int64.
        groups: (N,) int32 indices into `names`.
        names: The groups.
        distances: (N,) median cosine distance to the companions, in [0, 2].
        scores: (N,) robust z of that distance within the group; above 3.5 is uncommon.
        companions: (N,) int64, how many others the group has.
        left_out: Readable scans that have no group of three, or no features.
    """

    scan_ids: npt.NDArray[np.int64]
    groups: Codes
    names: tuple[str, ...]
    distances: Floats
    scores: Floats
    companions: npt.NDArray[np.int64]
    left_out: int

    def members(self, group: int) -> npt.NDArray[np.int64]:
        """Return the scans of a group, the oddest first."""
        found: npt.NDArray[np.int64] = self.scan_ids[self.groups == group]
        return found


def robust_scores(distances: Floats, groups: Codes) -> Floats:
    """Return by how many robust standard deviations each distance exceeds its group's median.

    (d − median) / (1.4826 · MAD). Where the MAD is 0, because more than half of a group lie
    equally far, the mean absolute deviation stands for it; where all lie equally far, nobody
    is odd. In a group of fewer than ten the MAD is a guess that may be far too small; there it
    counts at least as much as it usually is (the median over all groups).

    Args:
        distances: (N,) finite.
        groups: (N,) int ≥ 0.

    Returns:
        (N,) float64.

    Source:
        Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993.
    """
    if not len(distances):
        return np.empty(0, np.float64)
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    values = distances[order].astype(np.float64)
    medians = np.repeat(_medians(values, starts, sizes), sizes)
    deviations = np.abs(values - medians)
    mads = _medians(deviations, starts, sizes)
    means = np.add.reduceat(deviations, starts) / sizes
    scales = np.where(mads > 0, _NORMAL_MAD * mads, _NORMAL_MEAN * means)
    scales = np.where(sizes < FEW, np.maximum(scales, np.median(scales)), scales)
    spread = np.repeat(scales, sizes)
    scores = np.divide(values - medians, spread, out=np.zeros_like(values), where=spread > 0)
    result: Floats = np.empty_like(scores)
    result[order] = scores
    return result


def _medians(
    values: Floats, starts: npt.NDArray[np.intp], sizes: npt.NDArray[np.intp]
) -> Floats:
    """Return the median of each part of `values`; parts follow one another."""
    part = np.repeat(np.arange(len(sizes)), sizes)
    ordered = values[np.lexsort((values, part))]
    middle: Floats = (ordered[starts + (sizes - 1) // 2] + ordered[starts + sizes // 2]) / 2
    return middle
