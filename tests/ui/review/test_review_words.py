from ajna_desktop.domain.curating.review_pace import ReviewPace
from ajna_desktop.domain.curating.review_queue import ReviewQueue, Suggestion
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.review_words import (
    answer_words,
    bulk_words,
    in_a_sentence,
    label_words,
    outcome_words,
    pace_words,
    progress_words,
)
from tests.ui.fakes import NORMAL, PNEUMONIA, a_scan

CONFIRMED, RELABELLED = ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED
DOUBTED = Asked(a_scan(1), None, Suggestion(PNEUMONIA, "9 of 10 neighbours"), None)


def test_that_progress_tells_what_is_done_and_what_was_put_off():
    queue = ReviewQueue(range(120), {1: CONFIRMED}, put_off=[5])
    assert progress_words(queue) == "1 of 120 done · 1 for later"


def test_that_the_pace_tells_how_long_the_rest_takes():
    pace = ReviewPace(0.0)
    assert pace_words(pace, 60) == ""
    pace.decided(10, 60.0)
    assert pace_words(pace, 20) == "600 an hour · 2 min left"
    assert pace_words(pace, 0) == "600 an hour"


def test_that_a_suggestion_is_a_question_until_it_is_answered():
    assert label_words(DOUBTED) == "NORMAL → PNEUMONIA?"
    assert label_words(DOUBTED, is_short=True) == "PNEUMONIA?"
    answered = DOUBTED._replace(answer=Decision(NORMAL, CONFIRMED))
    assert label_words(answered) == "NORMAL"
    assert label_words(DOUBTED._replace(suggestion=None)) == "NORMAL"


def test_that_a_blind_reader_is_told_neither_name_nor_label():
    asked = DOUBTED._replace(answer=Decision(None, ReviewStatus.AMBIGUOUS))
    assert in_a_sentence(asked, is_blind=True) == "blind reading, decided: ambiguous"
    told = in_a_sentence(DOUBTED, is_blind=False)
    assert told == "scan-000001.png, NORMAL → PNEUMONIA?, 9 of 10 neighbours"


def test_that_an_answer_is_a_label_or_a_word():
    assert answer_words(Decision(PNEUMONIA, RELABELLED)) == "PNEUMONIA"
    assert answer_words(Decision(NORMAL, ReviewStatus.BAD_IMAGE)) == "bad image"


def test_that_a_bulk_decision_tells_from_what_to_what():
    scans = [Asked(a_scan(number), None, None, None) for number in (1, 2)]
    assert bulk_words(scans, PNEUMONIA, is_blind=False) == "2 scans: NORMAL → PNEUMONIA"
    assert bulk_words(scans, NORMAL, is_blind=False) == "2 scans: NORMAL → confirmed"
    assert bulk_words(scans, PNEUMONIA, is_blind=True) == "2 scans → PNEUMONIA"
    mixed = [*scans, Asked(a_scan(3, label=PNEUMONIA), None, None, None)]
    assert bulk_words(mixed, NORMAL, is_blind=False) == "3 scans: several labels → NORMAL"


def test_that_the_end_counts_what_came_of_the_scans():
    queue = ReviewQueue(range(4), {0: CONFIRMED, 1: CONFIRMED, 2: RELABELLED})
    assert outcome_words(queue, is_reading=False) == ["2 confirmed", "1 relabelled"]
    queue.decide({3: ReviewStatus.BAD_IMAGE})
    assert outcome_words(queue, is_reading=True)[0] == "2 labelled"
    assert outcome_words(queue, is_reading=True)[-1] == "1 bad image"
