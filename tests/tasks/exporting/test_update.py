"""Exporting again into the same folder."""

import json
import os
from pathlib import Path

import pytest

from ajna_desktop.domain.curating.export_wish import ExportShape, Files
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan
from tests.tasks.exporting.conftest import files_below, manifest_of, say, take_out


@pytest.fixture
def out(reviewed, tmp_path):
    take_out(reviewed, tmp_path / "out")
    return tmp_path / "out"


class StopsAt(TaskContext):
    """Asked to stop when so many scans are done."""

    def __init__(self, stop_at):
        super().__init__()
        self.stop_at = stop_at

    def step(self, doing, done, total=None):
        if done == self.stop_at:
            self.cancel()
        super().step(doing, done, total)


def identities(out):
    """Return which file lies at each place, and when it was last written."""
    found = {}
    for name in files_below(out):
        status = (out / name).stat()
        found[name] = (status.st_ino, status.st_mtime_ns)
    return found


def contents(out):
    return {name: (out / name).read_bytes() for name in files_below(out) - {"manifest.json"}}


def test_that_nothing_is_written_where_nothing_changed(reviewed, out):
    before = identities(out)
    done = take_out(reviewed, out)
    assert identities(out) == {**before, "manifest.json": identities(out)["manifest.json"]}
    assert (done.changed.unchanged, done.changed.written) == (27 + 2, 0)
    assert manifest_of(out)["unfinished"] == []


