from dataclasses import replace

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.annotations import AnnotationKind, Box
from ajna_desktop.domain.errors import AnnotationInvalid, StoreReadOnly
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.store.curating.annotations import AnnotationStore, disagreement
from ajna_desktop.store.database import Database
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import at, read, walk

FOLDER = {"a.png": "one", "b.png": "two", "c.png": "three", "copy of a.png": "one"}
NOTE, TAG, RECTANGLE = AnnotationKind.NOTE, AnnotationKind.TAG, AnnotationKind.RECTANGLE


@pytest.fixture
def annotations(database):
    return AnnotationStore(database, "ana", "session")


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def say(annotations, ids, kind, text, box=None):
    said = annotations.new(ids, kind, text, box)
    assert annotations.say(said) == Changes(annotated=bool(said))
    return said


def texts(annotations, scan_id):
    return [said.text for said in annotations.of_scans([scan_id]).get(scan_id, [])]


def test_that_what_is_said_holds_for_every_scan_of_the_content(annotations, ids):
    a, b, _, copy = ids
    say(annotations, [a], NOTE, "left lobe\nask Maria")
    say(annotations, [copy], RECTANGLE, "", Box(10, 20, 30, 40))
    note, rectangle = annotations.of_scans([a, b])[a]
    assert (note.text, note.reader, note.box) == ("left lobe\nask Maria", "ana", None)
    assert (rectangle.kind, rectangle.box) == (RECTANGLE, Box(10, 20, 30, 40))
    assert annotations.of_scans([copy])[copy] == [note, rectangle]
    assert b not in annotations.of_scans([b])


def test_that_edits_and_removals_can_be_taken_back(annotations, ids):
    (said,) = say(annotations, ids[:1], NOTE, "one")
    annotations.say([said.but("two")])
    assert texts(annotations, ids[0]) == ["two"]
    annotations.say([said])
    annotations.remove([said])
    assert texts(annotations, ids[0]) == []
    annotations.say([said])
    assert texts(annotations, ids[0]) == ["one"]
    told = [(e.text, e.removed, e.version) for e in annotations.history(ids[0])]
    assert told == [("one", 0, 1), ("two", 0, 2), ("one", 0, 3), ("one", 1, 4), ("one", 0, 5)]
    assert annotations.events(after_seq=4) == annotations.history(ids[0])[4:]


def test_that_the_tags_are_told_that_each_of_some_scans_has(annotations, ids):
    a, b, c, copy = ids
    say(annotations, [a, b], TAG, "urgent")
    say(annotations, [b, c], TAG, "artefact")
    say(annotations, [a], NOTE, "urgent")
    assert (
        annotations.common_tags([a, b]) == annotations.common_tags([copy, b, b]) == ["urgent"]
    )
    assert annotations.common_tags([b]) == ["artefact", "urgent"]
    assert annotations.common_tags([a, b, c]) == annotations.common_tags([]) == []


def test_that_a_tag_is_given_once_and_spelt_as_before(annotations, ids):
    a, b, c, copy = ids
    assert len(say(annotations, [a, copy, b], TAG, "Urgent")) == 2  # contents
    assert say(annotations, [a], TAG, " urgent ") == []
    (said,) = say(annotations, [b, c], TAG, "URGENT")
    assert said.text == "Urgent"
    assert annotations.tags() == [("Urgent", 4)]
    assert annotations.tags(shown=False) == [("Urgent", 3)]
    assert {one.content_hash for one in annotations.tagged([a, c], "Urgent")} == {
        annotations.of_scans([scan_id])[scan_id][0].content_hash for scan_id in (a, c)
    }


def test_that_queries_and_counts_find_annotated_scans(annotations, scans, ids):
    a, b, c, copy = ids
    say(annotations, [a], TAG, "ask")
    say(annotations, [b], NOTE, "blurred")
    say(annotations, [b], RECTANGLE, "here", Box(0, 0, 5, 5))
    assert scans.ids(ScanQuery(tag="ask")) == [a, copy]
    assert scans.ids(ScanQuery(has_note=True)) == [b]
    assert scans.ids(ScanQuery(has_rectangle=True)) == [b]
    assert scans.ids(ScanQuery(has_note=False)) == [a, c, copy]
    counts = scans.counts()
    assert (counts.by_tag, counts.noted, counts.marked) == ((("ask", 2),), 1, 1)


def test_that_a_scan_that_was_not_read_has_no_note_and_gets_none(annotations, scans):
    walk(scans, FOLDER)
    unread = scans.ids(EVERY_SCAN)
    assert scans.ids(ScanQuery(has_note=False)) == unread
    with pytest.raises(AnnotationInvalid, match="was not read yet"):
        annotations.new(unread[:1], NOTE, "x")


def test_that_an_annotation_stays_with_the_content_when_a_file_is_replaced(
    annotations, scans, ids
):
    say(annotations, [ids[1]], TAG, "ask")
    read(scans, FOLDER | {"b.png": "other", "new.png": "two"})
    assert scans.ids(ScanQuery(tag="ask")) == [at(scans, "new.png").id]


def test_that_stores_that_take_each_others_events_agree(annotations, ids, tmp_path):
    other_database = Database(tmp_path / "other" / "labels.ajna")
    other_scans = ScanStore(other_database)
    read(other_scans, FOLDER)
    other = AnnotationStore(other_database, "bia", "session 2")
    (shared,) = say(annotations, [ids[0]], NOTE, "one")
    assert other.take_over(annotations.events()) == 1
    other.say([shared.but("of bia")])
    annotations.remove([shared])
    annotations.say([shared.but("of ana")])
    say(other, [at(other_scans, "b.png").id], TAG, "ask")

    here, there = annotations.events(), other.events()
    assert annotations.take_over(reversed(there)) == 2
    assert other.take_over(here) == 2
    assert annotations.take_over(there) == other.take_over(annotations.events()) == 0

    assert texts(annotations, ids[0]) == ["of ana"]  # two words after the first, not one
    for name in FOLDER:
        mine = annotations.of_scans(ids)
        theirs = other.of_scans([at(other_scans, name).id])
        assert list(theirs.values()) == [
            said for one, said in mine.items() if one == ids[list(FOLDER).index(name)]
        ]
    with annotations._database.snapshot() as reader:
        assert disagreement(reader) == ""
    with other_database.snapshot() as reader:
        assert disagreement(reader) == ""
    other_database.close()


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE annotation SET text = 'x'", "is not what its events say"),
        ("DELETE FROM annotation", "is not what its events say"),
        ("UPDATE annotation_event SET reader = 'x' WHERE seq = 2", "event 2 does not fit"),
    ],
)
def test_that_tampering_is_found(annotations, ids, database, harm, problem):
    say(annotations, ids, NOTE, "one")
    with database.transaction() as db:
        db.execute("DROP TRIGGER annotation_event_is_never_changed")
        db.execute(harm)
    with database.snapshot() as reader:
        assert problem in disagreement(reader)


def test_that_nothing_is_written_to_a_store_opened_for_reading(
    annotations, ids, database, store_path
):
    (said,) = say(annotations, ids[:1], NOTE, "one")
    beside = Database(store_path, read_only=True)
    with pytest.raises(StoreReadOnly):
        AnnotationStore(beside, "bia", "s").say([replace(said, text="two")])
    beside.close()
    assert texts(annotations, ids[0]) == ["one"]
