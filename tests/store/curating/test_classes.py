import pytest

from ajna_desktop.domain.curating.classes import ClassUse
from ajna_desktop.domain.errors import ClassChangeRefused, LabelInvalid
from ajna_desktop.domain.labels import WITHDRAWN, Decision, decision_for
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.curating.classes import ClassStore
from tests.store.folders import at, predict, read, run_of

FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three", "C/4.png": "four"}
A, B, C, D = map(Label, "ABCD")


@pytest.fixture
def classes(database):
    return ClassStore(database, "ana", "session")


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def labels_of(scans, ids):
    return "".join(scan.label or "-" for scan in scans.scans(ids))


def found_of(scans, ids):
    return "".join(scan.found_label or "-" for scan in scans.scans(ids))


def test_that_a_renamed_class_has_its_scans_and_the_words_of_events_stay(
    classes, scans, labels, ids
):
    labels.decide({ids[0]: decision_for(A, A), ids[2]: decision_for(B, A)})
    changes = classes.rename(A, D)
    assert changes.classes
    assert changes.predicted
    assert changes.labelled == {ids[0], ids[1], ids[2]}
    assert (labels_of(scans, ids), found_of(scans, ids)) == ("DDDC", "DDBC")
    assert [scan.status.value for scan in scans.scans(ids)] == [
        "confirmed", "unreviewed", "relabelled", "unreviewed",
    ]  # fmt: skip
    assert [event.new_label for event in labels.events()] == [A, A]
    assert labels.verify().problem == ""
    assert labels.classes() == [B, C, D]


def test_that_merged_classes_come_apart_again_when_it_is_taken_back(
    classes, scans, labels, ids
):
    labels.decide({ids[3]: decision_for(C, A)})
    assert classes.merge(A, B).labelled == {ids[0], ids[1], ids[3]}
    assert labels_of(scans, ids) == "BBBB"
    labels.decide({ids[1]: decision_for(B, B)})  # said of the merged class: stays B
    assert classes.take_back_last().labelled == {ids[0], ids[3]}
    assert labels_of(scans, ids) == "ABBA"
    assert found_of(scans, ids) == "AABC"
    assert labels.verify().problem == ""


def test_that_only_the_last_deed_can_be_taken_back(classes, scans, ids):
    classes.rename(A, D)
    rename = classes.last()
    classes.merge(B, C)
    with pytest.raises(ClassChangeRefused, match="later change"):
        classes.take_back_last(rename)
    classes.take_back_last()
    assert classes.last() == rename
    classes.take_back_last(rename)
    assert labels_of(scans, ids) == "AABC"
    with pytest.raises(ClassChangeRefused):
        classes.take_back_last()


def test_that_new_files_and_withdrawn_words_have_the_class_of_now(classes, scans, labels, ids):
    classes.rename(A, D)
    read(scans, FOLDER | {"A/5.png": "five"})
    assert at(scans, "A/5.png").label == D
    labels.decide({ids[0]: decision_for(D, B)})
    labels.decide({ids[0]: WITHDRAWN})
    assert labels_of(scans, ids) == "DDBC"
    assert labels.verify().problem == ""
    classes.take_back_last()
    assert at(scans, "A/5.png").label == A


def test_that_a_moved_file_and_a_returning_content_have_the_class_of_now(
    classes, scans, labels, ids
):
    labels.decide({ids[2]: decision_for(B, A)})
    classes.rename(A, D)
    read(
        scans, {"A/1.png": "changed", "B/moved.png": "one", "A/2.png": "two", "C/4.png": "four"}
    )
    read(scans, {"A/1.png": "one", "A/2.png": "three", "C/4.png": "four"})
    assert at(scans, "A/2.png").label == D  # what was said of “three”, by its name of now
    assert at(scans, "A/1.png").label == D
    assert labels.verify().problem == ""


