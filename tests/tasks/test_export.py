import csv
import os
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.export import export_folders, export_table
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan


@pytest.fixture
def reviewed(collection, folder):
    """One of every kind of label, and two files of one name."""
    save_scan(folder / "flat.png", 120, 500)
    save_scan(folder / "train" / "empty" / "deeper" / "e0.png", 210, 501)
    save_scan(folder / "train" / "..hidden" / "h.png", 210, 502)
    open_folder(collection, FakeImages(), TaskContext())
    said = {
        "train/empty/e1.png": Decision(Label("loaded"), ReviewStatus.RELABELLED),
        "train/empty/e2.png": Decision(None, ReviewStatus.AMBIGUOUS),
        "train/empty/e3.png": Decision(None, ReviewStatus.BAD_IMAGE),
        "test/empty/e8.png": Decision(Label("../../=up"), ReviewStatus.RELABELLED),
    }
    for path, decision in said.items():
        collection.labels.decide({collection.scans.by_path(path).id: decision}, note="seen")
    return collection


def rows_of(file, encoding="utf-8"):
    with file.open(newline="", encoding=encoding) as stream:
        return list(csv.DictReader(stream))


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_that_scans_lie_by_split_and_by_the_label_that_holds_now(reviewed, folder, tmp_path):
    done = export_folders(reviewed, tmp_path / "out", TaskContext())
    files = files_below(tmp_path / "out")

    assert (done.exported, done.skipped) == (27, 1)
    assert len(files) == 27 + 2
    assert {
        "train/loaded/e1.png",
        "train/_ambiguous/e2.png",
        "train/_bad_image/e3.png",
        "_unlabelled/flat.png",
        "train/empty/e0.png",
        "train/empty/e0 (2).png",
        "train/_hidden/h.png",
        "test/__.._=up/e8.png",
    } <= files
    source = folder / "train" / "empty" / "e1.png"
    assert (tmp_path / "out/train/loaded/e1.png").read_bytes() == source.read_bytes()
    (skipped,) = rows_of(tmp_path / "out" / "skipped.csv")
    assert skipped == {"path": "train/loaded/broken.png", "reason": "not an image"}


def test_that_the_manifest_tells_where_each_file_came_from(reviewed, folder, tmp_path):
    export_folders(reviewed, tmp_path / "out", TaskContext())
    manifest = rows_of(tmp_path / "out" / "exported.csv")
    assert len(manifest) == 27
    for row in manifest:
        exported = (tmp_path / "out" / row["exported"].removeprefix("'")).read_bytes()
        assert exported == (folder / row["path"].removeprefix("'")).read_bytes()


def test_that_links_share_the_file_and_copies_do_not(reviewed, folder, tmp_path):
    export_folders(reviewed, tmp_path / "links", TaskContext(), link=True)
    export_folders(reviewed, tmp_path / "copies", TaskContext())
    source = folder / "train" / "empty" / "e4.png"
    assert os.path.samefile(source, tmp_path / "links/train/empty/e4.png")
    assert not os.path.samefile(source, tmp_path / "copies/train/empty/e4.png")


def test_that_an_export_never_overwrites_nor_writes_among_the_scans(reviewed, folder, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    for out in (tmp_path / "full", folder, folder / "out"):
        with pytest.raises(ExportFailed):
            export_folders(reviewed, out, TaskContext())
    export_table(reviewed, tmp_path / "tables", TaskContext())
    for out in (tmp_path / "tables", folder / "out"):
        with pytest.raises(ExportFailed):
            export_table(reviewed, out, TaskContext())
    assert files_below(tmp_path / "full") == {"mine.txt"}
    assert not (folder / "out").exists()


def test_that_a_stopped_export_leaves_nothing(reviewed, tmp_path):
    context = TaskContext(report=lambda progress: progress.done or context.cancel())
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_folders(reviewed, tmp_path / "out", context)
    assert set(tmp_path.iterdir()) == before


def test_that_a_full_disk_is_told_and_leaves_nothing(reviewed, small_disk):
    with pytest.raises(ExportFailed, match="space"):
        export_folders(reviewed, small_disk / "out", TaskContext())
    assert list(small_disk.iterdir()) == []


def test_that_a_file_that_vanished_is_told_and_the_rest_exported(reviewed, folder, tmp_path):
    (folder / "train" / "empty" / "e5.png").unlink()
    done = export_folders(reviewed, tmp_path / "out", TaskContext())
    assert (done.exported, done.skipped) == (26, 2)
    reasons = {row["path"]: row["reason"] for row in rows_of(tmp_path / "out" / "skipped.csv")}
    assert reasons["train/empty/e5.png"] == "no longer there"


def test_that_the_table_tells_label_reader_time_and_prediction(reviewed, tmp_path):
    labels = (Label("=empty"), Label("loaded"))
    run = Run("c", "c-1", RunKind.APPLIED, labels, "b", "2026-03-01T00:00:00", "CPU", 0.1)
    scan = reviewed.scans.by_path("train/empty/e1.png")
    shares = np.array([[0.125, 0.875]], np.float32)
    reviewed.predictions.replace(run, np.array([scan.id]), shares)
    done = export_table(reviewed, tmp_path / "out", TaskContext())
    rows = {row["path"]: row for row in rows_of(done.place, "utf-8-sig")}

    assert len(rows) == 28
    row = rows["train/empty/e1.png"]
    assert row["found label"] == "empty"
    assert (row["label"], row["status"], row["reader"]) == ("loaded", "relabelled", "ana")
    assert row["at"].endswith("+00:00")
    assert (row["predicted"], row["p_=empty"], row["p_loaded"]) == ("loaded", "0.125", "0.875")
    assert rows["test/empty/e8.png"]["label"] == "../../=up"
    assert rows["train/loaded/broken.png"]["status"] == "unreadable"
    assert rows["flat.png"]["label"] == ""


@pytest.mark.parametrize("place", ["n" * 300, "loop", "loop/below", "file", "file/below"])
def test_that_a_place_that_cannot_be_is_told_in_a_sentence(reviewed, tmp_path, place):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("mine")
    for export in (export_table, export_folders):
        with pytest.raises(ExportFailed):
            export(reviewed, tmp_path / place, TaskContext())
    assert (tmp_path / "file").read_text() == "mine"
    assert (tmp_path / "loop").is_symlink()


def test_that_an_export_may_go_into_the_folder_one_is_in(reviewed, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    export_folders(reviewed, Path(), TaskContext())
    assert len(files_below(tmp_path / "here")) == 27 + 2
