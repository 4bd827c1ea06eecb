from dataclasses import replace
from itertools import permutations

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import (
    Drawn,
    ReadingDeed,
    ReadingEvent,
    Study,
    StudyPlan,
    holding,
    reading_order,
)
from ajna_desktop.domain.scan import Label, ReviewStatus

PLAN = StudyPlan(
    "t", ("ana", "bruno"), tuple(f"{n:064x}" for n in range(40)), (), Drawn.RANDOM, 5
)
STUDY = Study("s", PLAN, "ana", "2026-11-24T00:00:00.000000+00:00")


def read(label, version=1, at="1", reader="ana", digest="h"):
    status = ReviewStatus.CONFIRMED if label else ReviewStatus.UNREVIEWED
    return ReadingEvent(
        1, "s", ReadingDeed.READ, "c", label and Label(label), status, "", version, reader, at,
        "", "session", "1", "", digest,
    )  # fmt: skip


def test_that_every_reader_has_an_order_of_their_own_which_stays():
    ana, bruno = reading_order(STUDY, "ana"), reading_order(STUDY, "bruno")
    assert ana == reading_order(STUDY, "ana")
    assert sorted(ana) == sorted(bruno) == sorted(PLAN.contents)
    assert ana != bruno
    assert ana != list(PLAN.contents)
    other = replace(STUDY, plan=replace(PLAN, contents=PLAN.contents[::-1]))
    assert reading_order(other, "ana") == ana


def test_that_the_last_word_of_a_reader_counts_whatever_the_order_of_the_events():
    said = [
        read("A", 1, at="9", digest="x"),
        read("B", 2, at="3", digest="y"),
        read("C", 2, at="4", digest="z"),
        read("A", 1, reader="bruno"),
    ]
    for events in permutations(said):
        held = holding(events)
        assert held["ana", "c"] == Decision(Label("C"), ReviewStatus.CONFIRMED)
        assert held["bruno", "c"].label == "A"


def test_that_a_word_that_was_taken_back_is_none():
    assert holding([read("A"), read(None, 2)]) == {}


def test_that_a_study_is_complete_when_every_planned_reader_has_read_everything():
    assert not replace(STUDY, progress={"ana": 40, "bruno": 39}).is_complete
    assert replace(STUDY, progress={"ana": 40, "bruno": 40, "eva": 1}).is_complete
