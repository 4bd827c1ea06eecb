import numpy as np

from ajna_desktop.domain.partitions import adjusted_rand_index
from ajna_desktop.learning.fitting.clusters import find_clusters


def test_that_groups_that_lie_apart_are_found_whatever_their_names():
    rng = np.random.default_rng(0)
    classes = rng.integers(0, 3, 150)
    vectors = (rng.normal(0, 6, (3, 8))[classes] + rng.normal(0, 1, (150, 8))).astype(
        np.float32
    )
    found = find_clusters(vectors, 3)
    assert adjusted_rand_index(classes, found) == 1.0
    assert find_clusters(vectors, 3).tolist() == found.tolist()


def test_that_there_are_no_more_groups_than_images():
    vectors = np.eye(3, dtype=np.float32)
    assert sorted(find_clusters(vectors, 30)) == [0, 1, 2]
