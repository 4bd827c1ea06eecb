"""A picture of all scans on a plane, on which those that look alike lie near each other."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float32]  # (N, 2): to the right, and up


class MapMethod(StrEnum):
    """How places on a map are found."""

    PCA = "pca"  # the two directions in which features differ most: seconds, distances kept
    TSNE = "tsne"  # keeps neighbours together: minutes, far distances mean nothing


@dataclass(frozen=True, slots=True, eq=False)
class ScanMap:
    """The places of N scans.

    Attributes:
        method: How they were found.
        scan_ids: (N,) ascending.
        places: (N, 2), finite.
        is_guess: (N,) whether a scan is newer than the map: it is shown beside the scan that
            it looks most like.
        explained: Of `MapMethod.PCA`: the share of all variance that the plane shows, in
            [0, 1]; NaN of others.
        lacking: How many scans have features and no place yet.
    """

    method: MapMethod
    scan_ids: npt.NDArray[np.int64]
    places: Places
    is_guess: npt.NDArray[np.bool_]
    explained: float = float("nan")
    lacking: int = 0

    def __len__(self) -> int:
        return len(self.scan_ids)


def inside(places: Places, polygon: Places) -> npt.NDArray[np.bool_]:
    """Return which of N places lie within a polygon (M, 2), by the even-odd rule, (N,).

    The polygon closes by itself; with fewer than three corners nothing is inside. A place on
    an edge may count either way.
    """
    found = np.zeros(len(places), np.bool_)
    if len(polygon) < 3:
        return found
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    near = np.flatnonzero(((places >= low) & (places <= high)).all(axis=1))
    across, up = places[near].astype(np.float64).T
    is_in = np.zeros(len(near), np.bool_)
    starts, ends = np.roll(polygon, 1, axis=0).astype(np.float64), polygon.astype(np.float64)
    for (x0, y0), (x1, y1) in zip(starts, ends, strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > up) != (y1 > up)
        is_in ^= crosses & (across < x0 + (up - y0) * (x1 - x0) / (y1 - y0))
    found[near] = is_in
    return found
