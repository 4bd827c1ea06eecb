from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod, Curve
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.evaluation.prediction_sets import PlausibleLabels, SetChoice
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Certainty, Label, ReviewStatus
from ajna_desktop.domain.scan_query import UNLIKE, UNSURE, Order, ScanQuery
from ajna_desktop.store.certainty import CertaintyStore
from tests.store.folders import at, content_hash, read, run_of

A, B = Label("A"), Label("B")
FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three", "B/4.png": "four"}
WARM = Calibration(CalibrationMethod.TEMPERATURE, 40, 1.7)
STEPS = Calibration(CalibrationMethod.ISOTONIC, 40, curves=(Curve((0.1, 0.9), (0.0, 1.0)),))
RAW = np.array([[0.95, 0.05], [0.6, 0.4], [0.1, 0.9], [0.45, 0.55]], np.float32)
P_VALUES = np.array([[0.9, 0.02], [0.5, 0.15], [0.02, 0.95], [0.09, 0.04]], np.float32)


@pytest.fixture
def certainty(database):
    return CertaintyStore(database)


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def save(predictions, ids, calibration=WARM, point=None, raw=RAW):
    run = replace(run_of("A", "B"), calibration=calibration, operating_point=point)
    shown = calibration.apply(RAW) if calibration else RAW
    sets = PlausibleLabels.of(P_VALUES)
    predictions.replace(run, np.array(ids, np.int64), shown, raw, sets)
    return run


@pytest.mark.parametrize("calibration", [WARM, STEPS])
def test_that_a_calibrated_run_comes_back_with_what_the_classifier_gave(
    predictions, labels, ids, calibration
):
    run = save(predictions, ids, calibration)
    labels.decide({ids[1]: Decision(None, ReviewStatus.AMBIGUOUS)})
    assert predictions.current_run() == run
    found = predictions.probabilities()
    assert found.run == run
    assert found.scan_ids.tolist() == ids
    assert (found.raw == RAW).all()
    assert (found.shown == calibration.apply(RAW)).all()
    assert found.classes.tolist() == [0, -1, 1, 1]
    assert found.labelled.tolist() == [True, False, True, True]
    assert found.decided.tolist() == [0, 0, 1, 1]
    assert found.groups[1] == -1
    assert len(set(found.groups[[0, 2, 3]].tolist())) == 3


def test_that_without_a_calibration_both_are_the_same(predictions, ids):
    assert predictions.probabilities() is None
    save(predictions, ids, calibration=None, raw=None)
    found = predictions.probabilities()
    assert found.raw is found.shown
    assert (found.shown == RAW).all()
    assert found.run.calibration is None


def test_that_a_calibration_that_is_none_is_told(database, predictions, ids):
    save(predictions, ids)
    with database.transaction() as db:
        db.execute("UPDATE run SET calibration = '{}'")
    with pytest.raises(StoreDamaged):
        predictions.current_run()


def test_that_the_level_of_the_folder_says_who_is_unsure(scans, predictions, certainty, ids):
    save(predictions, ids)
    assert certainty.choice() == SetChoice(0.9, False)
    # A second label reaches p > 0.1 for the second scan only.
    assert scans.ids(UNSURE) == [ids[1]]
    assert scans.ids(ScanQuery(certainty=Certainty.SURE)) == [ids[0], ids[2], ids[3]]
    assert certainty.choose(SetChoice(0.97, True)) == Changes(predicted=True)
    assert certainty.choice() == SetChoice(0.97, True)
    # Now p > 0.03 is enough: the fourth joins; least confident first.
    assert scans.ids(UNSURE) == [ids[3], ids[1]]
    found = predictions.predictions(ids)
    assert found[ids[1]].plausible == (A, B)
    assert found[ids[1]].rivals == (B,)
    assert found[ids[0]].plausible == (A,)


def test_that_what_is_decided_for_counts_though_it_is_not_plausible(scans, predictions, ids):
    # From 0.04 on it is B: for the first scan too, whose plausible label is A alone.
    save(predictions, ids, calibration=None, raw=None, point=OperatingPoint(B, 0.04))
    assert set(scans.ids(UNSURE)) == {ids[0], ids[1]}
    found = predictions.predictions(ids)[ids[0]]
    assert (found.label, found.rivals) == (B, (A,))


def test_that_without_sets_nobody_is_sure_or_unsure(scans, predictions, ids):
    predictions.replace(run_of("A", "B"), np.array(ids, np.int64), RAW)
    assert scans.ids(UNSURE) == scans.ids(ScanQuery(certainty=Certainty.SURE)) == []
    assert predictions.predictions(ids)[ids[0]].plausible is None
    assert (scans.counts().unsure, scans.counts().unlike) == (None, None)


def survey(certainty, ids, p_values, hashes=None):
    return certainty.replace_survey(
        "network",
        300,
        np.array(ids, np.int64),
        hashes or [content_hash(content) for content in FOLDER.values()],
        np.array([0.1, 0.7, 0.2, 0.9], np.float32),
        np.array(p_values, np.float32),
    )


def test_that_what_is_unlike_anything_learnt_is_neither_sure_nor_unsure(
    scans, predictions, certainty, ids
):
    save(predictions, ids)
    assert certainty.survey() is None
    assert survey(certainty, ids, [0.5, 0.01, 0.4, 0.003]) == Changes(predicted=True)
    found = certainty.survey()
    assert (found.backbone, found.learnt, found.scans) == ("network", 300, 4)
    assert scans.ids(UNLIKE) == [ids[3], ids[1]]  # the farthest first
    assert scans.ids(UNSURE) == []
    assert scans.ids(ScanQuery(certainty=Certainty.SURE)) == [ids[0], ids[2]]
    assert [one.is_unlike for one in predictions.predictions(ids).values()] == [
        False,
        True,
        False,
        True,
    ]
    assert (scans.counts().unsure, scans.counts().unlike) == (0, 2)


def test_that_the_next_survey_takes_the_place_of_the_one_before(
    database, scans, certainty, ids
):
    survey(certainty, ids, [0.001] * 4)
    survey(certainty, ids, [0.5, 0.5, 0.5, 0.001])
    assert scans.ids(UNLIKE.but(order=Order.PATH)) == [ids[3]]
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM novelty").fetchone() == (4,)
        assert reader.execute("SELECT count(*) FROM novelty_survey").fetchone() == (1,)


def test_that_a_file_that_was_replaced_since_is_not_what_was_looked_at(scans, certainty, ids):
    survey(certainty, ids, [0.001] * 4)
    read(scans, FOLDER | {"B/3.png": "another"})
    assert len(scans.ids(UNLIKE)) == 3
