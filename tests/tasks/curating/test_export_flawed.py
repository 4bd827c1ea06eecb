import csv

import pytest

from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.curating.image_quality import FlawedImage
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.export_flawed import export_flawed
from ajna_desktop.tasks.open_folder import open_folder


@pytest.fixture
def images(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    wanted = collection.scans.by_path("test/empty/e9.png")
    return [
        FlawedImage(wanted.id, 2.3456, (Flaw.BLURRED, Flaw.WRONG_WAY), "upside down"),
        FlawedImage(ScanId(999_999), 1.5, (Flaw.TOO_DARK,), ""),
    ]


def test_that_each_image_that_is_still_there_has_a_row(collection, images, tmp_path):
    place = export_flawed(collection, images, tmp_path / "flawed.csv")
    with place.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [
        {
            "rank": "1",
            "path": "test/empty/e9.png",
            "beyond_common": "2.346",
            "flaws": "blurred; wrong way up",
            "change": "upside down",
            "label": "empty",
            "status": "unreviewed",
        }
    ]


def test_that_nothing_is_written_among_the_scans(collection, images):
    with pytest.raises(ExportFailed):
        export_flawed(collection, images, collection.folder / "flawed.csv")
