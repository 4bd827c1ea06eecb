"""Draws figures with their intervals, on one scale a column."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.compare.method_model import FIRST_FIGURE, FigureRole, LineRole, ScaleRole
from ajna_desktop.ui.theme import TIGHT, Colours, is_dark

_Index = QModelIndex | QPersistentModelIndex
_BAR: Final = 10  # pixels: the strip below a figure
_DOT: Final = 3.0  # radius
_CAP: Final = 3.0  # half the length of a whisker's end


class FigureDelegate(QStyledItemDelegate):
    """A number, and below it a dot with its whiskers; a sentence where there is none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return room for a line of text and the strip below it."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * TIGHT, option.fontMetrics.height() + _BAR + 2 * TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        self.initStyleOption(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        line = index.data(LineRole)
        room = option.rect.adjusted(TIGHT, TIGHT, -TIGHT, -TIGHT)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        measured, scale = index.data(FigureRole), index.data(ScaleRole)
        if not line.is_compared and index.column() == FIRST_FIGURE:
            self._paint_reason(painter, option, room, words, line)
        elif measured is not None and scale is not None:
            _write(painter, option, room.adjusted(0, 0, 0, -_BAR), words)
            strip = QRectF(room.left(), room.bottom() - _BAR, room.width(), _BAR)
            _paint_whiskers(painter, option, strip, measured, scale)
        else:
            _write(painter, option, room, words)
        painter.restore()

    def _paint_reason(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        words: str,
        line: MethodLine,
    ) -> None:
        metrics = option.fontMetrics
        if not line.reason:
            link = self.link_word(line)
            font = painter.font()
            font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(_ink(option, option.palette.color(QPalette.ColorRole.Link)))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, link)
            font.setUnderline(False)
            painter.setFont(font)
            room = room.adjusted(metrics.horizontalAdvance(link) + 2 * TIGHT, 0, 0, 0)
        painter.setPen(_ink(option, Colours.of(option.palette).subtle))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)

    def link_word(self, line: MethodLine) -> str:
        """Return what the link of a line says that can be compared."""
        return self.tr("Compare") if line.is_given else self.tr("Train")

    def is_on_link(self, option: QStyleOptionViewItem, x: int, line: MethodLine) -> bool:
        """Say whether a place, in pixels from the left of the cell, is on the link."""
        return TIGHT <= x <= TIGHT + option.fontMetrics.horizontalAdvance(self.link_word(line))


class NameDelegate(QStyledItemDelegate):
    """A box to tick, and a name."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Let the box be seen on dark ground, where Fusion draws its edge darker still."""
        super().initStyleOption(option, index)
        if is_dark(option.palette):
            mid = option.palette.color(QPalette.ColorRole.Mid)
            option.palette.setColor(QPalette.ColorRole.Base, mid)


def _ink(option: QStyleOptionViewItem, otherwise: QColor) -> QColor:
    """Return what can be read on the ground of a cell: `otherwise` where it is not selected."""
    if option.state & QStyle.StateFlag.State_Selected:
        return option.palette.color(QPalette.ColorRole.HighlightedText)
    return otherwise


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
    if option.state & QStyle.StateFlag.State_HasFocus:
        ink = _ink(option, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def _write(painter: QPainter, option: QStyleOptionViewItem, room: QRect, words: str) -> None:
    painter.setPen(_ink(option, option.palette.color(QPalette.ColorRole.Text)))
    elided = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)


def _paint_whiskers(
    painter: QPainter,
    option: QStyleOptionViewItem,
    strip: QRectF,
    measured: Measured,
    scale: tuple[float, float],
) -> None:
    colours = Colours.of(option.palette)
    low, high = scale
    strip = strip.adjusted(_DOT + 1, 0, -_DOT - 1, 0)
    middle = strip.center().y()

    def across(value: float) -> float:
        return strip.left() + strip.width() * (value - low) / (high - low)

    ink = _ink(option, colours.agree)
    painter.setPen(QPen(_ink(option, colours.line), 0.5))
    painter.drawLine(QPointF(strip.left(), middle), QPointF(strip.right(), middle))
    painter.setPen(QPen(ink, 1.5))
    if measured.low is not None and measured.high is not None:
        ends = across(measured.low), across(measured.high)
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for end in ends:
            painter.drawLine(QPointF(end, middle - _CAP), QPointF(end, middle + _CAP))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(across(measured.value), middle), _DOT, _DOT)
