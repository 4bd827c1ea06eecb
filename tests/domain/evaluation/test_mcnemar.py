import numpy as np
import pytest
from scipy.stats import binomtest

from ajna_desktop.domain.bootstrap import Resamples
from ajna_desktop.domain.evaluation.mcnemar import duels, sign_test


@pytest.mark.parametrize(
    ("only_one", "only_other"), [(0, 0), (1, 0), (5, 1), (12, 3), (40, 40)]
)
def test_that_scans_on_their_own_are_tested_as_mcnemar_did(only_one, only_other):
    gains = np.repeat([1, -1, 0], [only_one, only_other, 50])
    discordant = only_one + only_other
    expected = binomtest(only_one, discordant).pvalue if discordant else 1.0

    assert sign_test(gains) == pytest.approx(expected)


def test_that_many_scans_are_tested_nearly_as_few():
    many = np.repeat([1, -1], [2600, 2500])

    assert sign_test(many) == pytest.approx(binomtest(2600, 5100).pvalue, abs=2e-3)


def test_that_scans_of_one_group_are_one_toss():
    assert sign_test(np.array([10])) == pytest.approx(1.0)
    # Six groups, all for the first: two of 64 outcomes are as one-sided.
    assert sign_test(np.array([3, 1, 2, 5, 1, 4])) == pytest.approx(2 / 64)
    # By hand: of ±3 ± 1 the sums 4 and −4 are two of four outcomes, 2 and −2 the others.
    assert sign_test(np.array([3, 1])) == pytest.approx(0.5)
    assert sign_test(np.array([3, -1])) == pytest.approx(1.0)


def test_that_few_large_groups_are_few_tosses_however_many_scans_they_have():
    # Five patients, all for the first: two of 32 outcomes are as one-sided.
    assert sign_test(np.array([250, 400, 300, 2000, 1000])) == pytest.approx(2 / 32)
    assert sign_test(np.array([100_000])) == pytest.approx(1.0)
    assert sign_test(np.full(10, 1_000_000)) == pytest.approx(2 / 1024)
    assert sign_test(np.full(20, 7)) == pytest.approx(2 / 2**20)


def test_that_a_duel_counts_all_scans_and_tells_the_difference():
    one = np.array([1, 1, 1, 0, 1, 1, 0, 1], bool)
    other = np.array([1, 0, 0, 0, 0, 1, 1, 1], bool)
    (found,) = duels(["a", "b"], np.stack([one, other]), Resamples([""] * 8))

    assert (found.both_right, found.only_one, found.only_other, found.both_wrong) == (
        3,
        3,
        1,
        1,
    )
    assert found.difference.value == pytest.approx(6 / 8 - 4 / 8)
    assert found.difference.low < 0.25 < found.difference.high
    assert found.p_value == pytest.approx(binomtest(3, 4).pvalue)


def test_that_groups_make_a_duel_less_certain():
    rng = np.random.default_rng(1)
    one = rng.random(200) < 0.8
    other = one & (rng.random(200) < 0.9)
    right = np.stack([one, other])
    (alone,) = duels(["a", "b"], right, Resamples([""] * 200))
    (grouped,) = duels(["a", "b"], right, Resamples([str(n // 40) for n in range(200)]))

    assert alone.p_value < grouped.p_value
