import csv

import pytest
from PIL import Image, ImageOps

from ajna_desktop.imaging.phantom import make_scans
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def port(tmp_path):
    """A day of containers, a quarter of them empty; one scan was used for two of them."""
    make_scans(tmp_path / "day", 20, seed=5, mislabelled=0)
    loaded = sorted(
        path for path in (tmp_path / "day").rglob("*.*") if "empty" not in str(path)
    )
    for number, path in enumerate(sorted((tmp_path / "day").rglob("*.*"))):
        place = tmp_path / "port" / ("train" if number % 2 else "test") / path.parent.name
        place.mkdir(parents=True, exist_ok=True)
        path.rename(place / path.name)
        if path == loaded[0]:
            used, other = place / path.name, "test" if number % 2 else "train"
    again = tmp_path / "port" / other / used.parent.name / "again.jpg"
    again.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(used) as image:
        width, height = image.size
        part = image.convert("L").crop((0, 0, round(width * 0.9), height))
        ImageOps.autocontrast(part, cutoff=2).save(again, quality=70)
    return tmp_path / "port"


@pytest.mark.timeout(300)
def test_that_a_scan_that_was_used_again_is_found_and_its_splits_are_mended(
    ajna, port, tmp_path
):
    found = ajna.json("duplicates", port, "--across", "split")

    (pair,) = found["pairs"]
    assert pair["kind"] == "near copy"
    assert "again.jpg" in pair["first"] + pair["second"]
    assert pair["is_leak"]
    assert (found["leaks"], found["moved"], found["not_compared"]) == (1, 0, 0)

    mended = ajna.json("duplicates", port, "--repair-splits", "--csv", tmp_path / "pairs.csv")
    assert mended["moved"] == 1
    with open(tmp_path / "pairs.csv", encoding="utf-8-sig", newline="") as file:
        assert "again.jpg" in str(next(csv.DictReader(file)))

    after = ajna.json("duplicates", port, "--across", "split")
    assert (after["pairs"], after["leaks"]) == ([], 0)
    assert "near copy" in ajna("duplicates", port)


@pytest.mark.timeout(300)
def test_that_no_table_is_written_among_the_scans(ajna, port):
    told = ajna("duplicates", port, "--csv", port / "pairs.csv", code=1)

    assert "choose another place" in told
    assert not (port / "pairs.csv").exists()
