"""The reliability diagram: what probabilities say, against how often it holds."""

from typing import Any, Final

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.evaluation.reliability import Bin, Reliability
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.figures import probability, share, whole
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours
from ajna_desktop.ui.training.epoch_axis import FigureAxis

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MARGIN: Final = 0.02
_ABOVE: Final = 0.06  # room for the words of the highest tick
_SIGN: Final = 9


class ReliabilityPlot(QWidget):
    """Bins as dots with their intervals, and how many scans are in each below."""

    bin_opened = Signal(object)  # Bin

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Reliability | None = None
        self._before: Reliability | None = None
        self._place = -1  # of the bin that is read
        self._diagram = _Axes(FigureAxis(False, "bottom"), FigureAxis(True), self)
        self._counts = _Axes(FigureAxis(False, "bottom"), FigureAxis(False), self)
        self._counts.getAxis("left").setStyle(showValues=False)
        self._diagram.setXRange(-_MARGIN, 1 + _MARGIN, padding=0)
        self._diagram.setYRange(-_MARGIN, 1 + _ABOVE, padding=0)
        self._counts.setXRange(-_MARGIN, 1 + _MARGIN, padding=0)
        self._legend = self._diagram.addLegend(offset=(SMALL, SMALL))
        self._reading = PlainLabel(parent=self, wraps=True)
        self._reading.setMinimumHeight(2 * self.fontMetrics().height())
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Reliability diagram"))
        claim(self, frozenset((*_STEPS, *RETURN)))
        for plot in (self._diagram, self._counts):
            plot.pointed.connect(self._point_at)
            plot.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(PlainLabel(self.tr("How often it holds, by probability"), self))
        layout.addWidget(self._diagram, 4)
        layout.addWidget(PlainLabel(self.tr("Scans"), self))
        layout.addWidget(self._counts, 1)
        layout.addWidget(self._reading)

    def show_reliability(self, now: Reliability, before: Reliability | None) -> None:
        """Draw what is shown now and, where that is calibrated, what was before."""
        self._now, self._before = now, before
        self._place = -1
        self._draw()

    @property
    def reading(self) -> str:
        """What is said of the bin that is pointed at."""
        return self._reading.text()

    def minimumSizeHint(self) -> QSize:
        """Return room for a diagram that can be read."""
        line = self.fontMetrics().height()
        return QSize(14 * line, 20 * line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bin to bin with the arrows, and open one with Return."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._now is not None:
            last = len(self._now.bins) - 1
            at = self._place + step if self._place >= 0 else (0 if step > 0 else last)
            self._read(min(max(at, 0), last))
        elif event.key() in RETURN:
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._diagram.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that another has the keyboard."""
        super().focusOutEvent(event)
        self._diagram.show_focus(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        colours = Colours.of(self.palette())
        for plot in (self._diagram, self._counts):
            plot.wear(self)
        self._legend.clear()
        self._legend.setLabelTextColor(self.palette().color(QPalette.ColorRole.WindowText))
        if self._now is None:
            return
        dotted = pyqtgraph.mkPen(colours.subtle, width=1, style=Qt.PenStyle.DotLine)
        self._diagram.add(pyqtgraph.PlotDataItem([0, 1], [0, 1], pen=dotted))
        if self._before is not None:
            dashed = pyqtgraph.mkPen(colours.disagree, width=2, style=Qt.PenStyle.DashLine)
            self._line(self._before, self.tr("before calibration"), dashed, "s")
        name = self.tr("now") if self._before is not None else self.tr("as shown")
        self._line(self._now, name, pyqtgraph.mkPen(colours.agree, width=2), "o")
        bars = self._now.bins
        self._counts.add(
            pyqtgraph.BarGraphItem(
                x0=[one.low for one in bars],
                x1=[one.high for one in bars],
                height=[one.scans for one in bars],
                brush=colours.agree,
                pen=pyqtgraph.mkPen(self.palette().color(QPalette.ColorRole.Window), width=1),
            )
        )
        most = max(one.scans for one in bars)
        self._counts.setYRange(0, most * 1.08, padding=0)
        self._read(self._place)

    def _line(self, drawn: Reliability, name: str, pen: Any, sign: str) -> None:
        x = [one.mean for one in drawn.bins]
        y = [one.holds.value for one in drawn.bins]
        if sign == "o":  # the intervals of both would hide one another
            for one in drawn.bins:
                low, high = one.holds.low or 0.0, one.holds.high or 0.0
                thin = pyqtgraph.mkPen(pen.color(), width=1)
                self._diagram.add(pyqtgraph.PlotDataItem([one.mean] * 2, [low, high], pen=thin))
        line = pyqtgraph.PlotDataItem(
            x,
            y,
            pen=pen,
            symbol=sign,
            symbolSize=_SIGN,
            symbolBrush=pen.color(),
            symbolPen=None,
            antialias=True,
        )
        self._diagram.add(line)
        self._legend.addItem(line, name)

    def _point_at(self, x: float) -> None:
        if self._now is None:
            return
        bins = self._now.bins
        inside = [n for n, one in enumerate(bins) if one.low <= x <= one.high]
        self._read(inside[0] if inside else -1)

    def _read(self, place: int) -> None:
        self._place = place
        one = self._bin()
        for plot in (self._diagram, self._counts):
            plot.mark(one)
        text = self._sentence(one) if one else self._invitation()
        self._reading.setText(text)
        self.setAccessibleDescription(text)

    def _bin(self) -> Bin | None:
        if self._now is None or not 0 <= self._place < len(self._now.bins):
            return None
        return self._now.bins[self._place]

    def _open(self) -> None:
        one = self._bin()
        if one is not None:
            self.bin_opened.emit(one)

    def _sentence(self, one: Bin) -> str:
        said = self.tr("{0} scans from {1} to {2}: on average {3}, and it holds for {4}")
        text = said.format(
            whole(one.scans),
            probability(one.low),
            probability(one.high),
            probability(one.mean),
            share(one.holds.value),
        )
        if one.holds.low is not None and one.holds.high is not None:
            span = self.tr("({0} to {1})")
            text += " " + span.format(share(one.holds.low), share(one.holds.high))
        return text + ". " + self.tr("Return or a double click shows them.")

    def _invitation(self) -> str:
        return self.tr(
            "On the dotted line probabilities mean what they say. Point at a bar to read it."
        )


class _Axes(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """One of the two plots, over probabilities from 0 to 1."""

    pointed = Signal(float)  # probability under the pointer
    opened = Signal()  # a double click

    def __init__(self, bottom: FigureAxis, left: FigureAxis, parent: QWidget) -> None:
        self._axes = (bottom, left)
        for axis in self._axes:
            axis.setStyle(hideOverlappingLabels=False)  # those at the ends, too
        self._drawn: list[Any] = []
        super().__init__(parent, axisItems={"bottom": bottom, "left": left})
        self._mark = pyqtgraph.LinearRegionItem(movable=False)
        self._mark.setZValue(-10)
        self._mark.hide()
        self.addItem(self._mark, ignoreBounds=True)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)

    def add(self, item: Any) -> None:
        """Draw an item until the next `wear`."""
        self.addItem(item, ignoreBounds=True)
        self._drawn.append(item)

    def wear(self, page: QWidget) -> None:
        """Take away what is drawn, and take the colours and the font of the page."""
        for item in self._drawn:
            self.removeItem(item)
        self._drawn.clear()
        palette, metrics = page.palette(), page.fontMetrics()
        colours = Colours.of(palette)
        self.setBackground(palette.color(QPalette.ColorRole.Window))
        for axis in self._axes:
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
            axis.setTextPen(palette.color(QPalette.ColorRole.WindowText))
            axis.setTickFont(page.font())
        bottom, left = self._axes
        bottom.measure(metrics.horizontalAdvance("0.0"))
        bottom.setHeight(metrics.height() + SMALL)
        left.measure(metrics.height())
        left.setWidth(metrics.horizontalAdvance("100.0 %") + SMALL)
        self._mark.setBrush(colours.line)
        for edge in self._mark.lines:
            edge.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
        self.show_focus(page.hasFocus())

    def mark(self, one: Bin | None) -> None:
        """Lay a band over a bin."""
        self._mark.setVisible(one is not None)
        if one is not None:
            self._mark.setRegion((one.low, one.high))

    def show_focus(self, has_focus: bool) -> None:
        """Draw the border of what has the keyboard."""
        role = QPalette.ColorRole.Highlight
        colour = self.palette().color(role) if has_focus else Colours.of(self.palette()).line
        self.plotItem.vb.setBorder(pyqtgraph.mkPen(colour, width=1 + has_focus))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which probability is under the pointer."""
        super().mouseMoveEvent(event)
        place = self.plotItem.vb.mapSceneToView(QPointF(event.position()))
        self.pointed.emit(place.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the diagram."""
        self.parentWidget().setFocus()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the bin under the pointer."""
        self.opened.emit()
        event.accept()
