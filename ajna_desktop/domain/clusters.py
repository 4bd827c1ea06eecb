"""Groups of scans that look alike, found without labels, and what they turn out to hold."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import ScanId

NO_CLUSTER = -1


class ClusterMethod(StrEnum):
    """How clusters are found."""

    K_MEANS = "k-means"  # every scan belongs to the nearest of K centres
    HDBSCAN = "hdbscan"  # what lies densely together; scans between belong to none


@dataclass(frozen=True, slots=True, eq=False)
class ScanClusters:
    """The cluster of each of N scans.

    Attributes:
        method: How they were found.
        scan_ids: (N,) ascending.
        numbers: (N,) from 0, that of the largest cluster; `NO_CLUSTER` where a scan is in none.
        medoids: The most typical scan of each cluster: the nearest to its mean.
        lacking: How many scans are newer than the clusters, and in none for that reason.
    """

    method: ClusterMethod
    scan_ids: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int32]
    medoids: tuple[ScanId, ...]
    lacking: int = 0

    def of(self, scan_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Return the cluster of each of some scans, (M,); `NO_CLUSTER` where it is in none."""
        numbers = np.full(len(scan_ids), NO_CLUSTER, np.int32)
        if len(self.scan_ids):
            places = np.searchsorted(self.scan_ids, scan_ids)
            places[places == len(self.scan_ids)] = 0
            found = self.scan_ids[places] == scan_ids
            numbers[found] = self.numbers[places[found]]
        return numbers


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is known of one cluster."""

    number: int
    size: int  # scans
    medoid: ScanId
    label: str | None  # that most of its labelled scans have; None where none has one
    purity: float  # share of its labelled scans with that label, in [0, 1]; NaN without


def describe_clusters(
    clusters: ScanClusters, codes: npt.NDArray[np.int32], names: tuple[str, ...]
) -> list[Cluster]:
    """Say of each cluster how large it is and which label most of its scans have.

    Args:
        clusters: The clusters.
        codes: (N,) label of each scan as an index into `names`; −1 where it has none.
        names: The K labels; of two that are as frequent the first counts.
    """
    count, kinds = len(clusters.medoids), len(names)
    is_in = clusters.numbers >= 0
    sizes = np.bincount(clusters.numbers[is_in], minlength=count)
    has_label = is_in & (codes >= 0)
    cells = clusters.numbers[has_label].astype(np.int64) * kinds + codes[has_label]
    table = np.bincount(cells, minlength=count * kinds).reshape(count, kinds)
    return [
        _described(number, int(sizes[number]), medoid, table[number], names)
        for number, medoid in enumerate(clusters.medoids)
    ]


def _described(
    number: int,
    size: int,
    medoid: ScanId,
    labelled: npt.NDArray[np.int64],
    names: tuple[str, ...],
) -> Cluster:
    total = int(labelled.sum())
    if not total:
        return Cluster(number, size, medoid, None, float("nan"))
    most = int(labelled.argmax())
    return Cluster(number, size, medoid, names[most], float(labelled[most] / total))
