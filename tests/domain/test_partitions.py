import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from ajna_desktop.domain.partitions import adjusted_rand_index, purity


@pytest.mark.parametrize("seed", range(4))
def test_that_the_index_is_that_of_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    classes = rng.integers(0, 3, 150)
    clusters = np.where(rng.random(150) < 0.5, classes * 7, rng.integers(0, 5, 150))
    expected = adjusted_rand_score(classes, clusters)
    assert adjusted_rand_index(classes, clusters) == pytest.approx(expected)


@pytest.mark.parametrize("classes", [[0, 1, 2], [0, 0, 0], [4]])
def test_that_the_same_groups_under_other_names_agree(classes):
    classes = np.array(classes)
    assert adjusted_rand_index(classes, 9 - classes) == 1.0
    assert purity(classes, 9 - classes) == 1.0


def test_that_purity_counts_the_main_class_of_each_cluster():
    classes = np.array([0, 0, 0, 1, 1, 1, 1, 2])
    clusters = np.array([5, 5, 5, 5, 8, 8, 8, 8])
    assert purity(classes, clusters) == (3 + 3) / 8
