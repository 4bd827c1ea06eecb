import numpy as np
import pytest

from ajna_desktop.imaging.fan_beam import FanBeam, Floats, Thickness
from ajna_desktop.imaging.line_detector import LineDetector, transmission


def thickness(rows: int = 200, columns: int = 300) -> Thickness:
    rise = np.linspace(0.5, 0.0, rows, dtype=np.float32)
    return Thickness(FanBeam(4.0, 0.0, np.linspace(0, 3, columns, dtype=np.float32), rise))


def detector(**changed: float) -> LineDetector:
    values = {
        "photons": 1e9,
        "gain_spread": 0.0,
        "pulse_spread": 0.0,
        "scatter": 0.0,
        "white": 1.0,
        "gamma": 1.0,
    }
    return LineDetector(**{**values, **changed})


def level(columns: int = 300) -> Floats:
    return np.zeros(columns, np.float32)


def test_that_everything_gets_through_nothing():
    assert transmission(thickness()) == pytest.approx(1.0)


def test_that_attenuation_is_that_of_the_spectrum():
    picture = thickness()
    picture.steel[:] = 0.1
    by_hand = 0.42 * np.exp(-3.84) + 0.35 * np.exp(-2.85) + 0.23 * np.exp(-2.48)
    assert transmission(picture) == pytest.approx(by_hand, rel=1e-4)


def test_that_thick_steel_hardens_the_beam():
    # The second decimetre stops a smaller share than the first: slow photons are gone by then.
    shares = []
    for steel in (0.1, 0.2):
        picture = thickness()
        picture.steel[:] = steel
        shares.append(float(transmission(picture)[0, 0]))
    assert shares[1] / shares[0] > shares[0]


def test_that_noise_is_that_of_counted_photons():
    picture = thickness()
    picture.steel[:] = 0.02
    arrives = float(transmission(picture)[0, 0])
    counted = detector(photons=500.0)
    shown = counted.picture(picture, level(), np.random.default_rng(1)) / 255
    assert shown.mean() == pytest.approx(arrives, rel=0.01)
    assert shown.std() == pytest.approx(np.sqrt(arrives / 500), rel=0.05)


def test_that_a_standing_truck_is_drawn_where_it_stands_and_a_swaying_one_beside():
    picture = thickness()
    picture.steel[100:, :] = 1.0
    still = detector().picture(picture, level(), np.random.default_rng(1))
    risen = detector().picture(picture, level() + 10, np.random.default_rng(1))
    assert np.argmax(still[:, 5] < 128) == 100
    assert np.argmax(risen[:, 5] < 128) == 90


def test_that_half_a_row_of_sway_mixes_two_rows():
    picture = thickness()
    picture.steel[100:, :] = 1.0
    shown = detector().picture(picture, level() + 0.5, np.random.default_rng(1))
    assert shown[98, 5] == pytest.approx(255, abs=1)
    assert shown[99, 5] == pytest.approx(128, abs=1)
    assert shown[100, 5] == pytest.approx(0, abs=1)


def test_that_a_lost_pulse_darkens_one_column():
    shown = detector(lost_pulses=1).picture(thickness(), level(), np.random.default_rng(4))
    assert (shown.mean(axis=0) < 230).sum() == 1


def test_that_a_dead_detector_spoils_one_row():
    rng = np.random.default_rng(0)
    picture = thickness()
    picture.steel[:] = 0.02
    shown = detector(dead_rows=1).picture(picture, level(), rng)
    rows = shown.mean(axis=1)
    assert (np.abs(rows - np.median(rows)) > 2).sum() == 1
