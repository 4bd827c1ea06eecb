from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, event_hash, first_broken_link
from ajna_desktop.domain.labels import (
    LONGEST_LABEL,
    WITHDRAWN,
    Decision,
    LabelEvent,
    as_label,
    as_said_of_twin,
    decision_for,
    resolved,
)
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")
ANOTHER_VALUE = {
    "seq": 99,
    "scan_id": 99,
    "old_status": ReviewStatus.AMBIGUOUS,
    "new_status": ReviewStatus.BAD_IMAGE,
    "probability": 0.25,
}


def event(seq=1, previous_hash=FIRST_PREVIOUS_HASH, **changed):
    values = {
        "seq": seq,
        "scan_id": ScanId(7),
        "content_hash": "ab" * 32,
        "old_label": NORMAL,
        "old_status": ReviewStatus.UNREVIEWED,
        "new_label": PNEUMONIA,
        "new_status": ReviewStatus.RELABELLED,
        "reader": "Ana Conceição",
        "at_utc": "2026-01-02T03:04:05.000006+00:00",
        "classifier": "lite0",
        "predicted": PNEUMONIA,
        "probability": 0.1 + 0.2,
        "note": "",
        "session": "s",
        "app_version": "0.1.0",
        "previous_hash": previous_hash,
        "hash": "",
    }
    one = LabelEvent(**(values | changed))
    return replace(one, hash=event_hash(one))


def chain(length):
    events, previous = [], FIRST_PREVIOUS_HASH
    for seq in range(1, length + 1):
        events.append(event(seq, previous))
        previous = events[-1].hash
    return events


def test_that_the_hash_of_an_event_is_the_one_that_other_programs_compute():
    # printf '%s' '[1,7,"abab…","NORMAL",…,"000…"]' | sha256sum
    expected = "750c9d260c487371006f6a06e6654e9ce3f0b77ba83343e39a0ce1223deef230"
    assert event().hash == expected


def test_that_an_untouched_chain_has_no_broken_link():
    events = chain(5)
    assert first_broken_link(events) == 0
    assert first_broken_link(events[2:], events[1].hash) == 0
    assert first_broken_link([]) == 0


@pytest.mark.parametrize("field", [field.name for field in fields(LabelEvent)])
def test_that_changing_any_field_breaks_the_chain(field):
    events = chain(4)
    value = ANOTHER_VALUE.get(field, "another value")
    events[1] = replace(events[1], **{field: value})
    assert first_broken_link(events) == events[1].seq


@pytest.mark.parametrize(
    "damage",
    [
        lambda events: events[:1] + events[2:],
        lambda events: [events[0], events[2], events[1], events[3]],
        lambda events: [events[0], events[0], *events[1:]],
        lambda events: events[1:],
    ],
    ids=["removed", "reordered", "doubled", "first removed"],
)
def test_that_removed_reordered_or_doubled_events_break_the_chain(damage):
    assert first_broken_link(damage(chain(4))) != 0


def test_that_an_event_whose_hash_was_made_anew_breaks_the_link_after_it():
    events = chain(3)
    events[1] = event(2, events[0].hash, new_label=NORMAL)
    assert first_broken_link(events) == 3


def test_that_a_probability_that_is_no_number_is_no_event():
    with pytest.raises(ValueError, match="JSON"):
        event(probability=float("nan"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("NORMAL", "NORMAL"),
        ("  two words\t", "two words"),
        ("cafe\u0301", "caf\u00e9"),
        ("x" * LONGEST_LABEL, "x" * LONGEST_LABEL),
        ("=1+1", "=1+1"),
        ("<b>", "<b>"),
        ("正常", "正常"),
    ],
)
def test_that_a_label_is_tidied_and_otherwise_kept(text, label):
    assert as_label(text) == label


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "at least one"),
        (" \n ", "at least one"),
        ("x" * (LONGEST_LABEL + 1), "101"),
        ("a\x00b", "control"),
        ("a\nb", "control"),
        ("a\u202eb", "control"),
        ("a\udcffb", "control"),
        ("a\u2028b", "control"),
    ],
)
def test_that_a_text_which_cannot_be_a_label_is_refused_with_the_reason(text, reason):
    with pytest.raises(LabelInvalid, match=reason):
        as_label(text)


@given(st.text(max_size=120))
def test_that_tidying_a_label_twice_changes_nothing(text):
    try:
        label = as_label(text)
    except LabelInvalid:
        return
    assert as_label(label) == label
    assert 1 <= len(label) <= LONGEST_LABEL


def test_that_choosing_the_label_of_the_folder_confirms_it_and_another_relabels():
    assert decision_for(NORMAL, NORMAL) == Decision(NORMAL, ReviewStatus.CONFIRMED)
    assert decision_for(NORMAL, PNEUMONIA) == Decision(PNEUMONIA, ReviewStatus.RELABELLED)
    assert decision_for(None, NORMAL) == Decision(NORMAL, ReviewStatus.RELABELLED)


def test_that_the_label_of_the_folder_holds_again_after_withdrawing():
    assert resolved(WITHDRAWN, NORMAL) == Decision(NORMAL, ReviewStatus.UNREVIEWED)
    assert resolved(WITHDRAWN, None) == WITHDRAWN
    given_label = Decision(PNEUMONIA, ReviewStatus.RELABELLED)
    assert resolved(given_label, NORMAL) == given_label


@pytest.mark.parametrize(
    ("decision", "found_label", "means"),
    [
        (
            Decision(NORMAL, ReviewStatus.CONFIRMED),
            PNEUMONIA,
            Decision(NORMAL, ReviewStatus.RELABELLED),
        ),
        (
            Decision(NORMAL, ReviewStatus.RELABELLED),
            NORMAL,
            Decision(NORMAL, ReviewStatus.CONFIRMED),
        ),
        (
            Decision(NORMAL, ReviewStatus.AMBIGUOUS),
            PNEUMONIA,
            Decision(NORMAL, ReviewStatus.AMBIGUOUS),
        ),
        (WITHDRAWN, PNEUMONIA, Decision(PNEUMONIA, ReviewStatus.UNREVIEWED)),
    ],
)
def test_that_a_decision_about_a_twin_is_seen_from_its_own_folder(decision, found_label, means):
    assert as_said_of_twin(decision, found_label) == means
