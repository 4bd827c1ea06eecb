from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, UNSURE
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.judging.calibrate import calibrate, remove_calibration
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.judging.save_run import save_run

TEMPERATURE, ISOTONIC = CalibrationMethod.TEMPERATURE, CalibrationMethod.ISOTONIC
LOADED = Label("loaded")
RUN = Run(
    "Bold",
    "bold-1",
    RunKind.APPLIED,
    (Label("empty"), LOADED),
    "mean_greys",
    "2026-11-01T00:00:00+00:00",
    "CPU",
    1.0,
)


@pytest.fixture
def judged(described, engine):
    """A folder whose classifier is far too sure of itself: it is wrong about every sixth."""
    save_run(described, engine, TaskContext(), RUN, *bold(described))
    return described


def bold(collection):
    scans = collection.scans.scans(collection.scans.ids(EVERY_SCAN))
    scans = sorted((one for one in scans if one.content_hash), key=lambda one: one.id)
    rng = np.random.default_rng(3)
    is_loaded = np.array([one.label == "loaded" for one in scans])
    is_loaded[::6] = ~is_loaded[::6]
    second = np.where(is_loaded, 0.985, 0.015) + rng.uniform(-0.014, 0.014, len(scans))
    raw = np.stack([1 - second, second], axis=1).astype(np.float32)
    return np.array([one.id for one in scans], np.int64), raw


def bold_as_before(collection):
    found = collection.predictions.probabilities()
    return found.scan_ids, found.raw


def decisions(collection):
    found = collection.predictions.predictions(collection.scans.ids(EVERY_SCAN))
    return {scan_id: one.label for scan_id, one in found.items()}


@pytest.mark.parametrize("threshold", [None, 0.1, 0.9])
def test_that_calibrating_makes_it_careful_and_flips_no_decision(judged, engine, threshold):
    point = None if threshold is None else OperatingPoint(LOADED, threshold)
    judged.predictions.decide_anew(point)
    before, was = judged.predictions.probabilities(), decisions(judged)
    done = calibrate(judged, engine, TEMPERATURE, TaskContext())
    after = judged.predictions.probabilities()

    assert done.flips == 0
    assert decisions(judged) == was
    assert done.run == judged.predictions.current_run()
    assert done.run.calibration.temperature > 1.5
    assert done.run.calibration.scans == 24
    assert (after.raw == before.shown).all()
    assert after.shown.max() < before.shown.max()
    if threshold is None:
        assert done.run.operating_point is None
    else:
        moved = done.run.operating_point.threshold
        assert abs(moved - 0.5) < abs(threshold - 0.5)
        assert done.former_point == point


def test_that_decisions_that_no_one_threshold_keeps_are_counted(judged, engine):
    # Amid scans that each fold corrects a little otherwise.
    judged.predictions.decide_anew(OperatingPoint(LOADED, 0.02))
    was = decisions(judged)
    done = calibrate(judged, engine, TEMPERATURE, TaskContext())
    now = decisions(judged)
    assert done.flips == sum(now[scan_id] != label for scan_id, label in was.items()) > 0


def test_that_removing_it_gives_back_all_that_was_there(judged, engine):
    point = OperatingPoint(LOADED, 0.9)
    judged.predictions.decide_anew(point)
    before, was = judged.predictions.probabilities(), decisions(judged)
    calibrate(judged, engine, TEMPERATURE, TaskContext())
    done = remove_calibration(judged, TaskContext())
    after = judged.predictions.probabilities()
    assert (after.shown == before.shown).all()
    assert after.run.calibration is None
    assert after.run.operating_point.threshold == pytest.approx(0.9, abs=1e-5)
    assert (done.flips, decisions(judged)) == (0, was)


def test_that_the_next_predictions_are_calibrated_and_decided_in_the_same_way(judged, engine):
    judged.predictions.decide_anew(OperatingPoint(LOADED, 0.9))
    first = calibrate(judged, engine, TEMPERATURE, TaskContext()).run
    again, _ = save_run(judged, engine, TaskContext(), RUN, *bold(judged))
    assert again.calibration == first.calibration
    assert again.operating_point == first.operating_point
    # Another classifier's probabilities mean something else.
    other = replace(RUN, classifier_id="other-2")
    other, _ = save_run(judged, engine, TaskContext(), other, *bold(judged))
    assert other.calibration is None


