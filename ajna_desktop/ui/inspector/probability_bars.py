"""What the classifier believes, class by class, as bars and figures."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ajna_desktop.domain.scan import Label, Prediction
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.icons import picture
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours

_MOST_BARS: Final = 8


class ProbabilityBars(QWidget):
    """What is predicted first, then what is most probable; the scan's own label is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Label, float]] = []
        self._label: Label | None = None
        self._rest = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_prediction(self, prediction: Prediction | None, label: Label | None) -> None:
        """Show the probabilities of a scan that is labelled `label`."""
        self._label = label
        ranked: list[tuple[Label, float]] = []
        if prediction is not None:
            said = prediction.label
            ranked = sorted(
                prediction.probabilities.items(), key=lambda pair: (pair[0] != said, -pair[1])
            )
        self._rows = ranked[:_MOST_BARS]
        left_out = ranked[_MOST_BARS:]
        own = [pair for pair in left_out if pair[0] == label]
        if own:
            left_out = [*self._rows[-1:], *(pair for pair in left_out if pair[0] != label)]
            self._rows[-1:] = own
        self._rest = ""
        if left_out:
            together = sum(part for _, part in left_out)
            self._rest = self.tr("{0} more classes, together {1}").format(
                len(left_out), probability(together)
            )
        self.setAccessibleName(
            ", ".join(f"{name} {probability(part)}" for name, part in self._rows)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a line a class."""
        lines = len(self._rows) + bool(self._rest)
        return QSize(200, lines * self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for every line, however narrow."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bar and figure of each class."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = self.font()
        bold.setBold(True)  # the label's own name is the widest that a name can be
        metrics = QFontMetrics(bold)
        longest = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        mark = metrics.height()
        names = min(longest + TIGHT, max(self.width() // 2 - mark, 1))
        line = QRect(0, 0, self.width(), self._line_height())
        for name, part in self._rows:
            self._paint_row(painter, line, mark, names, name, part)
            line.translate(0, self._line_height())
        painter.setPen(Colours.of(self.palette()).subtle)
        painter.drawText(
            line.adjusted(mark, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._rest
        )
        painter.end()

    def _paint_row(
        self, painter: QPainter, line: QRect, mark: int, names: int, name: Label, part: float
    ) -> None:
        metrics = QFontMetrics(self.font())
        colours, palette = Colours.of(self.palette()), self.palette()
        is_own, is_first = name == self._label, name == self._rows[0][0]
        differs = is_first and self._label is not None and not is_own
        ink = palette.color(QPalette.ColorRole.WindowText)
        if is_own:
            side = round(mark * 0.8)
            drawn = picture("label", side, ink.name(), self.devicePixelRatioF())
            painter.drawPixmap(0, line.top() + (line.height() - side) // 2, drawn)
        font = self.font()
        font.setBold(is_own)
        painter.setFont(font)
        painter.setPen(ink)
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideMiddle, names)
        where = QRect(mark, line.top(), names, line.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(self.font())
        figure = metrics.horizontalAdvance("< 0,00 ")
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, probability(part)
        )
        left = mark + names + SMALL
        room = QRectF(left, line.top() + line.height() * 0.28, 0, line.height() * 0.44)
        room.setWidth(max(self.width() - left - figure - TIGHT, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line)
        painter.drawRoundedRect(room, 2, 2)
        full = room.width()
        room.setWidth(full * part)
        painter.setBrush(colours.disagree if differs else colours.agree)
        painter.drawRoundedRect(room, 2, 2)
        if is_own:  # an outline: which bar is the label's can be told without its colour
            room.setWidth(full)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room, 2, 2)

    def _line_height(self) -> int:
        return self.fontMetrics().height() + TIGHT
