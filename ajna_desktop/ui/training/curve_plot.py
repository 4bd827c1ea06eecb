"""One figure of a training, epoch by epoch: two lines that say themselves what they are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.theme import SMALL, Colours
from ajna_desktop.ui.training.epoch_axis import EpochAxis, FigureAxis

_WIDTH: Final = 2  # of a line, pixels of the layout
_MOST_DOTS: Final = 40  # epochs; of more the dots would hide the line
_FEWEST_EPOCHS: Final = 5  # on the axis
_AHEAD: Final = 1.5  # the axis reaches so much farther than the lines, where epochs are left


@dataclass(frozen=True, slots=True)
class Line:
    """A value an epoch; NaN where there is none."""

    name: str  # stands at its end
    values: Sequence[float]
    is_main: bool  # full and with round dots; else dashed and with squares

    @property
    def known(self) -> list[tuple[int, float]]:
        """Epochs and their values, without those that have none."""
        return [(epoch, v) for epoch, v in enumerate(self.values, 1) if math.isfinite(v)]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked besides the lines."""

    most_epochs: int = 0  # that there may be
    best: int = 0  # epoch whose weights are kept, 0 for none
    stages: Sequence[tuple[int, str]] = ()  # first epoch of each but the first, and its name


class CurvePlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Lines over epochs counted from 1; points at one of them."""

    pointed_at = Signal(int)  # epoch under the pointer, 0 when it left

    def __init__(self, title: str, is_share: bool, parent: QWidget | None = None) -> None:
        self._epochs_axis, self._figure_axis = EpochAxis(), FigureAxis(is_share)
        axes = {"bottom": self._epochs_axis, "left": self._figure_axis}
        self._is_share = is_share
        self._lines: Sequence[Line] = ()
        self._marks = Marks()
        self._drawn: list[Any] = []
        self._is_made = False  # pyqtgraph changes the palette before it is
        super().__init__(parent, axisItems=axes)
        self._cursor = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        self.addItem(self._cursor, ignoreBounds=True)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)
        self.setAccessibleName(title)
        self._is_made = True
        self._wear_colours()

    def show_lines(self, lines: Sequence[Line], marks: Marks) -> None:
        """Draw anew; the lines are of one length."""
        self._lines, self._marks = lines, marks
        for item in self._drawn:
            self.removeItem(item)
        self._drawn.clear()
        if not lines:
            return
        self._fit()
        self._draw_marks()
        for line in lines:
            self._draw_line(line)
        self._name_lines()

    def point_at(self, epoch: int) -> None:
        """Mark an epoch, 0 for none."""
        self._cursor.setVisible(epoch > 0)
        self._cursor.setPos(epoch)

    def colour_of(self, line: Line) -> QColor:
        """Return the colour a line is drawn in."""
        colours = Colours.of(self.palette())
        return colours.agree if line.is_main else colours.disagree

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which epoch is nearest to the pointer."""
        super().mouseMoveEvent(event)
        if self._epochs:
            x = self.plotItem.vb.mapSceneToView(QPointF(event.position())).x()
            self.pointed_at.emit(min(max(round(x), 1), self._epochs))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.pointed_at.emit(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words again."""
        super().resizeEvent(event)
        if self._lines:
            self.show_lines(self._lines, self._marks)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        is_other_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if is_other_look and self._is_made:
            self._wear_colours()
            self.show_lines(self._lines, self._marks)

    @property
    def _epochs(self) -> int:
        return max((len(line.values) for line in self._lines), default=0)

    def _wear_colours(self) -> None:
        colours, metrics = Colours.of(self.palette()), self.fontMetrics()
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for axis in (self._epochs_axis, self._figure_axis):
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
            axis.setTextPen(ink)
            axis.setTickFont(self.font())
        self._epochs_axis.measure(metrics.horizontalAdvance("0"))
        self._epochs_axis.setHeight(metrics.height() + SMALL)
        self._figure_axis.measure(metrics.height())
        self._figure_axis.setWidth(metrics.horizontalAdvance("100.0 %") + SMALL)
        self._cursor.setPen(pyqtgraph.mkPen(ink, width=1))

    # --- where things are

    def _fit(self) -> None:
        """Let the axes reach as far as there is something, and words have room after it."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(line.name) for line in self._lines) + 3 * SMALL
        width = max(self.width() - self._figure_axis.width(), 1)
        room = width / max(width - words, width / 3)
        left = max(self._marks.most_epochs, self._epochs)
        ahead = min(left, max(math.ceil(self._epochs * _AHEAD), _FEWEST_EPOCHS))
        reach = max(ahead, 0.5 + (self._epochs - 0.5) * room, 1.5)
        self.setXRange(0.5, reach, padding=0.01)
        low, high = self._bounds()
        # A line that ends at the edge has its name there, too.
        line = (high - low) * metrics.height() / max(self.height(), 1)
        self.setYRange(low - line / 2, high + 1.4 * line, padding=0.0)

    def _bounds(self) -> tuple[float, float]:
        values = [value for line in self._lines for _, value in line.known]
        if not values:
            return 0.0, 1.0
        if self._is_share:
            return max(math.floor(min(values) * 10 - 0.5) / 10, 0.0), 1.0
        return min(min(values), 0.0), max(max(values), 1e-6)

    # --- what is drawn

    def _draw_line(self, line: Line) -> None:
        if not (known := line.known):
            return
        colour = self.colour_of(line)
        has_dots = self._epochs <= _MOST_DOTS
        style = Qt.PenStyle.SolidLine if line.is_main else Qt.PenStyle.DashLine
        curve = pyqtgraph.PlotDataItem(
            [epoch for epoch, _ in known],
            [value for _, value in known],
            pen=pyqtgraph.mkPen(colour, width=_WIDTH, style=style),
            symbol=("o" if line.is_main else "s") if has_dots else None,
            symbolSize=6,
            symbolBrush=colour,
            symbolPen=None,
            antialias=True,
        )
        self._add(curve)

    def _draw_marks(self) -> None:
        colours = Colours.of(self.palette())
        for epoch, name in self._marks.stages:
            pen = pyqtgraph.mkPen(colours.subtle, width=1, style=Qt.PenStyle.DotLine)
            self._add(pyqtgraph.InfiniteLine(epoch - 0.5, angle=90, pen=pen))
            self._write(name, colours.subtle, epoch - 0.5, self._top(), (0, 0))
        if self._marks.best:
            self._draw_best(self._marks.best, colours.reviewed)

    def _draw_best(self, epoch: int, colour: QColor) -> None:
        main = next(line for line in self._lines if line.is_main)
        value = main.values[epoch - 1]
        if not math.isfinite(value):
            return
        ring = pyqtgraph.ScatterPlotItem(
            [epoch], [value], size=15, pen=pyqtgraph.mkPen(colour, width=2), brush=None
        )
        self._add(ring)

    def _name_lines(self) -> None:
        ends = []
        for line in self._lines:
            if known := line.known:
                ends.append((known[-1][1], known[-1][0], line))
        ends.sort(key=lambda end: end[0])
        low, high = self.plotItem.vb.viewRange()[1]
        line_height = (high - low) * self.fontMetrics().height() / max(self.height(), 1)
        is_close = len(ends) == 2 and ends[1][0] - ends[0][0] < line_height * 1.3
        for place, (value, epoch, line) in enumerate(ends):
            anchor = (0.15, 0.85)[place] if is_close else 0.5
            self._write(line.name, self.colour_of(line), epoch, value, (-0.08, anchor))

    def _write(
        self, text: str, colour: QColor, x: float, y: float, anchor: tuple[float, float]
    ) -> None:
        words = pyqtgraph.TextItem(text, color=colour, anchor=anchor)
        words.setFont(self.font())
        words.setPos(x, y)
        self._add(words)

    def _top(self) -> float:
        return float(self.plotItem.vb.viewRange()[1][1])

    def _add(self, item: Any) -> None:
        self.addItem(item, ignoreBounds=True)
        self._drawn.append(item)
