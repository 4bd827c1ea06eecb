import numpy as np
import pytest
from sklearn.metrics.pairwise import cosine_distances

from ajna_desktop.search import companions
from ajna_desktop.search.companions import companion_distances
from ajna_desktop.search.unit_rows import UnitRows

SEED = 20261123


def rows_of(features):
    return UnitRows(features.astype(np.float16), np.arange(len(features)))


def leave_one_out(features, groups, number):
    far = cosine_distances(features.astype(np.float16).astype(np.float64))
    others = [n for n in range(len(groups)) if groups[n] == groups[number] and n != number]
    return np.median(far[number, others])


def test_that_distances_are_leave_one_out_medians_within_the_group():
    features = np.random.default_rng(SEED).normal(size=(40, 12))
    groups = np.array([0] * 5 + [2] * 8 + [1] * 27, np.int32)
    found = companion_distances(rows_of(features), groups, 3)
    expected = [leave_one_out(features, groups, number) for number in range(40)]
    assert found == pytest.approx(expected, abs=1e-5)


def test_that_small_groups_and_none_are_not_judged():
    features = np.random.default_rng(SEED).normal(size=(7, 4))
    found = companion_distances(rows_of(features), np.array([0, 0, -1, -1, -1, 1, 0]), 3)
    assert np.isfinite(found).tolist() == [True, True, False, False, False, False, True]


def test_that_an_image_without_a_direction_is_no_companion():
    features = np.random.default_rng(SEED).normal(size=(5, 4))
    features[1] = 0
    found = companion_distances(rows_of(features), np.zeros(5, np.int32), 3)
    kept = [0, 2, 3, 4]
    expected = companion_distances(rows_of(features[kept]), np.zeros(4, np.int32), 3)
    assert np.isnan(found[1])
    assert found[kept] == pytest.approx(expected)


def test_that_three_of_which_one_has_no_direction_are_too_few():
    features = np.random.default_rng(SEED).normal(size=(3, 4))
    features[1] = 0
    assert np.isnan(companion_distances(rows_of(features), np.zeros(3, np.int32), 3)).all()


def test_that_a_draw_stands_for_a_large_group():
    rng = np.random.default_rng(SEED)
    features = rng.normal(size=(3_000, 8)) + 2
    groups = np.zeros(3_000, np.int32)
    drawn = companion_distances(rows_of(features), groups, 3)
    assert companions.MOST_COMPANIONS < 3_000
    every = cosine_distances(features)
    exact = np.array([np.median(np.delete(every[number], number)) for number in range(200)])
    assert drawn[:200] == pytest.approx(exact, abs=0.01)
    assert drawn.tolist() == companion_distances(rows_of(features), groups, 3).tolist()


def test_that_progress_reaches_the_end():
    told = []
    features = np.random.default_rng(SEED).normal(size=(6, 4))
    companion_distances(rows_of(features), np.array([0, 0, 0, 1, 1, -1]), 3, told.append)
    assert told[-1] == 6
    assert told == sorted(told)
