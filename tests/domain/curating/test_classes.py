import pytest

from ajna_desktop.domain.curating.classes import (
    ClassEvent,
    ClassWord,
    added,
    effective,
    meaning,
    words,
)


def event(seq, deed, name, new_name=None, after_label=0, taken_back=None):
    return ClassEvent(
        seq, deed, name, new_name, after_label, taken_back, "ana", "t", "s", "1", "", ""
    )


def test_that_without_events_words_mean_what_they_say():
    assert words([]) == []
    assert meaning([], "A", 5) == "A"


def test_that_a_rename_counts_for_folders_and_for_what_was_said_before_it():
    found = words([event(1, "rename", "A", "B", after_label=10)])
    assert found == [ClassWord("A", -1, 10, "B")]
    assert [meaning(found, "A", number) for number in (0, 10, 11)] == ["B", "B", "A"]
    assert meaning(found, "C") == "C"


def test_that_a_name_may_come_to_mean_another_class_later():
    events = [
        event(1, "rename", "A", "B", after_label=10),
        event(2, "add", "A", after_label=10),
        event(3, "merge", "A", "C", after_label=20),
    ]
    found = words(events)
    assert [meaning(found, "A", number) for number in (0, 10, 11, 20, 21)] == [
        "B", "B", "C", "C", "A",
    ]  # fmt: skip


def test_that_names_can_be_exchanged():
    events = [
        event(1, "rename", "A", "kept"),
        event(2, "rename", "B", "A"),
        event(3, "rename", "kept", "B"),
    ]
    found = words(events)
    assert (meaning(found, "A"), meaning(found, "B")) == ("B", "A")


def test_that_what_was_taken_back_never_was():
    events = [
        event(1, "merge", "A", "B", after_label=3),
        event(2, "rename", "B", "C", after_label=3),
        event(3, "take back", "B", "C", after_label=4, taken_back=2),
        event(4, "take back", "A", "B", after_label=4, taken_back=1),
    ]
    assert meaning(words(events[:2]), "A") == "C"
    assert meaning(words(events[:3]), "A") == "B"
    assert words(events) == []
    assert effective(events) == []


@pytest.mark.parametrize(
    ("events", "there"),
    [
        ([event(1, "add", "A")], {"A"}),
        ([event(1, "add", "A"), event(2, "rename", "A", "B")], {"B"}),
        ([event(1, "add", "A"), event(2, "merge", "A", "B")], {"B"}),
        ([event(1, "add", "A"), event(2, "remove", "A")], set()),
        ([event(1, "add", "A"), event(2, "take back", "A", taken_back=1)], set()),
        ([event(1, "rename", "A", "B")], set()),
    ],
)
def test_that_added_classes_are_known_by_their_names_of_now(events, there):
    assert added(events) == there
