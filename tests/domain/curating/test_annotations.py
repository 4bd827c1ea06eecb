from dataclasses import replace
from itertools import permutations

import pytest

from ajna_desktop.domain.curating.annotations import (
    LONGEST_TAG,
    Annotation,
    AnnotationEvent,
    AnnotationKind,
    Box,
    holding,
    same_tag,
    tags_of,
    tidied,
)
from ajna_desktop.domain.errors import AnnotationInvalid
from ajna_desktop.domain.files import Part

FIRST = AnnotationEvent(
    1, "u", "c", "note", "one", None, None, None, None, 0, 1, "ana",
    "2026-11-24T10:00:00.000000+00:00", "", "s", "1", "0", "h1",
)  # fmt: skip


def later(text, version, at="11", name="h2", removed=0):
    at_utc = f"2026-11-24T{at}:00:00.000000+00:00"
    return replace(FIRST, text=text, version=version, at_utc=at_utc, hash=name, removed=removed)


def test_that_the_last_word_holds_in_whatever_order_the_events_are_known():
    # The second edit was made with the first one known, on a computer whose clock is behind.
    events = [FIRST, later("two", 2), later("three", 3, at="09", name="h3")]
    for order in permutations(events):
        assert holding(order)["u"].text == "three"


def test_that_of_two_edits_apart_the_later_holds_and_of_two_at_once_always_the_same():
    for order in permutations([FIRST, later("a", 2, "12", "h2"), later("b", 2, "11", "h3")]):
        assert holding(order)["u"].text == "a"
    for order in permutations([FIRST, later("a", 2, name="h2"), later("b", 2, name="h3")]):
        assert holding(order)["u"].text == "b"


def test_that_a_removed_annotation_holds_no_longer_and_may_come_back():
    gone = later("one", 2, removed=1)
    assert holding([FIRST, gone]) == {}
    assert holding([FIRST, gone, later("one", 3, name="h3")])["u"].text == "one"


def test_that_an_event_taken_over_is_the_same_statement():
    taken = replace(FIRST, seq=7, origin="h1", hash="another")
    assert taken.statement == FIRST.statement == "h1"


def test_that_an_event_tells_its_rectangle():
    event = replace(FIRST, kind="rectangle", x=1, y=2, width=3, height=4)
    assert event.annotation == Annotation(
        "u", "c", AnnotationKind.RECTANGLE, "one", Box(1, 2, 3, 4), "ana", FIRST.at_utc
    )
    assert FIRST.box is None


def test_that_a_part_of_an_image_becomes_whole_pixels():
    assert Box.of_part(Part(0.25, 0.5, 0.75, 1.0), 1000, 600) == Box(250, 300, 500, 300)
    assert Box.of_part(Part(0.999, 0.999, 1.0, 1.0), 10, 10) == Box(9, 9, 1, 1)


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (AnnotationKind.TAG, "  ask \n Maria ", "ask Maria"),
        (AnnotationKind.TAG, "cafe\u0301", "caf\u00e9"),
        (AnnotationKind.NOTE, " one\r\ntwo\x07 ", "one\ntwo�"),
        (AnnotationKind.RECTANGLE, "  ", ""),
    ],
)
def test_that_texts_are_tidied(kind, text, kept):
    assert tidied(kind, text) == kept


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (AnnotationKind.TAG, " "),
        (AnnotationKind.NOTE, "\n"),
        (AnnotationKind.TAG, "x" * (LONGEST_TAG + 1)),
        (AnnotationKind.RECTANGLE, "x" * 4001),
    ],
)
def test_that_what_cannot_be_kept_is_refused_with_a_sentence(kind, text):
    with pytest.raises(AnnotationInvalid, match=f"A {kind} "):
        tidied(kind, text)


def test_that_a_tag_that_differs_in_case_alone_is_the_known_one():
    assert same_tag("URGENT", ["ask", "Urgent"]) == "Urgent"
    assert same_tag("new", ["ask"]) == "new"


def test_that_tags_are_each_told_once():
    tag = Annotation("1", "c", AnnotationKind.TAG, "b")
    note = Annotation("2", "c", AnnotationKind.NOTE, "x")
    assert tags_of([tag, note, replace(tag, uuid="3"), replace(tag, text="a")]) == ["a", "b"]
