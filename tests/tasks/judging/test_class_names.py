import numpy as np

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.class_names import named_here
from ajna_desktop.tasks.judging.classify import judge_out_of_fold

EMPTY, LOADED, OTHER, HOLLOW = map(Label, ("empty", "loaded", "other", "hollow"))


def applied(*labels, point=None):
    return Run("c", "c-1", RunKind.APPLIED, labels, "b", "t", "CPU", 0.1, point)


def test_that_a_classifier_says_the_names_that_the_folder_gave_its_classes(described):
    described.classes.rename(EMPTY, HOLLOW)
    raw = np.array([[0.25, 0.75]], np.float32)
    own = Calibration(CalibrationMethod.ISOTONIC, 10)
    run = applied(EMPTY, LOADED, point=OperatingPoint(EMPTY, 0.4))
    named = named_here(described, run, raw, own)
    assert named.run.labels == (HOLLOW, LOADED)
    assert named.run.operating_point == OperatingPoint(HOLLOW, 0.4)
    assert named.raw is raw
    assert named.own is own


def test_that_the_probabilities_of_merged_classes_are_summed(described):
    described.classes.add(OTHER)
    described.classes.merge(EMPTY, OTHER)
    raw = np.array([[0.25, 0.5, 0.25]], np.float32)
    run = applied(EMPTY, LOADED, OTHER)
    named = named_here(described, run, raw, Calibration(CalibrationMethod.ISOTONIC, 10))
    assert named.run.labels == (OTHER, LOADED)
    assert named.raw.tolist() == [[0.5, 0.5]]
    assert named.own is None
    one_number = Calibration(CalibrationMethod.TEMPERATURE, 10, 1.3)
    assert named_here(described, run, raw, one_number).own is one_number


def test_that_two_classes_that_became_one_are_still_told_apart(described):
    described.classes.merge(EMPTY, LOADED)
    run = applied(EMPTY, LOADED)
    raw = np.array([[0.25, 0.75]], np.float32)
    assert named_here(described, run, raw, None).run is run


def test_that_a_class_of_an_old_name_that_is_there_again_keeps_it(described):
    described.classes.rename(EMPTY, HOLLOW)
    described.classes.add(EMPTY)
    run = applied(EMPTY, LOADED)
    raw = np.array([[0.25, 0.75]], np.float32)
    assert named_here(described, run, raw, None).run is run


def test_that_a_folder_with_a_renamed_class_is_judged_by_its_new_name(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    described.classes.rename(EMPTY, HOLLOW)
    before = described.predictions.tally().matrix
    judge_out_of_fold(described, engine, TaskContext())
    after = described.predictions.tally().matrix
    assert before.labels == after.labels == (HOLLOW, LOADED)
    assert before.counts.tolist() == after.counts.tolist() == [[12, 0], [0, 12]]
