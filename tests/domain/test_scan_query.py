import pytest

from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN, Order, ScanQuery


def test_that_the_same_question_asked_twice_finds_the_same_answer_in_a_cache():
    answers = {ScanQuery(label=Label("a")): "kept"}
    assert answers[EVERY_SCAN.but(label=Label("a"))] == "kept"
    assert EVERY_SCAN not in answers


def test_that_changing_a_question_leaves_the_rest_of_it():
    narrowed = ERRORS.but(split="val")
    assert (narrowed.is_error, narrowed.order, narrowed.split) == (
        True,
        Order.CONFIDENCE,
        "val",
    )
    assert ERRORS.split is None


def test_that_a_question_about_something_unknown_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError):
        EVERY_SCAN.but(colour="red")
