from datetime import UTC, datetime

import pytest

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.labels import THE_PROGRAM, OnScreen
from ajna_desktop.domain.readers.history import Happening, HistoryQuestion
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.readers.history import History
from ajna_desktop.store.splits import SplitStore
from tests.store.folders import at, content_hash, predict, run_of

EVERYTHING = HistoryQuestion()


def now():
    return datetime.now(UTC).isoformat(timespec="microseconds")


@pytest.fixture
def ana(sit):
    return sit("ana")


@pytest.fixture
def history(ana):
    return History(ana.database)


def kinds(entries):
    return [entry.happening for entry in entries]


def test_that_an_event_tells_who_what_and_what_the_classifier_said_then(ana, history):
    scan = at(ana.scans, "A/1.png")
    shown = OnScreen("Trial 3", Label("B"), 0.93)
    decision = {scan.id: ana.decision("A/1.png", "B")}
    ana.labels.decide(decision, {scan.id: shown}, "a wheel is seen")
    (entry,) = history.entries(EVERYTHING)
    assert entry.happening is Happening.LABEL
    assert (entry.reader, entry.scan_id) == ("ana", scan.id)
    assert (entry.old, entry.old_status) == ("A", ReviewStatus.UNREVIEWED)
    assert (entry.new, entry.new_status) == ("B", ReviewStatus.RELABELLED)
    assert (entry.classifier, entry.predicted, entry.probability) == ("Trial 3", "B", 0.93)
    assert entry.note == "a wheel is seen"
    assert not entry.is_foreign


def test_that_every_kind_of_happening_is_told_the_latest_first(sit, ana, history):
    bea = sit("bea")
    ana.say("A/1.png", "B")
    scan_id = at(ana.scans, "A/1.png").id
    ana.annotations.say(ana.annotations.new([scan_id], AnnotationKind.TAG, "rusty"))
    ana.judge("A/1.png", "A/2.png", PairJudgement.FINDING)
    SplitStore(ana.database, "ana", "s").assign({scan_id: "test"})
    ClassStore(ana.database, "ana", "s").rename(Label("B"), Label("Bus"))
    bea.say("A/2.png", "B")
    ana.merge(bea)
    found = history.entries(EVERYTHING)
    assert set(kinds(found)) == {
        Happening.LABEL,
        Happening.TAG,
        Happening.PAIR,
        Happening.SPLIT,
        Happening.CLASS,
        Happening.MERGE,
    }
    times = [entry.at_utc for entry in found]
    assert times == sorted(times, reverse=True)
    assert history.count(EVERYTHING) == len(found)
    assert history.readers() == [THE_PROGRAM, "ana", "bea"]


def test_that_what_was_said_in_another_store_is_marked(sit, ana, history):
    bea = sit("bea")
    bea.say("A/1.png", "B")
    ana.merge(bea)
    told = [e for e in history.entries(EVERYTHING) if e.happening is Happening.LABEL]
    assert {(entry.reader, entry.is_foreign) for entry in told} == {
        ("bea", True),
        (THE_PROGRAM, False),
    }
    assert {entry.scan_id for entry in told} == {at(ana.scans, "A/1.png").id}


def test_that_a_question_narrows_it(ana, history):
    ana.say("A/1.png", "B")
    ana.say("A/2.png", "C")
    scan_id = at(ana.scans, "A/2.png").id
    ana.annotations.say(ana.annotations.new([scan_id], AnnotationKind.NOTE, "Door half open"))
    assert kinds(history.entries(HistoryQuestion(scan_id=scan_id))) == [
        Happening.NOTE,
        Happening.LABEL,
    ]
    assert kinds(history.entries(HistoryQuestion(happening=Happening.NOTE))) == [Happening.NOTE]
    (found,) = history.entries(HistoryQuestion(text="DOOR"))
    assert found.new == "Door half open"
    assert history.entries(HistoryQuestion(reader="bea")) == []
    assert len(history.entries(EVERYTHING, most=1)) == 1


def test_that_an_image_keeps_its_history_when_its_file_moves_or_is_replaced(ana, history):
    ana.say("A/1.png", "B")
    ana.read({"A/2.png": "two", "elsewhere/1.png": "one"})
    moved = at(ana.scans, "elsewhere/1.png").id
    assert len(history.entries(HistoryQuestion(scan_id=moved))) == 1
    ana.read({"A/2.png": "one", "elsewhere/1.png": "another"})
    second = at(ana.scans, "A/2.png").id
    assert history.entries(HistoryQuestion(scan_id=second))[-1].new == "B"


def test_that_a_reading_is_told_only_once_its_study_is_closed(ana, history):
    study = ana.study(("ana", "bea"), ("one",))
    ana.readings.read(study.id, "bea", {content_hash("one"): ana.decision("A/1.png", "B")})
    assert history.entries(EVERYTHING) == []
    ana.readings.close(study.id)
    (entry,) = history.entries(EVERYTHING)
    assert (entry.happening, entry.reader, entry.new) == (Happening.READING, "bea", "B")


def test_that_labels_of_a_time_are_those_that_held_then(ana, history):
    begin = now()
    ana.say("A/1.png", "B")
    middle = now()
    ana.say("A/1.png", "C")
    ana.say("B/3.png", "A")
    at_begin, in_the_middle, today = map(history.labels_at, (begin, middle, now()))
    assert [scan.then for scan in at_begin.scans] == ["A", "A", "B"]
    assert [scan.then for scan in in_the_middle.scans] == ["B", "A", "B"]
    assert [scan.then for scan in today.scans] == ["C", "A", "A"]
    assert today.changed == ()
    assert at_begin.counts() == {"A": (2, 2), "B": (1, 0), "C": (0, 1)}
    assert at_begin.moves() == {("A", "C"): 1, ("B", "A"): 1}
    assert [scan.scan_id for scan in at_begin.changed] == [
        at(ana.scans, path).id for path in ("A/1.png", "B/3.png")
    ]


def test_that_a_renamed_class_is_no_change_of_a_label(ana, history):
    ana.say("A/1.png", "B")
    before = now()
    ClassStore(ana.database, "ana", "s").rename(Label("B"), Label("Bus"))
    assert history.labels_at(before).changed == ()


def test_that_it_is_told_how_many_predictions_agreed_then_and_agree_now(ana, history):
    ids = [at(ana.scans, path).id for path in ("A/1.png", "A/2.png", "B/3.png")]
    predict(
        PredictionStore(ana.database),
        run_of("A", "B"),
        {ids[0]: [0.1, 0.9], ids[1]: [0.9, 0.1], ids[2]: [0.2, 0.8]},
    )
    before = now()
    ana.say("A/1.png", "B")
    assert history.labels_at(before).agreement() == (2, 3, 3)


def test_that_a_kept_hash_is_found_again_and_another_is_not(ana, history):
    assert history.heads() == []
    ana.say("A/1.png", "B")
    (head,) = history.heads()
    assert (head.chain, head.events) == ("label", 1)
    ana.say("A/1.png", "C")
    assert history.event_with(head.hash) == head
    assert history.event_with("0" * 64) is None
    assert history.heads()[0].line.startswith("label 2 ")
