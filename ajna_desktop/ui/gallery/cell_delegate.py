"""Paints one scan of the gallery: its thumbnail, its label, what was predicted, its marks."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ajna_desktop.domain.scan import Prediction, ReviewStatus, Scan, ScanState
from ajna_desktop.ui.annotation_words import mark_of
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.gallery.gallery_model import Cell, CellRole
from ajna_desktop.ui.icons import picture
from ajna_desktop.ui.theme import SMALL, TIGHT, Colours, text_on
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from ajna_desktop.ui.wording import disagree, label_word

_Index = QModelIndex | QPersistentModelIndex

_MARGIN: Final = 3  # between cells
_PADDING: Final = 5  # between the edge of a cell and its thumbnail
_BAR: Final = 3  # height of the probability bar
_LEAST_CHARACTERS: Final = 15  # a cell is wide enough for so many, however small its picture

_MARKS: Final = {
    ReviewStatus.CONFIRMED: "confirm",
    ReviewStatus.RELABELLED: "relabelled",
    ReviewStatus.AMBIGUOUS: "ambiguous",
    ReviewStatus.BAD_IMAGE: "bad_image",
}
# How much of the highlight is behind a selected scan: more would cost words their contrast.
SELECTED: Final = 0.1

_NOTE_GROUND: Final = QColor(16, 18, 21, 220)  # with white on it, seen on any image
_CLOSED: Final = (ScanState.UNREADABLE, ScanState.MISSING)


class CellDelegate(QStyledItemDelegate):
    """Draws cells whose size follows the thumbnails and the font."""

    def __init__(
        self, thumbnails: ThumbnailPixmaps, picture: QSize, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._font = QFont()
        self._picture = picture
        self._size = QSize()
        self.fit(picture, QFont())

    def fit(self, picture: QSize, font: QFont) -> None:
        """Draw thumbnails into `picture`, in pixels of the layout, and text in `font`."""
        self._picture = picture
        self._font = font
        metrics = QFontMetrics(font)
        width = max(picture.width(), metrics.averageCharWidth() * _LEAST_CHARACTERS)
        text = 3 * metrics.height() + _BAR + 2 * TIGHT
        frame = 2 * (_MARGIN + _PADDING)
        self._size = QSize(width + frame, picture.height() + text + frame)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the least size of a cell, the same for all."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the scan at `index`."""
        cell: Cell = index.data(CellRole)
        colours = Colours.of(option.palette)
        card = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_card(painter, option, card)
        inner = card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        frame = QRect(inner.topLeft(), QSize(inner.width(), self._picture.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.card)
        painter.drawRoundedRect(frame, 3, 3)
        if cell.scan is not None:
            self._paint_picture(painter, frame, cell.scan, colours)
            self._paint_badges(painter, frame, cell.scan, cell.prediction, colours)
            self._paint_note(painter, frame, mark_of(cell.annotations))
            text = inner.adjusted(0, self._picture.height() + TIGHT, 0, 0)
            self._paint_words(painter, text, cell.scan, cell.prediction, option.palette)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, frame: QRect, scan: Scan, colours: Colours
    ) -> None:
        reason = scan.reason if scan.state in _CLOSED else self._thumbnails.failure(scan.id)
        if scan.state in _CLOSED or reason:
            self._paint_reason(painter, frame, scan, reason)
            return
        pixmap = self._thumbnails.pixmap(scan.id)
        if pixmap is not None and not pixmap.isNull():
            painter.drawPixmap(letterboxed(pixmap.size(), frame), pixmap)

    def _paint_reason(self, painter: QPainter, frame: QRect, scan: Scan, reason: str) -> None:
        metrics = QFontMetrics(self._font)
        name = "missing" if scan.state is ScanState.MISSING else "unreadable"
        side = metrics.height() + TIGHT
        ink = QColor("#c5ccd4")  # on a card, which is near black in both themes
        text = frame.adjusted(SMALL, 0, -SMALL, 0)
        wanted = metrics.boundingRect(text, _REASON, reason).height()
        room = max(frame.height() - side - 3 * TIGHT, metrics.height())
        height = min(wanted, room // metrics.height() * metrics.height())
        top = frame.top() + (frame.height() - side - TIGHT - height) // 2
        middle = frame.center().x() - side // 2
        painter.drawPixmap(QPoint(middle, top), _icon(painter, name, side, ink))
        painter.setPen(ink)
        painter.setFont(self._font)
        painter.drawText(
            QRect(text.left(), top + side + TIGHT, text.width(), height), _REASON, reason
        )

    def _paint_badges(
        self,
        painter: QPainter,
        frame: QRect,
        scan: Scan,
        prediction: Prediction | None,
        colours: Colours,
    ) -> None:
        side = QFontMetrics(self._font).height() + 2
        if scan.status in _MARKS:
            corner = QPoint(frame.left() + TIGHT, frame.top() + TIGHT)
            decided = scan.status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED)
            fill = colours.reviewed if decided else colours.warning
            self._paint_badge(painter, QRect(corner, QSize(side, side)), scan.status, fill)
        if disagree(scan, prediction):
            corner = QPoint(frame.right() - TIGHT - side + 1, frame.top() + TIGHT)
            rect = QRect(corner, QSize(side, side))
            self._paint_badge(painter, rect, None, colours.disagree)

    def _paint_badge(
        self, painter: QPainter, rect: QRect, status: ReviewStatus | None, fill: QColor
    ) -> None:
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(fill)
        if status is None:
            painter.drawRoundedRect(rect, 4, 4)
        else:
            painter.drawEllipse(rect)
        name = "disagree" if status is None else _MARKS[status]
        side = rect.width() - 6
        icon = _icon(painter, name, side, text_on(fill))
        painter.drawPixmap(rect.center() - QPoint(side // 2 - 1, side // 2 - 1), icon)

    def _paint_note(self, painter: QPainter, frame: QRect, name: str) -> None:
        if not name:
            return
        side = QFontMetrics(self._font).height() + 2
        corner = QPoint(frame.left() + TIGHT, frame.bottom() - TIGHT - side + 1)
        rect = QRect(corner, QSize(side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_NOTE_GROUND)
        painter.drawRoundedRect(rect, 4, 4)
        icon = _icon(painter, name, side - 4, QColor("white"))
        painter.drawPixmap(corner + QPoint(2, 2), icon)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRect,
        scan: Scan,
        prediction: Prediction | None,
        palette: QPalette,
    ) -> None:
        metrics = QFontMetrics(self._font)
        colours = Colours.of(palette)
        ink = palette.color(QPalette.ColorRole.Text)
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        self._write(
            painter, line, scan.name, colours.subtle, elide=Qt.TextElideMode.ElideMiddle
        )
        line.translate(0, metrics.height())
        if scan.state in _CLOSED:
            word = (
                self.tr("Missing") if scan.state is ScanState.MISSING else self.tr("Unreadable")
            )
            self._write(painter, line, word, colours.warning, "warning")
            return
        label_ink = ink if scan.label is not None else colours.subtle
        self._write(
            painter,
            line,
            label_word(scan.label),
            label_ink,
            "label",
            bold=scan.label is not None,
        )
        line.translate(0, metrics.height())
        if prediction is not None:
            differs = disagree(scan, prediction)
            self._paint_prediction(painter, line, prediction, ink, colours, differs)

    def _paint_prediction(
        self,
        painter: QPainter,
        line: QRect,
        prediction: Prediction,
        ink: QColor,
        colours: Colours,
        differs: bool,
    ) -> None:
        figure = probability(prediction.confidence)
        width = QFontMetrics(self._font).horizontalAdvance(figure) + TIGHT
        colour = colours.disagree if differs else ink
        name = "disagree" if differs else "predicted"
        self._write(painter, line.adjusted(0, 0, -width, 0), prediction.label, colour, name)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure
        )
        track = QRect(line.left(), line.bottom() + TIGHT, line.width(), _BAR)
        painter.fillRect(track, colours.line)
        track.setWidth(round(track.width() * prediction.confidence))
        painter.fillRect(track, colours.disagree if differs else colours.agree)

    def _write(
        self,
        painter: QPainter,
        line: QRect,
        text: str,
        ink: QColor,
        icon: str = "",
        bold: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        font = QFont(self._font)
        font.setBold(bold)
        metrics = QFontMetrics(font)
        if icon:
            side = round(line.height() * 0.72)
            top = line.top() + (line.height() - side) // 2
            drawn = _icon(painter, icon, side, ink)
            painter.drawPixmap(QPoint(line.left(), top), drawn)
            line = line.adjusted(side + TIGHT, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, elide, line.width()),
        )


def letterboxed(size: QSize, frame: QRect) -> QRect:
    """Return where an image of `size` goes in `frame`: whole, and in the middle."""
    fitted = size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPoint(
        frame.left() + (frame.width() - fitted.width()) // 2,
        frame.top() + (frame.height() - fitted.height()) // 2,
    )
    return QRect(corner, fitted)


def paint_card(painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
    """Paint the ground of a cell, with whether it is current, selected or pointed at."""
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    is_current = bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
    is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    highlight = option.palette.color(QPalette.ColorRole.Highlight)
    fill = QColor(highlight)
    fill.setAlphaF(SELECTED if is_selected else SELECTED / 2 if is_hovered else 0.0)
    pen = QPen(Qt.PenStyle.NoPen)
    if is_current:
        pen = QPen(option.palette.color(QPalette.ColorRole.Text), 2)
    elif is_selected:
        pen = QPen(highlight, 2)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(card, 5, 5)


_REASON: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


def _icon(painter: QPainter, name: str, side: int, ink: QColor) -> QPixmap:
    return picture(name, side, ink.name(), painter.device().devicePixelRatioF())
