import pytest

from ajna_desktop.domain.files import Identified, Refused
from ajna_desktop.domain.labels import WITHDRAWN, Decision, decision_for
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, ScanState
from ajna_desktop.store.label_events import CONTENT_CHANGED, SAME_CONTENT, THE_PROGRAM
from tests.store.folders import at, content_hash, found, open_files, predict, read, run_of, walk

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")
SICK = Decision(PNEUMONIA, ReviewStatus.RELABELLED)


@pytest.fixture(autouse=True)
def the_chain_fits(labels):
    yield
    assert labels.verify().problem == ""


def holds(scan):
    return Decision(scan.label, scan.status)


def test_that_a_moved_file_keeps_its_id_label_and_history(scans, labels):
    read(scans, {"NORMAL/a.png": "one", "NORMAL/b.png": "two"})
    before = at(scans, "NORMAL/a.png")
    labels.decide({before.id: SICK})
    history = labels.history(before.id)

    read(scans, {"PNEUMONIA/renamed.png": "one", "NORMAL/b.png": "two"})
    after = at(scans, "PNEUMONIA/renamed.png")
    assert after.id == before.id
    assert (after.state, after.found_label) == (ScanState.READABLE, PNEUMONIA)
    assert holds(after) == SICK
    assert labels.history(after.id) == history
    assert scans.by_path("NORMAL/a.png") is None
    assert sum(scans.state_counts().values()) == 2


def test_that_a_moved_file_nobody_spoke_of_takes_the_label_of_its_new_folder(scans):
    read(scans, {"NORMAL/a.png": "one"})
    before = at(scans, "NORMAL/a.png")
    read(scans, {"train/PNEUMONIA/a.png": "one"})
    after = at(scans, "train/PNEUMONIA/a.png")
    assert (after.id, after.label, after.split) == (before.id, PNEUMONIA, "train")


def test_that_of_two_missing_files_of_one_content_the_one_with_the_same_name_moved(scans):
    read(scans, {"a.png": "one", "b.png": "one"})
    b = at(scans, "b.png")
    read(scans, {})
    read(scans, {"sub/b.png": "one"})
    assert at(scans, "sub/b.png").id == b.id


def test_that_a_whole_folder_moved_away_and_back_is_as_before(scans, labels):
    folder = {f"NORMAL/{number}.png": f"content {number}" for number in range(30)}
    read(scans, folder)
    some = at(scans, "NORMAL/7.png")
    labels.decide({some.id: SICK})
    before = {path: at(scans, path) for path in folder}

    read(scans, {f"elsewhere/{path}": content for path, content in folder.items()})
    read(scans, folder)
    assert {path: at(scans, path) for path in folder} == before


def test_that_a_copy_gets_what_was_said_of_the_original(scans, labels):
    read(scans, {"NORMAL/a.png": "one"})
    a = at(scans, "NORMAL/a.png")
    labels.decide({a.id: SICK})

    changes = read(scans, {"NORMAL/a.png": "one", "PNEUMONIA/copy.png": "one"})
    copy = at(scans, "PNEUMONIA/copy.png")
    assert holds(copy) == Decision(PNEUMONIA, ReviewStatus.CONFIRMED)
    assert changes.labelled == {copy.id}
    (event,) = labels.history(copy.id)
    assert (event.reader, event.note) == (THE_PROGRAM, SAME_CONTENT)


def test_that_two_copies_opened_together_both_get_it(scans, labels):
    read(scans, {"a.png": "one"})
    labels.decide({at(scans, "a.png").id: SICK})
    read(scans, {"a.png": "one", "b.png": "one", "c.png": "one"})
    assert holds(at(scans, "b.png")) == holds(at(scans, "c.png")) == SICK