def test_that_a_new_label_moves_the_file_and_leaves_all_others(reviewed, out):
    before = identities(out)
    say(reviewed, "train/loaded/l1.png", "empty")
    done = take_out(reviewed, out)
    after = identities(out)

    assert done.changed.moved == 1
    assert done.changed.removed == 0
    assert after["train/empty/l1.png"] == before["train/loaded/l1.png"]
    changed = {
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    assert changed == {
        "train/empty/l1.png",
        "train/loaded/l1.png",
        "exported.csv",
        "manifest.json",
    }
    assert manifest_of(out)["events_until"] == 5


def test_that_an_updated_export_is_the_same_as_a_new_one(reviewed, folder, out, tmp_path):
    say(reviewed, "train/loaded/l1.png", "empty")
    say(reviewed, "train/empty/e5.png", "loaded")
    say(reviewed, "test/loaded/l9.png", None, ReviewStatus.BAD_IMAGE)
    save_scan(folder / "train" / "loaded" / "new.png", 61, 600)
    (folder / "train" / "loaded" / "l2.png").unlink()
    save_scan(folder / "train" / "loaded" / "l3.png", 62, 601)
    open_folder(reviewed, FakeImages(), TaskContext())
    take_out(reviewed, out)
    take_out(reviewed, tmp_path / "fresh")

    assert contents(out) == contents(tmp_path / "fresh")
    again, fresh = manifest_of(out), manifest_of(tmp_path / "fresh")
    assert {**again, "at_utc": ""} == {**fresh, "at_utc": ""}


def test_that_two_files_that_swap_their_labels_swap_their_places(reviewed, folder, tmp_path):
    save_scan(folder / "train" / "loaded" / "same.png", 61, 700)
    save_scan(folder / "train" / "empty" / "same.png", 211, 701)
    open_folder(reviewed, FakeImages(), TaskContext())
    out = tmp_path / "out"
    take_out(reviewed, out)
    say(reviewed, "train/loaded/same.png", "empty")
    say(reviewed, "train/empty/same.png", "loaded")
    take_out(reviewed, out)
    for label, came_from in (("empty", "loaded"), ("loaded", "empty")):
        exported = (out / "train" / label / "same.png").read_bytes()
        assert exported == (folder / "train" / came_from / "same.png").read_bytes()


def test_that_files_of_others_are_never_touched(reviewed, out):
    mine = out / "train" / "empty" / "l1.png"  # where a scan will want to go
    mine.write_text("somebody's notes")
    edited = out / "train" / "loaded" / "l2.png"
    edited.write_bytes(b"painted over")
    say(reviewed, "train/loaded/l1.png", "empty")
    say(reviewed, "train/loaded/l2.png", "empty")
    done = take_out(reviewed, out)

    assert mine.read_text() == "somebody's notes"
    assert edited.read_bytes() == b"painted over"
    assert done.changed.left_alone == 1
    assert (out / "train" / "empty" / "l1 (2).png").is_file()
    assert (out / "train" / "empty" / "l2.png").is_file()


def test_that_what_is_not_asked_for_any_more_goes_with_the_folders_that_it_empties(
    reviewed, out
):
    (out / "test" / "notes.txt").write_text("mine")
    take_out(reviewed, out, query=EVERY_SCAN.but(split="train"))
    names = files_below(out)
    assert {name for name in names if name.startswith("test")} == {"test/notes.txt"}
    assert not (out / "test" / "empty").exists()
    assert not (out / "_unlabelled").exists()


@pytest.mark.parametrize("stop_at", range(0, 27, 2))
def test_that_an_update_that_was_broken_off_is_gone_on_with(reviewed, out, tmp_path, stop_at):
    (out / "train" / "empty" / "mine.txt").write_text("mine")
    for number in range(1, 7):
        say(reviewed, f"train/loaded/l{number}.png", "odd")
    with pytest.raises(Cancelled):
        take_out(reviewed, out, context=StopsAt(stop_at))
    take_out(reviewed, out)
    take_out(reviewed, tmp_path / "fresh")

    expected = {**contents(tmp_path / "fresh"), "train/empty/mine.txt": b"mine"}
    assert contents(out) == expected
    assert manifest_of(out)["unfinished"] == []


def test_that_half_written_files_of_a_killed_update_are_taken_away(reviewed, out):
    half = out / "train" / "empty" / f".part-{'0' * 32}"
    others = out / "train" / ".part-of-my-notes"
    for file in (half, others):
        file.write_bytes(b"half")
    take_out(reviewed, out)
    assert half.exists()  # nothing was broken off: it is somebody's
    manifest = manifest_of(out)
    manifest["unfinished"] = ["train/empty/soon.png"]
    (out / "manifest.json").write_text(json.dumps(manifest))
    take_out(reviewed, out)
    assert not half.exists()
    assert others.exists()


def test_that_a_made_up_manifest_removes_nothing_elsewhere(reviewed, out, tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (out / "leads_out").symlink_to(tmp_path)
    manifest = manifest_of(out)
    for name in ("../victim.txt", str(victim), "leads_out/victim.txt"):
        manifest["unfinished"].append(name)
    (out / "manifest.json").write_text(json.dumps(manifest))
    take_out(reviewed, out)
    assert victim.read_text() == "precious"


def test_that_another_kind_of_export_is_not_mixed_in(
    reviewed, out, collection, users, tmp_path
):
    for wish in ({"shape": ExportShape.CSV}, {"files": Files.LIST}, {"is_deidentified": True}):
        with pytest.raises(ExportFailed, match="another kind"):
            take_out(reviewed, out, **wish)
    (out / "manifest.json").write_text("{}")
    with pytest.raises(ExportFailed, match="cannot go on"):
        take_out(reviewed, out)


def test_that_links_stay_links(reviewed, folder, tmp_path):
    out = tmp_path / "out"
    take_out(reviewed, out, files=Files.LINK)
    say(reviewed, "train/loaded/l1.png", "empty")
    done = take_out(reviewed, out, files=Files.LINK)
    source = folder / "train" / "loaded" / "l1.png"
    assert os.path.samefile(source, out / "train" / "empty" / "l1.png")
    assert not (out / "train" / "loaded" / "l1.png").exists()
    assert list(out.rglob(".part*")) == []
    assert done.changed.written + done.changed.moved == 2  # the file, and the list of files


def test_that_an_original_that_was_edited_in_place_stays_one_link(reviewed, folder, tmp_path):
    out = tmp_path / "out"
    take_out(reviewed, out, files=Files.LINK)
    source = folder / "train" / "loaded" / "l1.png"
    save_scan(source, 61, 900)  # the same file with another content
    open_folder(reviewed, FakeImages(), TaskContext())
    done = take_out(reviewed, out, files=Files.LINK)
    assert os.path.samefile(source, out / "train" / "loaded" / "l1.png")
    assert not (out / "train" / "loaded" / "l1 (2).png").exists()
    assert done.changed.left_alone == 0


def test_that_a_list_never_takes_files_away_that_somebody_put_there(reviewed, folder, tmp_path):
    out = tmp_path / "out"
    take_out(reviewed, out, files=Files.LIST)
    there = out / "train" / "loaded" / "l1.png"
    there.parent.mkdir(parents=True)
    there.write_bytes((folder / "train" / "loaded" / "l1.png").read_bytes())
    take_out(reviewed, out, files=Files.LIST, query=EVERY_SCAN.but(split="test"))
    assert there.is_file()


def test_that_a_full_disk_is_told_and_the_next_update_mends_it(reviewed, small_disk, tmp_path):
    only = EVERY_SCAN.but(text="e1.png")
    take_out(reviewed, small_disk / "out", query=only)
    with pytest.raises(ExportFailed, match="space"):
        take_out(reviewed, small_disk / "out")
    take_out(reviewed, small_disk / "out", query=only)
    take_out(reviewed, tmp_path / "fresh", query=only)
    assert contents(small_disk / "out") == contents(tmp_path / "fresh")
    assert Path(small_disk / "out").is_dir()
