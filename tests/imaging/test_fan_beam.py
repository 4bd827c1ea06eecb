import math

import numpy as np
import pytest

from ajna_desktop.imaging.fan_beam import (
    WIDTH,
    FanBeam,
    Floats,
    Prism,
    Thickness,
    disc,
    drum,
    stretched,
)


def beam_with(rise: list[float], distance: float = 4.0, height: float = 0.5) -> FanBeam:
    x = np.linspace(0, 1, 101, dtype=np.float32)
    return FanBeam(distance, height, x, np.array(rise, np.float32))


def value(number: float) -> Floats:
    return np.asarray(number, np.float32)


def path(beam: FanBeam, bottom: float, top: float, near: float, far: float) -> list[float]:
    rows = slice(0, beam.rise.size)
    inside = beam.path(rows, value(bottom), value(top), value(near), value(far))
    return [float(length) for length in inside[:, 0]]


def test_that_a_level_ray_crosses_the_whole_depth():
    (inside,) = path(beam_with([0.0]), bottom=0.0, top=2.0, near=0.2, far=2.2)
    assert inside == pytest.approx(2.0, abs=1e-4)


def test_that_a_rising_ray_leaves_through_the_top():
    # From 0.5 m it rises 0.3 m a metre: 2.0 m high after 5 m, 1 m behind the near wall.
    (inside,) = path(beam_with([0.3]), bottom=0.0, top=2.0, near=0.0, far=2.4)
    assert inside == pytest.approx(math.hypot(1.0, 0.3), abs=1e-4)


def test_that_a_ray_beside_a_prism_misses_it():
    above, below = path(beam_with([0.6, -0.3]), bottom=0.0, top=2.0, near=0.0, far=2.4)
    assert above == 0.0
    assert below == 0.0


def test_that_the_rows_of_a_prism_are_all_that_meet_it():
    rise = np.linspace(0.8, -0.3, 400).tolist()
    beam = beam_with(rise)
    hit = [length > 0 for length in path(beam, 0.2, 1.9, 0.3, 2.0)]
    rows = beam.rows(0.2, 1.9, 0.3, 2.0)
    assert any(hit)
    assert not any(hit[: rows.start])
    assert not any(hit[rows.stop :])


def test_that_the_roof_is_seen_above_the_far_wall_only():
    beam = FanBeam.over(
        np.linspace(0, 1, 50, dtype=np.float32), 0.0, 2.5, 100, distance=4.0, height=0.0
    )
    picture = Thickness(beam)
    picture.add_steel(Prism(0.0, 1.0, 2.398, 2.4))
    crossed = beam.rise[picture.steel[:, 10] > 0]
    assert crossed.min() == pytest.approx(2.4 / (4.0 + WIDTH), abs=0.01)
    assert crossed.max() == pytest.approx(2.4 / 4.0, abs=0.01)


def test_that_a_tube_is_thin_where_it_is_hollow():
    picture = Thickness(beam_with([0.0]))
    picture.add_tube(Prism(0.2, 0.6, 0.3, 0.7, 1.0, 1.2), wall=0.01)
    assert picture.steel[0, 40] == pytest.approx(0.02, abs=1e-4)
    assert picture.steel[0, 10] == 0.0


def test_that_a_drum_is_as_deep_as_its_chord():
    beam = beam_with([0.0])
    picture = Thickness(beam)
    picture.add_goods(drum(beam, x=0.5, z=1.0, radius=0.3, bottom=0.0, top=1.0), density=1.0)
    assert picture.goods[0, 50] == pytest.approx(0.6, abs=1e-3)
    assert picture.goods[0, 68] == pytest.approx(2 * math.sqrt(0.3**2 - 0.18**2), abs=1e-2)


def test_that_a_disc_is_round():
    beam = FanBeam.over(
        np.linspace(0, 1, 101, dtype=np.float32), 0.0, 1.0, 100, distance=500.0, height=0.5
    )
    picture = Thickness(beam)
    picture.add_steel(disc(beam, 0.5, 0.5, 0.3, 1.0, 1.2))
    hit = picture.steel > 0.1
    assert hit.sum() / 100**2 == pytest.approx(math.pi * 0.3**2, rel=0.03)


def test_that_a_part_outside_the_picture_adds_nothing():
    picture = Thickness(beam_with([0.1, 0.0]))
    picture.add_steel(Prism(2.0, 3.0, 0.0, 1.0))
    assert not picture.steel.any()


def test_that_a_stretched_texture_keeps_its_corners():
    texture = np.array([[1, 2], [3, 4]], np.float32)
    large = stretched(texture, 7, 9)
    assert large.shape == (7, 9)
    assert [large[0, 0], large[0, -1], large[-1, 0], large[-1, -1]] == [1, 2, 3, 4]
