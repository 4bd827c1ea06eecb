import csv

import pytest

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.imaging.phantom import PhantomScan
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.find_hidden import HiddenLabels, find_hidden
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.make_scans import make_demo_scans


def test_that_the_answer_key_lies_beside_the_scans_and_tells_the_truth(tmp_path):
    folder, scans = make_demo_scans(tmp_path, TaskContext(), 40)
    assert len(list(folder.rglob("*.jpg"))) == len(scans) == 40
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".jpg"}
    with open(tmp_path / "answer-key.csv", newline="", encoding="utf-8") as file:
        key = {row["path"]: row for row in csv.DictReader(file)}
    wrong = {path for path, row in key.items() if row["wrong label"]}
    assert wrong == {scan.path for scan in scans if scan.mislabelled}
    assert wrong
    assert all(key[path]["truth"] != key[path]["label"] for path in wrong)


def test_that_scans_of_an_earlier_time_are_taken_and_missing_ones_made_again(tmp_path):
    folder, scans = make_demo_scans(tmp_path, TaskContext(), 40)
    kept = folder / scans[0].path
    stamp = kept.stat().st_mtime_ns
    make_demo_scans(tmp_path, TaskContext(), 40)
    assert kept.stat().st_mtime_ns == stamp
    content = kept.read_bytes()
    kept.unlink()
    make_demo_scans(tmp_path, TaskContext(), 40)
    assert kept.read_bytes() == content


def test_that_making_scans_can_be_stopped(tmp_path):
    context = TaskContext(report=lambda progress: progress.done and context.cancel())
    with pytest.raises(Cancelled):
        make_demo_scans(tmp_path, context, 40)


def test_that_hidden_labels_are_counted_where_the_gallery_shows_them(described, engine):
    for path in ("train/empty/e1.png", "train/loaded/l2.png"):
        scan = described.scans.by_path(path)
        other = Label("loaded" if scan.label == "empty" else "empty")
        described.labels.decide({scan.id: Decision(other, ReviewStatus.RELABELLED)})
    judge_out_of_fold(described, engine, TaskContext())
    key = [
        PhantomScan("train/empty/e1.png", "", "nothing", "loaded", "empty"),
        PhantomScan("train/empty/e5.png", "", "nothing", "loaded", "empty"),
        PhantomScan("train/empty/e6.png", "", "nothing", "empty", "empty"),
    ]
    found = find_hidden(described, key)
    assert (found.hidden, found.disagreements, len(found.places)) == (2, 2, 1)
    assert "1 of the wrong labels are not among them" in found.in_words()


def test_that_the_demo_says_how_far_one_has_to_look():
    found = HiddenLabels(scans=240, hidden=3, disagreements=9, places=(1, 3, 5))
    assert found.among_first == 2
    assert "Of the 3 most confident of those, 2 are wrong labels" in found.in_words()
    assert "the first 5 finds them all" in found.in_words()
