import numpy as np

from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.mapping.find_clusters import find_clusters, kept_clusters
from tests.tasks.conftest import save_scan
from tests.tasks.mapping.test_make_map import read_again


def labels_of(collection, clusters, number):
    ids = clusters.scan_ids[clusters.numbers == number].tolist()
    return {scan.label for scan in collection.scans.scans(ids)}


def test_that_clusters_hold_what_looks_alike(described, engine):
    found = find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 2)
    assert {tuple(labels_of(described, found, number)) for number in (0, 1)} == {
        ("empty",),
        ("loaded",),
    }
    for number, medoid in enumerate(found.medoids):
        place = np.searchsorted(found.scan_ids, medoid)
        assert found.numbers[place] == number


def test_that_the_number_of_clusters_is_chosen_where_none_was_asked_for(described, engine):
    found = find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext())
    assert len(found.medoids) == 2


def test_that_dense_clusters_are_found_too(described, engine):
    found = find_clusters(described, engine, ClusterMethod.HDBSCAN, TaskContext())
    assert found.method is ClusterMethod.HDBSCAN
    assert all(
        len(labels_of(described, found, number)) == 1 for number in range(len(found.medoids))
    )


def test_that_clusters_are_kept_until_others_are_found(described, engine):
    assert kept_clusters(described, engine) is None
    find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 2)
    made = find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 3)
    kept = kept_clusters(described, engine)
    assert kept.numbers.tolist() == made.numbers.tolist()
    assert (kept.medoids, kept.method, kept.lacking) == (made.medoids, made.method, 0)


def test_that_a_new_scan_is_in_no_cluster_yet(described, engine, folder):
    find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 2)
    save_scan(folder / "test" / "empty" / "new.png", 210, seed=500)
    read_again(described, engine)
    kept = kept_clusters(described, engine)
    assert kept.lacking == 1
    new = described.scans.by_path("test/empty/new.png").id
    assert kept.numbers[np.searchsorted(kept.scan_ids, new)] == -1
    assert (kept.numbers >= 0).sum() == 24


def test_that_a_cluster_is_shown_by_another_scan_when_its_most_typical_one_is_gone(
    described, engine, folder
):
    made = find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 2)
    (folder / described.scans.scan(made.medoids[0]).path).unlink()
    read_again(described, engine)
    kept = kept_clusters(described, engine)
    assert kept.medoids[0] != made.medoids[0]
    assert kept.medoids[1] == made.medoids[1]
    assert kept.numbers[np.searchsorted(kept.scan_ids, kept.medoids[0])] == 0
