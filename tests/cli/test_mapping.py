import csv

import pytest

from ajna_desktop.imaging.phantom import make_scans
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.mark.timeout(300)
def test_that_a_folder_is_placed_grouped_and_written(ajna, tmp_path):
    make_scans(tmp_path / "port", 40, seed=5, mislabelled=0)
    out = tmp_path / "out"
    files = [
        option for name in ("map.csv", "map.png", "map.svg") for option in ("--out", out / name)
    ]
    found = ajna.json("map", tmp_path / "port", *files, "--clusters", "3")
    assert (found["scans"], found["method"], found["guessed"]) == (40, "pca", 0)
    assert 0 < found["explained"] < 1
    assert sum(one["scans"] for one in found["clusters"]) == 40
    with (out / "map.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 40
    assert {row["cluster"] for row in rows} == {"1", "2", "3"}
    assert (out / "map.png").read_bytes().startswith(b"\x89PNG")
    told = ajna("map", tmp_path / "port", "--out", out / "dense.svg", "--hdbscan")
    assert "40 scans by pca" in told
    assert (out / "dense.svg").is_file()


def test_that_what_cannot_be_written_is_told_before_anything_is_read(ajna, tmp_path):
    folder = tmp_path / "port"
    folder.mkdir()
    told = ajna("map", folder, "--out", tmp_path / "map.jpg", code=1)
    assert "should end in .csv" in told
    told = ajna("map", folder, "--out", folder / "map.png", code=1)
    assert "never written into the folder of the scans" in told


def test_that_wishes_that_exclude_each_other_are_not_understood(ajna, tmp_path):
    out = ("--out", tmp_path / "map.png")
    told = ajna("map", tmp_path, *out, "--clusters", "3", "--hdbscan", code=2)
    assert "exclude each other" in told
    told = ajna("map", tmp_path, *out, "--colour", "cluster", code=2)
    assert "needs --clusters" in told
