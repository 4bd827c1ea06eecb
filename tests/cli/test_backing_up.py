import pytest

from ajna_desktop.imaging.phantom import make_scans
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path / "home")


@pytest.fixture
def day(tmp_path):
    make_scans(tmp_path / "day", 6, seed=5, mislabelled=0)
    return tmp_path / "day"


@pytest.mark.timeout(300)
def test_that_a_backup_is_listed_and_brings_back_what_was_said(ajna, day):
    scan = next(day.rglob("*.jpg")).relative_to(day)
    ajna("relabel", day, scan, "first", "--reader", "ana")
    ajna("backup", day)
    ajna("relabel", day, scan, "second", "--reader", "ana")

    listed = ajna.json("backup", day, "--list")
    by_hand = next(one for one in listed if one["why"] == "by-hand")
    assert (by_hand["intact"], by_hand["label_events"]) == (True, 1)

    ajna("restore", day, "--backup", str(by_hand["number"]))
    assert [event["new_label"] for event in ajna.json("labels", day)] == ["first"]
    assert ajna.json("verify", day)["sound"]
    assert "no backup 99" in ajna("restore", day, "--backup", "99", code=1)


def test_that_a_folder_without_a_store_is_told(ajna, day):
    assert ajna.json("backup", day, "--list") == []
    assert "no whole backup" in ajna("restore", day, code=1)
    assert "nothing to back up" in ajna("backup", day, code=1)
