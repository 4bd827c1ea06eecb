"""Draws the points of a map into an image, and keeps it while nothing changes."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from ajna_desktop.domain.scan_map import Places
from ajna_desktop.imaging.point_raster import PointRaster
from ajna_desktop.ui.map.colouring import Colouring
from ajna_desktop.ui.map.viewport import Viewport

Flags = npt.NDArray[np.bool_]
Inks = npt.NDArray[np.uint32]  # 0xAARRGGBB

_MOST_PIXELS: Final = 1_200_000  # of all marks together: some 20 ms on one core
_LEAST_RADIUS: Final = 1.5  # device pixels
_MOST_RADIUS: Final = 5.0  # pixels of the layout
_RIM: Final = 0.55  # of its colour that the edge of a mark keeps
_FADED: Final = 0.22  # of its colour that a scan keeps which is not selected


class PointPainter:
    """N points with their colours; some may be hidden, and some selected."""

    def __init__(self) -> None:
        self._places = np.empty((0, 2), np.float32)
        self._inks = np.empty(0, np.uint32)
        self._rims = np.empty(0, np.uint32)
        self._radius = _LEAST_RADIUS
        self._shapes = np.empty(0, np.uint8)
        self._shown = np.empty(0, np.bool_)
        self._selected: Flags | None = None
        self._colouring = Colouring(np.empty(0, np.int32), ())
        self._ground = QColor()
        self._hidden: frozenset[int] = frozenset()
        self._raster = PointRaster(1, 1)
        self._drawn: tuple[Viewport, float] | None = None

    @property
    def shown(self) -> Flags:
        """Which points are not hidden, (N,)."""
        return self._shown

    def set_points(self, places: Places) -> None:
        """Take other points; all of them look alike until they are coloured."""
        self._places = places
        self._selected = None
        self.set_colouring(Colouring(np.zeros(len(places), np.int32), ()), self._ground)

    def set_colouring(self, colouring: Colouring, ground: QColor) -> None:
        """Colour the points, on `ground`; every kind is shown."""
        self._colouring, self._ground, self._hidden = colouring, ground, frozenset()
        self._take_colours()

    def hide(self, kinds: frozenset[int]) -> None:
        """Hide the points of some kinds and show all others."""
        self._hidden = kinds
        self._take_colours()

    def select(self, selected: Flags | None) -> None:
        """Let the points that are not selected fade; None: all are as they were."""
        self._selected = selected
        self._drawn = None

    def image(self, viewport: Viewport, scale: float) -> QImage:
        """Return what is in sight; it is good until the next call.

        Args:
            viewport: In pixels of the layout.
            scale: Device pixels for one pixel of the layout.
        """
        width = max(round(viewport.width * scale), 1)
        height = max(round(viewport.height * scale), 1)
        if self._drawn != (viewport, scale):
            if (self._raster.width, self._raster.height) != (width, height):
                self._raster = PointRaster(width, height)
            self._draw(viewport, scale)
            self._drawn = (viewport, scale)
        memory, stride = self._raster.memory
        image = QImage(memory, width, height, stride, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        return image

    def radius(self, viewport: Viewport, scale: float) -> float:
        """Return how large marks are, in device pixels: larger where fewer are in sight."""
        if self._drawn != (viewport, scale):
            self.image(viewport, scale)
        return self._radius

    def _draw(self, viewport: Viewport, scale: float) -> None:
        self._raster.clear(self._ground.rgba())
        at = viewport.pixels(self._places)
        self._radius = _radius(self._count_in_sight(at, viewport), scale)
        at *= np.float32(scale)
        if self._selected is None:
            self._put(self._shown, at, self._inks, self._rims)
            return
        faded = _mixed(self._inks, self._ground, _FADED)
        self._put(self._shown & ~self._selected, at, faded, faded)
        self._put(self._shown & self._selected, at, self._inks, self._rims)

    def _count_in_sight(self, at: Places, viewport: Viewport) -> int:
        across, down = at[:, 0], at[:, 1]
        is_in = (across >= 0) & (across < viewport.width)
        is_in &= (down >= 0) & (down < viewport.height) & self._shown
        return int(np.count_nonzero(is_in))

    def _put(self, chosen: Flags, at: Places, inks: Inks, rims: Inks) -> None:
        if chosen.all():
            self._raster.draw(at, inks, self._shapes, self._radius, rims)
        else:
            shapes = self._shapes[chosen]
            self._raster.draw(at[chosen], inks[chosen], shapes, self._radius, rims[chosen])

    def _take_colours(self) -> None:
        kinds, codes = self._colouring.kinds, self._colouring.codes
        if kinds:
            inks = np.array([kind.colour.rgba() for kind in kinds], np.uint32)
            shapes = np.array([kind.shape for kind in kinds], np.uint8)
            hidden = np.isin(np.arange(len(kinds)), list(self._hidden))
            self._inks, self._shapes = inks[codes], shapes[codes]
            self._shown = ~hidden[codes]
        else:
            self._inks = np.full(len(self._places), 0xFF808080, np.uint32)
            self._shapes = np.zeros(len(self._places), np.uint8)
            self._shown = np.ones(len(self._places), np.bool_)
        self._rims = _mixed(self._inks, self._ground, _RIM)
        self._drawn = None


def _radius(count: int, scale: float) -> float:
    fitting = np.sqrt(_MOST_PIXELS / (np.pi * max(count, 1)))
    limited = min(max(float(fitting), _LEAST_RADIUS), _MOST_RADIUS * scale)
    return round(limited * 2) / 2  # few sizes: the stamps of each are made once


def _mixed(inks: npt.NDArray[np.uint32], ground: QColor, part: float) -> npt.NDArray[np.uint32]:
    """Return colours of which only a part is left, the rest being that of the ground."""
    kept = inks.view(np.uint8).reshape(-1, 4).astype(np.float32)
    under = np.array([ground.blue(), ground.green(), ground.red(), 255], np.float32)
    mixed = np.rint(kept * part + under * (1 - part)).astype(np.uint8)
    return mixed.reshape(-1).view(np.uint32)
