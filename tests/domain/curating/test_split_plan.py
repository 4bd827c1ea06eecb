from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.curating.split_plan import (
    Leaks,
    Shares,
    ToDeal,
    find_leaks,
    plan_split,
)
from ajna_desktop.domain.errors import SplitRefused
from ajna_desktop.domain.twins import Likeness, TwinKind, TwinPair

SHARES = Shares(0.7, 0.15, 0.15)


def scans(count, per_group=2):
    return [
        ToDeal(
            number,
            "b" if number % 4 == 0 else "a",
            f"group {number // per_group}",
            f"hash {number}",
            "train" if number < count // 2 else "test",
        )
        for number in range(count)
    ]


def pair(one, other, splits=("", "")):
    return TwinPair((one, other), Likeness(TwinKind.NEAR), splits, ("", ""), (None, None))


def test_that_every_label_has_its_share_of_each_part():
    plan = plan_split(scans(800, per_group=4), [], SHARES, seed=1)

    for label, total in (("a", 600), ("b", 200)):
        for part, share in SHARES.of_parts.items():
            assert plan.counts_after[label, part] == pytest.approx(share * total, abs=4)
    assert sum(plan.counts_after.values()) == sum(plan.counts_before.values()) == 800


def test_that_the_same_seed_deals_the_same_way_and_another_one_does_not():
    first, again = (plan_split(scans(200), [], SHARES, seed=3) for _ in range(2))
    other = plan_split(scans(200), [], SHARES, seed=4)

    assert first.assigned == again.assigned
    assert first.assigned != other.assigned


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.integers(0, 14)), max_size=40
    ),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=6),
    st.integers(0, 5),
)
def test_that_groups_contents_and_copies_are_never_on_two_sides(told, copies, seed):
    every = [
        ToDeal(number, label, f"g{group}" if group else "", f"h{content}", "train")
        for number, (label, group, content) in enumerate(told)
    ]
    pairs = [pair(*sorted(two)) for two in copies if two[0] != two[1]]

    plan = plan_split(every, pairs, SHARES, seed)

    assert plan.leaks_after.total == 0


def test_that_leaks_are_found_whatever_dealt_the_scans():
    every = [
        ToDeal(1, "a", "ana", "x", "train"),
        ToDeal(2, "a", "ana", "y", "test"),
        ToDeal(3, "a", "", "x", "val"),
        ToDeal(4, "a", "", "z", "test"),
        ToDeal(5, "a", "", "v", ""),
    ]
    splits = {scan.scan_id: scan.split for scan in every}

    found = find_leaks(every, [(1, 3), (3, 4), (4, 5)], splits)

    # Files of one content are one leak, not two; who is outside all splits leaks nothing.
    assert found == Leaks(groups=1, contents=1, twins=1, named=("ana",))


def test_that_a_plan_tells_who_moves_and_how_to_go_back():
    plan = plan_split(scans(40), [], SHARES, seed=0)

    before = {scan.scan_id: scan.split for scan in scans(40)}
    assert plan.undone == {one: before[one] for one in plan.assigned}
    after = Counter((before | plan.assigned).values())
    assert after == Counter({"train": 28, "val": 6, "test": 6})


def test_that_a_part_without_a_share_gets_no_scan():
    plan = plan_split(scans(200), [], Shares(0.8, 0.2, 0), seed=0)

    assert {split for _, split in plan.counts_after} == {"train", "val"}
    assert plan.note == "dealt anew: train 80%, val 20%; seed 0"


def test_that_scans_without_a_label_are_dealt_too_and_told_last():
    every = [*scans(20), *(ToDeal(100 + n, None, "", f"n{n}", "") for n in range(20))]

    plan = plan_split(every, [], SHARES, seed=0)

    assert plan.labels == ["a", "b", None]
    assert sum(plan.counts_after[None, part] for part in SHARES.of_parts) == 20


@pytest.mark.parametrize(
    "shares", [(0.7, 0.2, 0.2), (0, 0.5, 0.5), (1.2, -0.2, 0), (0.1, 0, 0)]
)
def test_that_shares_that_cannot_be_are_refused(shares):
    with pytest.raises(SplitRefused):
        Shares(*shares)
