import pytest
from PySide6.QtWidgets import QSlider

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label, Prediction, ScanId
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.ui.threshold_slider import ThresholdSlider
from ajna_desktop.ui.trial_point import TrialPoint
from tests.domain.evaluation.scored import run_of, scored_of

A, B, C = map(Label, "ABC")
CHANCES = [[0.9, 0.1], [0.6, 0.4], [0.35, 0.65], [0.2, 0.8]]
TRUTH = [A, B, A, B]


def trial_on(kept):
    return TrialPoint(kept, lambda: run_of(kept.labels, kept.point))


class Kept:
    """Four scans of two classes, or with `CHANCES` of three."""

    def __init__(self, chances=CHANCES, labels=(A, B), point=None):
        self.chances, self.labels, self.point = chances, labels, point
        self.read = []

    def scored(self, label):
        self.read.append(label)
        wanted = label or self.labels[-1]
        return scored_of(self.chances, TRUTH, wanted, list(self.labels), point=self.point)

    def ids(self, query):
        return [ScanId(number) for number in range(1, 5)]

    def scans(self, ids):
        return []

    def predictions(self, ids):
        return {}


@pytest.fixture
def trial(qtbot):
    trial = trial_on(Kept())
    yield trial
    trial.stop()()


def looked_at(qtbot, trial, label=None):
    with qtbot.waitSignal(trial.scored_changed):
        trial.look_at(label)


def kept_tally(trial):
    return Tally(trial.scored.matrix(None), unlabelled=3)


def test_that_matrix_predictions_and_answers_follow_the_point_and_come_back(qtbot, trial):
    looked_at(qtbot, trial)
    kept = kept_tally(trial)
    said = {ScanId(2): Prediction(ScanId(2), "c", {A: 0.6, B: 0.4}, A)}
    assert trial.tally(kept, None) is kept
    assert len(trial.ids(ERRORS)) == 4  # what is kept, as this fake tells it

    with qtbot.waitSignal(trial.changed):
        trial.try_out(OperatingPoint(B, 0.4))
    assert trial.tally(kept, None).matrix.counts.tolist() == [[1, 1], [0, 2]]
    assert trial.tally(kept, None).unlabelled == 3
    assert trial.predictions(said)[ScanId(2)].label == B
    assert trial.ids(ERRORS) == [ScanId(3)]

    with qtbot.waitSignal(trial.changed):
        trial.drop()
    assert trial.tally(kept, None) is kept
    assert trial.predictions(said) == said
    assert len(trial.ids(ERRORS)) == 4


def test_that_only_the_split_that_is_looked_at_is_counted(qtbot, trial):
    looked_at(qtbot, trial)
    kept = Tally(trial.scored.matrix(None), as_found=ConfusionMatrix((), None))
    trial.try_out(OperatingPoint(B, 0.4))
    test = trial.tally(kept, "test")
    assert test.matrix.counts.tolist() == [[0, 0], [0, 2]]
    assert test.as_found.counts.tolist() == [[0, 0], [0, 2]]


def test_that_a_point_of_a_class_not_read_yet_is_tried_out_once_it_is(qtbot):
    chances = [[0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.4, 0.3, 0.3], [0.1, 0.1, 0.8]]
    trial = trial_on(Kept(chances, (A, B, C)))
    looked_at(qtbot, trial)
    assert trial.scored.label == C
    with qtbot.waitSignal(trial.changed):
        trial.try_out(OperatingPoint(B, 0.3))
    assert trial.scored.label == B
    assert trial.tally(kept_tally(trial), None).matrix.counts.tolist() == [
        [0, 2, 0],
        [0, 1, 1],
        [0, 0, 0],
    ]
    with qtbot.waitSignal(trial.scored_changed):
        trial.look_at(A)
    assert trial.point is None  # columns of A do not tell what a threshold of B decides
    trial.stop()()


def test_that_the_point_that_is_kept_is_no_trial(qtbot):
    trial = trial_on(Kept(point=OperatingPoint(B, 0.7)))
    looked_at(qtbot, trial)
    trial.try_out(OperatingPoint(B, 0.4))
    assert trial.point == OperatingPoint(B, 0.4)
    trial.try_out(OperatingPoint(B, 0.7))
    assert trial.point is None
    trial.stop()()


def test_that_a_threshold_is_told_where_one_number_says_it(qtbot, trial):
    looked_at(qtbot, trial)
    assert trial.threshold_of(A) == trial.threshold_of(B) == 0.5
    trial.try_out(OperatingPoint(B, 0.75))
    assert (trial.threshold_of(A), trial.threshold_of(B)) == (0.25, 0.75)
    of_three = trial_on(Kept(labels=(A, B, C), point=OperatingPoint(B, 0.3)))
    assert (of_three.threshold_of(A), of_three.threshold_of(B)) == (None, 0.3)
    nothing_yet = TrialPoint(Kept(), lambda: None)
    assert nothing_yet.threshold_of(A) is None
    for one in (of_three, nothing_yet):
        one.stop()()


def test_that_other_predictions_end_a_trial_and_other_labels_do_not(qtbot, trial):
    looked_at(qtbot, trial)
    trial.try_out(OperatingPoint(B, 0.4))
    with qtbot.waitSignal(trial.scored_changed):
        trial.show_changes(Changes(labelled=frozenset({ScanId(1)})))
    assert trial.point == OperatingPoint(B, 0.4)
    with qtbot.waitSignal(trial.scored_changed):
        trial.show_changes(Changes(predicted=True))
    assert trial.point is None


def test_that_nothing_is_read_for_a_trial_that_nobody_looks_at(qtbot):
    kept = Kept()
    trial = trial_on(kept)
    trial.show_changes(Changes(predicted=True, scans=True))
    trial.stop()()
    assert kept.read == []


def test_that_the_slider_of_the_tool_bar_moves_the_threshold_and_follows_it(qtbot, trial):
    slider = ThresholdSlider()
    qtbot.addWidget(slider)
    assert not slider.isEnabled()
    slider.attach(trial)
    assert slider.isEnabled()
    inner = slider.findChild(QSlider)
    assert inner.value() == 500
    with qtbot.waitSignal(trial.changed):
        inner.setValue(400)
    assert trial.point == OperatingPoint(B, 0.4)
    trial.try_out(OperatingPoint(B, 0.25))
    assert inner.value() == 250
    assert "0.250" in inner.accessibleDescription()
    trial.drop()
    assert inner.value() == 500
    slider.detach()
    trial.try_out(OperatingPoint(B, 0.1))
    assert not slider.isEnabled()
