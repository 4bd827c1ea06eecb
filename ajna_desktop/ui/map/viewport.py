"""Which part of a map is on the screen."""

from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np

from ajna_desktop.domain.scan_map import Places

_ROOM: Final = 0.06  # of the screen that is left free around all points
_MOST_ZOOM: Final = 2000.0  # against everything in sight
_LEAST_ZOOM: Final = 0.5


@dataclass(frozen=True, slots=True)
class Viewport:
    """Turns places of the map into pixels of the screen and back; both axes are as long.

    Attributes:
        width: Of the screen, pixels.
        height: Of the screen, pixels.
        across: The place in the middle of the screen.
        up: The place in the middle of the screen.
        scale: Pixels for one unit of the map.
        whole: The scale at which everything is in sight.
    """

    width: float
    height: float
    across: float = 0.0
    up: float = 0.0
    scale: float = 1.0
    whole: float = 1.0

    @classmethod
    def around(cls, places: Places, width: float, height: float) -> Self:
        """Return the view that has all of (N, 2) in sight."""
        if not len(places):
            return cls(width, height)
        low, high = places.min(axis=0), places.max(axis=0)
        middle, size = (low + high) / 2, np.maximum(high - low, 1e-9)
        free = 1 - 2 * _ROOM
        scale = float(min(max(width, 1) * free / size[0], max(height, 1) * free / size[1]))
        if (high == low).all():
            scale = 1.0  # one place alone
        return cls(width, height, float(middle[0]), float(middle[1]), scale, scale)

    @property
    def zoom(self) -> float:
        """How much larger everything is than where all is in sight."""
        return self.scale / self.whole

    def resized(self, width: float, height: float) -> Self:
        """Return the same part of the map on a screen of another size."""
        factor = min(width / max(self.width, 1), height / max(self.height, 1))
        factor = factor if factor > 0 else 1.0
        return replace(
            self,
            width=width,
            height=height,
            scale=self.scale * factor,
            whole=self.whole * factor,
        )

    def moved(self, right: float, down: float) -> Self:
        """Return the view after the map was dragged by some pixels."""
        return replace(
            self, across=self.across - right / self.scale, up=self.up + down / self.scale
        )

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> Self:
        """Return the view in which everything is larger; the place at the pixel stays there."""
        x = self.width / 2 if x is None else x
        y = self.height / 2 if y is None else y
        zoom = min(max(self.zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        scale = zoom * self.whole
        shift = 1 / self.scale - 1 / scale
        return replace(
            self,
            scale=scale,
            across=self.across + (x - self.width / 2) * shift,
            up=self.up - (y - self.height / 2) * shift,
        )

    def showing(self, across: float, up: float) -> Self:
        """Return the view with a place in sight, moved no more than that takes."""
        x, y = self.pixels(np.array([[across, up]], np.float32))[0]
        if 0 <= x < self.width and 0 <= y < self.height:
            return self
        return replace(self, across=across, up=up)

    def pixels(self, places: Places) -> Places:
        """Return where places (N, 2) are on the screen: from the left, and from the top."""
        found = np.empty((len(places), 2), np.float32)
        # By columns: NumPy is ten times as slow where its innermost loop has two steps.
        for axis, (turn, middle, corner) in enumerate(
            (
                (self.scale, self.across, self.width / 2),
                (-self.scale, self.up, self.height / 2),
            )
        ):
            np.subtract(places[:, axis], np.float32(middle), out=found[:, axis])
            found[:, axis] *= np.float32(turn)
            found[:, axis] += np.float32(corner)
        return found