def test_that_a_label_does_not_stay_on_a_file_whose_content_was_replaced(scans, labels):
    read(scans, {"NORMAL/a.png": "one"})
    a = at(scans, "NORMAL/a.png")
    labels.decide({a.id: SICK})

    changes = read(scans, {"NORMAL/a.png": "another"})
    now = at(scans, "NORMAL/a.png")
    assert now.id == a.id
    assert holds(now) == Decision(NORMAL, ReviewStatus.UNREVIEWED)
    assert changes.labelled == {a.id}
    event = labels.history(a.id)[-1]
    assert (event.reader, event.note) == (THE_PROGRAM, CONTENT_CHANGED)
    assert event.content_hash == content_hash("another")


def test_that_a_replaced_content_that_comes_up_elsewhere_gets_its_label_back(scans, labels):
    read(scans, {"NORMAL/a.png": "one"})
    labels.decide({at(scans, "NORMAL/a.png").id: SICK})
    read(scans, {"NORMAL/a.png": "another"})
    read(scans, {"NORMAL/a.png": "another", "NORMAL/old.png": "one"})
    assert holds(at(scans, "NORMAL/old.png")) == SICK
    assert at(scans, "NORMAL/a.png").status is ReviewStatus.UNREVIEWED


def test_that_a_replaced_content_that_is_put_back_gets_its_label_back(scans, labels):
    read(scans, {"a.png": "one"})
    labels.decide({at(scans, "a.png").id: SICK})
    read(scans, {"a.png": "another"})
    read(scans, {"a.png": "one"})
    assert holds(at(scans, "a.png")) == SICK


def test_that_a_content_replaced_by_one_somebody_spoke_of_gets_that_label(scans, labels):
    ambiguous = Decision(NORMAL, ReviewStatus.AMBIGUOUS)
    read(scans, {"a.png": "one", "b.png": "two"})
    labels.decide({at(scans, "a.png").id: SICK, at(scans, "b.png").id: ambiguous})
    read(scans, {"a.png": "two", "b.png": "two"})
    assert holds(at(scans, "a.png")) == ambiguous
    assert CONTENT_CHANGED in labels.history(at(scans, "a.png").id)[-1].note


def test_that_a_touched_file_of_the_same_content_keeps_its_label_without_an_event(
    scans, labels
):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png")
    labels.decide({a.id: SICK})
    number = scans.begin_walk()
    touched = found("a.png", "one")
    scans.record_walk(number, [type(touched)("a.png", touched.size, touched.mtime_ns + 1)])
    scans.finish_walk(number)
    assert at(scans, "a.png").state is ScanState.FOUND
    open_files(scans, {"a.png": "one"})
    assert holds(at(scans, "a.png")) == SICK
    assert len(labels.history(a.id)) == 1


def test_that_predictions_about_a_replaced_content_are_gone(scans, predictions):
    read(scans, {"a.png": "one", "b.png": "two"})
    a, b = at(scans, "a.png"), at(scans, "b.png")
    predict(predictions, run_of("x", "y"), {a.id: [0.1, 0.9], b.id: [0.1, 0.9]})
    read(scans, {"a.png": "another", "b.png": "two"})
    assert predictions.predictions([a.id, b.id]).keys() == {b.id}


def test_that_a_label_given_before_the_file_was_opened_survives_and_reaches_copies(
    scans, labels
):
    read(scans, {"a.png": "one"})
    folder = {"a.png": "one", "b.png": "one", "c.png": "one"}
    walk(scans, folder)
    b = at(scans, "b.png")
    labels.decide({b.id: SICK})
    assert labels.history(b.id)[0].content_hash == ""
    assert at(scans, "a.png").status is ReviewStatus.UNREVIEWED

    open_files(scans, folder)
    assert [holds(at(scans, path)) for path in folder] == [SICK] * 3
    assert labels.history(b.id)[-1].content_hash == content_hash("one")


