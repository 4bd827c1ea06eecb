import threading
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreReadOnly
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store.database import Database
from ajna_desktop.store.predictions import PredictionStore
from tests.store.folders import predict, read, run_of, walk

A, B, C = map(Label, "ABC")
CHANCES = {1: [0.5, 0.3, 0.2], 2: [0.4, 0.4, 0.2], 3: [0.1, 0.2, 0.7], 4: [0.35, 0.4, 0.25]}


@pytest.fixture
def judged(scans, predictions):
    read(scans, {f"{number}.png": str(number) for number in CHANCES})
    predict(predictions, run_of("A", "B", "C"), CHANCES)
    return predictions


def labels_of(predictions):
    found = predictions.predictions(list(map(ScanId, CHANCES)))
    return [found[number].label for number in CHANCES]


def test_that_deciding_anew_is_as_if_it_had_been_decided_so_from_the_start(judged):
    for point in (OperatingPoint(A, 0.45), OperatingPoint(C, 0.25), None):
        assert judged.decide_anew(point) == Changes(predicted=True)
        assert judged.current_run().operating_point == point
        expected = decided((A, B, C), np.array(list(CHANCES.values()), np.float32), point)
        assert labels_of(judged) == [(A, B, C)[number] for number in expected]
        assert judged.scored(A).told.tolist() == expected.tolist()


def test_that_the_confidence_is_that_of_the_label_decided_for(database, judged):
    judged.decide_anew(OperatingPoint(A, 0.45))
    with database.snapshot() as reader:
        rows = reader.execute("SELECT confidence FROM prediction ORDER BY scan_id").fetchall()
    assert [row[0] for row in rows] == pytest.approx([0.5, 0.4, 0.7, 0.4])
    assert judged.predictions([ScanId(2)])[2].confidence == float(np.float32(0.4))


def test_that_a_point_of_no_class_is_a_mistake_and_changes_nothing(judged):
    with pytest.raises(ValueError, match="does not fit"):
        judged.decide_anew(OperatingPoint(Label("D"), 0.5))
    assert judged.current_run().operating_point is None
    assert judged.as_decided_here(run_of("A", "B", "C", "D")).operating_point is None


def test_that_without_predictions_there_is_nothing_to_decide(predictions):
    assert predictions.decide_anew(OperatingPoint(A, 0.5)) == Changes()


def test_that_the_folder_remembers_the_point_of_each_classifier(judged):
    point = OperatingPoint(A, 0.45)
    judged.decide_anew(point)
    bundles = OperatingPoint(B, 0.9)
    applied = replace(run_of("A", "B"), kind=RunKind.APPLIED, operating_point=bundles)
    assert judged.as_decided_here(applied) == applied
    # Out of fold, the classifier is another one after each relabelling, and the same to people.
    again = run_of("A", "B", classifier="relabelled")
    assert judged.as_decided_here(again).operating_point == point
    assert judged.as_decided_here(run_of("B", "C")).operating_point is None

    predict(judged, applied, {1: [0.3, 0.7]})
    judged.decide_anew(None)
    assert judged.as_decided_here(applied).operating_point is None
    assert judged.as_decided_here(again).operating_point == point


def test_that_readers_see_all_flips_or_none(scans, predictions):
    count = 30_000
    walk(scans, {f"{number}.png": str(number) for number in range(count)})
    chances = np.tile(np.array([0.4, 0.6], np.float32), (count, 1))
    predictions.replace(run_of("A", "B"), np.arange(1, count + 1), chances)
    changed = threading.Thread(
        target=lambda: predictions.decide_anew(OperatingPoint(A, 0.3)), daemon=True
    )
    changed.start()
    seen = set()
    while changed.is_alive():
        found = predictions.predictions([ScanId(1), ScanId(count // 2), ScanId(count)])
        run = predictions.current_run()
        seen.add((*(one.label for one in found.values()), run.operating_point is None))
    changed.join()
    both = {one[:3] for one in seen}
    assert both <= {(A, A, A), (B, B, B)}
    assert predictions.tally().unlabelled == count
    assert set(predictions.scored(A).told.tolist()) == {0}


def test_that_a_store_that_is_only_read_keeps_its_point(store_path, scans, predictions, judged):
    reading = Database(store_path, read_only=True)
    with pytest.raises(StoreReadOnly):
        PredictionStore(reading).decide_anew(OperatingPoint(A, 0.5))
    reading.close()
    assert judged.current_run().operating_point is None
