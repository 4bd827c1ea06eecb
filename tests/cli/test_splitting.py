import json

import pytest

from tests.tasks.conftest import save_scan
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def ward(tmp_path):
    for number in range(20):
        label = "NORMAL" if number % 2 else "PNEUMONIA"
        save_scan(tmp_path / "ward" / label / f"person{number // 2}_{number}.png", 80, number)
    return tmp_path / "ward"


@pytest.mark.timeout(300)
def test_that_scans_are_dealt_anew_and_a_dry_run_changes_nothing(ajna, ward):
    shares = ("--train", "0.6", "--val", "0.2", "--test", "0.2", "--seed", "1")

    dry = json.loads(ajna("split", str(ward), *shares, "--dry-run", "--json"))
    done = json.loads(ajna("split", str(ward), *shares, "--json"))
    again = json.loads(ajna("split", str(ward), *shares, "--json"))

    assert (dry["is_done"], dry["moved"], done["moved"], again["moved"]) == (False, 20, 20, 0)
    scans = {part: 0 for part in ("train", "val", "test")}
    for one in done["counts"]:
        scans[one["split"]] += one["scans"]
    assert scans == {"train": 12, "val": 4, "test": 4}
    assert done["leaks_after"] == {"groups": 0, "contents": 0, "copies": 0}


@pytest.mark.timeout(300)
def test_that_it_is_told_in_words_and_bad_shares_are_refused(ajna, ward):
    told = ajna("split", str(ward), "--dry-run")
    assert "must add up to 1" in ajna("split", ward, "--train", "0.9", code=1)

    assert "NORMAL: train" in told
