import threading
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN
from tests.store.folders import at, predict, read, run_of, walk

A, B = Label("A"), Label("B")
FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three", "broken.png": "bad"}


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def rows(database, table):
    with database.snapshot() as reader:
        return reader.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608


def test_that_there_is_nothing_before_the_first_run(predictions, ids):
    assert predictions.current_run() is None
    assert predictions.predictions(ids) == {}
    assert predictions.tally().matrix.labels == ()


def test_that_predictions_come_back_as_they_were(predictions, ids):
    run = run_of("A", "B")
    chances = {ids[0]: [0.9, 0.1], ids[2]: [0.25, 0.75]}
    assert predict(predictions, run, chances) == Changes(predicted=True)
    assert predictions.current_run() == run
    found = predictions.predictions(ids)
    assert found.keys() == {ids[0], ids[2]}
    third = Prediction(ids[2], "classifier", {A: 0.25, B: 0.75}, B)
    assert found[ids[2]] == third
    assert found[ids[0]].confidence == float(np.float32(0.9))


def test_that_a_label_is_predicted_at_the_operating_point(predictions, ids):
    run = replace(run_of("A", "B"), operating_point=OperatingPoint(B, 0.8))
    predict(predictions, run, {ids[0]: [0.2, 0.8], ids[1]: [0.25, 0.75], ids[2]: [0.1, 0.9]})

    assert predictions.current_run() == run
    found = predictions.predictions(ids)
    assert [found[scan_id].label for scan_id in ids[:3]] == [B, A, B]
    assert found[ids[1]].confidence == 0.25
    assert predictions.tally().matrix.counts.tolist() == [[1, 1], [0, 1]]
    by_path = {scan.id: one for page in predictions.table() for scan, one in page}
    assert by_path[ids[1]].label == A


def test_that_the_next_run_takes_the_place_of_the_one_before(database, predictions, ids):
    predict(predictions, run_of("A", "B"), {scan_id: [0.9, 0.1] for scan_id in ids})
    later = run_of("B", "C", "A", classifier="later")
    predict(predictions, later, {ids[1]: [0.2, 0.7, 0.1]})
    assert predictions.current_run() == later
    assert predictions.predictions(ids)[ids[1]].label == "C"
    assert len(predictions.predictions(ids)) == 1
    assert (rows(database, "run"), rows(database, "prediction")) == (1, 1)


def test_that_a_run_that_was_cut_short_changes_nothing_and_is_cleared_away(
    database, predictions, ids
):
    first = run_of("A", "B")
    predict(predictions, first, {ids[0]: [0.9, 0.1]})
    with database.transaction() as db:  # as a killed program leaves it
        half = {"classifier": "half", "classifier_id": "", "kind": "applied", "labels": "[]"}
        rest = {"backbone": "", "made_at_utc": "", "device": "", "seconds": 0.0}
        run_id = db["run"].insert(half | rest).last_pk
        db.execute(
            "INSERT INTO prediction (run_id, scan_id, predicted, confidence, probabilities) "
            "VALUES (?, ?, 'B', 1.0, x'')",
            (run_id, ids[0]),
        )
    assert predictions.current_run() == first
    assert predictions.predictions(ids)[ids[0]].label == A
    predict(predictions, first, {ids[1]: [0.9, 0.1]})
    assert (rows(database, "run"), rows(database, "prediction")) == (1, 1)


def test_that_readers_see_the_old_run_or_the_new_one_and_labels_are_saved_meanwhile(
    scans, labels, predictions
):
    count = 6_000
    walk(scans, {f"{number}.png": str(number) for number in range(count)})
    ids = np.arange(1, count + 1)
    probabilities = {
        name: np.tile(np.array(row, np.float32), (count, 1))
        for name, row in {"old": [0.9, 0.1], "new": [0.1, 0.9]}.items()
    }
    predictions.replace(run_of("A", "B", classifier="old"), ids, probabilities["old"])
    new = run_of("A", "B", classifier="new")
    writer = threading.Thread(target=predictions.replace, args=(new, ids, probabilities["new"]))
    writer.start()
    seen, saved = set(), 0
    while writer.is_alive():
        matrix_of = {
            (one.classifier, one.label)
            for one in predictions.predictions([ScanId(1), ScanId(count)]).values()
        }
        assert len(matrix_of) == 1
        seen |= matrix_of
        said = Decision(Label(f"label {saved}"), ReviewStatus.RELABELLED)
        labels.decide({ScanId(saved % count + 1): said})
        saved += 1
    writer.join()
    assert seen <= {("old", A), ("new", B)}
    assert predictions.current_run() == new
    assert labels.verify().events == saved > 0


def test_that_scans_that_are_gone_meanwhile_are_left_out(predictions, ids):
    predict(predictions, run_of("A", "B"), {ids[0]: [0.9, 0.1], ScanId(999): [0.9, 0.1]})
    assert predictions.predictions([*ids, ScanId(999)]).keys() == {ids[0]}


@pytest.mark.parametrize(
    ("ids", "probabilities"),
    [([1], [[0.1, 0.8, 0.1]]), ([1, 2], [[0.5, 0.5]]), ([1], [[float("nan"), 0.5]])],
)
def test_that_what_does_not_fit_is_a_mistake_of_the_caller(predictions, ids, probabilities):
    with pytest.raises(ValueError, match=r"expected|not a number"):
        predictions.replace(
            run_of("A", "B"), np.array(ids), np.array(probabilities, np.float32)
        )
    assert predictions.current_run() is None


def test_that_a_run_over_nothing_is_a_run(predictions):
    predict(predictions, run_of("A", "B"), {})
    assert predictions.current_run() == run_of("A", "B")
    assert predictions.tally().matrix.counts.tolist() == [[0, 0], [0, 0]]


def test_that_relabelling_moves_a_scan_in_the_matrix(scans, labels, predictions, ids):
    predict(predictions, run_of("A", "B"), {scan_id: [0.1, 0.9] for scan_id in ids[:3]})
    assert predictions.tally().matrix.counts.tolist() == [[0, 2], [0, 1]]
    assert scans.ids(ERRORS) == ids[:2]
    labels.decide({ids[0]: Decision(B, ReviewStatus.RELABELLED)})
    assert predictions.tally().matrix.counts.tolist() == [[0, 1], [0, 2]]
    assert scans.ids(ERRORS) == [ids[1]]


@pytest.mark.parametrize("page", [1, 3, 100])
def test_that_the_table_has_every_scan_of_the_folder_by_path(scans, predictions, ids, page):
    predict(predictions, run_of("A", "B"), {ids[2]: [0.1, 0.9]})
    walk(scans, {path: text for path, text in FOLDER.items() if path != "A/1.png"})
    table = [row for rows in predictions.table(page) for row in rows]
    assert [scan.path for scan, _ in table] == ["A/2.png", "B/3.png", "broken.png"]
    assert [prediction and prediction.label for _, prediction in table] == [None, B, None]
    assert table[0][0] == at(scans, "A/2.png")


def test_that_the_table_of_an_empty_folder_is_empty(scans, predictions):
    assert scans.ids(EVERY_SCAN) == []
    assert list(predictions.table()) == []
