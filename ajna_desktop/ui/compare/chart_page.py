"""Accuracy, recall, precision and F-beta of every classifier side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.figures import share
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT, Colours, is_dark
from ajna_desktop.ui.wording import as_tooltip

# Okabe and Ito's colours for light ground and for dark ground; a shape besides.
_LIGHT: Final = ("#0b5fa5", "#b84a00", "#0a6b4d", "#8f3f71")
_DARK: Final = ("#6cb4f5", "#ff9d52", "#4fd0a5", "#e58bbd")
_SIGN: Final = 10  # pixels
_LEAST_SPAN: Final = 0.05
_MOST_NAME: Final = 0.4  # of the width
_TICKS: Final = 5


@dataclass(frozen=True, slots=True)
class ChartLine:
    """The figures of one classifier, in the order of the legend; None where there is none."""

    title: str
    figures: tuple[Measured | None, ...]


class ChartPage(QWidget):
    """A line a classifier, a sign a figure; of all classes together, or of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[MethodLine] = ()
        self._class = QComboBox(self)
        self._class.setAccessibleName(self.tr("Class"))
        self._class.setToolTip(self.tr("Of which class recall, precision and F-beta are"))
        self._class.activated.connect(self._draw)
        self._note = PlainLabel(parent=self, wraps=True)
        self._note.setText(
            self.tr(
                "F-beta weighs recall double (β = 2). The bar is the 95 % interval of the "
                "accuracy; the other figures have none here."
            )
        )
        self._legend = _Legend(
            (
                self.tr("Accuracy"),
                self.tr("Recall"),
                self.tr("Precision"),
                self.tr("F-beta"),
            ),
            self,
        )
        self._chart = _Chart(self)
        scrolled = QScrollArea(self)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self._chart)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._class)
        head.addWidget(self._legend, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(scrolled, 1)
        layout.addWidget(self._note)
        self.setFocusProxy(self._class)

    def show_lines(self, lines: Sequence[MethodLine], labels: Sequence[Label]) -> None:
        """Show the classifiers among `lines` that were compared, the most accurate first."""
        self._lines = sorted(
            (line for line in lines if line.is_compared), key=_accuracy, reverse=True
        )
        if [self._class.itemData(n) for n in range(self._class.count())] != [None, *labels]:
            chosen = self._class.currentData()
            self._class.clear()
            self._class.addItem(self.tr("Mean over the classes"), None)
            for label in labels:
                self._class.addItem(label, label)
            self._class.setCurrentIndex(max(self._class.findData(chosen), 0))
        self._draw()

    def _draw(self) -> None:
        label = self._class.currentData()
        self._chart.show_lines([chart_line(line, label) for line in self._lines])


def chart_line(line: MethodLine, label: Label | None) -> ChartLine:
    """Return what the chart shows of a classifier that was compared.

    Args:
        line: The classifier.
        label: Of which class the figures are; None: means over the classes that have scans.
    """
    assert line.row is not None
    there = [one for one in line.row.per_class if one.support and label in (None, one.label)]
    if not there:
        return ChartLine(line.title, (line.row.accuracy, None, None, None))
    means = (
        sum(getattr(one, name) for one in there) / len(there)
        for name in ("recall", "precision", "f_beta")
    )
    return ChartLine(line.title, (line.row.accuracy, *map(Measured, means)))


def _accuracy(line: MethodLine) -> float:
    figure = line.row.accuracy if line.row is not None else None
    return figure.value if figure is not None else 0.0


class _Chart(QWidget):
    """Draws the lines over one scale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[ChartLine] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_lines(self, lines: Sequence[ChartLine]) -> None:
        self._lines = lines
        told = "; ".join(f"{line.title}: {self._words(line)}" for line in lines)
        self.setAccessibleName(self.tr("Figures of each classifier: {0}").format(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every line and the scale."""
        return QSize(30 * self.fontMetrics().averageCharWidth(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: what does not fit is scrolled."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the line under the mouse."""
        if isinstance(event, QHelpEvent):
            place = (event.pos().y() - TIGHT) // self._line_height()
            if 0 <= place < len(self._lines):
                line = self._lines[place]
                text = as_tooltip(f"{line.title}: {self._words(line)}")
                QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, scale, intervals and signs."""
        if not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, field = self._lowest(), self._field()
        self._paint_scale(painter, field, low)
        for number, line in enumerate(self._lines):
            top = TIGHT + number * self._line_height()
            self._paint_line(painter, field, low, line, top)
        painter.end()

    def _paint_scale(self, painter: QPainter, field: QRectF, low: float) -> None:
        metrics = self.fontMetrics()
        for tick in range(_TICKS + 1):
            value = low + (1 - low) * tick / _TICKS
            x = field.left() + field.width() * tick / _TICKS
            painter.setPen(QPen(Colours.of(self.palette()).subtle, 0, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            words = share(value, 0)
            width = metrics.horizontalAdvance(words)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            left = min(x - width / 2, self.width() - width)
            painter.drawText(QPointF(left, field.bottom() + metrics.ascent() + TIGHT), words)

    def _paint_line(
        self, painter: QPainter, field: QRectF, low: float, line: ChartLine, top: float
    ) -> None:
        metrics, height = self.fontMetrics(), self._line_height()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = QRectF(0, top, field.left() - MEDIUM, height)
        name = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name
        )

        def across(value: float) -> float:
            return field.left() + field.width() * (max(value, low) - low) / (1 - low)

        # Each figure has a level of its own, so that equal ones do not hide each other.
        for number, figure in enumerate(line.figures):
            if figure is None:
                continue
            colour = _colour(number, self.palette())
            y = top + height * (number + 1) / (len(line.figures) + 1)
            if figure.low is not None and figure.high is not None:
                painter.setPen(QPen(colour, 2))
                painter.drawLine(
                    QPointF(across(figure.low), y), QPointF(across(figure.high), y)
                )
            paint_sign(painter, colour, number, QPointF(across(figure.value), y))

    def _words(self, line: ChartLine) -> str:
        names = (self.tr("accuracy"), self.tr("recall"), self.tr("precision"), "F-beta")
        return ", ".join(
            f"{name} {share(figure.value)}"
            for name, figure in zip(names, line.figures, strict=True)
            if figure is not None
        )

    def _lowest(self) -> float:
        """Return where the scale begins: a round number below every figure."""
        ends = [
            figure.value if figure.low is None else figure.low
            for line in self._lines
            for figure in line.figures
            if figure is not None
        ]
        least = min([*ends, 1 - _LEAST_SPAN])
        return int(least / _LEAST_SPAN) * _LEAST_SPAN

    def _field(self) -> QRectF:
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(line.title) for line in self._lines)
        left = min(longest + MEDIUM, int(self.width() * _MOST_NAME)) + MEDIUM
        right = self.width() - metrics.horizontalAdvance("100 %") / 2 - TIGHT
        height = self._line_height() * len(self._lines) + TIGHT
        return QRectF(left, 0, max(right - left, 1), height)

    def _line_height(self) -> int:
        return max(2 * self.fontMetrics().height(), 4 * _SIGN)

    def _height(self) -> int:
        lines = max(len(self._lines), 1) * self._line_height()
        return lines + self.fontMetrics().height() + 3 * TIGHT


class _Legend(QWidget):
    """What each sign means."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self.setAccessibleName(", ".join(names))

    def sizeHint(self) -> QSize:
        """Return room for all of them."""
        metrics = self.fontMetrics()
        width = sum(
            metrics.horizontalAdvance(name) + 2 * MEDIUM + _SIGN for name in self._names
        )
        return QSize(width, metrics.height() + TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw signs and names in a row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, left, middle = self.fontMetrics(), float(MEDIUM), self.height() / 2
        for number, name in enumerate(self._names):
            colour = _colour(number, self.palette())
            paint_sign(painter, colour, number, QPointF(left + _SIGN / 2, middle))
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            left += _SIGN + SMALL
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), name)
            left += metrics.horizontalAdvance(name) + MEDIUM
        painter.end()


def paint_sign(painter: QPainter, colour: QColor, number: int, at: QPointF) -> None:
    """Draw a disc, a square, a triangle or a diamond."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = _SIGN / 2
    if number == 0:
        painter.drawEllipse(at, half, half)
        return
    corners = (
        ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        ((-1, 1), (0, -1), (1, 1)),
        ((0, -1), (1, 0), (0, 1), (-1, 0)),
    )[number - 1]
    painter.drawPolygon(QPolygonF([at + QPointF(half * x, half * y) for x, y in corners]))


def _colour(number: int, palette: QPalette) -> QColor:
    return QColor((_DARK if is_dark(palette) else _LIGHT)[number])
