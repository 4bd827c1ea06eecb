import csv

import numpy as np
import pytest

from ajna_desktop.domain.columns import BUILT_IN
from ajna_desktop.domain.curating.declared import Cost
from ajna_desktop.domain.errors import ExportFailed, NothingToReport
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.columns import column_of_table
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.compare_declared import (
    Declaration,
    compare_declared,
    declarable,
    export_declared,
    values_declared,
)
from ajna_desktop.tasks.judging.classify import judge_out_of_fold

COLUMN = {column.key: column for column in BUILT_IN}
CARGO = column_of_table("cargo")
BY_LABEL = Declaration(COLUMN["label"], {"empty": "empty", "loaded": "loaded"})


@pytest.fixture
def judged(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    return described


@pytest.fixture
def with_cargo(judged):
    """Containers declared empty by a yes or no; one lies, one says nothing, one talks."""
    ids = judged.columns.values(COLUMN["label"]).scan_ids.tolist()
    rows = []
    for scan in judged.scans.scans(ids):
        rows.append((scan.id, ["yes" if scan.label == "empty" else "no"]))
        if scan.path.endswith("l5.png"):
            rows[-1] = (scan.id, ["yes"])
        elif scan.path.endswith("l6.png"):
            rows[-1] = (scan.id, [""])
        elif scan.path.endswith("l7.png"):
            rows[-1] = (scan.id, ["=maybe"])
    judged.columns.replace(["cargo"], rows)
    return judged


def test_that_the_one_who_lied_comes_first(with_cargo):
    declaration = Declaration(CARGO, {"yes": Label("empty"), "no": Label("loaded")})
    queue, run = compare_declared(with_cargo, declaration)
    first = with_cargo.scans.scan(int(queue.scan_ids[0]))
    assert first.path == "train/loaded/l5.png"
    assert queue.labels[queue.declared[0]] == "empty"
    assert queue.labels[queue.actual[0]] == "loaded"
    assert queue.wrong_chances[0] > 0.5
    half = queue.to_reach(0.5)
    assert queue.losses[:half].sum() >= queue.total / 2 > queue.losses[: half - 1].sum()
    assert run.labels == queue.labels
    counts = (queue.without_value, queue.without_meaning, queue.without_prediction)
    assert counts == (1, 1, 0)
    assert len(queue.scan_ids) + sum(counts) == 24


def test_that_losses_are_probability_times_cost(judged):
    costs = (Cost(Label("empty"), Label("loaded"), 50.0),)
    queue, _ = compare_declared(judged, Declaration(COLUMN["label"], BY_LABEL.meaning, costs))
    said = judged.predictions.predictions(queue.scan_ids.tolist())
    for scan_id, declared, loss in zip(
        queue.scan_ids.tolist(), queue.declared, queue.losses, strict=True
    ):
        is_empty = queue.labels[declared] == "empty"
        other = said[scan_id].probabilities["loaded" if is_empty else "empty"]
        assert loss == pytest.approx(other * (50.0 if is_empty else 1.0), abs=1e-6)
    assert (np.diff(queue.losses) <= 0).all()


def test_that_whom_a_person_has_looked_at_costs_nothing_more(judged):
    before, _ = compare_declared(judged, BY_LABEL)
    dearest = int(before.scan_ids[0])
    label = judged.scans.scan(dearest).label
    judged.labels.decide({dearest: Decision(label, ReviewStatus.AMBIGUOUS)})
    after, _ = compare_declared(judged, BY_LABEL)
    assert after.scan_ids.tolist() == before.scan_ids[1:].tolist()
    assert after.reviewed == 1
    assert after.total == pytest.approx(before.remaining[1])


def test_that_without_predictions_there_is_a_sentence(described):
    with pytest.raises(NothingToReport, match="no predictions"):
        compare_declared(described, BY_LABEL)


def test_that_values_come_with_their_counts_and_guesses_declare_nothing(with_cargo):
    assert values_declared(with_cargo, CARGO) == [("yes", 13), ("no", 9), ("=maybe", 1)]
    keys = [column.key for column in declarable(with_cargo)]
    assert CARGO.key in keys
    assert "label" in keys
    assert "predicted" not in keys


def test_that_the_table_has_every_scan_and_runs_nothing(with_cargo, tmp_path):
    declaration = Declaration(CARGO, {"=maybe": Label("empty"), "yes": Label("empty")})
    queue, _ = compare_declared(with_cargo, declaration)
    place = export_declared(with_cargo, queue, tmp_path / "list.csv")
    with place.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(queue.scan_ids) == 14
    assert [int(row["rank"]) for row in rows] == list(range(1, 15))
    assert float(rows[0]["expected_loss"]) == pytest.approx(queue.losses[0], abs=1e-6)
    assert float(rows[-1]["remaining_loss_after"]) == 0
    assert rows[0]["declared"] == "empty"
    assert {row["path"] for row in rows} == {
        with_cargo.scans.scan(scan_id).path for scan_id in queue.scan_ids.tolist()
    }


def test_that_nothing_is_written_among_the_scans(judged):
    queue, _ = compare_declared(judged, BY_LABEL)
    with pytest.raises(ExportFailed):
        export_declared(judged, queue, judged.folder / "list.csv")
