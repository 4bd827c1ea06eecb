import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.curating.annotations import Annotation, AnnotationKind, Box
from ajna_desktop.domain.curating.export_wish import ExportShape, Files
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, SHORTLIST, NamedScans, Order
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages
from tests.tasks.exporting.conftest import files_below, manifest_of, rows_of, say, take_out

LISTS = {"exported.csv", "skipped.csv", "manifest.json"}


def predict(collection, path, shares=(0.125, 0.875)):
    labels = (Label("=empty"), Label("loaded"))
    run = Run("c", "c-1", RunKind.APPLIED, labels, "b", "2026-03-01T00:00:00", "CPU", 0.1)
    scan = collection.scans.by_path(path)
    chances = np.array([shares], np.float32)
    collection.predictions.replace(run, np.array([scan.id]), chances)


def test_that_scans_lie_by_split_and_by_the_label_that_holds_now(reviewed, folder, tmp_path):
    done = take_out(reviewed, tmp_path / "out")
    files = files_below(tmp_path / "out")

    assert (done.exported, done.skipped) == (27, 1)
    assert len(files) == 27 + len(LISTS)
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


def test_that_the_list_tells_where_each_file_came_from(reviewed, folder, tmp_path):
    take_out(reviewed, tmp_path / "out")
    rows = rows_of(tmp_path / "out" / "exported.csv")
    assert len(rows) == 27
    for row in rows:
        exported = (tmp_path / "out" / row["exported"].removeprefix("'")).read_bytes()
        assert exported == (folder / row["path"].removeprefix("'")).read_bytes()


