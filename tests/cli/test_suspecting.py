import csv

import pytest

from ajna_desktop.imaging.phantom import make_scans
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def port(tmp_path):
    """A day of containers; one scan of an empty one lies among those with cargo."""
    make_scans(tmp_path / "port", 60, seed=5, mislabelled=0)
    empty = next((tmp_path / "port" / "empty").glob("*.jpg"))
    empty.rename(_others(tmp_path / "port")[0] / "astray.jpg")
    return tmp_path / "port"


def _others(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name != "empty")


@pytest.mark.timeout(300)
def test_that_a_scan_with_a_wrong_label_is_found_with_its_reasons(ajna, port, tmp_path):
    table = tmp_path / "suspects.csv"
    found = ajna.json("suspects", port, "--limit", "5", "--out", table)

    first = found["suspects"][0]
    assert (first["path"].split("/")[1], first["suggested"]) == ("astray.jpg", "empty")
    assert "judged otherwise" in first["reasons"]
    assert first["neighbours"]["count"] == 10
    assert len(found["suspects"]) == 5
    assert found["estimated"]["low"] <= 1 <= found["estimated"]["high"]
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["path"] for row in rows] == [one["path"] for one in found["suspects"]]
    assert rows[0]["reasons"] == "; ".join(first["reasons"])

    told = ajna("suspects", port, "--limit", "1")
    assert "astray.jpg" in told.splitlines()[0]
    assert "→ empty" in told


@pytest.mark.timeout(300)
def test_that_no_table_is_written_among_the_scans(ajna, port):
    told = ajna("suspects", port, "--out", port / "suspects.csv", code=1)

    assert "choose another place" in told
    assert not (port / "suspects.csv").exists()
