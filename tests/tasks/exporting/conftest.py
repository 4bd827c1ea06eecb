import csv
import json

import pytest

from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.exporting.export import export
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
    say(collection, "train/empty/e1.png", "loaded")
    say(collection, "train/empty/e2.png", None, ReviewStatus.AMBIGUOUS)
    say(collection, "train/empty/e3.png", None, ReviewStatus.BAD_IMAGE)
    say(collection, "test/empty/e8.png", "../../=up")
    return collection


def say(collection, path, label, status=ReviewStatus.RELABELLED):
    decision = Decision(None if label is None else Label(label), status)
    scan_id = collection.scans.by_path(path).id
    return collection.labels.decide({scan_id: decision}, note="seen by Dr. Souza")


def take_out(collection, out, shape=ExportShape.FOLDERS, context=None, images=None, **wish):
    return export(
        collection,
        images or FakeImages(),
        ExportWish(shape, **wish),
        out,
        context or TaskContext(),
    )


def rows_of(file, encoding="utf-8"):
    with file.open(newline="", encoding=encoding) as stream:
        return list(csv.DictReader(stream))


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def manifest_of(out):
    return json.loads((out / "manifest.json").read_text("ascii"))
