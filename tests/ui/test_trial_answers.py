"""The store itself is the judge: decided at a point, it must answer as the trial did."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, Order, ScanQuery
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.trial_answers import StoredAnswers, TrialAnswers, tried
from tests.store.folders import at, predict, read, run_of

A, B, C = Label("A"), Label("B"), Label("C")
LABELS = {2: ("A", "B"), 3: ("A", "B", "C")}
UNJUDGED = 5  # scans without a prediction


@pytest.fixture
def collection(tmp_path):
    (tmp_path / "folder").mkdir()
    users = UserFolders.below(tmp_path / "user")
    collection = Collection.open(tmp_path / "folder", users, "ana")
    yield collection
    collection.close()


def filled(collection, classes, point=None):
    """Sixty scans: some without a label, some ambiguous, some of another class."""
    rng = np.random.default_rng(4)
    folders = ["train/A", "test/B", "train/D", "loose"]
    folder = {f"{folders[n % 4]}/{n}.png": f"content {n}" for n in range(60)}
    read(collection.scans, folder)
    scans = [at(collection.scans, path) for path in folder]
    decisions = {scan.id: Decision(scan.label, ReviewStatus.AMBIGUOUS) for scan in scans[::7]}
    collection.labels.decide(decisions)
    chances = rng.integers(1, 20, (len(scans), classes)).astype(np.float64)  # with ties
    chances /= chances.sum(axis=1, keepdims=True)
    judged = list(zip(scans, chances.tolist(), strict=True))[UNJUDGED:]
    run = replace(run_of(*LABELS[classes]), operating_point=point)
    predict(collection.predictions, run, {scan.id: row for scan, row in judged})
    return {scan.id for scan in scans}


def queries():
    asked = [
        EVERY_SCAN,
        ScanQuery(predicted=A),
        ScanQuery(predicted=B, label=A),
        ScanQuery(predicted=Label("nobody")),
        ScanQuery(is_error=True),
        ScanQuery(is_error=False, split="test"),
        ScanQuery(is_error=True, judged=True, lowest_confidence=0.4),
        ScanQuery(highest_confidence=0.55),
        ScanQuery(has_prediction=False),
        ScanQuery(predicted=B, status=ReviewStatus.AMBIGUOUS),
    ]
    return [query.but(order=order) for query, order in itertools.product(asked, Order)]


@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.72])
def test_that_every_answer_is_what_the_store_says_once_it_decides_so(
    collection, classes, threshold
):
    point = OperatingPoint(B, threshold)
    filled(collection, classes)
    kept = StoredAnswers(collection)
    answers = TrialAnswers(kept.scored(B), kept)
    tried_out = {query: answers.ids(query, point) for query in queries()}
    before = {query: kept.ids(query) for query in queries()}

    filled(collection, classes, point)
    for query in queries():
        assert tried_out[query] == kept.ids(query), query
    assert any(tried_out[query] != before[query] for query in before)


def test_that_of_two_classes_the_threshold_may_be_that_of_the_other(collection):
    filled(collection, 2)
    kept = StoredAnswers(collection)
    answers = TrialAnswers(kept.scored(B), kept)
    query = ScanQuery(is_error=True, order=Order.NEAREST_THRESHOLD)
    tried_out = answers.ids(query, OperatingPoint(A, 0.7))
    filled(collection, 2, OperatingPoint(A, 0.7))
    assert tried_out == kept.ids(query) != []


@pytest.mark.parametrize("classes", [2, 3])
def test_that_counts_are_what_the_store_counts_once_it_decides_so(collection, classes):
    point = OperatingPoint(B, 0.3)
    filled(collection, classes)
    kept = StoredAnswers(collection)
    counts = TrialAnswers(kept.scored(B), kept).counts(point)
    assert counts != kept.counts()
    filled(collection, classes, point)
    assert counts == kept.counts()


class Counted:
    def __init__(self, kept):
        self._kept = kept
        self.read = []

    def ids(self, query):
        self.read.append(query)
        return self._kept.ids(query)

    def __getattr__(self, name):
        return getattr(self._kept, name)


def test_that_a_question_is_read_once_while_the_threshold_moves(collection):
    filled(collection, 2)
    kept = Counted(StoredAnswers(collection))
    answers = TrialAnswers(kept.scored(B), kept)
    query = ScanQuery(predicted=B, split="train", order=Order.CONFIDENCE)
    found = {len(answers.ids(query, OperatingPoint(B, t / 20))) for t in range(1, 20)}
    assert kept.read == [ScanQuery(split="train")]
    assert len(found) > 3


def test_that_without_any_prediction_beside_the_counted_ones_nothing_breaks(collection):
    read(collection.scans, {"train/A/1.png": "one"})
    predict(collection.predictions, run_of("A", "B"), {})
    kept = StoredAnswers(collection)
    answers = TrialAnswers(kept.scored(B), kept)
    assert answers.ids(ScanQuery(predicted=A), OperatingPoint(B, 0.4)) == []
    everything = ScanQuery(order=Order.CONFIDENCE)
    assert answers.ids(everything, OperatingPoint(B, 0.4)) == kept.ids(EVERY_SCAN)


def test_that_a_prediction_falls_to_the_most_probable_other_class():
    said = Prediction(ScanId(1), "c", {A: 0.3, B: 0.6, C: 0.1}, B)
    assert tried(said, OperatingPoint(B, 0.61)).label == A
    assert tried(said, OperatingPoint(B, 0.6)).label == B
    assert tried(said, OperatingPoint(C, 0.1)).label == C
    assert tried(said, OperatingPoint(Label("unknown"), 0.1)) == said
