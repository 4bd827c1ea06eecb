import hashlib

import numpy as np
import pytest

from ajna_desktop.search.contents import keys_of
from ajna_desktop.search.novelty import novelty
from ajna_desktop.search.unit_rows import UnitRows


def keys(names):
    return keys_of([hashlib.sha256(str(name).encode()).hexdigest() for name in names])


def rows_of(vectors):
    halves = np.asarray(vectors, np.float16)
    return UnitRows(halves, np.arange(len(halves)))


def cloud(scans, centre, seed=0, width=24):
    rng = np.random.default_rng(seed)
    return centre + rng.normal(0, 0.2, (scans, width))


def quietly(done):
    pass


def test_that_the_score_is_the_mean_distance_to_the_nearest_of_other_groups():
    vectors = cloud(60, np.eye(24)[0])
    vectors[1] = vectors[0]  # a copy in the same group, and one in another
    groups = np.arange(60) // 2
    found = novelty(rows_of(vectors), keys(range(60)), groups, np.ones(60, bool), quietly)
    units = vectors.astype(np.float16).astype(np.float64)
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    distances = 1 - units @ units.T
    distances[groups[:, np.newaxis] == groups] = np.inf
    assert found.distances == pytest.approx(np.sort(distances)[:, :5].mean(axis=1), abs=1e-3)
    # Of 60 learnt ones, each is compared with the 59 others and itself.
    as_far = (found.distances >= found.distances[:, np.newaxis]).sum(axis=1)
    assert found.p_values == pytest.approx(as_far / 60)


def test_that_strange_images_are_found_and_ordinary_ones_seldom():
    centre = np.eye(24)[0]
    vectors = np.concatenate(
        [cloud(400, centre), cloud(300, centre, seed=1), cloud(20, -np.eye(24)[3], seed=2)]
    )
    is_learnt = np.arange(720) < 400
    told = []
    found = novelty(rows_of(vectors), keys(range(720)), np.arange(720), is_learnt, told.append)
    assert (found.p_values[700:] <= 0.01).all()
    assert (found.p_values[400:700] <= 0.01).mean() < 0.03
    assert found.learnt == 400
    assert told[-1] == 720


def test_that_ordinary_images_have_p_values_that_are_spread_evenly():
    shares = []
    for seed in range(10):
        vectors = cloud(400, np.eye(24)[0], seed)
        is_learnt = np.arange(400) < 200
        found = novelty(rows_of(vectors), keys(range(400)), np.arange(400), is_learnt, quietly)
        shares.append([(found.p_values[200:] <= level).mean() for level in (0.05, 0.2, 0.5)])
    assert np.mean(shares, axis=0) == pytest.approx([0.05, 0.2, 0.5], abs=0.05)


def test_that_two_files_of_one_content_are_one_of_what_was_learnt():
    vectors = cloud(40, np.eye(24)[0])
    vectors[20:] = vectors[:20]
    contents = keys([*range(20), *range(20)])
    found = novelty(rows_of(vectors), contents, np.arange(40), np.ones(40, bool), quietly)
    assert found.learnt == 20
    assert (found.distances[:20] == found.distances[20:]).all()
    assert (found.distances > 0).all()  # its own copy does not count as near


def test_that_a_copy_that_lies_farther_out_than_what_was_learnt_is_as_rare_as_can_be():
    vectors = cloud(121, np.eye(24)[0])
    vectors[100:] = cloud(21, np.eye(24)[5] + 0.5 * np.eye(24)[0], seed=1)  # one patient
    vectors[120] = np.eye(24)[5] - np.eye(24)[0]  # the farthest from all others …
    vectors[0] = vectors[120]  # … and a copy that is another patient's, by its name
    groups = np.arange(121)
    groups[100:] = 500
    contents = keys([*range(120), 0])
    found = novelty(rows_of(vectors), contents, groups, np.ones(121, bool), quietly)
    assert found.distances[120] == found.distances.max() > found.distances[0]
    assert found.p_values.min() == found.p_values[120] == pytest.approx(1 / 120)


def test_that_an_image_without_features_to_compare_is_unlike_all():
    vectors = cloud(120, np.eye(24)[0])
    vectors[7] = 0
    is_learnt = np.arange(120) != 7
    found = novelty(rows_of(vectors), keys(range(120)), np.arange(120), is_learnt, quietly)
    assert found.distances[7] == 2
    assert found.p_values[7] == pytest.approx(1 / 120)


def test_that_of_very_many_learnt_ones_some_are_drawn():
    vectors = cloud(400, np.eye(24)[0])
    found = novelty(
        rows_of(vectors), keys(range(400)), np.arange(400), np.ones(400, bool), quietly, 100
    )
    assert found.learnt == 100
    assert (found.p_values <= 0.05).mean() == pytest.approx(0.05, abs=0.05)