def test_that_predictions_follow_a_rename_and_come_back(classes, scans, predictions, ids):
    predict(predictions, run_of("A", "B"), {ids[0]: [0.9, 0.1], ids[2]: [0.2, 0.8]})
    predictions.decide_anew(OperatingPoint(A, 0.5))
    classes.rename(A, D)
    run = predictions.current_run()
    assert (run.labels, run.operating_point) == ((D, B), OperatingPoint(D, 0.5))
    assert predictions.predictions(ids)[ids[0]].label == D
    assert scans.ids(ScanQuery(predicted=D)) == [ids[0]]
    assert predictions.as_decided_here(run_of("D", "B")).operating_point.label == D
    classes.take_back_last()
    assert predictions.current_run().labels == (A, B)
    assert predictions.predictions(ids)[ids[0]].label == A


def test_that_it_is_known_when_scans_last_changed_class(classes, ids):
    classes.add(D)
    assert classes.last_moved() == ""
    classes.merge(A, B)
    merged = classes.last_moved()
    assert merged == classes.events()[-1].at_utc
    classes.take_back_last()
    assert classes.last_moved() > merged


def test_that_a_merge_leaves_predictions_as_they_are(classes, predictions, ids):
    predict(predictions, run_of("A", "B"), {ids[0]: [0.9, 0.1]})
    classes.merge(A, B)
    assert predictions.current_run().labels == (A, B)


def test_that_a_class_can_be_there_before_a_scan_has_it(classes, labels, ids):
    classes.add(Label(" D "))
    assert labels.classes() == [A, B, C, D]
    labels.decide({ids[0]: Decision(C, ReviewStatus.AMBIGUOUS)})
    assert classes.uses() == [
        ClassUse(A, 1, 0, 2, is_added=False),
        ClassUse(B, 1, 0, 1, is_added=False),
        ClassUse(C, 2, 1, 1, is_added=False),
        ClassUse(D, 0, 0, 0, is_added=True),
    ]
    classes.rename(D, Label("E"))
    classes.remove(Label("E"))
    assert labels.classes() == [A, B, C]
    classes.take_back_last()
    assert labels.classes() == [A, B, C, "E"]


def test_that_what_cannot_be_is_refused_and_nothing_changes(classes, scans, ids):
    for refused in (
        lambda: classes.add(A),
        lambda: classes.rename(A, B),
        lambda: classes.rename(D, Label("E")),
        lambda: classes.merge(A, A),
        lambda: classes.merge(A, D),
        lambda: classes.remove(A),
        lambda: classes.remove(D),
    ):
        with pytest.raises(ClassChangeRefused):
            refused()
    with pytest.raises(LabelInvalid):
        classes.rename(A, Label("  "))
    assert classes.events() == []
    assert labels_of(scans, ids) == "AABC"


def test_that_earlier_events_are_told_by_the_names_of_now(classes, labels, ids):
    labels.decide({ids[2]: decision_for(B, A)})
    classes.rename(A, D)
    classes.rename(B, A)
    (event,) = labels.history(ids[2])
    assert labels.named_now(event) == (A, D)
    assert classes.meaning_of(A) == D


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE class_event SET new_name = 'E' WHERE seq = 1", "Class event 1 does not fit"),
        ("DELETE FROM class_word", "not what their events say"),
        ("INSERT INTO class_added VALUES ('E')", "not what their events say"),
        ("UPDATE scan SET found_label = 'B' WHERE path = CAST('A/1.png' AS BLOB)", "folder's"),
        ("UPDATE scan SET label = 'A' WHERE path = CAST('A/1.png' AS BLOB)", "label of scan"),
    ],
)
def test_that_tampering_with_classes_is_found(classes, labels, database, ids, harm, problem):
    labels.decide({ids[0]: decision_for(A, A)})
    classes.rename(A, D)
    assert labels.verify().problem == ""
    with database.transaction() as db:
        db.execute("DROP TRIGGER class_event_is_never_changed")
        db.execute(harm)
    assert problem in labels.verify().problem
