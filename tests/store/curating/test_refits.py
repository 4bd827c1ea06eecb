import dataclasses
import sqlite3

import pytest

from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.curating.refits import Learnt, RefitStore
from tests.store.folders import at, content_hash, read, run_of

A, B = Label("A"), Label("B")
FOLDER = {"train/A/1.png": "one", "train/B/2.png": "two", "test/B/3.png": "three"}


@pytest.fixture
def refits(database):
    return RefitStore(database)


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def relabelled(label):
    return Decision(label, ReviewStatus.RELABELLED)


def test_that_every_readable_scan_is_told_with_both_labels(refits, labels, ids):
    labels.decide({ids[0]: relabelled(B), ids[1]: Decision(None, ReviewStatus.AMBIGUOUS)})
    found = refits.scans()

    assert found.ids.tolist() == ids
    assert found.groups == tuple(map(content_hash, ("one", "two", "three")))
    assert found.found_labels == (A, B, B)
    assert found.labels[0] == B
    assert found.statuses[1] is ReviewStatus.AMBIGUOUS
    assert found.found_splits == ("train", "train", "test")


def test_that_a_folder_without_scans_has_none(refits):
    assert len(refits.scans().ids) == 0


def test_that_what_held_then_is_what_the_first_event_since_replaced(refits, labels, ids):
    labels.decide({ids[0]: relabelled(B)})
    since = refits.last_event()
    labels.decide({ids[0]: relabelled(Label("C")), ids[1]: relabelled(A)})
    labels.decide({ids[0]: WITHDRAWN})

    changed = refits.changed_since(since)

    assert changed.keys() == {ids[0], ids[1]}
    assert (changed[ids[0]].label, changed[ids[0]].by_people) == (B, True)
    assert changed[ids[0]].decision == relabelled(B)
    assert changed[ids[1]].decision == WITHDRAWN


def test_that_what_held_then_has_the_class_names_of_now(database, refits, labels, ids):
    since = refits.last_event()
    labels.decide({ids[0]: relabelled(B)})
    ClassStore(database, "ana", "session").rename(A, Label("Empty"))

    assert refits.changed_since(since)[ids[0]].label == "Empty"


def test_that_what_follows_from_a_file_is_not_said_by_people(refits, scans, labels, ids):
    labels.decide({ids[0]: relabelled(B)})
    since = refits.last_event()
    read(scans, FOLDER | {"train/A/1.png": "another image"})

    assert [then.by_people for then in refits.changed_since(since).values()] == [False]


def test_that_what_a_run_knows_is_told_of_that_run_alone(refits, labels, ids):
    run = dataclasses.replace(run_of("A", "B"), made_at_utc="2020-01-01T00:00:00+00:00")
    labels.decide({ids[0]: relabelled(B)})
    refits.keep_learnt(run, Learnt(1, {"ana": 3}))
    other = dataclasses.replace(run, classifier_id="another")

    assert refits.learnt(run) == Learnt(1, {"ana": 3})
    assert refits.learnt(other) == Learnt(0, {})  # by its time: the event came later
    assert refits.folds() == {"ana": 3}


def test_that_what_is_held_out_stays_so_whatever_comes(refits, scans, labels, ids):
    first = refits.held_out(refits.scans())
    read(scans, FOLDER | {"train/B/4.png": "four", "test/B/5.png": "five"})
    labels.decide({ids[2]: relabelled(A)})
    second = refits.held_out(refits.scans())

    assert first.groups == {content_hash("three")}
    assert second.groups == {content_hash("three"), content_hash("five")}
    assert second.since_utc == first.since_utc


def test_that_the_store_itself_refuses_to_change_what_is_held_out(database, refits, ids):
    refits.held_out(refits.scans())

    for statement in ("UPDATE held_out_group SET is_held = 0", "DELETE FROM held_out_group"):
        with (
            pytest.raises(sqlite3.IntegrityError, match="never changed"),
            database.transaction() as db,
        ):
            db.execute(statement)
