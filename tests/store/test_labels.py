import dataclasses

import numpy as np
import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import LabelInvalid, StoreError
from ajna_desktop.domain.event_chain import event_hash
from ajna_desktop.domain.labels import WITHDRAWN, Decision, OnScreen
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.labels import LabelStore
from tests.store.folders import at, content_hash, found, read, walk

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")
SICK = Decision(PNEUMONIA, ReviewStatus.RELABELLED)
WELL = Decision(NORMAL, ReviewStatus.CONFIRMED)
FOLDER = {"NORMAL/a.png": "one", "NORMAL/b.png": "two", "PNEUMONIA/c.png": "one"}


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


@pytest.fixture(autouse=True)
def the_chain_fits(labels):
    yield
    assert labels.verify().problem == ""


def test_that_an_event_tells_who_said_what_when_and_what_was_on_the_screen(scans, labels, ids):
    b = ids[1]
    shown = OnScreen("lite0 · 12ab", PNEUMONIA, np.float32(0.93))
    assert labels.decide({b: SICK}, {b: shown}, "clear") == Changes(labelled=frozenset({b}))
    (event,) = labels.history(b)
    assert (event.seq, event.scan_id, event.content_hash) == (1, b, content_hash("two"))
    assert (event.old_label, event.old_status) == (NORMAL, ReviewStatus.UNREVIEWED)
    assert (event.new_label, event.new_status) == (PNEUMONIA, ReviewStatus.RELABELLED)
    assert (event.reader, event.session, event.note) == ("ana", "session", "clear")
    assert (event.classifier, event.predicted) == ("lite0 · 12ab", PNEUMONIA)
    assert event.probability == float(np.float32(0.93))
    assert event.at_utc.endswith("+00:00")
    assert event.hash == event_hash(event)
    scan = scans.scan(b)
    assert (scan.label, scan.status) == (PNEUMONIA, ReviewStatus.RELABELLED)


def test_that_events_are_linked_across_transactions(labels, ids):
    labels.decide({ids[1]: SICK})
    labels.decide({ids[1]: WITHDRAWN, ids[0]: SICK})
    events = labels.events()
    assert [event.seq for event in events] == [1, 2, 3, 4]
    links = [event.previous_hash for event in events]
    assert links == ["0" * 64] + [event.hash for event in events[:-1]]
    assert labels.events(after_seq=2, limit=1) == events[2:3]


def test_that_identical_files_get_the_same_label_each_seen_from_its_folder(scans, labels, ids):
    a, b, c = ids
    assert labels.twins([a]) == {a, c}
    assert labels.twins([b]) == {b}
    assert labels.decide({a: SICK}).labelled == {a, c}
    assert scans.scan(a).status is ReviewStatus.RELABELLED
    assert scans.scan(c).status is ReviewStatus.CONFIRMED
    assert labels.history(c)[0].note == "same content as another file"


def test_that_of_two_decisions_about_one_content_the_later_counts(scans, labels, ids):
    a, _, c = ids
    labels.decide({a: WELL, c: Decision(PNEUMONIA, ReviewStatus.CONFIRMED)})
    assert scans.scan(a).label == scans.scan(c).label == PNEUMONIA


def test_that_files_not_opened_yet_have_no_twins(scans, labels):
    number = scans.begin_walk()
    scans.record_walk(number, [found(path, text) for path, text in FOLDER.items()])
    a = at(scans, "NORMAL/a.png").id
    assert labels.twins([a]) == {a}
    assert labels.decide({a: SICK}).labelled == {a}


def test_that_saying_what_holds_already_leaves_no_event(labels, ids):
    labels.decide({ids[1]: SICK})
    assert labels.decide({ids[1]: SICK}) == Changes()
    assert labels.decide({ids[0]: WITHDRAWN}) == Changes()
    assert labels.verify().events == 1


def test_that_withdrawing_brings_the_label_of_the_folder_back(scans, labels, ids):
    a, _, c = ids
    labels.decide({a: SICK})
    labels.decide({a: WITHDRAWN})
    assert (scans.scan(a).label, scans.scan(c).label) == (NORMAL, PNEUMONIA)
    assert scans.scan(c).status is ReviewStatus.UNREVIEWED


def test_that_deciding_what_held_before_undoes_any_edit(labels, ids):
    labels.decide({ids[0]: Decision(None, ReviewStatus.BAD_IMAGE)})
    before = labels.decisions(ids)
    changed = labels.decide(dict.fromkeys(ids, SICK)).labelled
    labels.decide({scan_id: before[scan_id] for scan_id in changed})
    assert labels.decisions(ids) == before


def test_that_one_scan_that_is_not_there_leaves_all_unwritten(labels, ids):
    with pytest.raises(StoreError, match="nothing was saved"):
        labels.decide({ids[0]: SICK, ScanId(999): SICK})
    assert labels.events() == []
    assert labels.decisions([ids[0], ScanId(999)]) == {ids[0]: WITHDRAWN}


@pytest.mark.parametrize("text", ["", " x", "a\nb", "x" * 101, "e\u0301", "\udcff"])
def test_that_a_text_that_is_no_tidy_label_is_refused(labels, ids, text):
    with pytest.raises(LabelInvalid):
        labels.decide({ids[0]: Decision(Label(text), ReviewStatus.RELABELLED)})
    assert labels.events() == []


def test_that_control_characters_of_names_and_notes_do_not_reach_the_events(database, scans):
    read(scans, FOLDER)
    labels = LabelStore(database, "an\udcffa", "s")
    labels.decide({at(scans, "NORMAL/b.png").id: SICK}, note="a\x00b")
    (event,) = labels.events()
    assert (event.reader, event.note) == ("an�a", "a�b")


def test_that_the_reader_can_change(labels, ids):
    labels.decide({ids[1]: SICK})
    labels.reader = "bia"
    labels.decide({ids[1]: WITHDRAWN})
    assert [event.reader for event in labels.history(ids[1])] == ["ana", "bia"]


def test_that_the_last_event_is_the_last_of_a_person(scans, labels, ids):
    assert labels.last_event() is None
    labels.decide({ids[1]: SICK})
    read(scans, FOLDER | {"NORMAL/copy.png": "two"})
    assert labels.events()[-1].reader == "Ajna Desktop"
    last = labels.last_event()
    assert last is not None
    assert last.scan_id == ids[1]


def test_that_every_label_of_a_folder_or_a_person_is_a_class(scans, labels, ids):
    new = Decision(Label("TUBERCULOSIS"), ReviewStatus.RELABELLED)
    labels.decide({ids[1]: new})
    assert labels.classes() == ["NORMAL", "PNEUMONIA", "TUBERCULOSIS"]


def test_that_ten_thousand_scans_are_labelled_as_one(scans, labels):
    folder = {f"{number}.png": str(number) for number in range(10_000)}
    walk(scans, folder)
    ids = [ScanId(number) for number in range(1, 10_001)]
    assert len(labels.decide(dict.fromkeys(ids, SICK)).labelled) == 10_000
    assert labels.verify().events == 10_000


def test_that_an_event_is_a_plain_value(labels, ids):
    labels.decide({ids[1]: SICK})
    event = labels.events()[0]
    assert dataclasses.replace(event) == event
    assert hash(event)
