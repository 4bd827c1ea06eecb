from itertools import pairwise

import numpy as np
import pytest

from ajna_desktop.domain.evaluation.seriation import confusion_order


def in_groups(seed, groups, size, shuffled=True):
    """Errors within groups only; returns the counts and the group of each class."""
    rng = np.random.default_rng(seed)
    belongs = np.repeat(np.arange(groups), size)
    if shuffled:
        rng.shuffle(belongs)
    same = belongs[:, None] == belongs[None, :]
    counts = np.where(same, rng.integers(1, 10, same.shape), 0)
    np.fill_diagonal(counts, 50)
    return counts, belongs


@pytest.mark.parametrize("seed", range(5))
def test_that_classes_taken_for_each_other_stand_side_by_side(seed):
    counts, belongs = in_groups(seed, groups=7, size=4)
    order = confusion_order(counts)
    assert sorted(order) == list(range(28))
    changes = np.flatnonzero(np.diff(belongs[order])).size
    assert changes == 6  # every group in one piece


def test_that_neighbours_of_a_chain_stay_neighbours():
    chain = [3, 0, 5, 1, 4, 2]  # each is taken for the next one only
    counts = np.diag(np.full(6, 90))
    for one, other in pairwise(chain):
        counts[one, other] = counts[other, one] = 5
    order = confusion_order(counts)
    assert order in (chain, chain[::-1])


def test_that_the_same_counts_give_the_same_order_even_in_ties():
    counts = np.full((9, 9), 2)
    first = confusion_order(counts)
    assert sorted(first) == list(range(9))
    assert all(confusion_order(counts.copy()) == first for _ in range(3))


def test_that_classes_without_errors_keep_their_order_at_the_end():
    counts = np.diag([5, 6, 7, 8, 0])
    assert confusion_order(counts) == [0, 1, 2, 3, 4]
    counts[0, 3] = 1
    assert confusion_order(counts) == [0, 3, 1, 2, 4]
    assert confusion_order(np.zeros((0, 0), np.int64)) == []


@pytest.mark.parametrize("seed", range(3))
def test_that_every_class_is_there_once_whatever_the_counts(seed):
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, 3, (60, 60)) * (rng.random((60, 60)) < 0.05)
    assert sorted(confusion_order(counts)) == list(range(60))
