import os

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.files import FoundFile, Refused
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN, MISSING, UNREADABLE
from tests.store.folders import at, content_hash, found, read, walk

FOLDER = {
    "train/NORMAL/IM-0001-0001.jpeg": "one",
    "train/PNEUMONIA/person1_virus_2.jpeg": "two",
    "test/NORMAL/c.png": "three",
    "broken.png": "bad",
}


def states(scans):
    return {state: count for state, count in scans.state_counts().items() if count}


def test_that_what_the_path_tells_is_known_before_the_file_is_opened(scans):
    assert walk(scans, FOLDER) == Changes(scans=True)
    scan = at(scans, "train/PNEUMONIA/person1_virus_2.jpeg")
    assert scan.state is ScanState.FOUND
    assert (scan.split, scan.found_label, scan.label) == ("train", "PNEUMONIA", "PNEUMONIA")
    assert (scan.group, scan.file_size, scan.content_hash) == ("person1", 3, None)


def test_that_opening_a_file_tells_its_content(scans):
    read(scans, FOLDER)
    scan = at(scans, "test/NORMAL/c.png")
    assert (scan.state, scan.content_hash) == (ScanState.READABLE, content_hash("three"))
    assert (scan.width, scan.height, scan.bits, scan.format) == (1300, 1000, 8, "JPEG")
    broken = at(scans, "broken.png")
    assert (broken.state, broken.reason) == (ScanState.UNREADABLE, "truncated")


def test_that_an_unchanged_folder_is_not_opened_again(scans):
    read(scans, FOLDER)
    before = [at(scans, path) for path in FOLDER]
    assert walk(scans, FOLDER) == Changes()
    assert scans.to_identify(0, 10) == []
    assert [at(scans, path) for path in FOLDER] == before


def test_that_a_changed_file_is_opened_again_and_no_other(scans):
    read(scans, FOLDER)
    assert walk(scans, FOLDER | {"test/NORMAL/c.png": "changed"}).scans
    assert [scan.path for scan in scans.to_identify(0, 10)] == ["test/NORMAL/c.png"]


def test_that_files_that_are_gone_are_missing_and_back_without_being_opened(scans, labels):
    read(scans, FOLDER)
    before = [at(scans, path) for path in FOLDER]
    assert walk(scans, {}) == Changes(scans=True)
    assert states(scans) == {ScanState.MISSING: 4}
    gone = scans.scan(before[0].id)
    assert (gone.reason, gone.content_hash) == ("no longer in the folder", content_hash("one"))
    assert walk(scans, {}) == Changes()

    assert walk(scans, FOLDER) == Changes(scans=True)
    assert [at(scans, path) for path in FOLDER] == before


def test_that_a_missing_file_that_is_back_changed_is_opened_again(scans):
    read(scans, FOLDER)
    walk(scans, {})
    walk(scans, FOLDER | {"broken.png": "mended"})
    assert [scan.path for scan in scans.to_identify(0, 10)] == ["broken.png"]


def test_that_a_stopped_walk_marks_nothing_missing(scans):
    read(scans, FOLDER)
    number = scans.begin_walk()
    scans.record_walk(number, [found("new.png", "new")])
    assert ScanState.MISSING not in states(scans)
    number = scans.begin_walk()
    scans.record_walk(number, [found(path, content) for path, content in FOLDER.items()])
    scans.finish_walk(number)
    assert states(scans)[ScanState.MISSING] == 1


def test_that_only_the_running_walk_may_go_on(scans):
    first = scans.begin_walk()
    scans.begin_walk()
    with pytest.raises(ValueError, match="another walk"):
        scans.record_walk(first, [])
    with pytest.raises(ValueError, match="another walk"):
        scans.finish_walk(first)


def test_that_a_path_seen_twice_in_one_walk_is_one_scan(scans):
    number = scans.begin_walk()
    twice = [found("a.png", "one")] * 2
    scans.record_walk(number, twice)
    scans.record_walk(number, twice)
    assert states(scans) == {ScanState.FOUND: 1}


def test_that_a_file_the_walk_refused_is_listed_and_looked_at_again_when_it_can_be(scans):
    refused = FoundFile("a.png", 3, 5, "no permission to read it")
    for _ in range(2):
        number = scans.begin_walk()
        changes = scans.record_walk(number, [refused])
        scans.finish_walk(number)
    assert changes == Changes()
    (scan,) = scans.scans(scans.ids(UNREADABLE))
    assert scan.reason == "no permission to read it"

    number = scans.begin_walk()
    scans.record_walk(number, [FoundFile("a.png", 3, 5)])
    scans.finish_walk(number)
    assert [scan.path for scan in scans.to_identify(0, 10)] == ["a.png"]


