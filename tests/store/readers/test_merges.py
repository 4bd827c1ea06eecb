import sqlite3
import threading
from dataclasses import replace

import pytest

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.domain.labels import THE_PROGRAM, Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.store.curating.classes import ClassStore
from tests.store.folders import at, content_hash, found, open_files


def test_that_what_another_reader_said_holds_here_too(sit):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    plan, changes = ana.merge(bea)
    scan = at(ana.scans, "A/1.png")
    assert (scan.label, scan.status) == ("B", ReviewStatus.RELABELLED)
    assert changes.merged
    assert changes.labelled == {scan.id}
    assert dict(plan.said_by) == {"bea": 1}
    event = ana.labels.history(scan.id)[-1]
    assert event.reader == THE_PROGRAM
    assert "bea" in event.note
    assert ana.is_sound()


def test_that_files_are_known_by_content_and_each_folder_keeps_its_own_words(sit):
    ana = sit("ana", {"A/1.png": "one"})
    bea = sit("bea", {"B/elsewhere.png": "one"})
    bea.say("B/elsewhere.png", "B")  # the folder says so: confirmed
    ana.merge(bea)
    assert ana.holds() == {"A/1.png": ("B", ReviewStatus.RELABELLED)}


def test_that_merging_again_changes_nothing_at_all(sit):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    ana.merge(bea)
    events = ana.labels.events()
    plan, changes = ana.merge(bea)
    assert plan.is_nothing
    assert not changes.merged
    assert ana.labels.events() == events
    assert len(ana.merges.log()) == 1


def test_that_the_merge_of_a_copy_is_the_store(sit):
    ana = sit("ana")
    ana.say("A/1.png", "B")
    copy = sit.copy(ana, "copy")
    plan, _ = ana.merge(copy)
    assert plan.is_nothing
    assert ana.merges.log() == []


