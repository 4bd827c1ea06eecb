import csv

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN, Order
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.exporting.pictures import PictureChoices, export_pictures
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages

BY_CELL = EVERY_SCAN.but(order=Order.CELL)


@pytest.fixture
def judged(collection):
    """Every second loaded scan is taken for empty; one empty scan is not judged."""
    open_folder(collection, FakeImages(), TaskContext())
    labels = (Label("empty"), Label("loaded"))
    run = Run("c", "c", RunKind.APPLIED, labels, "b", "2026-01-01T00:00:00+00:00", "CPU", 1.0)
    ids = [one for one in collection.scans.ids(EVERY_SCAN)][1:]
    scans = {scan.id: scan for scan in collection.scans.scans(ids)}
    chances = [
        [0.25, 0.75] if scans[one].label == "loaded" and number % 2 else [0.9, 0.1]
        for number, one in enumerate(ids)
    ]
    collection.predictions.replace(run, np.array(ids), np.array(chances, np.float32))
    return collection


def rows_of(file):
    with file.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def export(collection, out, query=BY_CELL, **choices):
    ids = collection.scans.ids(query)
    chosen = PictureChoices(**choices)
    return export_pictures(collection, FakeImages(), ids, out, TaskContext(), chosen)


def test_that_pictures_lie_by_cell_and_keep_their_order(judged, tmp_path):
    out = tmp_path / "out"
    done = export(judged, out)
    tally = judged.predictions.tally()
    assert (done.exported, done.skipped, done.place) == (24, 0, out)
    cells = {
        (true, told): len(list((out / f"{true}, predicted {told}").glob("*.jpg")))
        for true, told in [("empty", "empty"), ("loaded", "empty"), ("loaded", "loaded")]
    }
    assert list(cells.values()) == [tally.matrix.counts[0, 0], *tally.matrix.counts[1].tolist()]
    assert len(list((out / "empty, not predicted").iterdir())) == 1
    lines = rows_of(out / "pictures.csv")
    assert [line["picture"].split("/")[1][:2] for line in lines] == [
        f"{number:02d}" for number in range(1, 25)
    ]
    ids = judged.scans.ids(BY_CELL)
    paths = {scan.id: scan.path for scan in judged.scans.scans(ids)}
    assert [line["path"] for line in lines] == [paths[one] for one in ids]
    assert lines[0]["probability"] == "0.9"


def test_that_a_picture_is_the_scan_with_words_below_it(judged, folder, tmp_path):
    export(judged, tmp_path / "out", as_png=True)
    line = rows_of(tmp_path / "out" / "pictures.csv")[0]
    with Image.open(folder / line["path"]) as image:
        scan = np.asarray(image)
    with Image.open(tmp_path / "out" / line["picture"]) as image:
        picture = np.asarray(image.convert("L"))
    left = (picture.shape[1] - scan.shape[1]) // 2
    height, width = scan.shape
    assert np.array_equal(picture[:height, left : left + width], scan)
    strip = picture[height:]
    assert strip.shape[0] > 40
    assert ((strip < 120).sum(axis=1) > 0).sum() > 20  # dark letters on light paper


def test_that_names_are_left_out_on_request(judged, tmp_path):
    out = tmp_path / "out"
    export(judged, out, ERRORS, anonymous=True, sheets=True)
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    wrong = len(judged.scans.ids(ERRORS))
    assert wrong > 1
    pictures = [f"loaded, predicted empty/{number}.jpg" for number in range(1, wrong + 1)]
    assert files == sorted(["contact sheet 001.jpg", *pictures, "pictures.csv", "skipped.csv"])
    assert all(line["path"] == "" for line in rows_of(out / "pictures.csv"))
    everything = b"".join(path.read_bytes() for path in out.rglob("*.csv"))
    assert b"l1" not in everything
    assert b"train" not in everything


def test_that_an_error_has_a_mark_beside_its_words(judged, tmp_path):
    export(judged, tmp_path / "out", as_png=True)

    def corner(folder):
        file = next((tmp_path / "out" / folder).iterdir())
        with Image.open(file) as image:
            return image.getpixel((1, image.height - 2))

    assert corner("loaded, predicted empty") == (184, 74, 0)
    assert corner("loaded, predicted loaded") == (250, 250, 250)


def test_that_what_cannot_be_read_is_listed_with_its_reason(judged, folder, tmp_path):
    (folder / "train" / "empty" / "e1.png").unlink()
    done = export(judged, tmp_path / "out", EVERY_SCAN.but(readable=None))
    assert (done.exported, done.skipped) == (23, 2)
    skipped = rows_of(tmp_path / "out" / "skipped.csv")
    assert [line["path"] for line in skipped] == [
        "train/empty/e1.png",
        "train/loaded/broken.png",
    ]
    assert skipped[1]["reason"] == "not an image"


def test_that_nothing_is_written_where_it_must_not_be(judged, folder, tmp_path):
    with pytest.raises(ExportFailed, match="never written into the folder"):
        export(judged, folder / "out")
    with pytest.raises(ExportFailed, match="nothing to export"):
        export(judged, tmp_path / "out", EVERY_SCAN.but(text="nobody's"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    with pytest.raises(ExportFailed, match="not empty"):
        export(judged, tmp_path / "full")


def test_that_a_cancelled_export_leaves_nothing(judged, tmp_path):
    context = TaskContext(lambda progress: context.cancel())
    ids = judged.scans.ids(BY_CELL)
    with pytest.raises(Cancelled):
        export_pictures(judged, FakeImages(), ids, tmp_path / "out", context)
    assert list(tmp_path.glob("*out*")) == []
    assert list(tmp_path.glob(".part*")) == []


def test_that_names_of_labels_never_lead_out_of_the_folder(judged, tmp_path):

    scan_id = judged.scans.ids(ERRORS)[0]
    decision = Decision(Label("../up"), ReviewStatus.RELABELLED)
    judged.labels.decide({scan_id: decision})
    export(judged, tmp_path / "out")
    assert not (tmp_path / "up, predicted empty").exists()
    assert len(list((tmp_path / "out").glob("__up*/*.jpg"))) == 1
