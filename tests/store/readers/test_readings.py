import sqlite3

import pytest

from ajna_desktop.domain.errors import ReadingRefused, StoreError
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.readers.second_reading import Drawn, StudyPlan
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.database import Database
from ajna_desktop.store.readers.read_contents import ReadContents
from ajna_desktop.store.readers.readings import READING_EVENTS, ReadingStore, disagreement
from ajna_desktop.store.statements import unknown_statements
from tests.store.folders import at, content_hash, read

ONE, TWO, THREE = map(content_hash, ("one", "two", "three"))
SICK, WELL = (Decision(Label(name), ReviewStatus.CONFIRMED) for name in ("SICK", "WELL"))
UNSURE = Decision(None, ReviewStatus.AMBIGUOUS)


def plan_for(*readers, contents=(ONE, TWO, THREE)):
    labels = (Label("SICK"), Label("WELL"))
    return StudyPlan("Weekly", readers, contents, labels, Drawn.RANDOM, 4)


@pytest.fixture
def readings(database):
    return ReadingStore(database, "eva", "session")


@pytest.fixture
def study(readings):
    return readings.plan(plan_for("ana", "bruno"), {THREE: Label("SICK")})


@pytest.fixture
def elsewhere(tmp_path):
    database = Database(tmp_path / "elsewhere" / "labels.ajna")
    yield ReadingStore(database, "bruno", "other session")
    database.close()


def test_that_a_study_is_kept_as_it_was_planned(readings, study):
    (kept,) = readings.studies()
    assert kept == study == readings.study(study.id)
    assert kept.plan == plan_for("ana", "bruno")
    assert (kept.made_by, kept.planted, kept.is_closed) == ("eva", 1, False)
    assert kept.progress == {"ana": 0, "bruno": 0}


@pytest.mark.parametrize("readers", [("ana",), ("ana", "ana"), ("ana", " "), ()])
def test_that_a_study_needs_two_readers_by_name(readings, readers):
    with pytest.raises(ReadingRefused, match="two readers"):
        readings.plan(plan_for(*readers), {})
    assert readings.studies() == []


def test_that_a_study_needs_an_image(readings):
    with pytest.raises(ReadingRefused, match="no image"):
        readings.plan(plan_for("ana", "bruno", contents=()), {})


def test_that_a_reader_takes_up_where_they_stopped_and_may_take_a_word_back(readings, study):
    readings.read(study.id, "ana", {ONE: SICK, TWO: SICK})
    readings.read(study.id, "ana", {TWO: UNSURE})
    assert readings.own(study.id, "ana") == {ONE: SICK, TWO: UNSURE}
    assert readings.own(study.id, "bruno") == {}
    readings.read(study.id, "ana", {ONE: WITHDRAWN})
    assert readings.own(study.id, "ana") == {TWO: UNSURE}
    assert readings.study(study.id).progress == {"ana": 1, "bruno": 0}


def test_that_nobody_is_told_what_others_said_before_the_study_is_closed(readings, study):
    readings.read(study.id, "ana", {ONE: SICK})
    for hidden in (readings.of_all, readings.known):
        with pytest.raises(ReadingRefused, match="until it is closed"):
            hidden(study.id)
    with pytest.raises(ReadingRefused, match="until it is closed"):
        readings.settle(study.id, {ONE: SICK})
    readings.close(study.id)
    assert readings.of_all(study.id) == {"ana": {ONE: SICK}}
    assert readings.known(study.id) == {THREE: "SICK"}


def test_that_nothing_is_read_in_a_closed_study(readings, study):
    readings.close(study.id)
    with pytest.raises(ReadingRefused, match="is closed"):
        readings.read(study.id, "ana", {ONE: SICK})


def test_that_closing_twice_is_closing_once(readings, study, database):
    readings.close(study.id)
    events = readings.events(study.id)
    readings.close(study.id)
    assert readings.events(study.id) == events


def test_that_only_images_of_the_study_are_read(readings, study):
    with pytest.raises(ReadingRefused, match="not one of the study"):
        readings.read(study.id, "ana", {ONE: SICK, "f" * 64: SICK})
    assert readings.own(study.id, "ana") == {}


def test_that_a_discarded_study_is_no_longer_shown_and_its_readings_are_not_lost(
    readings, study
):
    readings.read(study.id, "ana", {ONE: SICK})
    readings.discard(study.id)
    assert readings.studies() == []
    with pytest.raises(ReadingRefused, match="no such study"):
        readings.close(study.id)
    assert [event.deed for event in readings.events(study.id)][-2:] == ["read", "discard"]


def test_that_the_latest_decision_between_readers_counts_whoever_made_it(
    database, readings, study
):
    readings.close(study.id)
    readings.settle(study.id, {ONE: SICK, TWO: SICK})
    ReadingStore(database, "abe", "later").settle(study.id, {ONE: WELL})
    assert readings.settled(study.id) == {ONE: WELL, TWO: SICK}
    readings.settle(study.id, {ONE: WITHDRAWN})
    assert readings.settled(study.id) == {TWO: SICK}


def test_that_what_was_read_elsewhere_is_taken_over_once_and_counts(readings, study, elsewhere):
    assert elsewhere.take_over(readings.events(study.id)) == 2
    elsewhere.read(study.id, "bruno", {ONE: WELL, TWO: SICK})
    readings.read(study.id, "ana", {ONE: SICK})

    brought = elsewhere.events(study.id)
    assert readings.take_over(brought) == 2
    assert readings.take_over(brought[::-1]) == 0
    readings.close(study.id)

    assert readings.of_all(study.id) == {"ana": {ONE: SICK}, "bruno": {ONE: WELL, TWO: SICK}}
    assert elsewhere.take_over(readings.events(study.id)) == 2
    assert elsewhere.of_all(study.id) == readings.of_all(study.id)
    assert elsewhere.studies() == readings.studies()


def test_that_the_chain_fits_and_a_forged_reading_is_found(readings, study, database):
    readings.read(study.id, "ana", {ONE: SICK})
    with database.snapshot() as reader:
        assert disagreement(reader) == ""
        assert unknown_statements(reader, READING_EVENTS.table, readings.events(study.id)) == {}
    with (
        pytest.raises((StoreError, sqlite3.Error)),
        database.transaction() as db,
    ):
        db.execute("UPDATE reading_event SET label = 'WELL'")
    with database.transaction() as db:
        db.execute("DROP TRIGGER reading_event_is_never_changed")
        db.execute("UPDATE reading_event SET label = 'WELL' WHERE seq = 3")
    with database.snapshot() as reader:
        assert disagreement(reader) == "Reading 3 does not fit the one before it."


def test_that_each_image_is_a_candidate_once_with_the_word_of_a_person_first(
    database, scans, labels
):
    read(scans, {"SICK/a.png": "one", "WELL/b.png": "one", "WELL/c.png": "two", "d.png": "bad"})
    labels.decide({at(scans, "WELL/c.png").id: WELL})
    contents = ReadContents(database)
    found = {one.content_hash: one for one in contents.candidates()}
    assert found.keys() == {ONE, TWO}
    assert (found[ONE].label, found[ONE].is_known) == ("SICK", False)
    assert (found[TWO].label, found[TWO].is_known) == ("WELL", True)
    assert [one.content_hash for one in contents.candidates([at(scans, "WELL/c.png").id])] == [
        TWO
    ]
    shown = contents.scans([ONE, THREE])
    assert shown.keys() == {ONE}
    assert shown[ONE].scan_id == at(scans, "SICK/a.png").id
