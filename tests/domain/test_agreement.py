import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from ajna_desktop.domain.agreement import agreement, cohen_kappa, dissent


@pytest.mark.parametrize("seed", range(4))
def test_that_kappa_is_that_of_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    one = rng.integers(0, 4, 200)
    other = np.where(rng.random(200) < 0.6, one, rng.integers(0, 4, 200))
    assert cohen_kappa(one, other) == pytest.approx(cohen_kappa_score(one, other))


def test_that_two_that_always_tell_one_class_agree():
    assert cohen_kappa(np.zeros(5, int), np.zeros(5, int)) == 1.0


def test_that_two_agree_where_both_are_right_or_both_are_wrong():
    truth = np.array([0, 0, 1, 1, 2])
    told = np.array([[0, 0, 1, 1, 2], [0, 1, 1, 0, 2], [0, 2, 1, 1, 0]])
    found = agreement(["a", "b", "c"], told, truth)
    assert found.names == ("a", "b", "c")
    # b and c are both wrong about scan 1, though in different ways: that counts as agreement.
    assert found.same == ((1.0, 0.6, 0.6), (0.6, 1.0, 0.6), (0.6, 0.6, 1.0))
    assert found.kappa[0][1] == pytest.approx(cohen_kappa_score(told[0], told[1]))


def test_that_the_most_contested_scans_come_first():
    truth = np.array([0, 0, 0, 0])
    told = np.array([[0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
    certainty = np.array(
        [[0.9, 0.4, 0.8, 0.9]] * 2 + [[0.9, 0.6, 0.8, 0.1], [0.9, 0.6, 0.4, 0.9]]
    )
    found = dissent(told, truth, certainty)
    # Scan 1 is two against two; of the others, scan 3 has probabilities further apart.
    assert found.rows.tolist() == [1, 3, 2]
    assert found.shares.tolist() == [0.5, 0.25, 0.25]
    assert found.right.tolist() == [2, 3, 3]


def test_that_nothing_is_contested_where_all_agree_be_they_wrong_or_right():
    told = np.array([[0, 1], [0, 1]])
    assert len(dissent(told, np.array([0, 0]), np.full((2, 2), 0.5)).rows) == 0
