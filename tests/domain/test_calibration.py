import numpy as np
import pytest

from ajna_desktop.domain.calibration import (
    Calibration,
    CalibrationMethod,
    Curve,
    carried_threshold,
    moved_point,
    point_moved_back,
)
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.scan import Label

LABELS = (Label("NORMAL"), Label("PNEUMONIA"))
WARM = Calibration(CalibrationMethod.TEMPERATURE, 100, temperature=2.0)
STEPS = Calibration(
    CalibrationMethod.ISOTONIC, 100, curves=(Curve((0.1, 0.4, 0.8), (0.0, 0.2, 0.9)),)
)


def of_two(scans=2000, seed=0):
    second = np.random.default_rng(seed).random(scans)
    return np.stack([1 - second, second], axis=1).astype(np.float32)


def test_that_a_temperature_takes_the_root_of_the_odds():
    # Odds of 4 : 1, at temperature 2 they are 2 : 1.
    assert WARM.apply(np.array([[0.2, 0.8]])) == pytest.approx(np.array([[1 / 3, 2 / 3]]))
    cold = Calibration(CalibrationMethod.TEMPERATURE, 1, temperature=0.5)
    assert cold.apply(np.array([[0.2, 0.8]])) == pytest.approx(np.array([[1 / 17, 16 / 17]]))


def test_that_a_probability_of_nothing_stays_a_number():
    found = WARM.apply(np.array([[0.0, 1.0], [0.5, 0.5]], np.float32))
    assert np.isfinite(found).all()
    assert found.sum(axis=1) == pytest.approx([1, 1])


def test_that_a_curve_gives_what_lies_between_its_points():
    found = STEPS.apply(np.array([[0.4, 0.6], [0.95, 0.05], [0.1, 0.9]]))[:, 1]
    # Beyond its ends it stays level, but for the thousandth of what was there before.
    wanted = [0.999 * 0.55 + 0.0006, 0.00005, 0.999 * 0.9 + 0.0009]
    assert found == pytest.approx(wanted, abs=1e-6)


def test_that_several_curves_give_rows_that_sum_to_one():
    three = Calibration(
        CalibrationMethod.ISOTONIC, 9, curves=(Curve((0.0, 1.0), (0.0, 0.5)),) * 3
    )
    found = three.apply(np.array([[0.6, 0.3, 0.1]]))
    assert found == pytest.approx(np.array([[0.6, 0.3, 0.1]]))


def test_that_no_two_scans_change_their_order():
    before = of_two()
    for calibration in (WARM, STEPS):
        after = calibration.apply(before)
        order = np.argsort(before[:, 1], kind="stable")
        assert (np.diff(after[order, 1]) >= 0).all()


@pytest.mark.parametrize("calibration", [WARM, STEPS])
@pytest.mark.parametrize(
    "point", [None, OperatingPoint(LABELS[1], 0.62), OperatingPoint(LABELS[0], 0.9)]
)
def test_that_the_moved_threshold_decides_as_before_and_moves_back(calibration, point):
    before = of_two()
    after = calibration.apply(before)
    moved = moved_point(calibration, LABELS, point)
    was, now = decided(LABELS, before, point), decided(LABELS, after, moved)
    assert (was == now).all()

    back = point_moved_back(calibration, LABELS, moved)
    if point is None:
        assert back is None
    else:
        assert back.label == point.label
        assert back.threshold == pytest.approx(point.threshold, abs=1e-6)


def test_that_a_temperature_needs_no_threshold_where_none_was():
    assert moved_point(WARM, LABELS, None) is None
    assert moved_point(STEPS, LABELS, None).threshold == pytest.approx(0.375, abs=0.01)


def test_that_a_threshold_is_carried_to_where_fewest_scans_flip():
    scores = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    assert carried_threshold(scores, scores > 0.4) == pytest.approx(0.4)
    mixed = np.array([False, True, False, True, True])
    found = carried_threshold(scores, mixed)
    assert np.count_nonzero((scores >= found) != mixed) == 1
    assert 0.9 < carried_threshold(scores, np.zeros(5, bool)) < 1
    assert 0 < carried_threshold(scores, np.ones(5, bool)) < 0.1


def test_that_a_half_made_correction_is_told_from_a_whole_one():
    assert WARM.fits(2)
    assert WARM.fits(868)
    assert STEPS.fits(2)
    assert not STEPS.fits(3)
    falling = Curve((0.0, 1.0), (0.5, 0.4))
    assert not Calibration(CalibrationMethod.ISOTONIC, 5, curves=(falling,)).fits(2)
    assert not Calibration(CalibrationMethod.TEMPERATURE, 5, temperature=0).fits(2)
