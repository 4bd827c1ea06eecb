"""The trailer under a container: beams, locks, landing gear, wheels and hoses."""

from typing import Final

import numpy as np

from ajna_desktop.imaging.fan_beam import WIDTH, Prism, Thickness, disc

_TOP: Final = -0.17  # where the steel under the container ends
_WHEEL: Final = 0.5  # radius of the tyre
_TYRE_DENSITY: Final = 1.15  # rubber, g/cm³


def add_chassis(
    picture: Thickness, left: float, right: float, front_left: bool, rng: np.random.Generator
) -> None:
    """Add a trailer that reaches from `left` to `right`, its pin at the front."""
    depth = float(rng.uniform(0.26, 0.4))
    for z in (0.72, 1.6):
        _add_beam(picture, left, right, depth, z)
    for x in np.arange(left + 0.4, right - 0.3, rng.uniform(1.0, 1.6)):
        beam = Prism(x, x + 0.1, _TOP - 0.14, _TOP - 0.02, 0.3, WIDTH - 0.3)
        picture.add_tube(beam, 0.004)
    for x in (left + 0.05, (left + right) / 2, right - 0.4):
        _add_bolster(picture, x, rng)
    towards_back = 1.0 if front_left else -1.0
    front, back = (left, right) if front_left else (right, left)
    _add_landing_gear(picture, front + towards_back * 2.6, depth)
    for number in range(int(rng.integers(2, 4))):
        _add_axle(picture, back - towards_back * (1.1 + 1.31 * number), depth, rng)
    for _ in range(rng.integers(2, 5)):
        _add_hose(picture, left, right, rng)


def _add_beam(picture: Thickness, left: float, right: float, depth: float, z: float) -> None:
    picture.add_steel(Prism(left, right, _TOP - depth, _TOP, z, z + 0.008))
    for bottom in (_TOP - depth, _TOP - 0.014):
        picture.add_steel(Prism(left, right, bottom, bottom + 0.014, z - 0.07, z + 0.08))


def _add_bolster(picture: Thickness, x: float, rng: np.random.Generator) -> None:
    beam = Prism(x, x + 0.28, _TOP - 0.2, _TOP, 0.0, WIDTH)
    picture.add_tube(beam, 0.008)
    picture.add_steel(Prism(x + 0.04, x + 0.1, _TOP - 0.26, _TOP + 0.06, 0.0, 0.2), 0.8)
    side = x + rng.uniform(0.14, 0.2)
    picture.add_steel(Prism(side, side + 0.05, _TOP - 0.3, _TOP - 0.02, 0.1, WIDTH - 0.1), 0.05)


def _add_landing_gear(picture: Thickness, x: float, depth: float) -> None:
    for z in (0.35, WIDTH - 0.47):
        leg = Prism(x, x + 0.12, -1.1, _TOP - 0.05, z, z + 0.12)
        picture.add_tube(leg, 0.01)
    brace = Prism(x + 0.03, x + 0.09, _TOP - depth - 0.2, _TOP - depth - 0.14, 0.35, 2.0)
    picture.add_steel(brace, 0.2)


def _add_axle(picture: Thickness, x: float, depth: float, rng: np.random.Generator) -> None:
    y = _TOP - depth - _WHEEL - float(rng.uniform(-0.06, 0.06))
    beam = picture.beam
    for near in (0.02, WIDTH - 0.62):
        far = near + 0.6
        tyre = disc(beam, x, y, _WHEEL, near, far)
        picture.add_goods(tyre, _TYRE_DENSITY)
        picture.add_goods(disc(beam, x, y, _WHEEL - 0.09, near, far), -_TYRE_DENSITY * 0.92)
        picture.add_steel(disc(beam, x, y, 0.29, near, far), 0.09)
        picture.add_steel(disc(beam, x, y, 0.26, near, far), -0.05)
        picture.add_steel(disc(beam, x, y, 0.12, near, far), 0.4)
    picture.add_steel(disc(beam, x, y, 0.06, 0.6, WIDTH - 0.6), 0.35)
    picture.add_steel(Prism(x - 0.4, x + 0.4, _TOP - depth - 0.08, _TOP - depth, 0.7, 0.8), 0.5)


def _add_hose(picture: Thickness, left: float, right: float, rng: np.random.Generator) -> None:
    length = rng.uniform(1.5, 5)
    start = rng.uniform(left, max(right - length, left + 0.1))
    columns = picture.beam.columns(start, start + length)
    along = (picture.beam.x[columns] - start) / np.float32(length)
    sag = rng.uniform(0.03, 0.16) * 4 * along * (1 - along)
    waves = 0.01 * np.sin(along * rng.uniform(6, 30))
    middle = (_TOP - rng.uniform(0.1, 0.4) - sag + waves).astype(np.float32)
    z = rng.uniform(0.3, 1.8)
    hose = Prism(start, start + length, middle - 0.014, middle + 0.014, z, z + 0.03)
    picture.add_steel(hose, 0.45)
