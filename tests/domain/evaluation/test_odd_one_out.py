import numpy as np
import pytest

from ajna_desktop.domain.evaluation.odd_one_out import robust_scores

SEED = 20261123


def scores(distances, groups):
    return robust_scores(np.array(distances, float), np.array(groups, np.int32))


def test_that_a_hand_worked_group_has_these_scores():
    distances = [0.10, 0.20, 0.25, 0.28, 0.30, 0.31, 0.33, 0.34, 0.36, 0.80]
    # Median (0.30 + 0.31) / 2 = 0.305. Deviations in order: 0.005 0.005 0.025 0.025 0.035 0.055
    # 0.055 0.105 0.205 0.495; their median 0.045.
    found = scores(distances, [0] * 10)
    assert found[-1] == pytest.approx(0.495 / (1.4826 * 0.045))
    assert found[0] == pytest.approx(-0.205 / (1.4826 * 0.045))


def test_that_each_group_is_judged_by_its_own_spread():
    rng = np.random.default_rng(SEED)
    narrow, wide = rng.normal(0.1, 0.01, 40), rng.normal(0.5, 0.1, 40)
    together = scores([*narrow, *wide], [3] * 40 + [1] * 40)
    assert together[:40] == pytest.approx(scores(narrow, [0] * 40))
    assert together[40:] == pytest.approx(scores(wide, [0] * 40))


def test_that_normal_distances_have_the_spread_of_normal_scores():
    values = np.random.default_rng(SEED).normal(0.4, 0.05, 20_000)
    assert scores(values, [0] * 20_000).std() == pytest.approx(1, abs=0.02)


def test_that_the_mean_deviation_stands_for_a_spread_of_nothing():
    distances = [0.2] * 11 + [0.5]
    found = scores(distances, [0] * 12)
    assert found[:11] == pytest.approx(0)
    assert found[11] == pytest.approx(0.3 / (1.2533 * 0.3 / 12))


def test_that_nobody_is_odd_where_all_lie_equally_far():
    assert scores([0.3] * 4, [0] * 4) == pytest.approx(0)


def test_that_three_that_happen_to_be_close_do_not_shout():
    # Alone, the MAD of the first group, 0.0001, would give its third a score of about 1,350.
    usual = np.random.default_rng(SEED).normal(0.3, 0.1, 90)
    groups = [0] * 3 + [1 + number // 9 for number in range(90)]
    found = scores([0.1, 0.1001, 0.3, *usual], groups)
    assert 0 < found[2] < 6


def test_that_no_distances_have_no_scores():
    assert len(scores([], [])) == 0
