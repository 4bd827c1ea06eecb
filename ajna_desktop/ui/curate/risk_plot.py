"""How much of the expected loss remains, by how many scans were opened."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.theme import SMALL, Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

_MOST_DRAWN: Final = 800  # points: more than there are pixels
_HALF: Final = 0.5


class CountAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Whole numbers, as the user's language writes them."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setStyle(tickLength=4)
        self.enableAutoSIPrefix(False)

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the numbers as words; none between two of them."""
        return [whole(round(value)) if value == round(value) else "" for value in values]


class RiskPlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """A falling curve, the straight line of opening in any order, and where half is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._remaining: npt.NDArray[np.float64] = np.zeros(1)
        self._half = 0
        self._drawn: list[Any] = []
        self._is_made = False  # pyqtgraph changes the palette before it is
        self._share_axis = FigureAxis(True)
        super().__init__(parent, axisItems={"left": self._share_axis, "bottom": CountAxis()})
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)
        self._is_made = True
        self._draw()

    def show_risk(self, remaining: npt.NDArray[np.float64], half: int) -> None:
        """Draw what remains after 0, 1, … N scans, (N + 1,); `half` of them halve it."""
        self._remaining, self._half = remaining, half
        told = self.tr("Share of the expected loss that remains; {0} of {1} scans halve it")
        self.setAccessibleName(told.format(whole(half), whole(len(remaining) - 1)))
        self._draw()

    def sizeHint(self) -> QSize:
        """Return a size at which the curve can be read."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(40 * character, 24 * character)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the curve can be read."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(28 * character, 16 * character)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if self._is_made and event.type() in kinds:
            self._draw()

    def _draw(self) -> None:
        self._wear_colours()
        for item in self._drawn:
            self.removeItem(item)
        self._drawn.clear()
        count, risk = len(self._remaining) - 1, float(self._remaining[0])
        if count < 1 or not risk:
            return
        colours = Colours.of(self.palette())
        self.setXRange(0, count, padding=0.02)
        self.setYRange(0, 1, padding=0.03)
        kept = np.unique(np.linspace(0, count, _MOST_DRAWN).astype(int))
        dotted = pyqtgraph.mkPen(colours.subtle, width=1, style=Qt.PenStyle.DotLine)
        full = pyqtgraph.mkPen(colours.agree, width=2)
        dashed = pyqtgraph.mkPen(colours.disagree, width=1.5, style=Qt.PenStyle.DashLine)
        self._add(pyqtgraph.PlotCurveItem([0, count], [1, 0], pen=dotted))
        left = self._remaining[kept] / risk
        self._add(pyqtgraph.PlotCurveItem(kept, left, pen=full, antialias=True))
        corner = [self._half, self._half, 0], [0, _HALF, _HALF]
        self._add(pyqtgraph.PlotCurveItem(*corner, pen=dashed))
        is_left = self._half < count / 2
        words = pyqtgraph.TextItem(
            self.tr("half after {0}").format(whole(self._half)),
            color=colours.disagree,
            anchor=(0 if is_left else 1, 1),
        )
        words.setFont(self.font())
        words.setPos(self._half, _HALF)
        self._add(words)

    def _wear_colours(self) -> None:
        colours, metrics = Colours.of(self.palette()), self.fontMetrics()
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for axis in (self.getAxis("bottom"), self._share_axis):
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
            axis.setTextPen(ink)
            axis.setTickFont(self.font())
        self.setLabel("bottom", self.tr("scans opened"), color=ink.name())
        self.setLabel("left", self.tr("expected loss left"), color=ink.name())
        self._share_axis.measure(metrics.height())
        room = metrics.horizontalAdvance("100.0 %") + metrics.height() + SMALL
        self._share_axis.setWidth(room)

    def _add(self, item: Any) -> None:
        self.addItem(item, ignoreBounds=True)
        self._drawn.append(item)
