import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.twins import (
    Joined,
    Judged,
    Likeness,
    PairJudgement,
    TwinGroup,
    TwinKind,
    TwinPair,
    TwinVerdict,
    by_worth,
    groups_of,
    inverse,
)

SAME = Likeness(TwinKind.BYTES)
POOR = Likeness(TwinKind.NEAR, 0.9, is_poor=True)


def pair(
    one=1, other=2, splits=("", ""), groups=("", ""), likeness=SAME, said=None, labels=None
):
    judged = said and Judged(said, "ana", "2026-01-01T00:00:00+00:00")
    ids = (ScanId(one), ScanId(other))
    return TwinPair(ids, likeness, splits, groups, labels or (None, None), judged)


def test_that_one_image_of_two_containers_is_a_finding_and_may_be_a_leak_besides():
    both = pair(splits=("train", "test"), groups=("MSCU1", "MSCU2"))

    assert both.verdict is TwinVerdict.FINDING
    assert both.is_finding
    assert both.is_leak


def test_that_one_image_in_two_splits_is_a_leak():
    assert pair(splits=("train", "test"), groups=("p1", "p1")).verdict is TwinVerdict.LEAK


def test_that_what_the_folder_does_not_tell_raises_no_alarm():
    assert pair(splits=("train", ""), groups=("p1", "")).verdict is TwinVerdict.COPY


def test_that_two_empty_containers_are_no_alarm_and_no_copies():
    empties = pair(splits=("train", "test"), groups=("a", "b"), likeness=POOR)

    assert empties.verdict is TwinVerdict.BENIGN
    assert not empties.is_leak
    assert not empties.is_finding
    assert groups_of([empties]) == []


def test_that_one_file_of_an_empty_container_twice_is_an_alarm():
    same_file = Likeness(TwinKind.BYTES, is_poor=True)

    assert pair(groups=("a", "b"), likeness=same_file).verdict is TwinVerdict.FINDING


@pytest.mark.parametrize(
    ("said", "is_finding", "is_leak"),
    [
        (PairJudgement.FINDING, True, True),
        (PairJudgement.EXPLAINED, False, True),
        (PairJudgement.NOT_THE_SAME, False, False),
    ],
)
def test_that_the_word_of_a_person_counts_more_than_the_measure(said, is_finding, is_leak):
    judged = pair(splits=("train", "test"), groups=("a", "b"), said=said)

    assert (judged.is_finding, judged.is_leak) == (is_finding, is_leak)


def test_that_the_gravest_pair_that_nobody_judged_comes_first():
    finding = pair(1, 2, groups=("a", "b"))
    leak = pair(3, 4, splits=("train", "val"))
    two_labels = pair(5, 6, labels=(Label("x"), Label("y")))
    copy = pair(7, 8)
    empties = pair(9, 10, likeness=POOR)
    done = pair(11, 12, groups=("a", "b"), said=PairJudgement.EXPLAINED)
    pairs = [done, empties, copy, two_labels, leak, finding]

    assert by_worth(pairs) == [finding, leak, two_labels, copy, empties, done]


def test_that_copies_of_copies_are_one_group_and_the_largest_comes_first():
    pairs = [pair(8, 9), pair(1, 2), pair(3, 4), pair(2, 3)]

    assert groups_of(pairs) == [TwinGroup((1, 2, 3, 4)), TwinGroup((8, 9))]


def test_that_a_pair_judged_not_the_same_joins_no_group():
    said = PairJudgement.NOT_THE_SAME

    assert groups_of([pair(1, 2), pair(2, 3, said=said)]) == [TwinGroup((1, 2))]


numbers = st.integers(0, 40)


@given(st.lists(st.tuples(numbers, numbers), max_size=60))
def test_that_joined_sets_are_the_connected_parts_of_the_graph(edges):
    joined = Joined()
    parts = {number: {number} for number in range(41)}
    for one, other in edges:
        joined.join(one, other)
        merged = parts[one] | parts[other]
        for member in merged:
            parts[member] = merged

    expected = {frozenset(part) for part in parts.values() if len(part) > 1}
    assert {frozenset(members) for members in joined.sets()} == expected
    assert all(joined.root(min(members)) == min(members) for members in joined.sets())


def test_that_the_way_back_leads_back():
    there = Likeness(TwinKind.NEAR, 0.9, (2.0, 0.5, 3.0, -0.25, 1.5, -7.0))
    a, b, c, d, e, f = there.matrix
    x, y = 11.0, 4.0
    u, v = a * x + b * y + c, d * x + e * y + f
    a, b, c, d, e, f = there.backwards.matrix

    assert (a * u + b * v + c, d * u + e * v + f) == pytest.approx((x, y))


def test_that_what_is_squashed_flat_has_no_way_back():
    with pytest.raises(ValueError, match="no inverse"):
        inverse((1, 1, 0, 1, 1, 0))
