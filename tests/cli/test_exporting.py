import json

import pytest

from tests.imaging.made import gradient
from tests.imaging.test_without_metadata import NAME, planted_jpeg
from tests.tasks.conftest import save_scan
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def scans(tmp_path):
    """Two classes in three splits, one scan with a name in its metadata."""
    folder = tmp_path / "scans"
    for seed, split in ((10, "train"), (20, "val"), (30, "test")):
        for number in range(3):
            save_scan(folder / split / "empty" / f"{split}-e{number}.png", 210, seed + number)
            save_scan(
                folder / split / "loaded" / f"{split}-l{number}.png", 60, 100 + seed + number
            )
    (folder / "test" / "loaded" / "person12_SILVA.jpg").write_bytes(planted_jpeg(gradient()))
    return folder


def test_that_splits_are_exported_for_keras_and_an_update_changes_only_what_changed(
    ajna, scans, tmp_path
):
    first = ajna.json("export", scans, "--as", "keras", "--out", tmp_path / "out")
    ajna("relabel", scans, "train/empty/train-e1.png", "loaded", "--reader", "ana")
    second = ajna.json("export", scans, "--as", "keras", "--out", tmp_path / "out")

    assert (first["exported"], first["skipped"], first["written"]) == (19, 0, 21)
    assert (second["moved"], second["removed"], second["unchanged"]) == (1, 0, 19)
    assert (tmp_path / "out" / "train" / "loaded" / "train-e1.png").is_file()
    assert not (tmp_path / "out" / "train" / "empty" / "train-e1.png").exists()
    (tmp_path / "out" / "mine").mkdir()
    said = ajna("export", scans, "--as", "csv", "--out", tmp_path / "out", code=1)
    assert "another kind of export" in said


def test_that_names_are_left_out_on_request_and_a_selection_is_exported(ajna, scans, tmp_path):
    arguments = ("--as", "coco", "--deidentify", "--split", "test", "--label", "loaded")
    done = ajna.json("export", scans, *arguments, "--out", tmp_path / "out")
    coco = json.loads((tmp_path / "out" / "annotations.json").read_text())

    assert done["exported"] == 4
    assert [one["name"] for one in coco["categories"]] == ["loaded"]
    assert len(coco["annotations"]) == 4
    for file in (tmp_path / "out").rglob("*.*"):
        assert "SILVA" not in file.name
        assert "person12" not in file.name
        assert NAME not in file.read_bytes()


@pytest.mark.parametrize(
    "asked", [("--split", "test"), ("--label", "loaded"), ("--order", "path")]
)
def test_that_what_cannot_be_read_is_told_whatever_part_is_exported(
    ajna, scans, tmp_path, asked
):
    (scans / "test" / "loaded" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n, and no more")
    done = ajna.json("export", scans, "--as", "folders", *asked, "--out", tmp_path / "out")
    assert done["skipped"] == 1
    assert "broken.png" in (tmp_path / "out" / "skipped.csv").read_text()


def test_that_pictures_tell_what_could_not_be_read(ajna, scans, tmp_path):
    (scans / "test" / "loaded" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n, and no more")
    done = ajna.json("export", scans, "--as", "pictures", "--out", tmp_path / "out")
    assert (done["exported"], done["skipped"]) == (19, 1)
    assert "broken.png" in (tmp_path / "out" / "skipped.csv").read_text("utf-8-sig")


def test_that_a_list_alone_takes_no_space(ajna, scans, tmp_path):
    arguments = ("--as", "folders", "--files", "list", "--reviewed")
    ajna("relabel", scans, "train/empty/train-e1.png", "loaded", "--reader", "ana")
    ajna("export", scans, *arguments, "--out", tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert [one["file"] for one in manifest["files"]] == ["train/loaded/train-e1.png"]
    assert [one["reader"] for one in manifest["events"]] != []
    assert not (tmp_path / "out" / "train").exists()
