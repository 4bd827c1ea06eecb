import math

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, f1_score

from ajna_desktop.domain.readers.agreement import NOT_READ, agreement

# Fleiss (1971), table 1: 30 patients, 6 psychiatrists each; depression, personality disorder,
# schizophrenia, neurosis, other.
FLEISS_1971 = """00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040
03300 10050 02031 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040
10500 00006"""
# The worked example of the Wikipedia article on Fleiss' kappa: 10 subjects, 14 raters.
WIKIPEDIA = """0 0 0 0 14, 0 2 6 4 2, 0 0 3 5 6, 0 3 9 2 0, 2 2 8 1 1, 7 7 0 0 0, 3 2 6 3 0,
2 5 3 2 2, 6 5 2 1 0, 0 2 2 3 7"""
# Fleiss, Cohen and Everitt (1969), table 2: shares of 200 subjects.
FLEISS_COHEN_EVERITT = np.array([[53, 5, 2], [11, 14, 5], [1, 6, 3]])


def told_of(counts):
    """Return readers × scans that give these counts; who said it does not matter to Fleiss."""
    return np.array([np.repeat(np.arange(len(row)), row) for row in counts]).T


def readings_of(table):
    pairs = [
        (one, other)
        for one, row in enumerate(table)
        for other, times in enumerate(row)
        for _ in range(times)
    ]
    return np.array(pairs).T


def alone(scans):
    return [""] * scans


def large_sample_error(shares, scans):
    """Standard error of Cohen's kappa by Fleiss, Cohen and Everitt (1969), equation 13."""
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    same, chance = np.trace(shares), float(rows @ columns)
    kinds = range(len(shares))
    total = sum(
        shares[i, i] * ((1 - chance) - (columns[i] + rows[i]) * (1 - same)) ** 2 for i in kinds
    )
    total += (1 - same) ** 2 * sum(
        shares[i, j] * (columns[i] + rows[j]) ** 2 for i in kinds for j in kinds if i != j
    )
    total -= (same * chance - 2 * chance + same) ** 2
    return math.sqrt(total / scans) / (1 - chance) ** 2


def test_that_fleiss_kappa_is_that_of_his_paper_also_per_category():
    told = told_of([[int(one) for one in row] for row in FLEISS_1971.split()])
    found = agreement(told, 5, alone(30))
    assert found.kappa.value == pytest.approx(0.430, abs=5e-4)
    assert found.same.value == pytest.approx(0.556, abs=5e-4)
    per_category = [one.kappa.value for one in found.per_answer]
    assert per_category == pytest.approx([0.245, 0.245, 0.520, 0.471, 0.566], abs=6e-4)


def test_that_fleiss_kappa_is_that_of_a_known_example_with_fourteen_readers():
    counts = [[int(one) for one in row.split()] for row in WIKIPEDIA.split(",")]
    found = agreement(told_of(counts), 5, alone(10))
    assert found.kappa.value == pytest.approx(0.210, abs=5e-4)
    assert found.scans == 10
    assert len(found.pairs) == 14 * 13 // 2


def test_that_cohens_kappa_and_the_width_of_its_interval_are_those_of_a_worked_example():
    table = 2 * FLEISS_COHEN_EVERITT
    error = large_sample_error(table / 200, 200)
    assert error == pytest.approx(0.0537, abs=5e-4)  # as the paper has it
    (pair,) = agreement(readings_of(table), 3, alone(200)).pairs
    assert pair.kappa.value == pytest.approx(0.429, abs=5e-4)
    assert pair.same.value == pytest.approx(0.70)
    half = (pair.kappa.high - pair.kappa.low) / 2
    assert half == pytest.approx(1.96 * error, rel=0.06)
    assert sum(scans for *_, scans in pair.cells) == 200
    assert (2, 0, 2) in pair.cells


