"""How the trainings of several classifiers went, over one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

# Importing it takes 0.3 s: whoever shows curves imports this module when it must.
import pyqtgraph
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, Colours, is_dark
from ajna_desktop.ui.training.epoch_axis import EpochAxis, FigureAxis

# Okabe and Ito's colours for light ground and for dark ground; a dash and a sign besides.
_LIGHT: Final = ("#0b5fa5", "#b84a00", "#0a6b4d", "#8f3f71", "#5b5b00", "#1a1e23")
_DARK: Final = ("#6cb4f5", "#ff9d52", "#4fd0a5", "#e58bbd", "#e6d75a", "#e7e9ec")
_DASHES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DotLine,
)
_SIGNS: Final = ("o", "s", "t", "d", "+", "x")
_WIDTH: Final = 2
_SIGN: Final = 7
_MOST_SIGNS: Final = 60  # epochs; of more, signs would hide the line


@dataclass(frozen=True, slots=True)
class Curve:
    """The training of one classifier."""

    title: str
    epochs: Sequence[EpochFigures]


class CurvesPage(QWidget):
    """Accuracy or loss on the validation split, a line a classifier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Sequence[Curve] = ()
        self._figure = QComboBox(self)
        self._figure.setAccessibleName(self.tr("Figure"))
        for name in (
            self.tr("Accuracy, validation"),
            self.tr("Accuracy, training"),
            self.tr("Loss, validation"),
            self.tr("Loss, training"),
        ):
            self._figure.addItem(name)
        self._figure.activated.connect(self._draw)
        self._note = PlainLabel(parent=self, wraps=True)
        self._plot = _Plot(self)
        self._legend = QWidget(self)
        self._names = FlowLayout(self._legend, spacing=MEDIUM)
        self._entries: list[_LegendEntry] = []
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._figure)
        head.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._legend)
        self.setFocusProxy(self._figure)

    def show_curves(self, curves: Sequence[Curve], note: str) -> None:
        """Draw the trainings; `note` says whose they are, or why there is none."""
        self._curves = [curve for curve in curves if curve.epochs]
        self._note.setText(note)
        for entry in self._entries:
            self._names.removeWidget(entry)
            entry.deleteLater()
        self._entries = [
            _LegendEntry(number, curve.title, self._legend)
            for number, curve in enumerate(self._curves)
        ]
        for entry in self._entries:
            self._names.addWidget(entry)
            entry.show()
        self._legend.updateGeometry()
        self._plot.setVisible(bool(self._curves))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        number = self._figure.currentIndex()
        read = _FIGURES[number]
        values = [[getattr(epoch, read) for epoch in curve.epochs] for curve in self._curves]
        title = f"{self._figure.currentText()}: " + "; ".join(c.title for c in self._curves)
        self._plot.setAccessibleName(title)
        self._plot.show_values(values, is_share="accuracy" in read)


_FIGURES: Final = ("validation_accuracy", "accuracy", "validation_loss", "loss")


class _Plot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Lines over epochs counted from 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn: list[Any] = []
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pyqtgraph.PlotWidget.Shape.NoFrame)

    def show_values(self, lines: Sequence[Sequence[float]], is_share: bool) -> None:
        """Draw a line for each sequence of values, one an epoch."""
        for item in self._drawn:
            self.removeItem(item)
        self._drawn.clear()
        self._wear(is_share)
        for number, values in enumerate(lines):
            self._draw_line(number, values)
        ends = [value for values in lines for value in values]
        if not ends:
            return
        most = max(len(values) for values in lines)
        low, high = min(ends), max(ends)
        room = max((high - low) * 0.06, 1e-3)
        self.setXRange(1, max(most, 2), padding=0.03)
        top = min(high + room, 1.0) if is_share else high + room
        self.setYRange(max(low - room, 0.0), top, padding=0.0)

    def _draw_line(self, number: int, values: Sequence[float]) -> None:
        colour = colour_of(number, self.palette())
        has_signs = len(values) <= _MOST_SIGNS
        curve = pyqtgraph.PlotDataItem(
            list(range(1, len(values) + 1)),
            list(values),
            pen=pyqtgraph.mkPen(colour, width=_WIDTH, style=dash_of(number)),
            symbol=_SIGNS[number % len(_SIGNS)] if has_signs else None,
            symbolSize=_SIGN,
            symbolBrush=colour,
            symbolPen=None,
            connect="finite",
            antialias=True,
        )
        self.addItem(curve, ignoreBounds=True)
        self._drawn.append(curve)

    def _wear(self, is_share: bool) -> None:
        colours, metrics = Colours.of(self.palette()), self.fontMetrics()
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        epochs, figures = EpochAxis(), FigureAxis(is_share)
        self.setAxisItems({"bottom": epochs, "left": figures})
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for axis in (epochs, figures):
            axis.setPen(pyqtgraph.mkPen(colours.subtle, width=1))
            axis.setTextPen(ink)
            axis.setTickFont(self.font())
        epochs.measure(metrics.horizontalAdvance("0"))
        epochs.setHeight(metrics.height() + SMALL)
        figures.measure(metrics.height())
        figures.setWidth(metrics.horizontalAdvance("100.0 %") + SMALL)


class _LegendEntry(QWidget):
    """A piece of a line, and whose it is."""

    def __init__(self, number: int, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._title = title
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """Return room for the line and the words."""
        metrics = self.fontMetrics()
        width = self._sample() + SMALL + metrics.horizontalAdvance(self._title) + 1
        return QSize(width, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the line and a few letters."""
        return QSize(2 * self._sample(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colour_of(self._number, self.palette())
        painter.setPen(QPen(colour, _WIDTH, dash_of(self._number)))
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self._sample(), middle))
        _paint_sign(painter, colour, self._number, self._sample() / 2, middle)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        left = self._sample() + SMALL
        room = self.rect().adjusted(left, 0, 0, 0)
        metrics = self.fontMetrics()
        words = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _sample(self) -> int:
        return 2 * self.fontMetrics().height()


def _paint_sign(painter: QPainter, colour: QColor, number: int, x: float, y: float) -> None:
    painter.save()
    painter.translate(x, y)
    painter.scale(_SIGN, _SIGN)
    painter.setPen(QPen(colour, 0))
    painter.setBrush(colour)
    painter.drawPath(Symbols[_SIGNS[number % len(_SIGNS)]])
    painter.restore()


def colour_of(number: int, palette: QPalette) -> QColor:
    """Return the colour of a line, counted from 0."""
    colours = _DARK if is_dark(palette) else _LIGHT
    return QColor(colours[number % len(colours)])


def dash_of(number: int) -> Qt.PenStyle:
    """Return how a line is broken: another way, once the colours are used up."""
    return _DASHES[number % len(_DASHES)]
