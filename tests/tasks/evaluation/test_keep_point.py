import pytest

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import read_classifier
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.keep_point import keep_point
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier

POINT = OperatingPoint(Label("empty"), 0.3)
OTHER = OperatingPoint(Label("loaded"), 0.9)


@pytest.fixture
def classifier(described, engine, tmp_path):
    return fit_classifier(described, engine, "mine", tmp_path / "models", TaskContext())


def test_that_the_folder_keeps_its_point_for_the_next_run_of_the_same_classifier(
    described, engine, classifier
):
    apply_classifier(described, engine, classifier, TaskContext())
    described.predictions.decide_anew(POINT)
    judge_out_of_fold(described, engine, TaskContext())
    assert described.predictions.current_run().operating_point is None
    done = apply_classifier(described, engine, classifier, TaskContext())
    assert done.run.operating_point == POINT
    assert described.predictions.current_run().operating_point == POINT


def test_that_what_is_said_outright_comes_first_and_is_not_remembered(
    described, engine, classifier
):
    apply_classifier(described, engine, classifier, TaskContext())
    described.predictions.decide_anew(POINT)
    done = apply_classifier(described, engine, classifier, TaskContext(), OTHER)
    assert done.run.operating_point == OTHER
    done = apply_classifier(described, engine, classifier, TaskContext())
    assert done.run.operating_point == POINT


def test_that_a_relabelling_does_not_take_the_point_away(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    described.predictions.decide_anew(POINT)
    assert judge_out_of_fold(described, engine, TaskContext()).run.operating_point == POINT


def test_that_the_point_goes_into_the_bundle_and_to_other_folders(
    described, engine, classifier, tmp_path
):
    apply_classifier(described, engine, classifier, TaskContext())
    described.predictions.decide_anew(POINT)
    kept = keep_point(described, classifier, tmp_path / "models")
    assert read_classifier(classifier.folder).operating_point == POINT
    # The bundle is another one now, which this folder has no wish for: its own point holds.
    assert apply_classifier(described, engine, kept, TaskContext()).run.operating_point == POINT


def test_that_a_classifier_made_of_this_folder_takes_the_point_along(
    described, engine, tmp_path
):
    judge_out_of_fold(described, engine, TaskContext())
    described.predictions.decide_anew(OperatingPoint(Label("empty"), 0.999999))
    made = fit_classifier(described, engine, "made", tmp_path / "models", TaskContext())
    assert made.operating_point == OperatingPoint(Label("empty"), 0.999999)
    assert made.figures["accuracy"] == 0.5  # measured as it decides: everything is “loaded”


def test_that_predictions_of_another_classifier_are_not_mixed_up(
    described, engine, classifier, tmp_path
):
    with pytest.raises(ThresholdImpossible, match="“mine”"):
        keep_point(described, classifier, tmp_path / "models")
    judge_out_of_fold(described, engine, TaskContext())
    with pytest.raises(ThresholdImpossible, match="run it"):
        keep_point(described, classifier, tmp_path / "models")
