import csv
import json
from datetime import date, timedelta

import pytest

from tests.store.test_verification import forge
from tests.tasks.conftest import save_scan
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def day(tmp_path):
    for number in range(4):
        save_scan(tmp_path / "day" / "empty" / f"{number}.png", 200, number)
    return tmp_path / "day"


@pytest.fixture
def stores(ajna, day, tmp_path):
    """Two readers at two computers: they agree on one image and differ on another."""
    places = tmp_path / "ana.ajna", tmp_path / "bea.ajna"
    for place, reader, label in ((places[0], "ana", "car"), (places[1], "bea", "bus")):
        said = ("--reader", reader, "--store", place)
        ajna("relabel", day, "empty/1.png", label, *said)
        ajna("relabel", day, "empty/2.png", "truck", *said)
    ajna("relabel", day, "empty/3.png", "bus", "--reader", "bea", "--store", places[1])
    return places


@pytest.mark.timeout(300)
def test_that_two_stores_are_merged_and_a_conflict_is_told_and_decided(ajna, day, stores):
    ana, bea = stores
    looked = ajna.json("merge", day, bea, "--store", ana, "--dry-run")
    assert (looked["said_by"], looked["changes"], looked["conflicts"]) == ({"bea": 3}, 2, 1)
    assert ajna.json("merge", day, bea, "--store", ana, "--dry-run") == looked

    merged = ajna.json("merge", day, bea, "--store", ana)
    (conflict,) = merged["open"]
    assert conflict["scans"][0]["path"] == "empty/1.png"
    assert [one["label"] for one in conflict["opinions"]] == ["car", "bus"]
    assert list(ana.parent.glob("ana.ajna.backup-*-before-merge"))
    again = ajna("merge", day, bea, "--store", ana)
    assert "known here already" in again
    assert "differ" in again

    ajna("relabel", day, "empty/1.png", "bus", "--reader", "cleo", "--store", ana)
    back = ajna.json("merge", day, ana, "--store", bea)
    assert (back["conflicts"], back["open"]) == (0, [])
    assert ajna.json("verify", day, "--store", bea)["sound"]


@pytest.mark.timeout(300)
def test_that_a_tampered_store_is_refused_and_found(ajna, day, stores):
    ana, bea = stores
    forge(bea, "UPDATE label_event SET new_label = 'car' WHERE seq = 1")
    assert "nothing is taken from it" in ajna("merge", day, bea, "--store", ana, code=1)
    assert "Event 1" in ajna("verify", day, "--store", bea, code=1)


@pytest.mark.timeout(300)
def test_that_a_history_without_events_is_told_as_such(ajna, day, stores, tmp_path):
    asked = ("history", day, "--store", stores[0], "--kind", "tag")
    out, err = ajna.start(*asked).communicate(timeout=110)
    assert (out, "No event answers this." in err) == ("", True)
    assert ajna.json(*asked) == []
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nempty/1.png,car\n")
    ajna("import-labels", day, table, "--dry-run")
    out, err = ajna.start("history", day).communicate(timeout=110)
    assert (out, "Nothing has been said of this folder yet." in err) == ("", True)


@pytest.mark.timeout(300)
def test_that_history_is_told_signed_and_checked(ajna, day, stores, tmp_path):
    ana, bea = stores
    ajna("merge", day, bea, "--store", ana)
    told = ajna("history", day, "empty/1.png", "--store", ana)
    assert "ana  label  empty/1.png: empty (unreviewed) → car (relabelled)" in told
    assert "bea  label" in told
    only = ajna.json("history", day, "--store", ana, "--reader", "bea")
    assert {one["reader"] for one in only} == {"bea"}
    ajna("history", day, "--store", ana, "--csv", tmp_path / "out" / "history.csv")
    with open(tmp_path / "out" / "history.csv", encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(ajna.json("history", day, "--store", ana))

    long_ago = str(date.today() - timedelta(days=400))
    then = ajna.json("history", day, "--store", ana, "--as-of", long_ago)
    assert then["counts"]["empty"] == {"then": 4, "now": 1}
    assert [one["path"] for one in then["changed"]] == [f"empty/{n}.png" for n in (1, 2, 3)]
    assert "written 2026-11-03" in ajna("history", day, "--as-of", "soon", code=2)

    file = tmp_path / "out" / "signed.jsonl"
    mark = ajna("history", day, "--store", ana, "--sign", file).strip()
    assert mark in ajna("verify", "--signed", file)
    head = ajna.json("verify", day, "--store", ana)["head"]
    ajna("relabel", day, "empty/0.png", "car", "--reader", "ana", "--store", ana)
    both = ajna("verify", day, "--store", ana, "--signed", file, "--head", head)
    assert "everything that the signed file tells of" in both
    assert "all up to it is as it was" in both
    assert "no longer" in ajna("verify", day, "--store", bea, "--head", head, code=1)
    lines = file.read_text().splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"chain": "class"})
    file.write_text("\n".join(lines))
    assert "was changed after it was signed" in ajna("verify", "--signed", file, code=1)
    assert "Give a FOLDER" in ajna("verify", code=2)
    assert "64 digits" in ajna("verify", day, "--head", "abc", code=2)
