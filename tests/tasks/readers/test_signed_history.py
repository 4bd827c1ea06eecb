import json
import os
import stat
import sys

import pytest

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.errors import ExportFailed, SignatureInvalid, SigningFailed
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.signed_history import export_signed, read_signed
from ajna_desktop.tasks.readers.signing_key import FILE_NAME, key_of
from tests.fakes import FakeImages
from tests.store.test_verification import forge


@pytest.fixture
def told(collection):
    """A folder of which something was said."""
    open_folder(collection, FakeImages(), TaskContext())
    ids = collection.scans.ids(EVERY_SCAN)
    for number, scan_id in enumerate(ids):
        said = Decision(Label(f"label {number}"), ReviewStatus.RELABELLED)
        collection.labels.decide({scan_id: said})
    note = collection.annotations.new(ids[:1], AnnotationKind.NOTE, "Door half open")
    collection.annotations.say(note)
    return collection


@pytest.fixture
def file(told, users, tmp_path):
    place = tmp_path / "out" / "history.jsonl"
    export_signed(told, users, place, TaskContext())
    return place


def test_that_a_signed_history_says_whose_it_is_and_up_to_where(told, users, file):
    found = read_signed(file)
    assert found.reader == "ana"
    assert found.store_id == told.id
    assert found.heads == tuple(told.history.heads())
    assert found.public_key == key_of(users).public
    assert len(found.fingerprint.split()) == 8


def test_that_it_holds_every_event_as_plain_lines(told, file):
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    notes = [line["event"]["text"] for line in lines[1:-1] if line["chain"] == "annotation"]
    labels = [line["event"]["new_label"] for line in lines[1:-1] if line["chain"] == "label"]
    assert notes == ["Door half open"]
    assert labels == [event.new_label for event in told.labels.events()]


def altered(file, change):
    lines = file.read_bytes().splitlines(keepends=True)
    change(lines)
    file.write_bytes(b"".join(lines))


def with_one_byte_changed(lines):
    lines[2] = lines[2].replace(b"label 1", b"label 9", 1)


def without_an_event(lines):
    del lines[4]


def with_two_events_swapped(lines):
    lines[2], lines[3] = lines[3], lines[2]


def with_another_name(lines):
    lines[0] = lines[0].replace(b'"ana"', b'"bea"')


def with_no_signature(lines):
    lines[-1] = b'{"signature": ""}\n'


def without_the_last_line(lines):
    del lines[-1]


@pytest.mark.parametrize(
    "change",
    [
        with_one_byte_changed,
        without_an_event,
        with_two_events_swapped,
        with_another_name,
        with_no_signature,
        without_the_last_line,
    ],
)
def test_that_any_change_after_signing_is_found(file, change):
    altered(file, change)
    with pytest.raises(SignatureInvalid):
        read_signed(file)


def test_that_events_that_do_not_fit_are_found_even_when_signed(told, users, tmp_path):
    """As by somebody who signs a history that they made up."""
    told.database.close()
    forge(told.database.path, "UPDATE label_event SET reader = 'bea' WHERE seq = 2")
    again = Collection.open(told.folder, users, "ana")
    place = tmp_path / "made up.jsonl"
    export_signed(again, users, place, TaskContext())
    again.close()
    with pytest.raises(SignatureInvalid, match="was changed"):
        read_signed(place)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}", b"[1]\n[2]\n", b"\xff\xfe", b"null\n3\n"]
)
def test_that_another_file_is_refused(tmp_path, content):
    place = tmp_path / "other"
    place.write_bytes(content)
    with pytest.raises(SignatureInvalid, match="no signed history"):
        read_signed(place)


def test_that_nothing_is_written_among_the_scans(told, users, folder):
    with pytest.raises(ExportFailed):
        export_signed(told, users, folder / "history.jsonl", TaskContext())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_that_the_key_is_made_once_and_nobody_else_may_read_it(users):
    public = key_of(users).public
    assert key_of(users).public == public
    assert stat.S_IMODE(os.stat(users.data / FILE_NAME).st_mode) == 0o600


def test_that_a_key_whose_making_was_cut_off_is_made_anew(users):
    users.data.mkdir(parents=True)
    (users.data / FILE_NAME).write_bytes(b"")
    assert key_of(users).public == key_of(users).public


def test_that_a_damaged_key_is_never_overwritten(users):
    users.data.mkdir(parents=True)
    (users.data / FILE_NAME).write_bytes(b"short")
    with pytest.raises(SigningFailed, match="no key"):
        key_of(users)
    assert (users.data / FILE_NAME).read_bytes() == b"short"
