"""What indexes find of the true neighbours against the time they take, a line a forest."""

import math
from typing import Any, Final

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.search_quality import ForestFigures, ForestRow
from ajna_desktop.ui.theme import SMALL, Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

_SIGNS: Final = ("o", "s", "t", "d")
_DASHES: Final = (
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
)
_SIGNS_IN_WORDS: Final = ("●", "■", "▼", "◆")
_LINE: Final = 0.11  # of the height, between two names
_SIGN: Final = 8  # pixels of the layout


class RecallPlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Recall upwards, milliseconds to the right; the forest that is used has a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._figures: ForestFigures | None = None
        self._drawn: list[Any] = []
        self._is_made = False  # pyqtgraph changes the palette before it is
        self._share_axis = FigureAxis(True)
        self._right = self._bottom = 0.0  # where the picture ends
        super().__init__(parent, axisItems={"left": self._share_axis})
        self.setLogMode(x=True)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)
        self.setAccessibleName(self.tr("Share of the neighbours found, by milliseconds"))
        self._is_made = True
        self._draw()

    def show_figures(self, figures: ForestFigures | None) -> None:
        """Draw what was measured; the table beside it says the same in numbers."""
        self._figures = figures
        self._draw()

    def sizeHint(self) -> QSize:
        """Return a size at which the lines are apart."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(80 * character, 36 * character)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if self._is_made and event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
        ):
            self._draw()

    def _draw(self) -> None:
        self._wear_colours()
        for item in self._drawn:
            self.removeItem(item)
        self._drawn.clear()
        if self._figures is None or not self._figures.rows:
            return
        rows = self._figures.rows
        times = [math.log10(row.median_ms) for row in rows]
        lowest = min(0.95, *(row.recall for row in rows))
        self._right, self._bottom = max(times) + 0.05, lowest - 0.02
        self.setXRange(min(times) - 0.05, self._right, padding=0.0)
        self.setYRange(self._bottom, 1.02, padding=0.0)
        numbers = sorted({row.trees for row in rows})
        for place, trees in enumerate(numbers):
            its = [row for row in rows if row.trees == trees]
            self._draw_line(its, place)

    def _draw_line(self, rows: list[ForestRow], place: int) -> None:
        colours = Colours.of(self.palette())
        colour = (colours.disagree, colours.warning, colours.agree, colours.reviewed)[place % 4]
        x, y = [row.median_ms for row in rows], [row.recall for row in rows]
        line = pyqtgraph.PlotDataItem(
            x,
            y,
            pen=pyqtgraph.mkPen(colour, width=2, style=_DASHES[place % len(_DASHES)]),
            symbol=_SIGNS[place % len(_SIGNS)],
            symbolSize=_SIGN,
            symbolBrush=colour,
            symbolPen=None,
            antialias=True,
        )
        self._add(line)
        used = [row for row in rows if row.is_used]
        if used:
            ring = pyqtgraph.PlotDataItem(
                [used[0].median_ms],
                [used[0].recall],
                pen=None,
                symbol="o",
                symbolSize=2 * _SIGN,
                symbolPen=pyqtgraph.mkPen(colour, width=2),
                symbolBrush=None,
            )
            self._add(ring)
        self._name_line(rows[0].trees, colour, place, bool(used))

    def _name_line(self, trees: int, colour: QColor, place: int, is_used: bool) -> None:
        """Write what a line is, below the lines, where none ever goes."""
        name = self.tr("{0} trees").format(trees)
        if is_used:
            name = self.tr("{0}, the ring is what is used").format(name)
        sign = _SIGNS_IN_WORDS[place % len(_SIGNS)]
        words = pyqtgraph.TextItem(f"{sign} {name}", color=colour, anchor=(1, 1))
        words.setFont(self.font())
        height = 1.02 - self._bottom
        words.setPos(self._right, self._bottom + height * _LINE * (4 - place % 5))
        self._add(words)

    def _wear_colours(self) -> None:
        colours, metrics = Colours.of(self.palette()), self.fontMetrics()
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        bottom = self.getAxis("bottom")
        for axis in (bottom, self._share_axis):
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
            axis.setTextPen(ink)
            axis.setTickFont(self.font())
        self.setLabel("bottom", self.tr("median milliseconds for one query"), color=ink.name())
        self._share_axis.measure(metrics.height())
        self._share_axis.setWidth(metrics.horizontalAdvance("100.0 %") + SMALL)

    def _add(self, item: Any) -> None:
        self.addItem(item, ignoreBounds=True)
        self._drawn.append(item)
