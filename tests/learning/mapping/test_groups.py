import numpy as np
import pytest
from sklearn.cluster import HDBSCAN
from sklearn.metrics import silhouette_score

from ajna_desktop.domain.partitions import adjusted_rand_index
from ajna_desktop.learning.fitting.clusters import find_clusters
from ajna_desktop.learning.mapping.groups import (
    choose_count,
    dense_clusters,
    k_means,
    medoids,
)
from tests.learning.feature_clouds import clouds


def test_that_the_number_of_clusters_is_that_of_the_clouds_there_are():
    features, classes, _ = clouds((60, 50, 40, 30), apart=12)
    found = k_means(features, None)
    assert adjusted_rand_index(classes, found.astype(np.int64)) == 1.0
    assert np.bincount(found).tolist() == [60, 50, 40, 30]  # the largest first


def test_that_the_number_is_that_of_the_largest_silhouette():
    features, _, _ = clouds((40, 30, 20), apart=3)
    scores = [
        silhouette_score(features, find_clusters(features, count)) for count in range(2, 16)
    ]
    assert choose_count(features) == 2 + int(np.argmax(scores))


def test_that_a_number_that_was_asked_for_is_kept():
    features, _, _ = clouds((40, 30), apart=12)
    assert set(k_means(features, 7)) == set(range(7))


def test_that_dense_clusters_are_those_of_hdbscan_and_leave_out_what_lies_between():
    features, classes, _ = clouds((80, 60), width=4, apart=14)
    strays = np.random.default_rng(1).uniform(-60, 60, (6, 4)).astype(np.float32)
    rows = np.vstack([features, strays])
    found = dense_clusters(rows, 10)
    plain = HDBSCAN(min_cluster_size=10, copy=True).fit_predict(rows)
    assert ((found == -1) == (plain == -1)).all()
    assert adjusted_rand_index(plain, found.astype(np.int64)) == 1.0
    is_in = found[: len(classes)] >= 0
    assert (
        adjusted_rand_index(classes[is_in], found[: len(classes)][is_in].astype(np.int64))
        == 1.0
    )


def test_that_too_few_images_have_no_dense_clusters():
    assert dense_clusters(np.zeros((7, 3), np.float32)).tolist() == [-1] * 7


@pytest.mark.parametrize("count", [1, 2])
def test_that_one_or_two_images_are_that_many_clusters(count):
    rows = np.eye(count, 3, dtype=np.float32)
    assert k_means(rows, None).tolist() == list(range(count))


def test_that_images_that_are_all_the_same_are_one_cluster():
    assert k_means(np.ones((9, 3), np.float32), None).tolist() == [0] * 9


def test_that_the_most_typical_image_has_the_smallest_squared_distances_to_its_cluster():
    features, classes, _ = clouds((30, 20), apart=8)
    numbers = classes.astype(np.int32)
    for number, typical in enumerate(medoids(features, numbers)):
        members = np.flatnonzero(classes == number)
        apart = features[members][:, None] - features[members][None]
        sums = np.square(apart).sum(axis=(1, 2))
        assert members[sums.argmin()] == typical
