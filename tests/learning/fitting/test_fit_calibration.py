import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import log_loss

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.learning.fitting.fit_calibration import cross_calibrate, fit_calibration

TEMPERATURE, ISOTONIC = CalibrationMethod.TEMPERATURE, CalibrationMethod.ISOTONIC


def overconfident(scans=1500, classes=3, by=2.5, seed=0):
    """Return probabilities whose logarithms are `by` times too large, and what holds."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 1.2, (scans, classes))
    right = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    truth = np.array([rng.choice(classes, p=row) for row in right])
    wrong = np.exp(logits * by)
    return (wrong / wrong.sum(axis=1, keepdims=True)).astype(np.float32), truth


@pytest.mark.parametrize("classes", [2, 3, 7])
def test_that_the_temperature_is_that_of_the_least_log_loss(classes):
    probabilities, truth = overconfident(classes=classes)
    fitted = fit_calibration(TEMPERATURE, probabilities, truth)

    # One scan more, of another class, as Platt has it: 1 / (N + 2) of each.
    wanted = np.full(probabilities.shape, 1 / 1502 / (classes - 1))
    wanted[np.arange(1500), truth] = 1 - 1 / 1502

    def loss(temperature):
        scaled = np.exp(np.log(probabilities.astype(float)) / temperature)
        return -(wanted * np.log(scaled / scaled.sum(axis=1, keepdims=True))).sum()

    best = minimize_scalar(loss, bounds=(0.1, 20), method="bounded", options={"xatol": 1e-8})
    assert fitted.temperature == pytest.approx(best.x, rel=1e-4)
    assert fitted.temperature == pytest.approx(2.5, rel=0.15)
    assert fitted.scans == 1500


def test_that_few_scans_without_a_mistake_do_not_make_certain():
    sure = np.tile([[0.9, 0.1], [0.1, 0.9]], (20, 1)).astype(np.float32)
    found = fit_calibration(TEMPERATURE, sure, np.tile([0, 1], 20))
    # Forty right, and one more that is not: 1 − 1 / 42.
    assert found.apply(sure).max() == pytest.approx(1 - 1 / 42, abs=1e-4)


def test_that_the_curve_of_two_classes_is_that_of_scikit_learn():
    probabilities, truth = overconfident(classes=2)
    fitted = fit_calibration(ISOTONIC, probabilities, truth)
    theirs = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")
    theirs.fit(probabilities[:, 1], truth)
    at = np.linspace(0, 1, 101)
    found = fitted.apply(np.stack([1 - at, at], axis=1))[:, 1]
    assert found == pytest.approx(0.999 * theirs.predict(at) + 0.001 * at, abs=1e-6)
    assert fitted.fits(2)


def test_that_curves_of_several_classes_are_one_against_the_rest():
    probabilities, truth = overconfident()
    fitted = fit_calibration(ISOTONIC, probabilities, truth)
    assert fitted.fits(3)
    scores = probabilities[:, 2].astype(np.float64)
    theirs = IsotonicRegression(out_of_bounds="clip").fit(scores, truth == 2)
    at = np.array(fitted.curves[2].at)
    assert fitted.curves[2].gives == pytest.approx(theirs.predict(at))


@pytest.mark.parametrize("method", [TEMPERATURE, ISOTONIC])
def test_that_no_scan_is_corrected_by_its_own_fold(method):
    probabilities, truth = overconfident(classes=2)
    folds = np.arange(len(truth)) % 5
    shown = cross_calibrate(method, probabilities, truth, folds).probabilities
    changed = np.where(folds == 2, 1 - truth, truth)
    again = cross_calibrate(method, probabilities, changed, folds).probabilities
    assert (shown[folds == 2] == again[folds == 2]).all()
    assert (shown[folds != 2] != again[folds != 2]).any()


@pytest.mark.parametrize("method", [TEMPERATURE, ISOTONIC])
@pytest.mark.parametrize("classes", [2, 3])
def test_that_calibration_out_of_fold_lowers_the_log_loss(method, classes):
    probabilities, truth = overconfident(classes=classes)
    shown = cross_calibrate(method, probabilities, truth, np.arange(len(truth)) % 5)
    assert shown.probabilities.sum(axis=1) == pytest.approx(np.ones(len(truth)), abs=1e-5)
    before, after = log_loss(truth, probabilities), log_loss(truth, shown.probabilities)
    assert after < 0.9 * before


def test_that_what_cannot_be_known_is_told():
    probabilities, truth = overconfident(scans=19)
    with pytest.raises(NothingToLearn, match="20 are needed"):
        fit_calibration(TEMPERATURE, probabilities, truth)
    probabilities, truth = overconfident(scans=60)
    with pytest.raises(NothingToLearn, match="30 labelled scans of every class"):
        fit_calibration(ISOTONIC, probabilities, truth)
    with pytest.raises(NothingToLearn, match="up to 50 classes"):
        fit_calibration(ISOTONIC, np.full((60, 60), 1 / 60, np.float32), truth)


@pytest.mark.parametrize("method", [TEMPERATURE, ISOTONIC])
def test_that_scans_of_one_patient_alone_cannot_be_corrected_by_others(method):
    probabilities, truth = overconfident(classes=2, scans=200)
    with pytest.raises(NothingToLearn, match="All labelled scans are of one patient"):
        cross_calibrate(method, probabilities, truth, np.zeros(200, np.int64))


def test_that_a_class_of_one_patient_has_no_curve():
    probabilities, truth = overconfident(classes=2, scans=200)
    folds = np.where(truth == 1, 0, np.arange(200) % 3)  # of the second class none but in 0
    with pytest.raises(NothingToLearn, match="All labelled scans of one class"):
        cross_calibrate(ISOTONIC, probabilities, truth, folds)
    assert cross_calibrate(TEMPERATURE, probabilities, truth, folds).calibration.temperature > 1
