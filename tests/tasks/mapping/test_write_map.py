import csv

import pytest
from PIL import Image

from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.mapping.find_clusters import find_clusters
from ajna_desktop.tasks.mapping.make_map import make_map
from ajna_desktop.tasks.mapping.write_map import write_map


@pytest.fixture
def found(described, engine):
    return make_map(described, engine, MapMethod.PCA, TaskContext())


def test_that_the_table_has_a_row_a_scan(described, engine, found, tmp_path):
    clusters = find_clusters(described, engine, ClusterMethod.K_MEANS, TaskContext(), 2)
    file = tmp_path / "map.csv"
    write_map(described, found, file, clusters)
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 24
    row = next(row for row in rows if row["path"].endswith("e3.png"))
    scan = described.scans.by_path(row["path"])
    place = found.places[found.scan_ids.tolist().index(scan.id)]
    assert (float(row["x"]), float(row["y"])) == pytest.approx(tuple(place.tolist()), abs=1e-5)
    assert (row["label"], row["predicted"], row["place_is_guess"]) == ("empty", "", "0")
    by_label = {(row["label"], row["cluster"]) for row in rows}
    assert len(by_label) == 2  # a cluster a label, since these are so different


@pytest.mark.parametrize("colour", ["label", "split", "cluster"])
def test_that_a_picture_is_coloured_by_what_was_asked_for(described, found, tmp_path, colour):
    write_map(described, found, tmp_path / "map.png", None, colour)
    write_map(described, found, tmp_path / "map.svg", None, colour)
    words = (tmp_path / "map.svg").read_text(encoding="utf-8")
    expected = {"label": "empty  12", "split": "test  8", "cluster": "none  24"}
    assert expected[colour] in words
    with Image.open(tmp_path / "map.png") as picture:
        assert len(picture.getcolors(maxcolors=100_000)) > 2


def test_that_an_unknown_column_names_those_there_are(described, found, tmp_path):
    with pytest.raises(ExportFailed, match=r"no column “terminal”\. There are: split, label"):
        write_map(described, found, tmp_path / "map.png", None, "terminal")


def test_that_an_unknown_ending_says_which_there_are(described, found, tmp_path):
    with pytest.raises(ExportFailed, match=r"end in \.csv"):
        write_map(described, found, tmp_path / "map.jpg")
