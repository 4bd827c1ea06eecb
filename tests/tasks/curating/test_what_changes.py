import dataclasses
import shutil
from copy import copy as copy_of

import numpy as np
import pytest

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.errors import NothingToLearn, PredictionsReplaced
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.curating.what_changes import accept, what_changes
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.calibrate import calibrate
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.open_folder import open_folder

EMPTY, LOADED = Label("empty"), Label("loaded")


@pytest.fixture
def judged(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    return described


def relabel(collection, *paths, label=LOADED):
    ids = [collection.scans.by_path(path).id for path in paths]
    collection.labels.decide({one: Decision(label, ReviewStatus.RELABELLED) for one in ids})
    return ids


def said(collection):
    ids = collection.scans.ids(EVERY_SCAN)
    return {one.scan_id: one for one in collection.predictions.predictions(ids).values()}


def test_that_nothing_changes_without_a_relabelling(judged, engine):
    found = what_changes(judged, engine, TaskContext())

    assert found.changed == {}
    assert found.scans.flipped == found.scans.relabelled == ()
    assert {cell.change for cell in found.scans.cells()} == {0}


def test_that_before_is_what_was_predicted_and_labelled_then(judged, engine):
    before = judged.predictions.tally().matrix
    ids = relabel(judged, "train/empty/e1.png", "test/empty/e9.png")

    found = what_changes(judged, engine, TaskContext())

    assert found.scans.before.counts.tolist() == before.counts.tolist()
    ids = sorted(ids)
    assert found.scans.relabelled == tuple(ids)
    assert [one.label for one in found.changed.values()] == [EMPTY, EMPTY]
    cells = {(cell.label, cell.predicted): cell.change for cell in found.scans.cells()}
    assert cells == {(EMPTY, EMPTY): -2, (LOADED, EMPTY): 2, (LOADED, LOADED): 0}
    assert found.scans.came_to(LOADED, EMPTY) == found.scans.left(EMPTY, EMPTY) == tuple(ids)


def test_that_asking_replaces_no_prediction(judged, engine):
    before = said(judged)
    run = judged.predictions.current_run()
    relabel(judged, "train/empty/e1.png")

    what_changes(judged, engine, TaskContext())

    assert said(judged) == before
    assert judged.predictions.current_run() == run


def test_that_accepting_saves_exactly_what_was_shown(judged, engine):
    every = judged.scans.scans(judged.scans.ids(EVERY_SCAN))
    swapped = {EMPTY: LOADED, LOADED: EMPTY}
    judged.labels.decide(
        {s.id: Decision(swapped[s.label], ReviewStatus.RELABELLED) for s in every}
    )
    found = what_changes(judged, engine, TaskContext())
    assert len(found.scans.flipped) == 24
    heard = []

    accept(judged, found, TaskContext(announce=heard.append))

    after = judged.predictions.tally().matrix
    assert after.counts.tolist() == found.scans.after.counts.tolist()
    assert any(changes.predicted for changes in heard)
    again = what_changes(judged, engine, TaskContext())
    assert again.changed == {}
    assert again.scans.flipped == ()


def test_that_updating_the_predictions_gives_what_was_shown(judged, engine):
    relabel(judged, "train/empty/e1.png", "train/loaded/l2.png", label=EMPTY)
    found = what_changes(judged, engine, TaskContext())

    judge_out_of_fold(judged, engine, TaskContext())

    updated = judged.predictions.probabilities()
    np.testing.assert_array_equal(updated.scan_ids, found.scans.scan_ids)
    np.testing.assert_allclose(updated.shown, found.settled.shown, atol=1e-4)


def test_that_what_people_said_can_be_taken_back(judged, engine):
    aside = judged.scans.by_path("train/loaded/l1.png").id
    judged.labels.decide({aside: Decision(None, ReviewStatus.AMBIGUOUS)})
    judge_out_of_fold(judged, engine, TaskContext())
    before = [judged.scans.scan(one) for one in judged.scans.ids(EVERY_SCAN)]
    relabel(judged, "train/empty/e1.png", "train/loaded/l1.png")
    relabel(judged, "train/empty/e1.png", label=Label("other"))

    judged.labels.decide(what_changes(judged, engine, TaskContext()).to_take_back)

    assert [judged.scans.scan(one) for one in judged.scans.ids(EVERY_SCAN)] == before


def test_that_the_part_held_out_is_the_test_part_and_stays_it(judged, engine):
    first = what_changes(judged, engine, TaskContext()).held_out
    test = judged.scans.by_path("test/empty/e9.png").id
    judged.splits.assign({test: "train"})
    second = what_changes(judged, engine, TaskContext()).held_out

    assert (first.groups, first.scans, first.set_aside) == (8, 8, ())
    assert (second.groups, second.scans, second.since_utc) == (8, 8, first.since_utc)
    assert first.as_found.before.total == first.as_curated.after.total == 8
    assert first.as_found.after.accuracy == 1.0


def test_that_no_image_held_out_is_dropped_silently(judged, engine):
    aside = judged.scans.by_path("test/loaded/l9.png").id
    judged.labels.decide({aside: Decision(None, ReviewStatus.BAD_IMAGE)})
    relabel(judged, "test/empty/e9.png")

    part = what_changes(judged, engine, TaskContext()).held_out

    assert part.set_aside == (aside,)
    assert part.scans == 8
    assert part.as_found.scans == 8
    assert part.as_curated.scans + len(part.set_aside) + part.unlabelled == part.scans
    assert part.as_found.after.accuracy == 1.0  # what the folder says is right here
    assert part.as_curated.after.accuracy == pytest.approx(6 / 7)


def test_that_labels_of_the_part_held_out_teach_nothing(judged, engine):
    paths = [f"test/empty/e{number}.png" for number in range(8, 12)]
    relabel(judged, *paths)

    part = what_changes(judged, engine, TaskContext()).held_out

    assert part.as_found.before.counts.tolist() == part.as_found.after.counts.tolist()


def test_that_a_calibration_is_kept_and_shown(judged, engine):
    calibrate(judged, engine, CalibrationMethod.TEMPERATURE, TaskContext())
    relabel(judged, "train/empty/e1.png")

    found = what_changes(judged, engine, TaskContext())
    run = accept(judged, found, TaskContext())

    assert run.calibration is not None
    assert run.calibration.method is CalibrationMethod.TEMPERATURE


def test_that_predictions_of_another_classifier_have_nothing_to_change(judged, engine):
    stored = judged.predictions.probabilities()
    run = dataclasses.replace(stored.run, kind=RunKind.APPLIED, classifier="Harbour")
    judged.predictions.replace(run, stored.scan_ids, stored.shown)

    with pytest.raises(NothingToLearn, match="Harbour"):
        what_changes(judged, engine, TaskContext())


def test_that_there_must_be_predictions(described, engine):
    with pytest.raises(NothingToLearn, match="no predictions"):
        what_changes(described, engine, TaskContext())


def test_that_predictions_of_an_earlier_version_are_dated_by_their_time(judged, engine):
    with judged.database.transaction() as db:
        db.execute("DELETE FROM learnt")
    ids = relabel(judged, "train/empty/e1.png")

    assert list(what_changes(judged, engine, TaskContext()).changed) == ids


def test_that_a_copy_of_an_image_held_out_teaches_nothing_either(folder, users, engine):
    held, copy = folder / "test" / "empty" / "e9.png", folder / "train" / "loaded" / "copy.png"
    shutil.copy(held, copy)
    collection = Collection.open(folder, users, "ana")
    open_folder(collection, engine.images, TaskContext())
    twins = [collection.scans.by_path(str(one.relative_to(folder))) for one in (held, copy)]
    with collection.database.transaction() as db:  # as if under the names of two patients
        for number, scan in enumerate(twins):
            db.execute("UPDATE scan SET group_name = ? WHERE id = ?", (f"p{number}", scan.id))
    extract_features(collection, engine.inference, TaskContext())
    judge_out_of_fold(collection, engine, TaskContext())
    asked = []

    class Overheard:
        def refit(self, space, hashes, relabelled, *rest):
            asked.append({hashes[row] for row in relabelled.held_out.tolist()})
            learnt = set(relabelled.now.tolist()) - set(relabelled.held_out.tolist())
            asked.append({hashes[row] for row in learnt})
            return engine.analysis.refit(space, hashes, relabelled, *rest)

        def apply(self, *args):
            return engine.analysis.apply(*args)

    overheard = copy_of(engine)
    overheard.analysis = Overheard()
    part = what_changes(collection, overheard, TaskContext()).held_out
    held_out, learnt = asked
    assert part.scans == 8
    assert len(held_out) == 8
    assert not held_out & learnt
    collection.close()


def test_that_predictions_made_meanwhile_are_not_replaced(judged, engine):
    relabel(judged, "train/empty/e1.png")
    found = what_changes(judged, engine, TaskContext())
    now = judged.predictions.current_run()
    run = dataclasses.replace(now, made_at_utc="2030-01-01T00:00:00Z")
    stored = judged.predictions.probabilities()
    judged.predictions.replace(run, stored.scan_ids, stored.shown)

    with pytest.raises(PredictionsReplaced):
        accept(judged, found, TaskContext())
    assert judged.predictions.current_run() == run
