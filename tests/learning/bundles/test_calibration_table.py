import tomllib

import pytest

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod, Curve
from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.calibration_table import calibration_of, calibration_table
from ajna_desktop.learning.bundles.manifest import Table, as_toml

WARM = Calibration(CalibrationMethod.TEMPERATURE, 5216, 1.3125, is_out_of_fold=False)
CURVE = Curve((0.1, 0.25, 0.9), (0.0, 0.5, 1.0))
STEPS = Calibration(CalibrationMethod.ISOTONIC, 90, curves=(CURVE,), is_out_of_fold=False)
THREE = Calibration(CalibrationMethod.ISOTONIC, 90, curves=(CURVE,) * 3, is_out_of_fold=False)


def manifest(table):
    return Table(tomllib.loads(as_toml({"calibration": table})), "mine/model.toml")


@pytest.mark.parametrize(("calibration", "classes"), [(WARM, 868), (STEPS, 2), (THREE, 3)])
def test_that_a_calibration_comes_back_from_a_manifest(calibration, classes):
    read = manifest(calibration_table(calibration))
    assert calibration_of(read, classes) == calibration
    read.finish()


def test_that_a_manifest_may_have_none():
    assert calibration_of(Table({"labels": []}, "mine/model.toml"), 2) is None


@pytest.mark.parametrize(
    "change",
    [
        {"method": "magic"},
        {"temperature": 0},
        {"temperature": -1.5},
        {"temperature": "warm"},
        {"scans": 0},
        {"scans": 2.5},
        {"colour": 1},
        {"method": "isotonic"},
        {"curves": [[[0.1], [0.0, 1.0]]]},
        {"curves": [1]},
        {"curves": "none"},
    ],
)
def test_that_what_is_no_calibration_is_refused(change):
    with pytest.raises(BundleInvalid, match="calibration"):
        calibration_of(manifest({**calibration_table(WARM), **change}), 2)


@pytest.mark.parametrize(
    "curve", [[[0.2, 0.1], [0, 1]], [[0.1, 0.2], [1, 0]], [[0.1, 0.2], [0.5, 1.5]]]
)
def test_that_a_curve_that_falls_or_leaves_its_bounds_is_refused(curve):
    with pytest.raises(BundleInvalid, match="calibration"):
        calibration_of(manifest({**calibration_table(STEPS), "curves": [curve]}), 2)
    with pytest.raises(BundleInvalid, match="calibration"):
        calibration_of(manifest(calibration_table(STEPS)), 3)
