import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.learning.fitting.folds import assign_folds, keep_folds


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "g", "h", "i", "j"]))),
    st.integers(0, 3),
)
def test_that_a_group_is_never_split(rows: list[tuple[str, str]], seed: int) -> None:
    labels, groups = [row[0] for row in rows], [row[1] for row in rows]

    folds = assign_folds(labels, groups, seed)

    for group in set(groups) - {""}:
        assert len({f for f, g in zip(folds, groups, strict=True) if g == group}) == 1
    distinct = len(set(groups) - {""}) + groups.count("")
    assert len(set(folds)) == min(5, distinct)


@pytest.mark.parametrize("seed", range(5))
def test_that_every_fold_has_its_share_of_every_class(seed: int) -> None:
    random = np.random.default_rng(seed)
    labels = random.choice(["a", "b", "c"], 1000, p=[0.7, 0.25, 0.05]).tolist()
    groups = [f"{label}{random.integers(200)}" for label in labels]

    folds = assign_folds(labels, groups, seed)

    for label in "abc":
        counts = np.bincount([f for f, x in zip(folds, labels, strict=True) if x == label])
        assert counts.max() - counts.min() <= 0.15 * counts.sum() / 5 + 3


def test_that_a_seed_deals_the_same_and_another_one_differently() -> None:
    labels, groups = ["a", "b"] * 100, [""] * 200

    assert (assign_folds(labels, groups, 1) == assign_folds(labels, groups, 1)).all()
    assert (assign_folds(labels, groups, 1) != assign_folds(labels, groups, 2)).any()


def test_that_many_classes_of_many_scans_take_no_time() -> None:
    random = np.random.default_rng(0)
    labels = random.integers(0, 868, 40_000).tolist()
    began = time.perf_counter()

    assign_folds(labels, [""] * 40_000)

    assert time.perf_counter() - began < 5  # half a second on a quiet machine


def test_that_groups_keep_their_fold_after_a_relabelling():
    labels, groups = _two_classes()
    before = assign_folds(labels, groups)
    former = dict(zip(groups, before.tolist(), strict=True))
    labels[3] = labels[7] = "b"

    after = keep_folds(labels, groups, former)

    np.testing.assert_array_equal(after, before)


def test_that_new_groups_go_where_their_class_is_rare():
    labels, groups = _two_classes()
    former = dict(zip(groups, assign_folds(labels, groups).tolist(), strict=True))
    new_labels, new_groups = [*labels, *"aaaaa"], [*groups, *(f"new {n}" for n in range(5))]

    folds = keep_folds(new_labels, new_groups, former)

    np.testing.assert_array_equal(folds[:60], assign_folds(labels, groups))
    assert sorted(folds[60:].tolist()) == [0, 1, 2, 3, 4]


def test_that_all_are_dealt_anew_where_a_fold_would_be_empty():
    labels, groups = _two_classes()
    former = dict.fromkeys(groups, 0) | {groups[0]: 1}

    np.testing.assert_array_equal(
        keep_folds(labels, groups, former), assign_folds(labels, groups)
    )


def test_that_all_are_dealt_anew_where_a_class_would_be_in_one_fold():
    groups = [str(number) for number in range(20)]
    labels = ["a"] * 16 + ["b"] * 4
    former = {group: number % 5 for number, group in enumerate(groups)}
    former |= dict.fromkeys(groups[16:], 2)

    np.testing.assert_array_equal(
        keep_folds(labels, groups, former), assign_folds(labels, groups)
    )


def test_that_a_group_that_lost_a_fold_is_dealt_anew():
    folds = keep_folds(["a", "b", "a", "b"], ["1", "2", "3", "4"], {"1": 4, "2": 0})

    assert set(folds.tolist()) == {0, 1, 2, 3}


def _two_classes():
    labels = ["a" if number % 3 else "b" for number in range(60)]
    return labels, [f"g{number // 2}" for number in range(60)]
