import json

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
def test_that_labels_are_looked_at_then_taken_and_cannot_lead_outside(ajna, day, tmp_path):
    first, second = sorted(day.rglob("*.jpg"))[:2]
    table = tmp_path / "theirs.jsonl"
    rows = [
        {"file": str(first.relative_to(day)), "label": "reefer"},
        {"file": second.name, "label": "=1+1"},
        {"file": "../../etc/passwd", "label": "reefer"},
    ]
    table.write_text("\n".join(map(json.dumps, rows)))

    tried = ajna.json("import-labels", day, table, "--dry-run")
    assert (tried["scans"], tried["refused_rows"], tried["new_classes"]) == (1, 2, ["reefer"])
    assert ajna.json("labels", day) == []

    told = ajna("import-labels", day, table, "--reader", "bruno")
    assert "→ reefer: 1" in told
    assert "line 3: its path leads out of this folder (..)" in told
    (event,) = ajna.json("labels", day)
    assert (event["reader"], event["new_label"]) == ("bruno", "reefer")


@pytest.mark.timeout(300)
def test_that_predictions_are_taken(ajna, day, tmp_path):
    names = [path.name for path in sorted(day.rglob("*.jpg"))]
    table = tmp_path / "theirs.csv"
    table.write_text("name,p_empty,p_loaded\n" + "".join(f"{n},0.25,0.75\n" for n in names))
    taken = ajna.json("import-labels", day, table, "--as", "predictions")
    assert (taken["scans"], taken["classes"]) == (len(names), ["empty", "loaded"])
    assert "goes with --as labels" in ajna(
        "import-labels", day, table, "--as", "predictions", "--confirm-equal", code=2
    )