def test_that_a_readable_file_that_is_refused_for_a_while_is_opened_again_after_it(scans):
    read(scans, {"a.png": "one"})
    for refused in ("no permission to read it", ""):
        number = scans.begin_walk()
        file = found("a.png", "one")
        scans.record_walk(number, [FoundFile(file.path, file.size, file.mtime_ns, refused)])
        scans.finish_walk(number)
    assert [scan.path for scan in scans.to_identify(0, 10)] == ["a.png"]


@pytest.mark.parametrize(
    "name",
    [
        b"a\xff\xfe.png",
        "ção 中文 😀.png".encode(),
        b"line\nbreak.png",
        b"x" * 255,
        b"'; --.png",
    ],
)
def test_that_any_name_is_kept_byte_for_byte(scans, name):
    path = os.fsdecode(b"dir/" + name)
    read(scans, {path: "one"})
    scan = at(scans, path)
    assert os.fsencode(scan.path) == b"dir/" + name
    assert scans.ids(EVERY_SCAN.but(text="PNG" if b"png" in name else "xxx")) == [scan.id]


def test_that_names_that_look_alike_are_two_scans(scans):
    read(scans, {"caf\u00e9.png": "one", "cafe\u0301.png": "two"})
    assert len(scans.ids(EVERY_SCAN)) == 2
    assert len(scans.ids(EVERY_SCAN.but(text="CAF\u00c9"))) == 2


def test_that_scans_come_in_the_order_asked_and_unknown_ones_not_at_all(scans):
    read(scans, FOLDER)
    ids = scans.ids(EVERY_SCAN)
    asked = [ids[2], ScanId(999), ids[0], ids[2]]
    assert [scan.id for scan in scans.scans(asked)] == [ids[2], ids[0], ids[2]]
    assert scans.by_path("nowhere.png") is None
    with pytest.raises(KeyError):
        scans.scan(ScanId(999))


def test_that_scans_to_open_come_in_pages_by_id(scans):
    walk(scans, {f"{number}.png": str(number) for number in range(25)})
    pages, after = [], 0
    while page := scans.to_identify(after, 10):
        pages.append(len(page))
        after = page[-1].id
    assert pages == [10, 10, 5]


def test_that_a_scan_refused_later_on_is_unreadable_and_not_opened_at_every_walk(scans):
    read(scans, FOLDER)
    scan = at(scans, "test/NORMAL/c.png")
    assert scans.refuse([Refused(scan.id, "reading it ended the reader twice")]).scans
    assert scans.scan(scan.id).reason == "reading it ended the reader twice"
    walk(scans, FOLDER)
    assert scans.to_identify(0, 10) == []


def test_that_missing_scans_can_be_asked_for(scans):
    read(scans, FOLDER)
    gone = at(scans, "broken.png").id
    walk(scans, {path: text for path, text in FOLDER.items() if path != "broken.png"})
    assert scans.ids(MISSING) == [gone]
    assert gone not in scans.ids(EVERY_SCAN.but(readable=None))


def test_that_readable_scans_come_in_pages_with_their_content(scans):
    read(scans, FOLDER)
    first = scans.readable(0, 2)
    rest = scans.readable(first[-1].id, 2)
    assert [scan.path for scan in first + rest] == list(FOLDER)[:3]
    assert rest[0].content_hash == content_hash("three")


def test_that_only_judged_scans_are_learnt_from_and_groups_fall_back_on_the_content(
    scans, labels
):
    read(scans, FOLDER | {"x.png": "four", "y.png": "five"})
    aside = Decision(None, ReviewStatus.AMBIGUOUS)
    labels.decide({at(scans, "x.png").id: aside})
    table = scans.training_table()
    assert table.scan_ids.tolist() == [1, 2, 3, at(scans, "y.png").id]
    assert table.labels == [Label("NORMAL"), Label("PNEUMONIA"), Label("NORMAL"), None]
    assert table.groups == ["IM-0001", "person1", content_hash("three"), content_hash("five")]


def test_that_an_empty_folder_has_nothing_to_learn_from(scans):
    table = scans.training_table()
    assert table.scan_ids.shape == (0,)
    assert table.labels == table.groups == []
