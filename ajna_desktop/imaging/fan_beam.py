"""The fan beam of a drive-through scanner: how far each ray runs through steel and goods.

The truck passes a line of detectors. One column of the picture is one pulse of the source, one
row is one detector. The source stands beside the lane and low, so the beam widens upwards: rays
to the topmost detectors leave through the roof, and near and far wall differ in height on the
picture.

Lengths are metres. `x` runs along the lane, `y` up from the floor of the container, `z` across
the lane from the wall nearest to the source.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Along = float | Floats  # one value, or one for each column that is drawn

WIDTH: Final = 2.438  # of a container, and so the depth that rays cross, ISO 668


@dataclass(frozen=True, slots=True)
class FanBeam:
    """Where the source and the detectors are.

    `distance` is from the source to the near wall, `height` that of the source over the floor
    of the container. `x` holds the place of each column, rising; `rise` the rise of each row's
    ray in metres a metre, falling.
    """

    distance: float
    height: float
    x: Floats  # (columns,)
    rise: Floats  # (rows,)

    @classmethod
    def over(
        cls,
        x: Floats,
        bottom: float,
        top: float,
        rows_per_metre: float,
        *,
        distance: float,
        height: float,
    ) -> "FanBeam":
        """Return a beam that sees from `bottom` to `top` at the near wall."""
        lowest, highest = (bottom - height) / distance, (top - height) / distance
        # A row is a row at the middle of the container, where most of the goods stand.
        rows = round((highest - lowest) * (distance + WIDTH / 2) * rows_per_metre)
        return cls(distance, height, x, np.linspace(highest, lowest, rows, dtype=np.float32))

    def columns(self, left: float, right: float) -> slice:
        """Return the columns between two places; empty when there are none."""
        first, last = np.searchsorted(self.x, (left, right))
        return slice(int(first), int(last))

    def rows(self, bottom: float, top: float, near: float, far: float) -> slice:
        """Return the rows whose rays may meet a box of this height and depth."""
        nearest, farthest = self.distance + near, self.distance + far
        low, high = bottom - self.height, top - self.height
        highest = high / (nearest if high > 0 else farthest)
        lowest = low / (farthest if low > 0 else nearest)
        first, last = np.searchsorted(-self.rise, (-highest, -lowest))
        return slice(int(first), int(last) + 1)

    def path(
        self, rows: slice, bottom: Floats, top: Floats, near: Floats, far: Floats
    ) -> Floats:
        """Return how far each ray runs inside prisms, (rows, 1 or columns), in metres.

        Each column has its own prism from `bottom` to `top` and from `near` to `far`; faces of
        shape () are the same for every column. The ray
        of slope r is at height `height + r * (distance + z)`; both pairs of planes clip it.
        """
        rise = self.rise[rows, None]
        # A level ray meets no horizontal plane; a very slight slope gives the same answer.
        rise = np.where(np.abs(rise) < 1e-5, np.float32(1e-5), rise)
        through_bottom = (bottom - self.height) / rise - self.distance
        through_top = (top - self.height) / rise - self.distance
        enters = np.maximum(np.minimum(through_bottom, through_top), near)
        leaves = np.minimum(np.maximum(through_bottom, through_top), far)
        inside: Floats = np.maximum(leaves - enters, 0) * np.sqrt(1 + rise * rise)
        return inside


class Thickness:
    """What lies in the way of each ray, added up part by part.

    `steel` is metres of solid steel; `goods` metres of water that would weaken the beam alike:
    wood, food, plastic, rubber. Both have shape (rows, columns).
    """

    def __init__(self, beam: FanBeam) -> None:
        self.beam = beam
        self.steel: Floats = np.zeros((beam.rise.size, beam.x.size), np.float32)
        self.goods: Floats = np.zeros_like(self.steel)

    def add_steel(self, prism: "Prism", share: float = 1.0) -> None:
        """Add a part of which `share` of the volume is steel; negative takes away."""
        self._add(self.steel, prism, share)

    def add_goods(self, prism: "Prism", density: float, texture: Floats | None = None) -> None:
        """Add goods of a density in g/cm³; `texture` (h, w), mean 1, is stretched over them."""
        self._add(self.goods, prism, density, texture)

    def add_tube(self, prism: "Prism", wall: float) -> None:
        """Add a hollow beam of steel along x, with walls of this thickness."""
        self.add_steel(prism)
        hollow = Prism(
            prism.left,
            prism.right,
            prism.bottom + wall,
            prism.top - wall,
            prism.near + wall,
            prism.far - wall,
        )
        self.add_steel(hollow, -1.0)

    def _add(
        self, layer: Floats, prism: "Prism", share: float, texture: Floats | None = None
    ) -> None:
        columns = self.beam.columns(prism.left, prism.right)
        if columns.start == columns.stop:
            return
        faces = (prism.bottom, prism.top, prism.near, prism.far)
        bottom, top, near, far = (np.asarray(face, np.float32) for face in faces)
        rows = self.beam.rows(
            float(bottom.min()), float(top.max()), float(near.min()), float(far.max())
        )
        path = self.beam.path(rows, bottom, top, near, far)
        if texture is not None:
            path = path * stretched(texture, path.shape[0], columns.stop - columns.start)
        layer[rows, columns] += np.float32(share) * path


@dataclass(frozen=True, slots=True)
class Prism:
    """A part: from `left` to `right`; the other faces may differ from column to column.

    Faces that differ are arrays over `beam.columns(left, right)`.
    """

    left: float
    right: float
    bottom: Along
    top: Along
    near: Along = 0.0
    far: Along = WIDTH


def drum(beam: FanBeam, x: float, z: float, radius: float, bottom: float, top: float) -> Prism:
    """Return an upright cylinder around (x, z)."""
    half = _half_chord(beam, x, radius)
    return Prism(x - radius, x + radius, bottom, top, z - half, z + half)


def disc(
    beam: FanBeam, x: float, y: float, radius: float, near: float, far: float, flat: float = 1.0
) -> Prism:
    """Return a cylinder around (x, y) that lies across the lane; `flat` is height to width."""
    half = _half_chord(beam, x, radius) * np.float32(flat)
    return Prism(x - radius, x + radius, y - half, y + half, near, far)


def _half_chord(beam: FanBeam, x: float, radius: float) -> Floats:
    off = beam.x[beam.columns(x - radius, x + radius)] - x
    half: Floats = np.sqrt(np.maximum(radius * radius - off * off, 0)).astype(np.float32)
    return half


def stretched(texture: Floats, rows: int, columns: int) -> Floats:
    """Return a coarse texture, bilinearly enlarged to (rows, columns)."""
    down = np.linspace(0, texture.shape[0] - 1, max(rows, 1), dtype=np.float32)
    along = np.linspace(0, texture.shape[1] - 1, max(columns, 1), dtype=np.float32)
    upper = np.minimum(down.astype(np.intp), max(texture.shape[0] - 2, 0))
    left = np.minimum(along.astype(np.intp), max(texture.shape[1] - 2, 0))
    lower = np.minimum(upper + 1, texture.shape[0] - 1)
    right = np.minimum(left + 1, texture.shape[1] - 1)
    down, along = (down - upper)[:, None], along - left
    tall = texture[upper] * (1 - down) + texture[lower] * down
    wide: Floats = tall[:, left] * (1 - along) + tall[:, right] * along
    return wide[:rows, :columns]
