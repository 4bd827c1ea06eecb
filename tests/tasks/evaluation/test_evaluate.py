import csv
import json

import numpy as np
import pytest

from ajna_desktop.domain.errors import ExportFailed, ThresholdImpossible
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.evaluate import evaluate, evaluate_predictions
from ajna_desktop.tasks.evaluation.evaluation import Question
from ajna_desktop.tasks.evaluation.wish import Wish
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from tests.store.folders import run_of

EMPTY, LOADED = Label("empty"), Label("loaded")


def table(file):
    with open(file, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def predicted(described):
    """Loaded scans score 0.5 to 0.94, empty ones 0.3 to 0.74: half of them overlap."""
    scans = described.scans.scans(described.scans.ids(EVERY_SCAN))
    scores = {}
    for label, low in ((LOADED, 0.5), (EMPTY, 0.3)):
        of_it = [scan.id for scan in scans if scan.label == label]
        scores |= {scan_id: low + 0.04 * place for place, scan_id in enumerate(of_it)}
    chances = np.array([[1 - score, score] for score in scores.values()], np.float32)
    ids = np.array(list(scores), np.int64)
    order = np.argsort(ids)
    described.predictions.replace(run_of("empty", "loaded"), ids[order], chances[order])
    return described


def test_that_a_folder_without_predictions_is_judged_out_of_fold(collection, engine):
    found = evaluate(collection, engine, TaskContext(), Question())
    assert found.run.kind is RunKind.OUT_OF_FOLD
    assert found.figures.overall.accuracy.value == 1.0
    assert found.figures.overall.accuracy.low < 1.0  # 24 scans do not make it certain
    assert (found.chosen, found.flips) == (None, 0)


def test_that_a_classifier_judges_first(described, engine, tmp_path):
    bundle = fit_classifier(described, engine, "mine", tmp_path / "models", TaskContext())
    found = evaluate(described, engine, TaskContext(), Question(), bundle)
    assert found.run.classifier_id == bundle.id


def test_that_a_wish_is_tried_and_nothing_is_changed(predicted, engine):
    question = Question(Wish(target_recall=1.0), LOADED)
    found = evaluate(predicted, engine, TaskContext(), question)
    # All twelve loaded ones from 0.5 on; of the empty ones those of 0.5 … 0.74.
    assert (found.figures.decided.tp, found.figures.decided.fp) == (12, 7)
    assert found.figures.point.threshold == found.chosen.threshold
    assert predicted.predictions.current_run().operating_point is None


def test_that_it_is_kept_when_asked_for(predicted, engine):
    heard = []
    question = Question(Wish(threshold=0.6), keep=True)
    context = TaskContext(announce=heard.append)
    found = evaluate(predicted, engine, context, question)
    point = OperatingPoint(LOADED, 0.6)
    assert found.figures.point == predicted.predictions.current_run().operating_point == point
    assert found.flips > 0
    assert any(changes.predicted for changes in heard)
    kept = evaluate_predictions(predicted, Question())
    assert (kept.figures.point, kept.scored.label, kept.flips) == (point, LOADED, 0)


def test_that_splits_and_labels_of_the_folder_can_be_asked_for(predicted):
    every = evaluate_predictions(predicted, Question())
    some = evaluate_predictions(predicted, Question(split="test"))
    assert (every.figures.matrix.total, some.figures.matrix.total) == (24, 8)
    first = predicted.scans.by_path("test/empty/e8.png").id
    predicted.labels.decide({first: Decision(LOADED, ReviewStatus.RELABELLED)})
    held = evaluate_predictions(predicted, Question(split="test")).figures.per_class
    found = evaluate_predictions(predicted, Question(split="test", curated=False))
    assert [one.support for one in held] == [3, 5]
    assert [one.support for one in found.figures.per_class] == [4, 4]


def test_that_what_is_not_known_is_told(predicted):
    with pytest.raises(ThresholdImpossible, match="It knows: empty, loaded"):
        evaluate_predictions(predicted, Question(label=Label("half")))
    with pytest.raises(ThresholdImpossible, match="Splits: test, train"):
        evaluate_predictions(predicted, Question(split="val"))


def test_that_files_and_figures_say_the_same(predicted, engine, tmp_path):
    out = tmp_path / "out"
    wish = Wish(cost_missed=10, cost_alarm=1, prevalence=0.02, per_day=500)
    evaluate(predicted, engine, TaskContext(), Question(wish, LOADED), out=out)
    metrics = json.loads((out / "metrics.json").read_text("utf-8"))
    assert metrics["n"] == 24
    assert metrics["unreadable"] == 1
    assert metrics["chosen"] == "by costs: 10 missed, 1 false alarm"
    assert metrics["operating_point"]["label"] == metrics["class"] == "loaded"
    rest = metrics["against_rest"]
    assert rest["tp"] + rest["fn"] == 12
    assert rest["recall"]["value"] == pytest.approx(rest["tp"] / 12)
    assert rest["area_under_roc"]["low"] < rest["area_under_roc"]["value"]
    expected = metrics["expected"]
    share = 0.02 * rest["tp"] / 12 + 0.98 * rest["fp"] / 12
    assert expected["alarms_a_day"] == pytest.approx(500 * share)
    rows = {row["class"]: row for row in table(out / "per_class.csv")}
    assert float(rows["loaded"]["recall"]) == metrics["per_class"]["loaded"]["recall"]["value"]
    (chosen,) = [
        row
        for row in table(out / "thresholds.csv")
        if float(row["threshold"]) == metrics["operating_point"]["threshold"]
    ]
    assert [int(chosen[name]) for name in ("tp", "fp")] == [rest["tp"], rest["fp"]]
    counts = metrics["confusion"]["counts"]
    assert [row["predicted loaded"] for row in table(out / "confusion.csv")] == [
        str(row[1]) for row in counts
    ]


def test_that_nothing_is_written_among_the_scans(predicted, engine, folder):
    with pytest.raises(ExportFailed, match="never written into the folder"):
        evaluate(predicted, engine, TaskContext(), Question(), out=folder / "out")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(), ""),
        (Wish(threshold=0.3), "given"),
        (Wish(target_recall=0.995), "to find 0.995 of the positives"),
        (Wish(capacity=40, per_day=1000), "to raise at most 40 alarms of 1000 scans a day"),
    ],
)
def test_that_a_wish_has_words(wish, words):
    assert wish.in_words() == words
    assert bool(wish) == bool(words)


def test_that_a_capacity_of_the_folders_scans_is_kept(predicted):
    question = Question(Wish(capacity=5, per_day=24), LOADED)
    found = evaluate_predictions(predicted, question)
    assert found.figures.decided.alarms == 5