def test_that_a_label_given_before_opening_stays_although_a_missing_scan_had_another(
    scans, labels
):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png")
    labels.decide({a.id: Decision(NORMAL, ReviewStatus.RELABELLED)})
    walk(scans, {"b.png": "one"})
    b = at(scans, "b.png")
    labels.decide({b.id: SICK})
    open_files(scans, {"b.png": "one"})
    assert holds(at(scans, "b.png")) == SICK
    assert at(scans, "b.png").id == b.id
    assert scans.scan(a.id).state is ScanState.MISSING


def test_that_what_was_said_last_about_a_content_counts(scans, labels):
    read(scans, {"a.png": "one"})
    walk(scans, {"a.png": "one", "b.png": "one"})
    b = at(scans, "b.png")
    labels.decide({b.id: SICK})
    later = Decision(NORMAL, ReviewStatus.RELABELLED)
    labels.decide({at(scans, "a.png").id: later})
    open_files(scans, {"a.png": "one", "b.png": "one"})
    assert holds(at(scans, "a.png")) == holds(at(scans, "b.png")) == later


def test_that_a_label_given_while_the_replaced_file_was_not_opened_is_about_the_new_content(
    scans, labels
):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png")
    labels.decide({a.id: SICK})
    walk(scans, {"a.png": "another"})
    new = Decision(NORMAL, ReviewStatus.RELABELLED)
    labels.decide({a.id: new})
    open_files(scans, {"a.png": "another"})
    assert holds(at(scans, "a.png")) == new
    read(scans, {"a.png": "another", "old.png": "one"})
    assert holds(at(scans, "old.png")) == SICK


def test_that_a_label_withdrawn_before_opening_takes_nothing_from_the_others(scans, labels):
    read(scans, {"a.png": "one"})
    labels.decide({at(scans, "a.png").id: SICK})
    folder = {"a.png": "one", "b.png": "one"}
    walk(scans, folder)
    b = at(scans, "b.png").id
    labels.decide({b: Decision(NORMAL, ReviewStatus.RELABELLED)})
    labels.decide({b: WITHDRAWN})
    open_files(scans, folder)
    assert holds(at(scans, "a.png")) == holds(at(scans, "b.png")) == SICK


def test_that_a_file_that_became_unreadable_and_was_mended_has_its_label_again(scans, labels):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png")
    labels.decide({a.id: SICK})
    read(scans, {"a.png": "bad: half of it"})
    broken = at(scans, "a.png")
    assert (broken.state, broken.reason) == (ScanState.UNREADABLE, "truncated")
    read(scans, {"a.png": "one"})
    assert holds(at(scans, "a.png")) == SICK
    assert len(labels.history(a.id)) == 1


def test_that_a_file_mended_with_another_image_does_not_have_the_label(scans, labels):
    read(scans, {"NORMAL/a.png": "one"})
    labels.decide({at(scans, "NORMAL/a.png").id: SICK})
    read(scans, {"NORMAL/a.png": "bad: half of it"})
    read(scans, {"NORMAL/a.png": "another"})
    assert holds(at(scans, "NORMAL/a.png")) == Decision(NORMAL, ReviewStatus.UNREVIEWED)


def test_that_results_about_scans_that_are_gone_or_missing_are_passed_over(scans):
    read(scans, {"a.png": "one"})
    a = at(scans, "a.png")
    walk(scans, {})
    scans.record_identified(
        [
            Identified(a.id, content_hash("one"), 1, 1, 8, "PNG"),
            Refused(ScanId(99), "truncated"),
        ]
    )
    assert scans.scan(a.id).state is ScanState.MISSING


def test_that_identical_files_found_together_agree_after_any_of_them_is_labelled(scans, labels):
    read(scans, {"NORMAL/a.png": "one", "PNEUMONIA/b.png": "one"})
    b = at(scans, "PNEUMONIA/b.png")
    changes = labels.decide({b.id: decision_for(b.found_label, PNEUMONIA)})
    a = at(scans, "NORMAL/a.png")
    assert changes.labelled == {a.id, b.id}
    assert holds(a) == SICK
    assert at(scans, "PNEUMONIA/b.png").status is ReviewStatus.CONFIRMED
