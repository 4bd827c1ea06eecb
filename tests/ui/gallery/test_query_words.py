from dataclasses import fields

from ajna_desktop.domain.columns import ColumnIs
from ajna_desktop.domain.scan import Certainty, ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import (
    ERRORS,
    EVERY_SCAN,
    MISSING,
    UNREADABLE,
    NamedScans,
    ScanQuery,
)
from ajna_desktop.ui.gallery.query_words import asked
from tests.ui.fakes import NORMAL, PNEUMONIA

EVERYTHING = ScanQuery(
    label=NORMAL,
    predicted=PNEUMONIA,
    found_label=NORMAL,
    changed_label=PNEUMONIA,
    split="train",
    status=ReviewStatus.AMBIGUOUS,
    reviewed=True,
    has_label=False,
    has_prediction=True,
    is_error=False,
    readable=None,
    judged=True,
    lowest_confidence=0.5,
    highest_confidence=0.9,
    certainty=Certainty.UNSURE,
    is_suspect=True,
    has_flaw=True,
    shortlisted=True,
    tag="ask",
    has_note=True,
    has_rectangle=False,
    text="IM-0115",
    columns=(ColumnIs("table:terminal", "T37"),),
    among=NamedScans("disagreements", (ScanId(3), ScanId(5))),
)


def test_that_every_field_that_asks_has_words_and_can_be_closed():
    parts = asked(EVERYTHING)
    assert len(parts) == len(fields(ScanQuery)) - 2  # the order asks nothing; none is missing
    assert len({part.words for part in parts}) == len(parts)
    query = EVERYTHING
    while parts:
        query = parts[0].without
        parts = asked(query)
    assert query == EVERY_SCAN


def test_that_leaving_out_what_there_is_none_of_needs_no_words():
    cell = ScanQuery(label=NORMAL, predicted=PNEUMONIA, judged=True)
    words = [part.words for part in asked(cell, some_set_aside=False)]
    assert words == ["label: NORMAL", "predicted: PNEUMONIA"]
    assert asked(cell)[-1].words == "no ambiguous or bad images"


def test_that_queries_of_the_program_read_as_one_phrase():
    assert asked(EVERY_SCAN) == []
    assert [part.words for part in asked(ERRORS)] == ["label and prediction disagree"]
    assert [part.words for part in asked(UNREADABLE)] == ["unreadable"]
    assert [part.words for part in asked(MISSING)] == ["missing"]
    assert asked(MISSING)[0].without == EVERY_SCAN


def test_that_a_set_of_scans_goes_by_its_name():
    named = ScanQuery(among=NamedScans("disagreements", (ScanId(3),)))
    (part,) = asked(named)
    assert part.words == "disagreements"
    assert part.without == EVERY_SCAN