def test_that_decisions_stay_when_too_few_labels_are_left_to_calibrate_by(judged, engine):
    judged.predictions.decide_anew(OperatingPoint(LOADED, 0.99))
    was = decisions(judged)
    calibrate(judged, engine, TEMPERATURE, TaskContext())
    assert judged.predictions.current_run().operating_point.threshold < 0.95
    for number in range(6):
        scan = judged.scans.by_path(f"train/empty/e{number}.png")
        judged.labels.decide({scan.id: Decision(None, ReviewStatus.AMBIGUOUS)})
    for _ in range(2):  # the next one, too: it is remembered
        again, _ = save_run(judged, engine, TaskContext(), RUN, *bold_as_before(judged))
        assert again.calibration is None
        assert again.operating_point.threshold == pytest.approx(0.99, abs=1e-5)
        assert decisions(judged) == was


def test_that_a_scan_is_not_corrected_by_its_own_label(judged, engine):
    calibrate(judged, engine, TEMPERATURE, TaskContext())
    before = judged.predictions.probabilities()
    scan_id = judged.scans.by_path("train/empty/e3.png").id
    judged.labels.decide({scan_id: Decision(LOADED, ReviewStatus.RELABELLED)})
    row = int(np.searchsorted(before.scan_ids, scan_id))
    calibrate(judged, engine, TEMPERATURE, TaskContext())
    after = judged.predictions.probabilities()
    assert (after.classes[row], before.classes[row]) == (1, 0)
    others = np.arange(len(before.scan_ids)) != row
    assert (after.shown[others] != before.shown[others]).any()


def test_that_every_scan_of_a_judged_folder_has_a_set(judged):
    counts = judged.scans.counts()
    assert counts.unsure == len(judged.scans.ids(UNSURE))
    found = judged.predictions.predictions(judged.scans.ids(EVERY_SCAN))
    assert all(one.plausible is not None for one in found.values())


def test_that_too_few_labels_and_no_predictions_are_told(described, judged, engine):
    for number in range(6):
        scan = described.scans.by_path(f"train/empty/e{number}.png")
        described.labels.decide({scan.id: Decision(None, ReviewStatus.AMBIGUOUS)})
    with pytest.raises(NothingToLearn, match="18"):
        calibrate(judged, engine, TEMPERATURE, TaskContext())
    for number in range(6):
        scan = described.scans.by_path(f"train/empty/e{number}.png")
        label = Decision(scan.found_label, ReviewStatus.CONFIRMED)
        described.labels.decide({scan.id: label})
    with pytest.raises(NothingToLearn, match="30 labelled scans of every class"):
        calibrate(judged, engine, ISOTONIC, TaskContext())
    assert judged.predictions.current_run().calibration is None


def test_that_without_predictions_there_is_nothing_to_calibrate(described, engine):
    with pytest.raises(NothingToLearn, match="judge the scans first"):
        calibrate(described, engine, TEMPERATURE, TaskContext())


def test_that_a_stopped_calibration_changes_nothing(judged, engine):
    before = judged.predictions.current_run()
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        calibrate(judged, engine, TEMPERATURE, context)
    assert judged.predictions.current_run() == before


def test_that_a_saved_classifier_says_calibrated_probabilities_elsewhere(
    described, engine, tmp_path
):
    judge_out_of_fold(described, engine, TaskContext())
    run = calibrate(described, engine, TEMPERATURE, TaskContext()).run
    described.predictions.decide_anew(OperatingPoint(LOADED, 0.8))
    saved = fit_classifier(described, engine, "Mine", tmp_path / "models", TaskContext())
    assert saved.calibration == replace(run.calibration, is_out_of_fold=False)
    assert saved.operating_point == OperatingPoint(LOADED, 0.8)

    applied = apply_classifier(described, engine, saved, TaskContext()).run
    assert applied.calibration == saved.calibration
    found = described.predictions.probabilities()
    assert found.shown == pytest.approx(saved.calibration.apply(found.raw))
    # What came with the classifier comes back when the folder's own is taken away.
    assert calibrate(
        described, engine, TEMPERATURE, TaskContext()
    ).run.calibration.is_out_of_fold
    remove_calibration(described, TaskContext(), saved.calibration)
    assert described.predictions.current_run().calibration == saved.calibration