@pytest.mark.parametrize("seed", range(6))
def test_that_pairs_agree_with_scikit_learn_also_class_by_class(seed):
    rng = np.random.default_rng(seed)
    one = rng.integers(0, 4, 120)
    other = np.where(rng.random(120) < 0.6, one, rng.integers(0, 4, 120))
    (pair,) = agreement(np.stack([one, other]), 4, alone(120)).pairs
    assert pair.kappa.value == pytest.approx(cohen_kappa_score(one, other))
    for k, figures in enumerate(pair.per_answer):
        assert figures.kappa.value == pytest.approx(cohen_kappa_score(one == k, other == k))
        # Positive specific agreement of two is the F1 score of the one against the other.
        assert figures.same.value == pytest.approx(f1_score(one == k, other == k))
        assert figures.told == ((one == k).sum(), (other == k).sum())
        assert figures.kappa.low < figures.kappa.value < figures.kappa.high


def test_that_a_scan_counts_where_two_have_read_it():
    told = np.array([[0, 1, 0, NOT_READ], [0, 1, NOT_READ, 1], [1, 1, NOT_READ, NOT_READ]])
    found = agreement(told, 2, alone(4))
    assert found.scans == 2
    assert found.disputed == (0,)
    assert [pair.scans for pair in found.pairs] == [2, 2, 2]
    assert found.same.value == pytest.approx((1 / 3 + 1) / 2)


def test_that_nothing_is_told_of_kappa_where_all_give_one_answer():
    found = agreement(np.zeros((2, 9), int), 2, alone(9))
    assert found.kappa is None
    assert found.pairs[0].kappa is None
    assert found.per_answer[1].same is None
    assert found.same.value == 1.0
    assert found.same.low == pytest.approx(9 / (9 + 1.96**2), abs=1e-3)  # Wilson


def test_that_readers_who_never_read_the_same_scan_get_no_figures():
    found = agreement(np.array([[0, NOT_READ], [NOT_READ, 1]]), 2, alone(2))
    assert (found.scans, found.same, found.kappa, found.disputed) == (0, None, None, ())
    assert (found.pairs[0].same, found.pairs[0].kappa) == (None, None)


def test_that_perfect_agreement_on_few_scans_is_not_called_certain():
    told = np.tile(np.arange(20) % 2, (2, 1))
    kappa = agreement(told, 2, alone(20)).pairs[0].kappa
    assert (kappa.value, kappa.high) == (1.0, 1.0)
    assert 0.6 < kappa.low < 0.8  # Wilson: 0.84 of the scans; chance explains half


def test_that_perfect_agreement_on_a_rare_answer_is_known_least():
    told = np.zeros((2, 200), int)
    told[:, :2] = 1
    rare = agreement(told, 2, alone(200)).pairs[0].per_answer[1]
    assert rare.same.value == rare.kappa.value == 1.0
    assert rare.same.low < 0.4
    assert rare.kappa.low < 0.2


def test_that_scans_of_one_group_widen_the_interval():
    rng = np.random.default_rng(3)
    one = rng.integers(0, 2, 60)
    other = np.where(rng.random(60) < 0.8, one, 1 - one)
    told = np.repeat(np.stack([one, other]), 5, axis=1)
    apart = agreement(told, 2, alone(300)).pairs[0].kappa
    grouped = agreement(told, 2, [str(row // 5) for row in range(300)]).pairs[0].kappa
    assert grouped.value == apart.value
    assert grouped.high - grouped.low > 1.8 * (apart.high - apart.low)


def test_that_the_interval_holds_the_truth_in_nearly_95_of_100_trials():
    rng = np.random.default_rng(7)
    share, right, trials = 0.5, 0.9, 300
    both = right**2 + (1 - right) ** 2
    one = share * right + (1 - share) * (1 - right)
    chance = one**2 + (1 - one) ** 2
    true_kappa = (both - chance) / (1 - chance)
    held = 0
    for _ in range(trials):
        truth = rng.random(100) < share
        told = np.stack([truth ^ (rng.random(100) > right) for _ in range(2)]).astype(np.int64)
        kappa = agreement(told, 2, alone(100)).pairs[0].kappa
        held += kappa.low <= true_kappa <= kappa.high
    assert 0.93 <= held / trials <= 0.995


def test_that_the_most_contested_scans_come_first():
    told = np.array([[0, 0, 0], [0, 1, 0], [0, 2, 1]])
    assert agreement(told, 3, alone(3)).disputed == (1, 2)
