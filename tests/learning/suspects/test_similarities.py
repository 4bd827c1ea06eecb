import numpy as np
import pytest
from sklearn.metrics.pairwise import rbf_kernel

from ajna_desktop.learning.suspects.similarities import gaussian_features


@pytest.fixture
def images():
    return np.random.default_rng(0).normal(5, 3, (80, 12)).astype(np.float32)


def expected(images):
    """Gaussian similarities of standardised images, as scikit-learn has them."""
    rows = (images - images.mean(axis=0)) / images.std(axis=0)
    squares = ((rows[:, np.newaxis] - rows) ** 2).sum(axis=2)
    return rbf_kernel(rows, gamma=0.6 / np.median(squares))


def test_that_products_are_similarities_where_all_images_are_landmarks(images):
    found = gaussian_features(images.copy())
    assert found.shape == (80, 80)
    assert np.allclose(found @ found.T, expected(images), atol=5e-3)


def test_that_few_landmarks_come_near(images):
    images[:, 2:] = images[:, :1]  # on a plane
    found = gaussian_features(images.copy(), most=40)
    assert found.shape == (80, 40)
    assert np.abs(found @ found.T - expected(images)).mean() < 0.02


def test_that_the_same_seed_draws_the_same_landmarks(images):
    once, again, other = (
        gaussian_features(images.copy(), most=20, seed=seed) for seed in (1, 1, 2)
    )
    assert (once == again).all()
    assert not np.allclose(once, other)


def test_that_images_that_are_all_the_same_are_alike():
    found = gaussian_features(np.ones((7, 4), np.float32))
    assert np.allclose(found @ found.T, 1, atol=0.01)


def test_that_few_kinds_of_images_are_told_apart():
    kinds = (np.arange(60) % 7 == 0).astype(np.float32)
    images = np.repeat(kinds[:, np.newaxis] * 3, 40, axis=1)
    found = gaussian_features(images)
    similar = found @ found.T
    is_same = kinds[:, np.newaxis] == kinds
    assert np.allclose(similar[is_same], 1, atol=0.01)
    assert similar[~is_same].max() < 0.5
