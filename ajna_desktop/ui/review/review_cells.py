"""The cells of the grid of a review: how many side by side, and how each is painted."""

from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ajna_desktop.ui.gallery.cell_delegate import CellDelegate, paint_card
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.review_words import answer_words, label_words
from ajna_desktop.ui.theme import TIGHT, Colours

AskedRole: Final = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_FRAME: Final = 16  # pixels of the layout around picture and words: margin and padding
_FADED: Final = 0.35  # how much is left of the picture of a scan that is decided about
_MANY: Final = 24  # from more cells on, a label is all that fits below a picture
_SOME: Final = 12


class GridShape(NamedTuple):
    """How cells fill a place."""

    columns: int
    cell: QSize  # pixels of the layout


def lines_of(size: int) -> int:
    """Return how many lines of text a cell has when `size` of them are on the screen."""
    return 1 if size > _MANY else 2 if size > _SOME else 3


def best_shape(size: int, room: QSize, text: int, aspect: float) -> GridShape:
    """Return the shape at which pictures are largest.

    Args:
        size: How many cells, from 1 on.
        room: For all of them, in pixels of the layout.
        text: Height of the words of a cell, likewise.
        aspect: Width / height of most pictures; 0 is unknown, and taken as square.
    """

    def width_of_picture(columns: int) -> float:
        lines = -(-size // columns)
        wide = room.width() / columns - _FRAME
        high = room.height() / lines - _FRAME - text
        return min(wide, high * (aspect or 1.0))

    columns = max(range(1, size + 1), key=width_of_picture)
    lines = -(-size // columns)
    return GridShape(columns, QSize(room.width() // columns, room.height() // lines))


class ReviewDelegate(CellDelegate):
    """Paints a scan that is asked about: its picture, its label, what is suggested, and why.

    What is decided about fades, so that the eye finds what is not.
    """

    is_blind = False
    lines = 3

    def fit_cell(self, cell: QSize, lines: int, font: QFont) -> None:
        """Paint into cells of this size, with so many lines of words."""
        self.lines = lines
        self._font = font
        self._size = cell
        text = lines * QFontMetrics(font).height() + 2 * TIGHT
        self._picture = QSize(cell.width() - _FRAME, cell.height() - _FRAME - text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the scan at `index`."""
        asked: Asked | None = index.data(AskedRole)
        colours = Colours.of(option.palette)
        half = _FRAME // 2
        card = option.rect.adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_card(painter, option, card)
        inner = option.rect.adjusted(half, half, -half, -half)
        frame = QRect(inner.topLeft(), QSize(inner.width(), max(self._picture.height(), 1)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.card)
        painter.drawRoundedRect(frame, 3, 3)
        if asked is not None:
            painter.setOpacity(_FADED if asked.answer is not None else 1.0)
            self._paint_picture(painter, frame, asked.scan, colours)
            painter.setOpacity(1.0)
            self._paint_answer(painter, frame, asked, colours)
            text = QRect(inner.left(), frame.bottom() + TIGHT, inner.width(), 0)
            self._paint_lines(painter, text, asked, option)
        painter.restore()

    def _paint_answer(
        self, painter: QPainter, frame: QRect, asked: Asked, colours: Colours
    ) -> None:
        if asked.answer is None:
            return
        side = 2 * QFontMetrics(self._font).height()
        middle = frame.center() - QPoint(side // 2, side // 2)
        self._paint_badge(
            painter, QRect(middle, QSize(side, side)), asked.answer.status, colours.reviewed
        )

    def _paint_lines(
        self, painter: QPainter, text: QRect, asked: Asked, option: QStyleOptionViewItem
    ) -> None:
        colours, ink = Colours.of(option.palette), option.palette.text().color()
        height = QFontMetrics(self._font).height()
        line = QRect(text.left(), text.top(), text.width(), height)
        if asked.answer is not None:
            self._write(
                painter,
                line,
                answer_words(asked.answer),
                colours.reviewed,
                "confirm",
                bold=True,
            )
        elif not self.is_blind:
            rather = asked.suggestion
            is_doubted = rather is not None and rather.label != asked.scan.label
            colour = colours.disagree if is_doubted else ink
            icon = "" if self.lines == 1 else "disagree" if is_doubted else "label"
            words = label_words(asked, is_short=self.lines == 1)
            self._write(painter, line, words, colour, icon, bold=True)
        if self.is_blind:
            return
        line.translate(0, height)
        if self.lines >= 2 and asked.suggestion is not None:
            self._write(painter, line, asked.suggestion.reason, colours.subtle)
            line.translate(0, height)
        if self.lines >= 3 or (self.lines == 2 and asked.suggestion is None):
            middle = Qt.TextElideMode.ElideMiddle
            self._write(painter, line, asked.scan.name, colours.subtle, elide=middle)
