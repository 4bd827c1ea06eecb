import csv
import json
import os

import pytest

from ajna_desktop.domain.errors import ExportFailed, NothingToLearn
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.analyse import analyse
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from tests.tasks.conftest import save_scan


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def figures_of(out):
    return json.loads((out / "metrics.json").read_text("utf-8"))


def test_that_every_file_is_in_the_predictions_or_among_the_skipped(
    collection, engine, tmp_path
):
    analyse(collection, engine, tmp_path / "out", TaskContext())
    predictions = rows_of(tmp_path / "out" / "predictions.csv")
    skipped = rows_of(tmp_path / "out" / "skipped.csv")

    assert len(predictions) == 24
    columns = ["path", "split", "label", "predicted", "p_empty", "p_loaded"]
    assert list(predictions[0]) == columns
    assert skipped == [{"path": "train/loaded/broken.png", "reason": "not an image"}]
    for row in predictions:
        shares = {name: float(row[f"p_{name}"]) for name in ("empty", "loaded")}
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4)
        assert row["predicted"] == max(shares, key=shares.get)
        assert row["path"].startswith(f"{row['split']}/{row['label']}/")


def test_that_the_figures_follow_from_the_predictions(collection, engine, tmp_path, folder):
    (folder / "train" / "empty" / "e0.png").rename(folder / "train" / "loaded" / "e0.png")
    analyse(collection, engine, tmp_path / "out", TaskContext())
    rows = rows_of(tmp_path / "out" / "predictions.csv")
    figures = figures_of(tmp_path / "out")
    right = sum(row["label"] == row["predicted"] for row in rows)

    assert right == 23
    assert (figures["n"], figures["skipped"], figures["compared"]) == (24, 1, 24)
    assert figures["accuracy"] == pytest.approx(23 / 24)
    assert figures["confusion"] == {"labels": ["empty", "loaded"], "counts": [[11, 0], [1, 12]]}
    assert figures["per_class"]["loaded"]["recall"] == pytest.approx(12 / 13)
    assert figures["per_class"]["empty"]["support"] == 11
    assert figures["balanced_accuracy"] == pytest.approx((1 + 12 / 13) / 2)
    assert 0.9 < figures["auc"] < 1
    assert figures["device"] == "CPU · by hand"
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 1
    assert "train/loaded/e0.png" in page


def test_that_what_a_person_said_counts_and_is_accounted_for(described, engine, tmp_path):
    said = {
        "train/empty/e1.png": Decision(None, ReviewStatus.AMBIGUOUS),
        "train/empty/e2.png": Decision(None, ReviewStatus.BAD_IMAGE),
        "train/empty/e3.png": Decision(Label("loaded"), ReviewStatus.RELABELLED),
    }
    for path, decision in said.items():
        described.labels.decide({described.scans.by_path(path).id: decision})
    figures = analyse(described, engine, tmp_path / "out", TaskContext()).metrics
    assert (figures["n"], figures["compared"]) == (24, 22)
    assert (figures["ambiguous"], figures["bad_images"]) == (1, 1)
    assert figures["confusion"]["counts"] == [[9, 0], [1, 12]]


def test_that_a_classifier_judges_a_folder_without_labels(
    described, engine, tmp_path, users, open_flat
):
    bundle = fit_classifier(described, engine, "mine", tmp_path / "models", TaskContext())
    found = analyse(open_flat, engine, tmp_path / "out", TaskContext(), bundle)
    figures = figures_of(tmp_path / "out")

    assert figures["n"] == figures["unlabelled"] == 3
    assert figures["accuracy"] is figures["auc"] is None
    assert figures["per_class"] == {}
    assert figures["classifier_id"] == bundle.id
    assert "No scan of this folder has a label" in found.report.read_text("utf-8")
    assert bundle.intended_use in found.report.read_text("utf-8")


def test_that_without_labels_and_classifier_nothing_is_written(open_flat, engine, tmp_path):
    with pytest.raises(NothingToLearn):
        analyse(open_flat, engine, tmp_path / "out", TaskContext())
    assert not (tmp_path / "out").exists()


def test_that_nothing_is_read_when_the_results_would_lie_among_the_scans(
    collection, engine, folder
):
    with pytest.raises(ExportFailed):
        analyse(collection, engine, folder / "out", TaskContext())
    assert engine.images.identified == []


def test_that_originals_stay_as_they_are(collection, engine, folder, tmp_path):
    def state():
        paths = sorted(folder.rglob("*"))
        return [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths]

    before = state()
    analyse(collection, engine, tmp_path / "out", TaskContext())
    assert state() == before


def test_that_a_second_analysis_reads_nothing_again_and_replaces_the_first(
    collection, engine, tmp_path
):
    analyse(collection, engine, tmp_path / "out", TaskContext())
    first = figures_of(tmp_path / "out")
    done = (len(engine.images.identified), len(engine.inference.described))
    analyse(collection, engine, tmp_path / "out", TaskContext())
    second = figures_of(tmp_path / "out")

    assert (len(engine.images.identified), len(engine.inference.described)) == done
    assert second["confusion"] == first["confusion"]
    assert sorted(os.listdir(tmp_path / "out")) == [
        "metrics.json",
        "predictions.csv",
        "report.html",
        "skipped.csv",
    ]


@pytest.mark.parametrize("reports", [1, 4, 7])
def test_that_an_analysis_can_be_stopped_and_taken_up_again(
    collection, engine, tmp_path, reports
):
    seen = []

    def stop_at_some_point(progress):
        seen.append(progress)
        if len(seen) == reports:
            context.cancel()

    context = TaskContext(report=stop_at_some_point)
    with pytest.raises(Cancelled):
        analyse(collection, engine, tmp_path / "out", context)
    analyse(collection, engine, tmp_path / "out", TaskContext())
    assert figures_of(tmp_path / "out")["n"] == 24
    assert len(set(engine.inference.described)) == len(engine.inference.described) == 24


@pytest.fixture
def open_flat(tmp_path, users):
    for number in range(3):
        save_scan(tmp_path / "flat" / f"{number}.png", 60, number)
    collection = Collection.open(tmp_path / "flat", users, "ana")
    yield collection
    collection.close()
