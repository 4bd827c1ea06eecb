import shutil

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, StudyUnreadable
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.study.figures import TestSplit, Verdicts, compared
from ajna_desktop.tasks.study.results import (
    export_study,
    keep_classifier,
    scans_apart,
    scans_contested,
    scans_told,
)
from ajna_desktop.tasks.study.tables import write_disagreements, write_duels, write_predictions
from tests.tasks.conftest import save_scan

EMPTY, LOADED = Label("empty"), Label("loaded")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "study"


@pytest.fixture
def studied(collection, engine, folder, out):
    """A folder of which two classifiers told something, one of them of all but one scan."""
    for name in (
        "=cmd|calc.png",
        "'quoted.png",
        b"caf\xe9.png".decode("utf-8", "surrogateescape"),
    ):
        save_scan(folder / "test" / "empty" / "plain.png", 210)
        (folder / "test" / "empty" / "plain.png").rename(folder / "test" / "empty" / name)
    open_folder(collection, engine.images, TaskContext())
    ids = collection.scans.ids(EVERY_SCAN.but(split="test"))
    paths = [scan.path for scan in collection.scans.scans(ids)]
    classes = np.array([int("loaded" in path) for path in paths])
    split = TestSplit((EMPTY, LOADED), paths, classes, paths, paths)
    always = Verdicts(
        np.tile(np.float32([0.9, 0.1]), (len(ids), 1)), np.zeros(len(ids), np.int64)
    )
    right = Verdicts(np.eye(2, dtype=np.float32)[classes], classes.astype(np.int64))
    every = {"cnn-150": always, "svm-pixels, without class weights": right}
    write_predictions(out, split, every)
    found = compared(split, every, 0)
    write_disagreements(out, tuple(every), found.contested)
    write_duels(out, found.duels)
    for name in ("study.html", "study.json", "comparison.csv"):
        (out / name).write_text(name)
    return collection


def paths(collection, ids):
    return {scan.path for scan in collection.scans.scans(ids)}


def test_that_the_scans_of_a_cell_are_found_whatever_their_names(studied, out):
    found = scans_told(studied, out, "cnn-150", EMPTY, EMPTY)
    wanted = studied.scans.ids(EVERY_SCAN.but(split="test", label=EMPTY))
    assert len(found) == 7
    assert set(found) == set(wanted)
    assert any("=cmd" in path for path in paths(studied, found))
    assert scans_told(studied, out, "cnn-150", EMPTY, LOADED) == []


def test_that_scans_told_differently_by_two_are_found(studied, out):
    apart = scans_apart(studied, out, "cnn-150", "svm-pixels, without class weights")
    assert len(apart) == 4
    assert all("loaded" in path for path in paths(studied, apart))
    assert set(scans_contested(studied, out)) == set(apart)


def test_that_a_classifier_that_is_not_in_the_tables_is_told(studied, out):
    with pytest.raises(StudyUnreadable, match="run it again"):
        scans_told(studied, out, "nobody", EMPTY, EMPTY)


def test_that_tables_that_are_gone_are_told(studied, out):
    shutil.rmtree(out)
    with pytest.raises(StudyUnreadable, match="run it again"):
        scans_contested(studied, out)


def test_that_all_results_are_exported_and_nothing_is_overwritten(studied, out, tmp_path):
    page = export_study(studied, out, tmp_path / "export")
    assert page.name == "study.html"
    names = {path.name for path in page.parent.iterdir()}
    assert names == {
        "study.html", "study.json", "comparison.csv", "predictions.csv", "disagreements.csv",
        "duels.csv",
    }  # fmt: skip
    with pytest.raises(ExportFailed, match="already"):
        export_study(studied, out, tmp_path / "export")
    with pytest.raises(ExportFailed, match="never written into"):
        export_study(studied, out, studied.folder / "export")


def test_that_a_classifier_is_kept_once(described, engine, out, tmp_path):
    made = fit_classifier(described, engine, "Empty", out / "models", TaskContext())
    models = tmp_path / "models"
    kept = keep_classifier(out, made.folder.name, models)
    assert kept.id == made.id
    assert keep_classifier(out, made.folder.name, models).folder == kept.folder
    assert [path.name for path in models.iterdir()] == [kept.folder.name]
    with pytest.raises(BundleInvalid):
        keep_classifier(out, "nobody", models)
