"""Clusters of images in the space of their features."""

import warnings
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.fitting.clusters import find_clusters
from ajna_desktop.learning.head_arrays import Floats

Numbers = npt.NDArray[np.int32]

MOST_CHOSEN: Final = 15  # clusters; more are found only when asked for
_SAMPLE: Final = 2000  # images on which the number of clusters is chosen
_LEAST_DENSE: Final = 5  # images of a dense cluster
_DENSE_SHARE: Final = 0.005  # of all images


def k_means(rows: Floats, count: int | None, seed: int = 0) -> Numbers:
    """Return the cluster of each image, (N,), numbered from 0, the largest first.

    Args:
        rows: (N, C), finite, N ≥ 1.
        count: How many clusters, at most N; None chooses from 2 to 15, see `choose_count`.
        seed: Of where the search starts.
    """
    if count is None:
        count = choose_count(rows, seed)
    return _by_size(find_clusters(rows, count, seed))


def choose_count(rows: Floats, seed: int = 0) -> int:
    """Return the number of clusters, from 2 to 15, that lie apart most clearly.

    It is that of the largest mean silhouette (Rousseeuw, 1987) on at most 2,000 images; 1 where
    there are fewer than three images to tell apart.
    """
    from sklearn.metrics import silhouette_score
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    if len(rows) > _SAMPLE:
        chosen = np.random.default_rng(seed).choice(len(rows), _SAMPLE, replace=False)
        rows = rows[np.sort(chosen)]
    different = len(np.unique(rows, axis=0))
    if different < 3:
        return different
    scores = {}
    # So little work waits for its threads longer than it takes, where others compute as well.
    with threadpool_limits(1):
        for count in range(2, min(MOST_CHOSEN, different - 1) + 1):
            found = find_clusters(rows, count, seed)
            scores[count] = silhouette_score(rows, found)
    return max(scores, key=scores.__getitem__)


def dense_clusters(rows: Floats, least: int | None = None) -> Numbers:
    """Return the cluster of each image by HDBSCAN (Campello et al., 2013), (N,); −1 = none.

    Args:
        rows: (N, C), finite; the time grows with N².
        least: Images that a cluster has at least; by default 0.5 % of all, and no less than 5.
    """
    from sklearn.cluster import HDBSCAN

    least = least or max(_LEAST_DENSE, round(len(rows) * _DENSE_SHARE))
    if len(rows) < 2 * least:
        return np.full(len(rows), -1, np.int32)
    with warnings.catch_warnings():
        # Systems that do not tell how many cores they have are none of the user's concern.
        warnings.filterwarnings("ignore", "Could not find the number of physical cores")
        found = HDBSCAN(min_cluster_size=least, copy=True).fit_predict(rows)
    return _by_size(np.asarray(found, np.int64))


def medoids(rows: Floats, numbers: Numbers) -> list[int]:
    """Return the most typical image of each cluster: the nearest to the mean of the cluster.

    Its squared distances to the others of the cluster have the smallest sum.
    """
    typical = []
    for number in range(int(numbers.max(initial=-1)) + 1):
        members = np.flatnonzero(numbers == number)
        distances = np.linalg.norm(rows[members] - rows[members].mean(axis=0), axis=1)
        typical.append(int(members[distances.argmin()]))
    return typical


def _by_size(found: npt.NDArray[np.int64]) -> Numbers:
    """Number clusters anew, the largest first, of two that are as large the first; −1 stays."""
    kinds, first, places, sizes = np.unique(
        found, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    order = order[kinds[order] >= 0]
    number = np.full(len(kinds), -1, np.int32)
    number[order] = np.arange(len(order))
    return np.asarray(number[places], np.int32)
