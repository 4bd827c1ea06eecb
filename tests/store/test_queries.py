"""Every question against the same question asked of a list."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ajna_desktop.domain.columns import ColumnIs
from ajna_desktop.domain.confusion import all_labels
from ajna_desktop.domain.files import Refused
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanState
from ajna_desktop.domain.scan_query import (
    ERRORS,
    EVERY_SCAN,
    UNREADABLE,
    NamedScans,
    Order,
    ScanQuery,
)
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import open_files, predict, run_of, walk

LABELS = [None, "A", "B", "C"]
ASIDE = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)
yes_or_no = st.sampled_from([None, True, False])
confidences = st.sampled_from([None, 0.4, 0.5, 0.75])

questions = st.builds(
    ScanQuery,
    label=st.sampled_from([*LABELS, "nobody's"]),
    predicted=st.sampled_from(LABELS),
    found_label=st.sampled_from(LABELS),
    changed_label=st.sampled_from(LABELS),
    split=st.sampled_from([None, "", "train", "val"]),
    status=st.sampled_from([None, *ReviewStatus]),
    reviewed=yes_or_no,
    has_label=yes_or_no,
    has_prediction=yes_or_no,
    is_error=yes_or_no,
    readable=yes_or_no,
    missing=st.booleans(),
    judged=yes_or_no,
    lowest_confidence=confidences,
    highest_confidence=confidences,
    text=st.sampled_from(["", "1", "TRAIN/", "%", "_", "é", "nowhere"]),
    columns=st.sampled_from(
        [(), (ColumnIs("label", "A"),), (ColumnIs("split", ""), ColumnIs("label", ""))]
    ),
    among=st.sampled_from([None, NamedScans("odd", tuple(range(1, 999, 2)))]),
    order=st.sampled_from(list(Order)),
)


class Known:
    """A store, and all that is in it as a list."""

    def __init__(self, folder):
        rng = random.Random(5)
        self.database = Database(folder / "labels.ajna")
        self.scans = ScanStore(self.database)
        self.labels = LabelStore(self.database, "ana", "s")
        self.predictions = PredictionStore(self.database)
        files = {}
        for number in range(150):
            parts = [rng.choice(["train", "val", "", ""]), rng.choice(["A", "B", ""])]
            name = f"{rng.choice('aé_%')}{number}.png"
            content = ("bad" if number % 11 == 0 else "") + str(number)
            files["/".join(filter(None, [*parts, name]))] = content
        walk(self.scans, files)
        opened = dict(list(files.items())[:130])
        open_files(self.scans, files)
        ids = [self.scans.by_path(path).id for path in opened]
        self.scans.refuse([Refused(ids[3], "it ended the reader twice")])
        rng.shuffle(ids)
        for scan_id in ids[:60]:
            label = rng.choice(LABELS[1:])
            status = rng.choice(list(ReviewStatus)[1:])
            self.labels.decide({scan_id: Decision(Label(label), status)})
        rng.shuffle(ids)
        chances = {
            scan_id: rng.choice([[0.2, 0.8], [0.5, 0.5], [0.75, 0.25]]) for scan_id in ids
        }
        predict(self.predictions, run_of("A", "B"), chances)
        walk(self.scans, dict(list(files.items())[10:]))
        self.every = self.scans.scans(range(1, 151))
        self.predicted = self.predictions.predictions(range(1, 151))
        self.newest = {}
        for event in self.labels.events(limit=10_000):
            self.newest[event.scan_id] = event.seq


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    known = Known(tmp_path_factory.mktemp("known"))
    yield known
    known.database.close()


def fits(query, scan, prediction):
    """The meaning of a question, said once more in another way."""
    is_error = None not in (scan.label, prediction) and scan.label != prediction.label
    shown = {
        None: [ScanState.FOUND, ScanState.READABLE, ScanState.UNREADABLE],
        True: [ScanState.FOUND, ScanState.READABLE],
        False: [ScanState.UNREADABLE],
    }
    states = [ScanState.MISSING] if query.missing else shown[query.readable]
    lowest, highest = query.lowest_confidence, query.highest_confidence
    confidence = prediction.confidence if prediction else None
    asked = [
        (query.label, scan.label == query.label),
        (query.among, query.among and scan.id in query.among.ids),
        (query.found_label, scan.found_label == query.found_label),
        (
            query.changed_label,
            scan.label != scan.found_label
            and query.changed_label in (scan.label, scan.found_label),
        ),
        (query.split or None, scan.split == query.split),
        (query.status, scan.status is query.status),
        (query.text or None, query.text.casefold() in scan.path.casefold()),
        (query.predicted, prediction and prediction.label == query.predicted),
        (lowest, confidence is not None and confidence >= (lowest or 0)),
        (highest, confidence is not None and confidence <= (highest or 0)),
    ]
    answers = [
        (query.reviewed, scan.status is not ReviewStatus.UNREVIEWED),
        (query.has_label, scan.label is not None),
        (query.has_prediction, prediction is not None),
        (query.is_error, is_error),
        (query.judged, scan.status not in ASIDE),
    ]
    its = {"label": scan.label or "", "split": scan.split}
    return (
        scan.state in states
        and all(its[one.column] == one.value for one in query.columns)
        and all(holds for value, holds in asked if value is not None)
        and all(value == holds for value, holds in answers if value is not None)
    )


def place(query, scan, prediction, newest):
    """What to sort by."""
    confidence = prediction.confidence if prediction else None
    keys = {
        Order.PATH: (),
        Order.CONFIDENCE: (confidence is None, -(confidence or 0)),
        Order.LEAST_CONFIDENT: (confidence is None, confidence or 0),
        Order.LABEL: (scan.label is None, scan.label or ""),
        Order.PREDICTED: (prediction is None, prediction.label if prediction else ""),
        Order.RECENTLY_REVIEWED: (-newest.get(scan.id, 0),),
        Order.NEAREST_THRESHOLD: (
            prediction is None,
            abs(2 * confidence - 1) if confidence is not None else 0,
        ),
        Order.AS_LISTED: (query.among.ids.index(scan.id) if query.among else 0,),
        Order.CELL: (
            scan.label is None,
            scan.label or "",
            prediction is None,
            prediction.label if prediction else "",
            -(confidence or 0),
        ),
    }
    return (*keys[query.order], scan.path.encode())


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=questions)
def test_that_the_answer_is_what_reading_a_list_would_give(store, query):
    found = [scan for scan in store.every if fits(query, scan, store.predicted.get(scan.id))]
    found.sort(key=lambda scan: place(query, scan, store.predicted.get(scan.id), store.newest))
    assert store.scans.ids(query) == [scan.id for scan in found]
    assert store.scans.count(query) == len(found)


def test_that_every_count_is_what_clicking_on_it_finds(store):
    counts, count = store.scans.counts(), store.scans.count
    assert counts.every == count(EVERY_SCAN)
    assert counts.errors == count(ERRORS) > 0
    assert counts.unreadable == count(UNREADABLE) > 0
    assert counts.aspect == 1.3
    assert counts.set_aside == count(EVERY_SCAN.but(judged=False)) > 0
    assert counts.missing == count(EVERY_SCAN.but(readable=None, missing=True)) == 10
    assert counts.by_split == tuple(
        (split, count(EVERY_SCAN.but(split=split))) for split in ("train", "val")
    )
    for label, number in counts.by_label:
        asked = {"has_label": False} if label is None else {"label": label}
        assert number == count(EVERY_SCAN.but(**asked)) > 0
    assert counts.by_label[-1][0] is None
    for label, number in counts.by_predicted:
        assert number == count(EVERY_SCAN.but(predicted=label)) > 0
    assert [status for status, _ in counts.by_status] == list(ReviewStatus)
    for status, number in counts.by_status:
        assert number == count(EVERY_SCAN.but(status=ReviewStatus(status)))


@pytest.mark.parametrize("split", [None, "", "train", "val", "nobody's"])
def test_that_no_scan_vanishes_from_the_tally(store, split):
    tally = store.predictions.tally(split)
    asked = [scan for scan in store.every if not split or scan.split == split]
    outside = tally.unlabelled + tally.unpredicted + tally.ambiguous + tally.bad_images
    assert tally.matrix.total + outside + tally.unreadable + tally.missing == len(asked)
    states = Counter(scan.state for scan in asked)
    assert tally.missing == states[ScanState.MISSING]
    assert tally.unreadable == states[ScanState.UNREADABLE]


@pytest.mark.parametrize("split", [None, "train"])
def test_that_each_cell_of_the_matrix_counts_what_its_question_finds(store, split):
    matrix = store.predictions.tally(split).matrix
    assert list(matrix.labels) == sorted(matrix.labels)
    size = range(len(matrix.labels))
    questions = [[matrix.query(row, column, split) for column in size] for row in size]
    found = [[store.scans.count(query) for query in row] for row in questions]
    assert matrix.counts.tolist() == found
    assert matrix.total > 10


@pytest.mark.parametrize("split", [None, "train"])
def test_that_each_cell_by_the_folders_labels_and_each_difference_is_found(store, split):
    tally = store.predictions.tally(split)
    found = tally.as_found
    assert 10 < found.total <= sum(scan.found_label is not None for scan in store.every)
    for row, label in enumerate(found.labels):
        for column, predicted in enumerate(found.labels):
            asked = ScanQuery(found_label=label, predicted=predicted, split=split, judged=True)
            assert found.counts[row, column] == store.scans.count(asked)
    labels = all_labels(tally.matrix, found)
    moved = tally.matrix.over(labels).counts - found.over(labels).counts
    assert moved.any()
    for row, column in zip(*moved.nonzero(), strict=True):
        query = ScanQuery(
            changed_label=labels[row], predicted=labels[column], split=split, judged=True
        )
        scans = store.scans.scans(store.scans.ids(query))
        came = sum(scan.label == labels[row] for scan in scans)
        assert came - (len(scans) - came) == moved[row, column]


def test_that_a_store_without_predictions_answers_all_the_same(scans, predictions):
    walk(scans, {"train/A/1.png": "one", "2.png": "two"})
    assert scans.ids(EVERY_SCAN.but(order=Order.CONFIDENCE)) == [2, 1]
    assert scans.ids(ERRORS) == []
    assert scans.counts().by_predicted == ()
    tally = predictions.tally()
    assert (tally.matrix.total, tally.unpredicted, tally.unlabelled) == (0, 1, 1)


def test_that_a_set_of_scans_may_be_empty_or_larger_than_a_statement_has_room_for(store):
    assert store.scans.ids(ScanQuery(among=NamedScans("none", ()))) == []
    everyone = NamedScans("all", tuple(range(1, 300_000)))
    assert store.scans.ids(ScanQuery(among=everyone)) == store.scans.ids(EVERY_SCAN)


def test_that_a_list_found_elsewhere_can_keep_its_order(store):
    ids = store.scans.ids(EVERY_SCAN)
    listed = (ids[3], ids[1], ids[4], ids[0])
    query = ScanQuery(among=NamedScans("near", listed), order=Order.AS_LISTED)
    assert store.scans.ids(query) == list(listed)
    narrowed = store.scans.ids(query.but(has_label=True))
    assert narrowed == [one for one in listed if store.scans.scan(one).label is not None]
    assert store.scans.ids(query.but(among=None)) == ids
