import numpy as np
import pytest

from ajna_desktop.search.principal_components import fit_projection
from ajna_desktop.search.unit_rows import UnitRows
from tests.search.clouds import cloud


@pytest.fixture(scope="module")
def rows():
    return UnitRows(cloud(3_000), np.arange(3_000))


def test_that_the_components_are_those_of_a_singular_value_decomposition(rows):
    projection = fit_projection(rows, 5, seed=1)
    vectors = rows.take(np.arange(3_000)).astype(np.float64)
    _, _, directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
    np.testing.assert_allclose(projection.mean, vectors.mean(axis=0), atol=1e-6)
    same = np.abs(np.einsum("cd,dc->c", directions[:5], projection.directions))
    np.testing.assert_allclose(same, 1, atol=1e-4)  # up to the sign, which is free


def test_that_distances_never_grow_and_all_components_keep_them(rows):
    vectors = rows.take(np.arange(200))
    distances = np.linalg.norm(vectors[:, np.newaxis] - vectors, axis=2)
    for components in (3, 24):
        projected = fit_projection(rows, components, seed=1).apply(vectors)
        shrunk = np.linalg.norm(projected[:, np.newaxis] - projected, axis=2)
        assert (shrunk <= distances + 1e-5).all()
    np.testing.assert_allclose(shrunk, distances, atol=1e-5)


def test_that_a_sample_of_many_rows_is_chosen_by_the_seed_alone():
    many = UnitRows(cloud(25_000, width=8), np.arange(25_000))
    first, again, other = (fit_projection(many, 4, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.directions, again.directions)
    assert not np.array_equal(first.mean, other.mean)


def test_that_more_components_than_features_are_not_made_up(rows):
    assert fit_projection(rows, 64, seed=1).count == 24


def test_that_the_fit_stops_where_its_step_raises(rows):
    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit_projection(rows, 5, 1, stop)
