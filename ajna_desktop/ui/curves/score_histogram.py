"""How the scores of a class and of all others lie, with the threshold between them."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.curves.handle_plot import HandlePlot
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.theme import Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

Counts = npt.NDArray[np.int64]

BINS: Final = 50
_WIDTH: Final = 2  # of the handle, pixels of the layout
_GROUND: Final = 0.8
_HEADROOM: Final = 1.28  # above the highest bar, for the words at the handle


class ScoreHistogram(HandlePlot):
    """The class upwards, all others downwards; what is decided wrongly is hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._counts_axis = _CountAxis()
        self._counts: tuple[Counts, Counts] = (np.zeros(BINS, np.int64),) * 2
        self._names = ("", "")
        self._threshold: float | None = None
        self._kept: float | None = None
        self._bars: tuple[pyqtgraph.BarGraphItem, ...] = ()
        self._edge = -1  # bins below it are on the lower side
        axes = (FigureAxis(False, "bottom"), self._counts_axis)
        super().__init__("", axes, 1, parent)
        self.setAccessibleName(self.tr("Scores by class, with the threshold"))
        self._line = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._kept_line = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._value = pyqtgraph.TextItem()
        self._words = (pyqtgraph.TextItem(anchor=(0, 0)), pyqtgraph.TextItem(anchor=(1, 1)))
        for item in (self._kept_line, self._line, self._value, *self._words):
            self.addItem(item, ignoreBounds=True)
        self.setXRange(0, 1, padding=0.01)
        self.wear_colours()

    @property
    def is_log(self) -> bool:
        """Whether one bar a little higher means ten times as many."""
        return self._counts_axis.is_log

    def show_counts(self, counts: tuple[Counts, Counts], names: tuple[str, str]) -> None:
        """Draw how many scans of the class and of all others lie in each of `BINS` bins."""
        self._counts, self._names = counts, names
        self.draw_anew()

    def show_log(self, is_log: bool) -> None:
        """Draw counts by their logarithm, or as they are."""
        self._counts_axis.is_log = is_log
        self.draw_anew()

    def show_threshold(self, threshold: float | None, kept: float | None) -> None:
        """Put the handle at `threshold`, a thin line where decisions are made until now."""
        self._threshold, self._kept = threshold, kept
        self._line.setVisible(threshold is not None)
        self._value.setVisible(threshold is not None)
        self._kept_line.setVisible(kept is not None and kept != threshold)
        if kept is not None:
            self._kept_line.setPos(kept)
        if threshold is not None:
            self._line.setPos(threshold)
            self._value.setText(decimal(threshold, 3))
            is_right = threshold > 0.85
            line = 1 if self._is_under_name(threshold) else 0
            self._value.setAnchor((1.05 if is_right else -0.05, -line))
            self._value.setPos(threshold, self._top())
        self._hatch()

    def threshold_at(self, x: float, y: float) -> float | None:
        """Return the score below the pointer."""
        return min(max(x, 0.0), 1.0)

    def draw_anew(self) -> None:
        """Draw bars and words in the colours of now."""
        for bars in self._bars:
            self.removeItem(bars)
        edges = np.linspace(0, 1, BINS + 1)
        heights = [self._counts_axis.height_of(counts) for counts in self._counts]
        self._bars = tuple(
            pyqtgraph.BarGraphItem(x0=edges[:-1], x1=edges[1:], y0=0, height=sign * height)
            for sign, height in zip((1, -1), heights, strict=True)
        )
        for bars in self._bars:
            bars.setZValue(-1)
            self.addItem(bars)
        most = max(float(max(height.max() for height in heights)), 1e-9)
        lowest = max(float(heights[1].max()), most / 4)
        self.setYRange(
            -lowest * _HEADROOM, max(float(heights[0].max()), most / 4) * _HEADROOM, padding=0
        )
        self._write_names()
        self._edge = -1
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        self._line.setPen(pyqtgraph.mkPen(ink, width=self.thick(_WIDTH)))
        self._value.setColor(ink)
        subtle = Colours.of(self.palette()).subtle
        self._kept_line.setPen(
            pyqtgraph.mkPen(subtle, width=self.thick(1), style=Qt.PenStyle.DashLine)
        )
        self.show_threshold(self._threshold, self._kept)

    def _write_names(self) -> None:
        colours = Colours.of(self.palette())
        low, high = self.plotItem.vb.viewRange()[1]
        ground = self.palette().color(QPalette.ColorRole.Window)
        ground.setAlphaF(_GROUND)  # words are read on it also where bars are behind them
        # The class has few low scores, the others few high ones: there is room.
        pairs = zip(self._words, self._names, ((0, high), (1, low)), strict=True)
        for number, (item, name, place) in enumerate(pairs):
            item.setText(name)
            item.fill = pyqtgraph.mkBrush(ground)
            item.setColor((colours.agree, colours.disagree)[number])
            item.setFont(self.font())
            item.setPos(*place)
        self._value.setFont(self.font())

    def _is_under_name(self, threshold: float) -> bool:
        """Whether the number at the handle would stand on the name of the class."""
        name = self._words[0].boundingRect().width()
        return bool(threshold * self.plotItem.vb.width() < name)

    def _top(self) -> float:
        return float(self.plotItem.vb.viewRange()[1][1])

    def _hatch(self) -> None:
        """Hatch the bars that lie on the wrong side of the handle."""
        if not self._bars:
            return
        edge = 0 if self._threshold is None else round(self._threshold * BINS)
        if edge == self._edge:
            return
        self._edge = edge
        colours = Colours.of(self.palette())
        none = self._threshold is None
        missed = [not none and number < edge for number in range(BINS)]
        alarms = [not none and number >= edge for number in range(BINS)]
        self._bars[0].setOpts(**_look(colours.agree, missed))
        self._bars[1].setOpts(**_look(colours.disagree, alarms))


class _CountAxis(FigureAxis):
    """Counts in both directions, as they are or by their logarithm."""

    def __init__(self) -> None:
        super().__init__(False)
        self.is_log = True

    def height_of(self, counts: Counts) -> npt.NDArray[np.float64]:
        """Return how high the bars of `counts` are."""
        heights = counts.astype(np.float64)
        return np.log10(1 + heights) if self.is_log else heights

    def tickValues(  # noqa: N802 - pyqtgraph's name
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return the counts that are written: whole ones, of logarithms powers of ten."""
        if not self.is_log:
            ((step, values),) = super().tickValues(low, high, size)
            return [(step, [value for value in values if value == round(value)])]
        powers = range(1, math.ceil(max(-low, high)) + 1)
        heights = [0.0, *(math.log10(1 + 10**power) for power in powers)]
        both = sorted({*heights, *(-height for height in heights)})
        return [(1.0, [height for height in both if low <= height <= high])]

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the counts as words, without the sign of the lower half."""
        if self.is_log:
            return [whole(round(10 ** abs(value) - 1)) for value in values]
        return [whole(round(abs(value))) for value in values]


def _look(colour: QColor, is_wrong: Sequence[bool]) -> dict[str, object]:
    full, hatched = QBrush(colour), QBrush(colour, Qt.BrushStyle.BDiagPattern)
    return {"brushes": [hatched if wrong else full for wrong in is_wrong], "pen": colour}
