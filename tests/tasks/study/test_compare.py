"""Finished classifiers on the same scans, from the figures to the files."""

import csv

import numpy as np
import pytest

from ajna_desktop.domain.comparison import comparison_from_json
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.bundles.save_classifier import About, Training, save_classifier
from ajna_desktop.learning.heads.linear_head import ClassifierHead
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.compare import compare_classifiers


@pytest.fixture
def always(engine, tmp_path):
    """Make a classifier that tells one label whatever it sees."""

    def make(label):
        width = engine.backbone.feature_width
        head = ClassifierHead(
            (Label("empty"), Label("loaded")),
            mean=np.zeros(width, np.float32),
            scale=np.ones(width, np.float32),
            weights=np.zeros((2, width), np.float32),
            bias=np.array([label == "empty", label == "loaded"], np.float32),
        )
        training = Training({}, "elsewhere", "", 0, 0, "2026-03-01T00:00:00+00:00", "1")
        about = About(f"Always {label}", "none", "made")
        return save_classifier(tmp_path / label, head, engine.backbone, about, training, {})

    return make


def test_that_every_labelled_scan_is_judged_by_each(collection, engine, always, tmp_path):
    out = tmp_path / "out"
    found = compare_classifiers(
        collection, engine, out, [always("empty"), always("loaded")], TaskContext()
    )
    empty, loaded = found.comparison.rows
    (duel,) = found.comparison.duels

    assert comparison_from_json((out / "study.json").read_text("utf-8")) == found.comparison
    assert (empty.scans, empty.accuracy.value) == (24, 0.5)
    assert empty.per_class[0].recall == loaded.per_class[1].recall == 1
    assert (duel.both_right, duel.only_one, duel.only_other, duel.both_wrong) == (0, 12, 12, 0)
    assert (duel.difference.value, duel.p_value) == (0, 1)
    assert found.comparison.disagreeing == 24
    with (out / "predictions.csv").open(newline="", encoding="utf-8") as table:
        told = {row[f"{empty.key}: told"] for row in csv.DictReader(table)}
    assert told == {"empty"}
    page = found.page.read_text("utf-8")
    assert "Finished classifiers judged 24 labelled scans" in page
    assert "Always empty" in page


def test_that_one_split_can_be_judged_alone(collection, engine, always, tmp_path):
    found = compare_classifiers(
        collection,
        engine,
        tmp_path / "out",
        [always("empty"), always("loaded")],
        TaskContext(),
        split=Split.TEST,
    )
    assert {row.scans for row in found.comparison.rows} == {8}


def test_that_nothing_is_written_among_the_scans(collection, engine, always, folder):
    with pytest.raises(ExportFailed):
        compare_classifiers(
            collection,
            engine,
            folder / "out",
            [always("empty"), always("loaded")],
            TaskContext(),
        )
