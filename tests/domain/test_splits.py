import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.splits import deal, on_two_sides
from ajna_desktop.domain.training import Split

A, B = Label("a"), Label("b")


def alone(count):
    return [f"content{number}" for number in range(count)]


def dealt_anew(labels, groups, **more):
    return deal(labels, groups, alone(len(labels)), [""] * len(labels), **more)


def test_that_a_folders_own_splits_are_respected():
    found = ["train", "train", "val", "val", "test", "test"]
    dealt = deal([A, B] * 3, alone(6), alone(6), found)
    assert dealt.splits == tuple(map(Split, found))
    assert (dealt.resampled, dealt.held_out, dealt.leaks) == (False, False, ())


def test_that_a_missing_validation_part_is_a_fifth_of_train_and_test_is_left_alone():
    labels = [A] * 100 + [B] * 50 + [A, B] * 10
    found = ["train"] * 150 + ["test"] * 20
    dealt = deal(labels, alone(170), alone(170), found)
    assert dealt.held_out
    assert set(dealt.splits[150:]) == {Split.TEST}
    held_out = Counter(labels[row] for row in dealt.rows(Split.VALIDATION))
    assert held_out == {A: 20, B: 10}


def test_that_a_scan_outside_the_splits_goes_where_its_group_is():
    labels = [A, B, A, B, A, B, A, B]
    groups = ["g0", "g1", "g2", "g3", "g4", "g5", "g4", "new"]
    found = ["train", "train", "val", "val", "test", "test", "", ""]
    dealt = deal(labels, groups, alone(8), found)
    assert dealt.splits[6:] == (Split.TEST, Split.TRAIN)


def test_that_without_splits_all_is_dealt_by_group_and_stratified():
    labels = [A] * 300 + [B] * 100
    groups = [f"patient{row // 4}" for row in range(400)]
    dealt = dealt_anew(labels, groups)
    assert dealt.resampled
    sides = {}
    for group, split in zip(groups, dealt.splits, strict=True):
        assert sides.setdefault(group, split) is split
    for split, share in ((Split.TRAIN, 0.64), (Split.VALIDATION, 0.16), (Split.TEST, 0.2)):
        counted = Counter(labels[row] for row in dealt.rows(split))
        assert counted[A] == pytest.approx(300 * share, abs=6)
        assert counted[B] == pytest.approx(100 * share, abs=6)


def test_that_resampling_on_request_pays_no_heed_to_the_folder():
    found = ["train"] * 40 + ["test"] * 60
    dealt = deal([A, B] * 50, alone(100), alone(100), found, resample=True)
    assert len(dealt.rows(Split.TRAIN)) == 64
    assert dealt.resampled


def test_that_the_seed_decides_and_nothing_else():
    labels, groups = [A, B] * 50, alone(100)
    assert dealt_anew(labels, groups).splits == dealt_anew(labels, groups).splits
    assert dealt_anew(labels, groups).splits != dealt_anew(labels, groups, seed=1).splits


def test_that_groups_which_share_a_content_stay_together():
    groups = ["p1", "p1", "p2", "p2", *(f"q{number}" for number in range(20))]
    contents = ["x", "y", "y", "z", *alone(20)]
    for seed in range(20):
        splits = deal([A, B] * 12, groups, contents, [""] * 24, seed=seed).splits
        assert len(set(splits[:4])) == 1


def test_that_a_group_which_the_folder_splits_is_told_and_not_validated_on():
    labels = [A, B] * 20
    groups = ["both", "both", *alone(37), "both"]
    found = ["train"] * 30 + ["test"] * 10
    for seed in range(10):
        dealt = deal(labels, groups, alone(40), found, seed=seed)
        assert dealt.leaks == ("both",)
        assert dealt.splits[:2] == (Split.TRAIN, Split.TRAIN)


def test_that_a_content_on_two_sides_of_the_folder_is_told():
    contents = ["same", *alone(8), "same"]
    dealt = deal([A, B] * 5, [""] * 10, contents, ["train"] * 8 + ["test"] * 2)
    assert dealt.leaks == ("same",)


def test_that_some_of_what_is_on_two_sides_is_named():
    assert "itself (such as person1, person2): the" in on_two_sides(7, ("person1", "person2"))
    assert "itself (person1): the" in on_two_sides(1, ("person1",))
    assert "in the folder itself: the figures" in on_two_sides(1, ())


def test_that_868_classes_of_two_scans_can_all_be_learned_in_no_time():
    labels = [Label(f"{number:04}") for number in range(868) for _ in range(2)]
    began = time.perf_counter()
    dealt = dealt_anew(labels, alone(len(labels)))
    assert time.perf_counter() - began < 1
    assert {labels[row] for row in dealt.rows(Split.TRAIN)} == set(labels)
    assert len(dealt.rows(Split.VALIDATION)) == pytest.approx(0.16 * len(labels), abs=4)
    assert len(dealt.rows(Split.TEST)) == pytest.approx(0.2 * len(labels), abs=4)


@settings(deadline=None)  # other work on this computer is no failure
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.integers(0, 30)), max_size=60
    ),
    st.integers(0, 3),
)
def test_that_no_group_and_no_content_is_ever_on_two_sides(rows, seed):
    labels = [Label(label) for label, _, _ in rows]
    groups = [f"g{group}" if group else "" for _, group, _ in rows]
    contents = [f"c{content}" for _, _, content in rows]
    try:
        dealt = deal(labels, groups, contents, [""] * len(rows), seed=seed)
    except NothingToLearn:
        return
    sides = {}
    for group, content, split in zip(groups, contents, dealt.splits, strict=True):
        assert sides.setdefault(content, split) is split
        assert not group or sides.setdefault(group, split) is split


def test_that_one_label_teaches_nothing():
    with pytest.raises(NothingToLearn, match="all of these are “a”"):
        dealt_anew([A] * 10, alone(10))


def test_that_dealing_anew_is_advised_only_where_the_folder_has_splits():
    with pytest.raises(NothingToLearn, match=r"Give more scans a label\.$"):
        dealt_anew([A] * 10, alone(10))
    found = ["train"] * 5 + ["test"] * 5
    with pytest.raises(NothingToLearn, match=r"or have the splits dealt anew\.$"):
        deal([A] * 5 + [B] * 5, alone(10), alone(10), found)


def test_that_one_group_of_each_label_leaves_nothing_to_validate_on():
    with pytest.raises(NothingToLearn, match="too few patients"):
        dealt_anew([A, A, B, B], ["p", "p", "q", "q"])


def test_that_no_scans_are_told_as_such():
    with pytest.raises(NothingToLearn, match="there are none"):
        deal([], [], [], [])


def test_that_scans_without_labels_are_dealt_where_labels_do_not_matter():
    dealt = dealt_anew([Label("")] * 50, alone(50), least_classes=0)
    assert [len(dealt.rows(split)) for split in Split] == [32, 8, 10]
