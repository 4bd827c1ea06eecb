import dataclasses

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, NothingToLearn
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan


def opened(folder, tmp_path, engine):
    collection = Collection.open(folder, UserFolders.below(tmp_path / "other user"), "ana")
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    return collection


def test_that_every_labelled_scan_is_judged_and_the_matrix_is_right(described, engine):
    heard = []
    done = judge_out_of_fold(described, engine, TaskContext(announce=heard.append))
    tally = described.predictions.tally()

    assert (done.judged, done.without_features) == (24, 0)
    assert done.run.kind is RunKind.OUT_OF_FOLD
    assert tally.matrix.counts.tolist() == [[12, 0], [0, 12]]
    assert tally.unreadable == 1
    assert any(changes.predicted for changes in heard)


def test_that_a_wrong_label_is_not_believed_by_the_one_who_judges_it(described, engine):
    wrong = described.scans.by_path("train/empty/e3.png")
    described.labels.decide({wrong.id: Decision(Label("loaded"), ReviewStatus.RELABELLED)})
    judge_out_of_fold(described, engine, TaskContext())
    assert described.predictions.predictions([wrong.id])[wrong.id].label == "empty"


def test_that_unlabelled_and_doubtful_scans_are_judged_but_teach_nothing(
    described, engine, folder
):
    save_scan(folder / "found.png", 210, 700)
    open_folder(described, engine.images, TaskContext())
    extract_features(described, engine.inference, TaskContext())
    doubtful = described.scans.by_path("train/loaded/l1.png").id
    described.labels.decide({doubtful: Decision(None, ReviewStatus.AMBIGUOUS)})
    done = judge_out_of_fold(described, engine, TaskContext())
    found = described.scans.by_path("found.png").id

    assert done.judged == 25
    assert described.predictions.predictions([found])[found].label == "empty"
    assert described.predictions.predictions([doubtful])[doubtful].label == "loaded"
    tally = described.predictions.tally()
    assert (tally.matrix.total, tally.unlabelled, tally.ambiguous) == (23, 1, 1)


def test_that_a_relabelling_changes_what_is_learnt_without_reading_an_image(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    read = len(engine.inference.described)
    every = described.scans.scans(described.scans.ids(EVERY_SCAN))
    swapped = {"empty": Label("loaded"), "loaded": Label("empty")}
    described.labels.decide(
        {s.id: Decision(swapped[s.label], ReviewStatus.RELABELLED) for s in every}
    )
    judge_out_of_fold(described, engine, TaskContext())

    scan = described.scans.by_path("test/empty/e9.png")
    assert described.predictions.predictions([scan.id])[scan.id].label == "loaded"
    assert len(engine.inference.described) == read


def test_that_a_folder_without_labels_is_told_what_helps(engine, tmp_path):
    for number in range(4):
        save_scan(tmp_path / "flat" / f"{number}.png", 100, number)
    collection = opened(tmp_path / "flat", tmp_path, engine)
    with pytest.raises(NothingToLearn, match="choose a classifier"):
        judge_out_of_fold(collection, engine, TaskContext())
    assert collection.predictions.current_run() is None
    collection.close()


def test_that_a_folder_of_one_class_is_told_so(engine, tmp_path):
    for number in range(4):
        save_scan(tmp_path / "one" / "empty" / f"{number}.png", 100, number)
    collection = opened(tmp_path / "one", tmp_path, engine)
    with pytest.raises(NothingToLearn, match="“empty”"):
        judge_out_of_fold(collection, engine, TaskContext())
    collection.close()


def test_that_a_folder_above_the_labels_is_told_to_open_the_one_below(engine, tmp_path):
    for number in range(4):
        label = "empty" if number % 2 else "loaded"
        save_scan(tmp_path / "port" / "scans" / label / f"{number}.png", 100, number)
    collection = opened(tmp_path / "port", tmp_path, engine)
    with pytest.raises(NothingToLearn, match="open the folder “scans” itself"):
        judge_out_of_fold(collection, engine, TaskContext())
    collection.close()


def test_that_stopping_while_judging_keeps_the_predictions_before(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    before = described.predictions.current_run()
    context = TaskContext(report=lambda _: context.cancel())
    with pytest.raises(Cancelled):
        judge_out_of_fold(described, engine, context)
    assert described.predictions.current_run() == before


def test_that_a_saved_classifier_judges_another_folder(described, engine, tmp_path):
    bundle = fit_classifier(
        described, engine, "Empty or not?", tmp_path / "models", TaskContext()
    )
    assert bundle.folder.name == "Empty or not_"
    assert bundle.figures["n"] == 24
    assert bundle.figures["accuracy"] == 1.0
    assert bundle.training["images_per_class"] == {"empty": 12, "loaded": 12}

    for number in range(3):
        save_scan(tmp_path / "flat" / f"{number}.png", 60, number)
    collection = opened(tmp_path / "flat", tmp_path, engine)
    done = apply_classifier(collection, engine, bundle, TaskContext())
    predictions = collection.predictions.predictions(collection.scans.ids(EVERY_SCAN))
    assert (done.judged, done.run.kind) == (3, RunKind.APPLIED)
    assert done.run.classifier_id == bundle.id
    assert {prediction.label for prediction in predictions.values()} == {"loaded"}
    collection.close()


def test_that_a_classifier_for_another_network_is_refused(described, engine, tmp_path):
    bundle = fit_classifier(described, engine, "mine", tmp_path / "models", TaskContext())
    other = dataclasses.replace(bundle, backbone_id="another-000000000000")
    with pytest.raises(BundleInvalid, match="another-000000000000"):
        apply_classifier(described, engine, other, TaskContext())
    assert described.predictions.current_run() is None


def test_that_probabilities_add_up_to_one(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    every = described.predictions.predictions(described.scans.ids(EVERY_SCAN))
    sums = [sum(prediction.probabilities.values()) for prediction in every.values()]
    assert np.allclose(sums, 1, atol=1e-5)
