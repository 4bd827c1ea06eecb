import pytest

from ajna_desktop.domain.curating.held_out import newly_held


def test_that_the_folders_own_test_part_is_held_out_by_whole_groups():
    groups = ["ana", "ana", "bo", "cy"]
    held = newly_held(groups, ["a"] * 4, ["train", "test", "train", "test"])

    assert held == {"ana": True, "bo": False, "cy": True}


def test_that_a_fifth_of_each_label_is_held_out_where_there_is_no_test_part():
    labels = ["a"] * 60 + ["b"] * 40
    groups = [str(number // 2) for number in range(100)]

    held = newly_held(groups, labels, [""] * 100)

    scans = [label for label, group in zip(labels, groups, strict=True) if held[group]]
    assert scans.count("a") == pytest.approx(12, abs=2)
    assert scans.count("b") == pytest.approx(8, abs=2)


def test_that_nothing_is_said_about_groups_that_were_dealt_before():
    groups = ["old", "old", "new"]

    assert newly_held(groups, ["a", "b", "a"], [""] * 3, decided={"old"}).keys() == {"new"}


def test_that_scans_without_a_label_are_dealt_as_well():
    held = newly_held([str(number) for number in range(50)], [None] * 50, [""] * 50)

    assert sum(held.values()) == 10


def test_that_nothing_is_held_out_of_nothing():
    assert newly_held([], [], []) == {}
