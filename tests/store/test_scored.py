import time
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store import scored as pages
from tests.store.folders import at, predict, read, run_of, walk

A, B, C = map(Label, "ABC")
FOLDER = {
    "train/A/person1_a.png": "1",
    "train/A/person1_b.png": "2",
    "train/B/3.png": "3",
    "test/B/4.png": "4",
    "test/C/5.png": "5",
    "test/C/bad.png": "bad",
    "test/C/same as 5.png": "5",
}
CHANCES = [[0.7, 0.3], [0.4, 0.6], [0.5, 0.5], [0.2, 0.8], [0.1, 0.9], [0.3, 0.7], [0.6, 0.4]]


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def judged(predictions, ids, point=None):
    run = replace(run_of("B", "A"), operating_point=point)  # not in the order of the alphabet
    predict(predictions, run, dict(zip(ids, CHANCES, strict=True)))
    return run


def test_that_columns_are_what_the_store_knows_of_each_scan(predictions, ids):
    run = judged(predictions, ids)
    scored = predictions.scored(B)
    assert scored.run == run
    assert (scored.label, scored.classes) == (B, (A, B, C))
    assert scored.scan_ids.tolist() == [ids[n] for n in (0, 1, 2, 3, 4, 6)]
    assert scored.scores.tolist() == [np.float32(CHANCES[n][0]) for n in (0, 1, 2, 3, 4, 6)]
    assert set(scored.others.tolist()) == {0}
    assert scored.other_scores[0] == np.float32(0.3)
    # In a tie the first class of the run wins, as it did when the predictions were saved.
    assert scored.told.tolist() == scored.best.tolist() == [1, 0, 1, 0, 0, 1]
    assert scored.truth.tolist() == [0, 0, 1, 1, 2, 2]
    assert [scored.splits[number] for number in scored.split] == ["train"] * 3 + ["test"] * 3


def test_that_a_patient_and_a_content_are_groups(predictions, ids):
    judged(predictions, ids)
    groups = predictions.scored(B).groups.tolist()
    assert groups[0] == groups[1]
    assert groups[4] == groups[5]
    assert len(set(groups)) == 4


@pytest.mark.parametrize("point", [None, OperatingPoint(B, 0.55), OperatingPoint(A, 0.65)])
@pytest.mark.parametrize("split", [None, "train", "test"])
def test_that_the_matrix_is_the_one_that_the_store_counts(predictions, ids, point, split):
    judged(predictions, ids, point)
    expected = predictions.tally(split).matrix
    matrix = predictions.scored(B).part(split).matrix(point)
    assert matrix.labels == expected.labels
    assert matrix.counts.tolist() == expected.counts.tolist()


def test_that_a_cell_has_the_scans_that_the_store_would_find(scans, predictions, ids):
    judged(predictions, ids)
    query = ScanQuery(label=C, predicted=A, judged=True)
    assert predictions.scored(A).cell(None, C, A).tolist() == sorted(scans.ids(query))


def test_that_labels_of_people_and_of_the_folder_are_told_apart(predictions, labels, ids):
    judged(predictions, ids)
    labels.decide({ids[0]: Decision(Label("new"), ReviewStatus.RELABELLED)})
    labels.decide({ids[1]: Decision(None, ReviewStatus.AMBIGUOUS)})
    labels.decide({ids[2]: Decision(None, ReviewStatus.BAD_IMAGE)})
    scored = predictions.scored(B)
    assert scored.scan_ids.tolist() == [ids[n] for n in (0, 3, 4, 6)]
    assert scored.classes[scored.truth[0]] == "new"
    assert scored.classes[scored.found[0]] == A


def test_that_the_class_is_that_of_the_point_or_the_last_one(predictions, ids):
    assert predictions.scored() is None
    judged(predictions, ids)
    assert predictions.scored().label == A
    assert predictions.scored(C) is None  # a label of the folder, not of the classifier
    judged(predictions, ids, OperatingPoint(B, 0.5))
    assert predictions.scored().label == B


def test_that_a_run_without_scans_has_empty_columns(predictions):
    predict(predictions, run_of("A", "B"), {})
    scored = predictions.scored(A)
    assert (len(scored), scored.classes) == (0, (A, B))
    assert scored.matrix(None).total == 0


def test_that_predictions_that_do_not_fit_are_damage(database, predictions, ids):
    judged(predictions, ids)
    with database.transaction() as db:
        db.execute("UPDATE prediction SET probabilities = x'00' WHERE scan_id = ?", (ids[3],))
    with pytest.raises(StoreDamaged):
        predictions.scored(A)


def test_that_pages_join_without_a_gap_and_a_hundred_thousand_are_read_quickly(
    scans, predictions
):
    count = 10 * pages._MOST_ROWS + 7
    walk(scans, {f"{'AB'[number % 2]}/{number}.png": "" for number in range(count)})
    ids = np.arange(1, count + 1)
    chance = np.random.default_rng(0).random(count, np.float32)
    predictions.replace(run_of("A", "B"), ids, np.stack([1 - chance, chance], axis=1))
    began = time.perf_counter()
    scored = predictions.scored(B)
    seconds = time.perf_counter() - began
    assert np.array_equal(scored.scan_ids, ids)
    assert np.array_equal(scored.scores, chance)
    assert seconds < 3.0  # a third of a second on an idle machine
