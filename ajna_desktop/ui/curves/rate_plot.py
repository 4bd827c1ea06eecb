"""One rate against another at every threshold: ROC, or precision against recall."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.evaluation.threshold_curve import Curve
from ajna_desktop.ui.curves.handle_plot import HandlePlot
from ajna_desktop.ui.theme import Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

Reals = npt.NDArray[np.float64]
Point = tuple[float, float]

_MOST_DRAWN: Final = 1500  # points of a curve: more than there are pixels
_MARGIN: Final = 0.035  # around the unit square, so that a handle at its edge is whole
_HANDLE: Final = 13
_KEPT: Final = 9


class RatePlot(HandlePlot):
    """A curve in the unit square, and the handle on it."""

    def __init__(
        self, name: str, rightwards: int, is_stepped: bool, parent: QWidget | None = None
    ) -> None:
        """Make it empty.

        Args:
            name: What it shows, for screen readers.
            rightwards: Whether the threshold rises (1) or falls (−1) to the right.
            is_stepped: Whether the curve jumps from point to point, as precision does.
            parent: Who owns it.
        """
        axes = (FigureAxis(True, "bottom"), FigureAxis(True))
        self._is_stepped = is_stepped
        self._curve = Curve(np.zeros(0), np.zeros(0), np.zeros(0))
        self._chance: Sequence[Point] = ()
        self._handle: Point | None = None
        self._kept: Point | None = None
        self._drawn: list[Any] = []
        super().__init__(name, axes, rightwards, parent)
        self._ring = pyqtgraph.ScatterPlotItem(symbol="o")
        self._kept_mark = pyqtgraph.ScatterPlotItem(symbol="d")
        for number, item in enumerate((self._kept_mark, self._ring)):
            item.setZValue(10 + number)
            self.addItem(item, ignoreBounds=True)
        self.setRange(xRange=(-_MARGIN, 1 + _MARGIN), yRange=(-_MARGIN, 1 + _MARGIN), padding=0)
        self.wear_colours()

    def show_curve(self, curve: Curve, chance: Sequence[Point]) -> None:
        """Draw a curve, and the line on which a guess lies."""
        self._curve, self._chance = _thinned(curve), chance
        self.draw_anew()

    def show_handle(self, handle: Point | None, kept: Point | None) -> None:
        """Put the handle, and a mark where decisions are made until now."""
        self._handle, self._kept = handle, kept
        self._kept_mark.setData(pos=[kept] if kept is not None and kept != handle else [])
        self._ring.setData(pos=[handle] if handle is not None else [])

    def threshold_at(self, x: float, y: float) -> float | None:
        """Return the threshold of the point of the curve that is nearest on the screen."""
        curve = self._curve
        there = np.flatnonzero(np.isfinite(curve.thresholds))
        if not len(there):
            return None
        width, height = self.plotItem.vb.viewPixelSize()
        across, up = (curve.x[there] - x) / width, (curve.y[there] - y) / height
        return float(curve.thresholds[there[np.argmin(across**2 + up**2)]])

    def draw_anew(self) -> None:
        """Draw curve, chance line and handle in the colours of now."""
        colours = Colours.of(self.palette())
        for item in self._drawn:
            self.removeItem(item)
        dotted = pyqtgraph.mkPen(colours.subtle, width=self.thick(1), style=Qt.PenStyle.DotLine)
        full = pyqtgraph.mkPen(colours.agree, width=self.thick(2))
        self._drawn = []
        if self._chance:
            line = np.array(self._chance)
            self._drawn.append(pyqtgraph.PlotCurveItem(line[:, 0], line[:, 1], pen=dotted))
        if len(self._curve.x):
            x, y = self._path()
            self._drawn.append(pyqtgraph.PlotCurveItem(x, y, pen=full, antialias=True))
        for item in self._drawn:
            self.addItem(item)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        ground = self.palette().color(QPalette.ColorRole.Window)
        self._ring.setSize(_HANDLE)
        self._ring.setPen(pyqtgraph.mkPen(ink, width=self.thick(2)))
        self._ring.setBrush(ground)
        self._kept_mark.setSize(_KEPT)
        self._kept_mark.setPen(pyqtgraph.mkPen(colours.subtle, width=self.thick(1)))
        self._kept_mark.setBrush(colours.subtle)
        self.show_handle(self._handle, self._kept)

    def _path(self) -> tuple[Reals, Reals]:
        """Return the line through the points; a precision holds until the next lower recall."""
        x, y = self._curve.x, self._curve.y
        if not self._is_stepped or len(x) < 2:
            return x, y
        return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def _thinned(curve: Curve) -> Curve:
    """Return a curve with so few points that drawing it takes no time, but of the same shape.

    Of every stretch, the points with the lowest and the highest value stay, and both ends.
    """
    points = len(curve.x)
    if points <= _MOST_DRAWN:
        return curve
    stretches = np.array_split(np.arange(points), _MOST_DRAWN // 2)
    kept = {0, points - 1}
    for stretch in stretches:
        values = curve.y[stretch] - curve.x[stretch]
        kept |= {int(stretch[values.argmin()]), int(stretch[values.argmax()])}
    chosen = np.array(sorted(kept))
    return Curve(curve.x[chosen], curve.y[chosen], curve.thresholds[chosen])
