import math

import numpy as np

from ajna_desktop.domain.clusters import ClusterMethod, ScanClusters, describe_clusters
from ajna_desktop.domain.scan import ScanId


def test_that_a_cluster_is_called_by_the_label_that_most_of_its_scans_have():
    clusters = ScanClusters(
        ClusterMethod.K_MEANS,
        np.arange(10, 18),
        np.array([0, 0, 0, 0, 1, 1, 2, -1], np.int32),
        (ScanId(11), ScanId(14), ScanId(16)),
    )
    codes = np.array([1, 1, 0, -1, 0, 1, -1, 0], np.int32)
    first, second, third = describe_clusters(clusters, codes, ("empty", "loaded"))
    assert (first.size, first.label, first.purity) == (4, "loaded", 2 / 3)
    assert (second.size, second.label, second.purity) == (2, "empty", 0.5)
    assert (third.size, third.label, third.medoid) == (1, None, 16)
    assert math.isnan(third.purity)


def test_that_no_clusters_are_no_trouble():
    nothing = ScanClusters(ClusterMethod.HDBSCAN, np.arange(3), np.full(3, -1, np.int32), ())
    assert describe_clusters(nothing, np.zeros(3, np.int32), ("empty",)) == []