def test_that_the_manifest_has_the_digest_of_every_file_and_what_was_said(reviewed, tmp_path):
    predict(reviewed, "train/empty/e1.png")
    take_out(reviewed, tmp_path / "out")
    manifest = manifest_of(tmp_path / "out")

    listed = manifest["files"] + manifest["lists"]
    assert {one["file"] for one in listed} == files_below(tmp_path / "out") - {"manifest.json"}
    for one in listed:
        data = (tmp_path / "out" / one["file"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(data).hexdigest()
        assert one["bytes"] == len(data)
    said = {event.seq: event for event in reviewed.labels.events()}
    assert manifest["head_hash"] == said[4].hash
    assert manifest["events_until"] == 4
    assert {event["hash"] for event in manifest["events"]} == {
        one.hash for one in said.values()
    }
    (mended,) = (one for one in manifest["files"] if one["scan"] == "train/empty/e1.png")
    assert (mended["label"], mended["status"], mended["events"]) == (
        "loaded",
        "relabelled",
        [1],
    )
    assert (mended["width"], mended["height"]) == (32, 24)
    assert manifest["skipped"] == [
        {"scan": "train/loaded/broken.png", "reason": "not an image"}
    ]
    assert manifest["figures"]["matrix"] == [[0, 0], [0, 1]]
    assert manifest["figures"]["splits"]["train"]["accuracy"] == 1.0
    assert manifest["program"].startswith("Ajna Desktop ")
    assert manifest["store"] == reviewed.id


def test_that_links_share_the_file_and_copies_do_not(reviewed, folder, tmp_path):
    take_out(reviewed, tmp_path / "links", files=Files.LINK)
    take_out(reviewed, tmp_path / "copies")
    source = folder / "train" / "empty" / "e4.png"
    assert os.path.samefile(source, tmp_path / "links/train/empty/e4.png")
    assert not os.path.samefile(source, tmp_path / "copies/train/empty/e4.png")


def test_that_a_list_alone_says_where_each_scan_would_lie(reviewed, folder, tmp_path):
    done = take_out(reviewed, tmp_path / "out", files=Files.LIST)
    assert done.exported == 27
    assert files_below(tmp_path / "out") == LISTS
    rows = {row["path"]: row["exported"] for row in rows_of(tmp_path / "out/exported.csv")}
    assert rows["train/empty/e1.png"] == "train/loaded/e1.png"
    digests = {one["scan"]: one["sha256"] for one in manifest_of(tmp_path / "out")["files"]}
    data = (folder / "flat.png").read_bytes()
    assert digests["flat.png"] == hashlib.sha256(data).hexdigest()


def test_that_an_export_never_overwrites_nor_writes_among_the_scans(reviewed, folder, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    for out in (tmp_path / "full", folder, folder / "out"):
        for shape in ExportShape:
            with pytest.raises(ExportFailed):
                take_out(reviewed, out, shape)
    assert files_below(tmp_path / "full") == {"mine.txt"}
    assert not (folder / "out").exists()


def test_that_a_stopped_export_leaves_nothing(reviewed, tmp_path):
    context = TaskContext(report=lambda progress: progress.done or context.cancel())
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        take_out(reviewed, tmp_path / "out", context=context)
    assert set(tmp_path.iterdir()) == before


def test_that_a_full_disk_is_told_and_leaves_nothing(reviewed, small_disk):
    with pytest.raises(ExportFailed, match="space"):
        take_out(reviewed, small_disk / "out")
    assert list(small_disk.iterdir()) == []


def test_that_a_file_that_vanished_or_changed_is_told_and_the_rest_exported(
    reviewed, folder, tmp_path
):
    (folder / "train" / "empty" / "e5.png").unlink()
    (folder / "train" / "empty" / "e6.png").write_bytes(b"another image")
    done = take_out(reviewed, tmp_path / "out")
    assert (done.exported, done.skipped) == (25, 3)
    reasons = {row["path"]: row["reason"] for row in rows_of(tmp_path / "out" / "skipped.csv")}
    assert reasons["train/empty/e5.png"] == "no longer there"
    assert "changed since" in reasons["train/empty/e6.png"]


def test_that_the_table_tells_label_reader_time_and_prediction(reviewed, tmp_path):
    predict(reviewed, "train/empty/e1.png")
    take_out(reviewed, tmp_path / "out", ExportShape.CSV)
    found = rows_of(tmp_path / "out" / "scans.csv", "utf-8-sig")
    rows = {row["path"]: row for row in found}

    assert files_below(tmp_path / "out") == {"scans.csv", "manifest.json"}
    assert len(rows) == 28
    row = rows["train/empty/e1.png"]
    assert row["found label"] == "empty"
    assert (row["label"], row["status"], row["reader"]) == ("loaded", "relabelled", "ana")
    assert row["at"].endswith("+00:00")
    assert (row["predicted"], row["p_=empty"], row["p_loaded"]) == ("loaded", "0.125", "0.875")
    assert rows["test/empty/e8.png"]["label"] == "../../=up"
    assert rows["train/loaded/broken.png"]["status"] == "unreadable"
    assert rows["flat.png"]["label"] == ""


def test_that_json_lines_tell_the_same_one_scan_a_line(reviewed, tmp_path):
    predict(reviewed, "train/empty/e1.png")
    take_out(reviewed, tmp_path / "out", ExportShape.JSON_LINES)
    lines = (tmp_path / "out" / "scans.jsonl").read_text("ascii").splitlines()
    told = {one["path"]: one for one in map(json.loads, lines)}

    assert len(told) == 28
    mended = told["train/empty/e1.png"]
    assert (mended["found_label"], mended["label"], mended["reader"]) == (
        "empty",
        "loaded",
        "ana",
    )
    assert mended["probabilities"] == {"=empty": 0.125, "loaded": 0.875}
    assert told["flat.png"]["label"] is None
    assert told["train/loaded/broken.png"]["status"] == "unreadable"


def test_that_a_coco_file_gives_no_category_to_what_nothing_should_learn_from(
    reviewed, tmp_path
):
    for path, status in (
        ("train/empty/e4.png", ReviewStatus.AMBIGUOUS),
        ("train/empty/e5.png", ReviewStatus.BAD_IMAGE),
    ):
        say(reviewed, path, "empty", status)  # its label stays, as the window has it
    take_out(reviewed, tmp_path / "out", ExportShape.COCO)
    coco = json.loads((tmp_path / "out" / "annotations.json").read_text("ascii"))
    named = {one["id"]: one["file_name"] for one in coco["images"]}
    annotated = {named[one["image_id"]] for one in coco["annotations"]}
    assert {"images/e4.png", "images/e5.png"} <= set(named.values()) - annotated
    assert len(annotated) == 22


def test_that_a_coco_file_is_one_that_a_strict_reader_takes(reviewed, folder, tmp_path):
    done = take_out(reviewed, tmp_path / "out", ExportShape.COCO)
    coco = json.loads((tmp_path / "out" / "annotations.json").read_text("ascii"))

    assert {"info", "licenses", "images", "annotations", "categories"} == coco.keys()
    names = {one["id"]: one["name"] for one in coco["categories"]}
    images = {one["id"]: one for one in coco["images"]}
    licences = {one["id"] for one in coco["licenses"]}
    assert len(images) == len(coco["images"]) == done.exported == 27
    assert sorted(names) == list(range(1, len(names) + 1))
    assert len({one["id"] for one in coco["annotations"]}) == len(coco["annotations"]) == 24
    assert len({one["image_id"] for one in coco["annotations"]}) == 24
    labels = {}
    for one in coco["annotations"]:
        image = images[one["image_id"]]
        assert image["license"] in licences
        assert (image["width"], image["height"]) == (32, 24)
        labels[image["file_name"]] = names[one["category_id"]]
    sources = {
        one["file"]: folder / one["scan"] for one in manifest_of(tmp_path / "out")["files"]
    }
    for image in images.values():
        file = tmp_path / "out" / image["file_name"]
        assert file.read_bytes() == sources[image["file_name"]].read_bytes()
    assert labels["images/e1.png"] == "loaded"
    assert labels["images/e8.png"] == "../../=up"
    assert "images/e2.png" not in labels  # a reader could not tell


def test_that_only_what_was_asked_for_is_exported(reviewed, tmp_path):
    picked = [reviewed.scans.by_path(f"train/empty/e{number}.png").id for number in (5, 4)]
    reviewed.shortlist.add(picked)
    take_out(reviewed, tmp_path / "list", query=SHORTLIST)
    take_out(reviewed, tmp_path / "seen", query=EVERY_SCAN.but(reviewed=True))
    listed = EVERY_SCAN.but(among=NamedScans("queue", tuple(picked)), order=Order.AS_LISTED)
    take_out(reviewed, tmp_path / "queue", ExportShape.CSV, query=listed)

    names = {Path(name).name for name in files_below(tmp_path / "list") - LISTS}
    assert names == {"e4.png", "e5.png"}
    assert len(files_below(tmp_path / "seen") - LISTS) == 4
    rows = rows_of(tmp_path / "queue" / "scans.csv", "utf-8-sig")
    assert [row["path"] for row in rows] == ["train/empty/e5.png", "train/empty/e4.png"]
    asked = manifest_of(tmp_path / "list")["scans_asked_for"]
    assert asked == "shortlisted = True"
    with pytest.raises(ExportFailed, match="nothing to export"):
        take_out(reviewed, tmp_path / "none", query=EVERY_SCAN.but(text="nobody's"))


def test_that_dicom_files_are_exported_though_they_are_not_shown(collection, folder, tmp_path):
    dicom = bytes(128) + b"DICM" + b"whatever"
    (folder / "train" / "loaded" / "one.dcm").write_bytes(dicom)
    open_folder(collection, FakeImages(), TaskContext())
    done = take_out(collection, tmp_path / "out")
    assert (tmp_path / "out" / "train" / "loaded" / "one.dcm").read_bytes() == dicom
    assert (done.exported, done.skipped) == (25, 1)
    assert take_out(collection, tmp_path / "coco", ExportShape.COCO).skipped == 2


@pytest.mark.parametrize("place", ["n" * 300, "loop", "loop/below", "file", "file/below"])
@pytest.mark.parametrize("shape", list(ExportShape))
def test_that_a_place_that_cannot_be_is_told_in_a_sentence(reviewed, tmp_path, place, shape):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportFailed):
        take_out(reviewed, tmp_path / place, shape)
    assert (tmp_path / "file").read_text() == "mine"
    assert (tmp_path / "loop").is_symlink()


def test_that_an_export_may_go_into_the_folder_one_is_in(reviewed, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    take_out(reviewed, Path())
    assert len(files_below(tmp_path / "here")) == 27 + len(LISTS)


def test_that_lists_tell_tags_notes_and_rectangles(reviewed, tmp_path):
    scan = reviewed.scans.by_path("train/empty/e1.png")
    hash_ = scan.content_hash
    kinds = AnnotationKind
    for said in (
        Annotation.new(hash_, kinds.TAG, "odd", None),
        Annotation.new(hash_, kinds.NOTE, "=looks turned", None),
        Annotation.new(hash_, kinds.RECTANGLE, "here", Box(1, 2, 3, 4)),
    ):
        reviewed.annotations.say([said])
    take_out(reviewed, tmp_path / "csv", ExportShape.CSV)
    take_out(reviewed, tmp_path / "lines", ExportShape.JSON_LINES)
    take_out(reviewed, tmp_path / "no names", ExportShape.JSON_LINES, is_deidentified=True)
    take_out(reviewed, tmp_path / "tagged", query=EVERY_SCAN.but(tag="odd"))

    rows = {row["path"]: row for row in rows_of(tmp_path / "csv" / "scans.csv", "utf-8-sig")}
    assert rows[scan.path]["tags"] == "odd"
    assert rows[scan.path]["notes"] == "'=looks turned"
    lines = (tmp_path / "lines" / "scans.jsonl").read_text("ascii").splitlines()
    (told,) = (one for one in map(json.loads, lines) if one["path"] == scan.path)
    assert (told["tags"], told["notes"]) == (["odd"], ["=looks turned"])
    box = {"x": 1, "y": 2, "width": 3, "height": 4, "remark": "here"}
    assert told["rectangles"] == [box]
    assert "turned" not in (tmp_path / "no names" / "scans.jsonl").read_text("ascii")
    assert files_below(tmp_path / "tagged") - LISTS == {"train/loaded/e1.png"}


def test_that_looking_at_the_files_shows_how_far_it_has_come(reviewed, tmp_path):
    for _ in range(2):
        told = []
        take_out(reviewed, tmp_path / "out", context=TaskContext(told.append))
        doing = list(dict.fromkeys(one.doing for one in told))
        assert doing == [Doing.IDENTIFYING, Doing.EXPORTING]
        assert {one.total for one in told if one.doing is Doing.EXPORTING} == {28}
