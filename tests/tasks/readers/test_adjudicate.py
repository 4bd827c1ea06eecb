import pytest

from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.tasks.readers.adjudicate import adjudicate
from ajna_desktop.tasks.readers.study_agreement import study_agreement
from tests.tasks.readers.studies import LOADED, UNSURE, opened, plan, read_by_two


@pytest.fixture
def found(collection, engine):
    study = plan(opened(collection, engine))
    read_by_two(collection, study)
    collection.readings.close(study.id)
    return study_agreement(collection, study.id)


def test_that_a_decision_becomes_a_label_that_tells_what_readers_had_said(collection, found):
    collection.change_reader("eva")
    dispute = found.disputes[0]
    by_scan = {one.scan_id: one for one in found.disputes}
    changes = adjudicate(collection, found.study, by_scan, {dispute.scan_id: UNSURE})

    assert changes.labelled == {dispute.scan_id}
    assert changes.readings
    event = collection.labels.history(dispute.scan_id)[-1]
    assert (event.new_status, event.reader) == (ReviewStatus.AMBIGUOUS, "eva")
    assert event.new_label == dispute.label
    assert event.note.startswith("second reading “Weekly”: ana ")
    assert ", bruno " in event.note
    assert len(study_agreement(collection, found.study.id).open_disputes) == 2


def test_that_a_decision_that_changes_no_label_settles_all_the_same_and_can_be_taken_back(
    collection, found
):
    by_scan = {one.scan_id: one for one in found.disputes}
    known = [one for one in found.disputes if one.label == "loaded"] or [found.disputes[0]]
    scan_id = known[0].scan_id
    collection.labels.decide({scan_id: Decision(known[0].label, ReviewStatus.CONFIRMED)})
    before = collection.labels.history(scan_id)
    same = Decision(known[0].label, ReviewStatus.CONFIRMED)
    adjudicate(collection, found.study, by_scan, {scan_id: same})
    assert collection.labels.history(scan_id) == before
    settled = {one.scan_id: one.settled for one in study_of(collection, found).disputes}
    assert settled[scan_id] == same

    adjudicate(collection, found.study, by_scan, {scan_id: WITHDRAWN})
    assert collection.labels.history(scan_id)[-1].new_status is ReviewStatus.UNREVIEWED
    assert len(study_of(collection, found).open_disputes) == 3


def study_of(collection, found):
    return study_agreement(collection, found.study.id)


def test_that_a_label_other_than_the_folders_counts_as_relabelled(collection, found):
    dispute = next(one for one in found.disputes if one.label == "empty")
    adjudicate(collection, found.study, {dispute.scan_id: dispute}, {dispute.scan_id: LOADED})
    (scan,) = collection.scans.scans([dispute.scan_id])
    assert (scan.label, scan.status) == ("loaded", ReviewStatus.RELABELLED)