def test_that_both_stores_hold_the_same_once_they_know_of_each_other(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("A/1.png", "B")
    ana.say("B/3.png", "A")
    bea.say("B/3.png", "C")
    ana.merge(bea)
    bea.merge(ana)
    assert ana.holds() == bea.holds()
    assert ana.disputed() == bea.disputed() != {}
    ana.merge(bea)
    plan, _ = bea.merge(ana)
    assert plan.is_nothing
    assert ana.is_sound()
    assert bea.is_sound()


def test_that_different_words_are_a_conflict_until_somebody_decides(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("A/1.png", "B")
    bea.say("A/1.png", "C")
    plan, _ = ana.merge(bea)
    assert (plan.conflicts, plan.new_conflicts) == (1, 1)
    (conflict,) = ana.merges.conflicts()
    assert [event.reader for event in conflict.opinions] == ["ana", "bea"]
    assert conflict.scan_ids == (at(ana.scans, "A/1.png").id,)
    assert ana.label("A/1.png") == "C"  # the later one, meanwhile
    ana.say("A/1.png", "B")
    assert ana.merges.conflicts() == []
    bea.merge(ana)
    assert bea.label("A/1.png") == "B"
    assert bea.merges.conflicts() == []


def test_that_saying_what_holds_already_decides_a_conflict(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("A/1.png", "B")
    bea.say("A/1.png", "C")
    ana.merge(bea)
    ana.say("A/1.png", "C")
    assert ana.merges.conflicts() == []
    bea.merge(ana)
    assert bea.merges.conflicts() == []
    assert bea.label("A/1.png") == "C"


def test_that_a_decision_in_a_third_store_settles_it_for_all(sit):
    ana, bea, cleo = sit("ana"), sit("bea"), sit("cleo")
    ana.say("A/1.png", "B")
    bea.say("A/1.png", "C")
    cleo.merge(ana)
    cleo.merge(bea)
    cleo.say("A/1.png", "D")
    ana.merge(bea)
    ana.merge(cleo)
    bea.merge(cleo)
    assert ana.label("A/1.png") == bea.label("A/1.png") == "D"
    assert ana.disputed() == bea.disputed() == {}


def test_that_a_copy_that_was_continued_conflicts_only_where_both_went_on(sit):
    ana = sit("ana")
    ana.say("A/1.png", "B")
    ana.say("A/2.png", "B")
    laptop = sit.copy(ana, "laptop")
    ana.say("A/1.png", "C")
    laptop.say("A/1.png", "D")
    laptop.say("A/2.png", "D")
    ana.merge(laptop)
    laptop.merge(ana)
    assert ana.disputed().keys() == {content_hash("one")}
    assert ana.holds() == laptop.holds()
    assert ana.label("A/2.png") == "D"


def test_that_what_holds_survives_closing_and_opening(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("A/1.png", "B")
    bea.say("A/1.png", "C")
    ana.merge(bea)
    holds, disputed = ana.holds(), ana.disputed()
    ana.close()
    ana.open()
    assert (ana.holds(), ana.disputed()) == (holds, disputed)
    ana.say("A/1.png", "D")  # by somebody who opened it anew, and knows of both
    bea.merge(ana)
    assert bea.disputed() == {}


def test_that_a_file_that_comes_after_the_merge_has_what_was_said_of_it(sit):
    ana = sit("ana", {"A/1.png": "one"})
    bea = sit("bea", {"A/1.png": "one", "A/9.png": "nine"})
    bea.say("A/9.png", "B")
    plan, _ = ana.merge(bea)
    assert plan.not_here == 1
    ana.read({"A/1.png": "one", "A/new.png": "nine"})
    assert ana.holds()["A/new.png"] == ("B", ReviewStatus.RELABELLED)
    assert ana.is_sound()


def test_that_what_was_said_here_after_the_merge_holds_for_a_file_that_comes_back(sit):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    ana.merge(bea)
    ana.say("A/1.png", "C")
    ana.read({"A/2.png": "two"})
    ana.read({"A/2.png": "two", "moved/1.png": "one"})
    assert ana.label("moved/1.png") == "C"


def test_that_a_replaced_file_keeps_what_others_say_of_its_new_content(sit):
    ana = sit("ana", {"A/1.png": "one"})
    bea = sit("bea", {"A/9.png": "nine"})
    bea.say("A/9.png", "B")
    ana.merge(bea)
    ana.say("A/1.png", "C")
    ana.read({"A/1.png": "nine"})
    assert ana.label("A/1.png") == "B"
    ana.read({"A/1.png": "one"})
    assert ana.label("A/1.png") == "C"


def test_that_the_latest_word_holds_for_an_older_content_that_comes_back(sit):
    ana = sit("ana", {"A/1.png": "one"})
    ana.say("A/1.png", "B")
    bea = sit.copy(ana, "bea")
    ana.read({"A/1.png": "another"})  # no file has the content any more
    bea.say("A/1.png", "C")
    ana.merge(bea)
    ana.read({"A/1.png": "one"})
    assert ana.label("A/1.png") == "C"


def test_that_a_word_on_a_file_that_was_not_opened_yet_meets_that_of_another(sit):
    ana = sit("ana", {})
    walk = ana.scans.begin_walk()
    ana.scans.record_walk(walk, [found("A/1.png", "one")])
    ana.scans.finish_walk(walk)
    ana.say("A/1.png", "B")
    bea = sit("bea", {"A/1.png": "one"})
    bea.say("A/1.png", "C")
    ana.merge(bea)
    assert ana.disputed() == {}  # nobody knows yet of what it was said
    open_files(ana.scans, {"A/1.png": "one"})
    assert ana.disputed().keys() == {content_hash("one")}
    assert ana.label("A/1.png") == "C"
    bea.merge(ana)
    assert bea.disputed() == ana.disputed()
    assert ana.is_sound()


def test_that_a_folder_that_was_moved_keeps_what_it_learnt(sit):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    ana.merge(bea)
    ana.read({f"deeper/{path}": content for path, content in ana.folder.items()})
    assert ana.label("deeper/A/1.png") == "B"
    plan, _ = ana.merge(bea)
    assert plan.is_nothing


def test_that_taking_it_back_is_told_as_well(sit):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    ana.merge(bea)
    bea.say("A/1.png", None)
    ana.merge(bea)
    assert ana.holds()["A/1.png"] == ("A", ReviewStatus.UNREVIEWED)


def test_that_notes_and_judgements_about_pairs_come_along(sit):
    ana, bea = sit("ana"), sit("bea")
    scan_id = at(bea.scans, "A/1.png").id
    bea.annotations.say(bea.annotations.new([scan_id], AnnotationKind.TAG, "rusty"))
    bea.judge("A/1.png", "A/2.png", PairJudgement.NOT_THE_SAME)
    plan, changes = ana.merge(bea)
    assert (plan.annotations, plan.pairs) == (1, 1)
    assert changes.annotated
    assert changes.twins
    one = at(ana.scans, "A/1.png").id
    assert [said.text for said in ana.annotations.of_scans([one])[one]] == ["rusty"]
    (judged,) = ana.pairs.current().values()
    assert (judged.judgement, judged.reader) == (PairJudgement.NOT_THE_SAME, "bea")
    plan, _ = ana.merge(bea)
    assert plan.is_nothing
    plan, _ = bea.merge(ana)
    assert plan.is_nothing


def test_that_the_latest_judgement_about_a_pair_holds_in_both(sit):
    ana, bea = sit("ana"), sit("bea")
    for sitting, judgement in ((ana, PairJudgement.FINDING), (bea, PairJudgement.EXPLAINED)):
        sitting.judge("A/1.png", "A/2.png", judgement)
    bea.merge(ana)
    ana.merge(bea)
    for sitting in (ana, bea):
        (judged,) = sitting.pairs.current().values()
        assert judged.judgement is PairJudgement.EXPLAINED


def test_that_the_plan_writes_nothing_and_is_what_the_merge_does(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("B/3.png", "A")
    bea.say("A/1.png", "B")
    bea.say("B/3.png", "C")
    before = ana.labels.events()
    plan = ana.merges.plan(bea.tell())
    assert ana.labels.events() == before
    assert {(c.old_label, c.new_label) for c in plan.changes} == {("A", "B"), ("A", "C")}
    done, _ = ana.merge(bea)
    assert done == plan


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foreign_label_event SET reader = 'somebody'",
        "DELETE FROM foreign_label_event",
        "INSERT OR REPLACE INTO foreign_label_event SELECT * FROM foreign_label_event",
        "DELETE FROM sighting",
        "DELETE FROM merge_event",
    ],
)
def test_that_what_came_from_others_can_be_neither_changed_nor_removed(sit, statement):
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    cleo = sit("cleo")
    cleo.merge(bea)
    cleo.say("A/1.png", "C")
    ana.merge(cleo)
    ana.close()
    connection = sqlite3.connect(ana.path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
    ana.open()


def test_that_second_readings_come_along_and_stay_hidden(sit):
    ana, bea = sit("ana"), sit("bea")
    one = content_hash("one")
    study = ana.study(("ana", "bea"), ("one",))
    bea.merge(ana)
    bea.readings.read(study.id, "bea", {one: Decision(Label("A"), ReviewStatus.CONFIRMED)})
    merged, changes = ana.merge(bea)
    assert merged.readings == 1
    assert changes.readings
    assert ana.readings.study(study.id).progress == {"ana": 0, "bea": 1}
    with pytest.raises(ReadingRefused):
        ana.readings.of_all(study.id)
    again, _ = ana.merge(bea)
    assert again.is_nothing


def test_that_a_word_given_while_a_merge_is_worked_out_is_part_of_it(sit):
    """As by the window, while the task reads: the merge must not overrule it unseen."""
    ana, bea = sit("ana"), sit("bea")
    bea.say("A/1.png", "B")
    told = bea.tell()

    class Meanwhile(dict):
        """Tells the events of the other store, and has Ana speak when they are asked for."""

        def items(self):
            if not ana.labels.events():
                thread = threading.Thread(target=ana.say, args=("A/1.png", "C"))
                thread.start()
                thread.join()
            return super().items()

    events = Meanwhile(told.histories.events)
    histories = replace(told.histories, events=events)
    ana.merges.merge(replace(told, histories=histories))
    assert ana.disputed().keys() == {content_hash("one")}
    assert ana.is_sound()


def test_that_words_of_others_are_read_by_the_names_that_classes_have_here(sit):
    ana, bea = sit("ana"), sit("bea")
    ana.say("A/2.png", "C")
    bea.say("A/2.png", "C")
    ClassStore(ana.database, "ana", "s").rename(Label("C"), Label("Car"))
    bea.say("A/1.png", "C")
    ana.merge(bea)
    assert ana.disputed() == {}  # both said the same of the second image
    assert (ana.label("A/1.png"), ana.label("A/2.png")) == ("Car", "Car")
    assert ana.is_sound()
    ana.read({**ana.folder, "A/again.png": "one"})
    assert ana.label("A/again.png") == "Car"
    assert ana.is_sound()


def test_that_a_file_that_comes_after_a_renaming_has_the_new_name(sit):
    ana = sit("ana", {"A/1.png": "one"})
    bea = sit("bea", {"A/9.png": "nine"})
    bea.say("A/9.png", "C")
    ana.say("A/1.png", "C")
    ana.merge(bea)
    ClassStore(ana.database, "ana", "s").rename(Label("C"), Label("Car"))
    ana.read({"A/1.png": "one", "A/new.png": "nine"})
    assert ana.label("A/new.png") == "Car"
    assert ana.is_sound()
