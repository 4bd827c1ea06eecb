"""A steel container on its chassis, part by part, as ISO 668 and 1496 have them built."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.imaging.fan_beam import WIDTH, Prism, Thickness, disc

_FLOOR: Final = 0.028  # thickness of the wooden floor
_SHEET: Final = 0.0018  # of walls and roof
_PITCH: Final = 0.278  # of the corrugation
_POST: Final = 0.16
_SILL: Final = 0.16  # height of the steel under the floor
_SLACK: Final = 0.003  # steel that sags, is dented or was mended


@dataclass(frozen=True, slots=True)
class Container:
    """One container: where it stands along the lane and how it is built."""

    left: float
    length: float  # 6.06 or 12.19
    height: float  # over the floor, inside
    doors_right: bool
    refrigerated: bool

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.length

    @property
    def hold(self) -> tuple[float, float]:
        """From where to where goods can stand."""
        machine = 0.55 if self.refrigerated else 0.06
        doors = 0.12
        if self.doors_right:
            return self.left + machine, self.right - doors
        return self.left + doors, self.right - machine


def add_container(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    """Add walls, roof, floor, frame, doors, and the cooling machine of a refrigerated one."""
    if box.refrigerated:
        _add_insulated_walls(picture, box)
        _add_cooling_machine(picture, box, rng)
    else:
        _add_corrugated_walls(picture, box, rng)
    _add_roof(picture, box, rng)
    _add_floor(picture, box, rng)
    _add_frame(picture, box)
    _add_front(picture, box)
    _add_doors(picture, box, rng)


def _add_corrugated_walls(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    x = picture.beam.x[picture.beam.columns(box.left, box.right)]
    for z in (0.0, WIDTH):
        phase = rng.uniform(0, _PITCH)
        turn = ((x + phase) % _PITCH) / _PITCH
        # A sheet that stands askew to the rays is thicker to them: two flanks in each pitch.
        flank = (np.abs(turn - 0.25) < 0.09) | (np.abs(turn - 0.75) < 0.09)
        seam = ((x + phase) % (4 * _PITCH)) < 0.03
        sheet = (_SHEET * (1 + 0.22 * flank + 0.9 * seam)).astype(np.float32)
        picture.add_steel(Prism(box.left, box.right, 0.0, box.height, z, z + sheet))
    for _ in range(rng.integers(1, 7)):
        _add_mended_strip(picture, box, rng)


def _add_mended_strip(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    left = rng.uniform(box.left + 0.3, box.right - 0.4)
    z = rng.choice((0.0, WIDTH))
    steel = z + rng.uniform(0.4, 1) * _SLACK
    right = left + rng.uniform(0.03, 0.1)
    picture.add_steel(Prism(left, right, 0.0, box.height, z, steel))


def _add_insulated_walls(picture: Thickness, box: Container) -> None:
    for z in (0.0, WIDTH - 0.07):
        picture.add_steel(Prism(box.left, box.right, 0.0, box.height, z, z + 0.0012))
        picture.add_goods(Prism(box.left, box.right, 0.0, box.height, z, z + 0.07), 0.06)
    # Aluminium rails along the floor let cold air pass under the goods.
    picture.add_steel(Prism(box.left, box.right, 0.0, 0.06), 0.035)
    picture.add_goods(Prism(box.left, box.right, box.height - 0.09, box.height), 0.05)


def _add_roof(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    x = picture.beam.x[picture.beam.columns(box.left, box.right)]
    ribs = 1 + 0.3 * ((x + rng.uniform(0, 1)) % 0.21 < 0.05)
    bottom = (box.height - _SHEET * ribs).astype(np.float32)
    picture.add_steel(Prism(box.left, box.right, bottom, box.height))
    for left in np.arange(box.left + rng.uniform(0.4, 1.2), box.right - 0.2, 2.2):
        picture.add_steel(Prism(left, left + 0.04, box.height - 0.01, box.height))


def _add_floor(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    picture.add_goods(Prism(box.left, box.right, -_FLOOR, 0.0), 0.75)
    gooseneck = 3.3 if box.length > 10 else 0.0
    # One sees the beams under the floor end on: thin, and two metres and a half of steel deep.
    step = float(rng.uniform(0.28, 0.34))
    for left in np.arange(box.left + 0.2, box.right - 0.2, step):
        from_front = box.right - left if not box.doors_right else left - box.left
        lowest = -0.07 if from_front < gooseneck else -_SILL + 0.02
        picture.add_steel(Prism(left, left + 0.0125, lowest, -_FLOOR), 0.35)
        picture.add_steel(Prism(left, left + 0.045, lowest, lowest + 0.004), 0.8)
    if box.length < 10:
        for left in (box.left + 1.9, box.left + 3.9):
            picture.add_steel(Prism(left, left + 0.36, -_SILL, -_SILL + 0.11), -0.002)
            picture.add_tube(Prism(left, left + 0.36, -_SILL, -0.04, 0.0, WIDTH), 0.006)


def _add_frame(picture: Thickness, box: Container) -> None:
    for z in (0.0, WIDTH - 0.06):
        rail = Prism(box.left, box.right, box.height - 0.03, box.height + 0.03, z, z + 0.06)
        picture.add_tube(rail, 0.004)
        sill = Prism(box.left, box.right, -_SILL, 0.0, z, z + 0.006)
        picture.add_steel(sill)
        lip = Prism(box.left, box.right, -_SILL, -_SILL + 0.006, z, z + 0.05)
        picture.add_steel(lip)
    for left in (box.left, box.right - _POST):
        for z in (0.0, WIDTH - _POST):
            post = Prism(left, left + _POST, -_SILL, box.height, z, z + _POST)
            picture.add_tube(post, 0.008)
            for bottom in (-_SILL - 0.01, box.height - 0.08):
                _add_corner_casting(picture, left, bottom, z)
        beam = Prism(left + 0.03, left + 0.13, -_SILL, -0.03)
        picture.add_tube(beam, 0.006)
        header = Prism(left + 0.03, left + 0.13, box.height - 0.08, box.height + 0.02)
        picture.add_tube(header, 0.004)


def _add_corner_casting(picture: Thickness, left: float, bottom: float, z: float) -> None:
    right, top = left + 0.178, bottom + 0.118
    picture.add_steel(Prism(left, right, bottom, top, z, z + 0.162), 0.62)
    middle, height = (left + right) / 2, (bottom + top) / 2
    hole = Prism(middle - 0.04, middle + 0.04, height - 0.03, height + 0.03, z, z + 0.162)
    picture.add_steel(hole, -0.55)


def _add_front(picture: Thickness, box: Container) -> None:
    # The end wall is seen edge on, its corrugation 45 mm deep.
    left = box.left + 0.04 if box.doors_right else box.right - 0.085
    picture.add_steel(Prism(left, left + 0.045, 0.0, box.height), 0.042)


def _add_doors(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    outwards = 1.0 if box.doors_right else -1.0
    face = box.right - 0.02 if box.doors_right else box.left + 0.02

    def slab(inner: float, outer: float) -> tuple[float, float]:
        first, last = sorted((face + outwards * inner, face + outwards * outer))
        return first, last

    left, right = slab(-0.06, -0.01)
    picture.add_steel(Prism(left, right, 0.02, box.height - 0.06), 0.036)
    picture.add_goods(Prism(left, right, 0.0, box.height), 0.03)
    left, right = slab(0.0, 0.034)
    for z in (0.45, 0.95, 1.45, 1.95):
        rod = Prism(left, right, -0.1, box.height, z, z + 0.034)
        picture.add_tube(rod, 0.003)
    for bottom in (-0.12, box.height - 0.1):
        picture.add_steel(Prism(left, right, bottom, bottom + 0.09), 0.09)
    left, right = slab(-0.1, 0.01)
    hinges = np.linspace(0.25, box.height - 0.35, 4) + rng.uniform(-0.03, 0.03, 4)
    for bottom in hinges:
        for z in (0.0, WIDTH - 0.1):
            picture.add_steel(Prism(left, right, bottom, bottom + 0.1, z, z + 0.1), 0.5)
    handle = float(rng.uniform(0.95, 1.15))
    left, right = slab(0.0, 0.06)
    picture.add_steel(Prism(left, right, handle, handle + 0.06, 0.4, 2.0), 0.06)


def _add_cooling_machine(picture: Thickness, box: Container, rng: np.random.Generator) -> None:
    left = box.left + 0.02 if box.doors_right else box.right - 0.47
    right = left + 0.45
    picture.add_steel(Prism(left, right, 0.0, box.height), 0.004)
    picture.add_goods(Prism(left, right, 0.0, box.height), 0.05)
    # Coils above, fan, compressor and its oil below.
    picture.add_steel(Prism(left + 0.08, right - 0.05, 1.35, 1.95, 0.3, 2.1), 0.03)
    picture.add_steel(Prism(left + 0.05, right - 0.1, 0.62, 1.2, 0.9, 2.0), 0.035)
    picture.add_steel(disc(picture.beam, left + 0.22, 0.3, 0.17, 0.4, 0.8), 0.45)
    picture.add_steel(disc(picture.beam, left + 0.24, 0.9, 0.19, 1.1, 1.5), 0.06)
    for bottom in rng.uniform(0.1, box.height - 0.2, 5):
        width = rng.uniform(0.05, 0.25)
        start = rng.uniform(left, right - width)
        picture.add_steel(Prism(start, start + width, bottom, bottom + 0.08, 0.5, 1.2), 0.12)
