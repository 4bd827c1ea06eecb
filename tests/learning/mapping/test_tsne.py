import numpy as np
from sklearn.manifold import trustworthiness

from ajna_desktop.learning.mapping.tsne import ALL_STEPS, LEAST, tsne
from tests.learning.feature_clouds import clouds


def principal(features):
    centred = features - features.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return (centred @ directions.T).astype(np.float32)


def test_that_neighbours_stay_neighbours_better_than_on_the_first_two_components():
    features, _, _ = clouds((50, 40, 30, 30), apart=9)
    rows = principal(features)
    told = []
    places = tsne(rows, lambda done, total: told.append((done, total)), threads=1)
    assert places.shape == (150, 2)
    assert trustworthiness(rows, places, n_neighbors=10) > 0.9
    assert trustworthiness(rows, places, n_neighbors=10) > trustworthiness(
        rows, rows[:, :2], n_neighbors=10
    )
    assert told[0] == (0, ALL_STEPS)
    assert told[-1] == (ALL_STEPS, ALL_STEPS)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_that_the_same_images_lie_at_the_same_places_each_time():
    features, _, _ = clouds((20, 20), apart=9)
    rows = principal(features)
    first, second = (tsne(rows, lambda done, total: None, threads=1) for _ in range(2))
    assert np.allclose(first, second)


def test_that_the_fewest_images_have_a_map():
    rows = principal(np.random.default_rng(0).normal(size=(LEAST, 5)))
    assert np.isfinite(tsne(rows, lambda done, total: None, threads=1)).all()
