"""The cells of a square of counts, such as the confusion matrix, as warm as their share."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.matrix.flat_table import lay_flat
from ajna_desktop.ui.matrix.matrix_model import (
    CountRole,
    IsErrorRole,
    IsHitRole,
    ShareRole,
    ShortRole,
)
from ajna_desktop.ui.theme import TIGHT, Colours, text_on

_Index = QModelIndex | QPersistentModelIndex
_WIDEST: Final = 44  # a cell, in characters
_FLATTEST: Final = 0.62  # the height of a cell that has all the width it wants
_NARROWEST: Final = 8
_LEAST_ROWS: Final = 8  # that are seen without scrolling within the matrix
_LONGEST_HEADING: Final = 20
_ROOMY: Final = 5  # lines; in a cell as tall the count is written large
_LARGE: Final = 1.6
_LARGER: Final = 2.2  # in a cell twice as tall
_OUTLINE: Final = 3  # pixels of a cell that its outline takes
_BOLDER: Final = 1.1
_WIDEST_SHARE: Final = "100.0\N{NO-BREAK SPACE}%"  # all cells have shares, or none
_ROOM_TO_MARK: Final = 18  # pixels of a cell that has room for a mark within its outline


class HeatMap(QTableView):
    """A table whose cells can be reached and opened by mouse and keys."""

    opened = Signal(int, int)  # row, column
    looked_at = Signal(int, int)  # row, column under the pointer or the cursor
    fitted = Signal()  # the cells have another size

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        lay_flat(self)
        claim(self, RETURN)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        model.modelReset.connect(self._fit_cells)
        self.clicked.connect(self._open)
        self.entered.connect(self._look_at)
        self.selectionModel().currentChanged.connect(self._look_at)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell with Return."""
        if event.key() in RETURN:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cells share the room."""
        super().resizeEvent(event)
        self._fit_cells()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_cells()

    def sizeHint(self) -> QSize:
        """Return room for a matrix of two or three classes."""
        character = self.fontMetrics().averageCharWidth()
        return QSize(2 * _WIDEST * character, 20 * character)

    def height_in(self, width: int, height: int) -> int:
        """Return how much of the height of a place the matrix can use, in pixels."""
        classes = max(self.model().rowCount(), 1)
        names = min(self.verticalHeader().sizeHint().width(), self._longest_heading())
        most = self._most_height(self._cell_width((width - names) // classes))
        wanted = self.horizontalHeader().sizeHint().height() + classes * most + 2
        # The page can be scrolled: better so than a glimpse of a matrix of many classes.
        least = min(classes, _LEAST_ROWS) * self._least_height()
        least += self.horizontalHeader().sizeHint().height() + 2
        return min(wanted, max(height, least, self.minimumSizeHint().height()))

    def most_width(self) -> int:
        """Return the width with which the cells are as wide as they get, in pixels."""
        widest = self.model().rowCount() * self._cell_width(self.maximumWidth())
        return self.verticalHeader().width() + widest + 2

    def margins(self) -> tuple[int, int]:
        """Return the widths left of the cells and right of them, in pixels."""
        left = self.verticalHeader().width()
        return left, max(self.width() - left - self.horizontalHeader().length(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return room for the names and a few of the narrowest cells."""
        metrics = self.fontMetrics()
        names = min(self.verticalHeader().sizeHint().width(), self._longest_heading())
        shown = min(max(self.model().rowCount(), 2), 4)
        width = names + shown * _NARROWEST * metrics.averageCharWidth()
        return QSize(width, (shown * 2 + 2) * (metrics.height() + TIGHT))

    def _longest_heading(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LONGEST_HEADING

    def _fit_cells(self) -> None:
        classes = self.model().rowCount()
        if not classes:
            return
        heading = self.verticalHeader().sizeHint().width()
        self.verticalHeader().setFixedWidth(min(heading, self._longest_heading()))
        width = self._cell_width(self.viewport().width() // classes)
        self.horizontalHeader().setDefaultSectionSize(width)
        tall = self.viewport().height() // classes
        least = self._least_height()
        most = self._most_height(width)
        self.verticalHeader().setDefaultSectionSize(min(max(tall, least), most))
        self.fitted.emit()

    def _cell_width(self, room: int) -> int:
        character = self.fontMetrics().averageCharWidth()
        return min(max(room, character * _NARROWEST), character * _WIDEST)

    def _most_height(self, width: int) -> int:
        return max(round(width * _FLATTEST), self._least_height())

    def _least_height(self) -> int:
        return 2 * self.fontMetrics().height() + 2 * TIGHT

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(CountRole):
            self.opened.emit(index.row(), index.column())

    def _look_at(self, index: QModelIndex) -> None:
        if index.isValid():
            self.looked_at.emit(index.row(), index.column())


class _CellPainter(QStyledItemDelegate):
    """Paints count and share; errors have an outline, hits are bold."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        part = float(index.data(ShareRole))
        colours = Colours.of(option.palette)
        fill = colours.heat(part)
        ink = text_on(fill)
        cell = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.fillRect(cell, fill)
        if index.data(IsErrorRole):
            _outline(painter, cell.adjusted(1, 1, -2, -2), QPen(colours.disagree, 2))
        inset = 4 if min(cell.width(), cell.height()) >= _ROOM_TO_MARK else 1
        marked = cell.adjusted(inset, inset, -inset - 1, -inset - 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, marked, QPen(ink, 2))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            _outline(painter, marked, QPen(ink, 1, Qt.PenStyle.DotLine))
        painter.setPen(ink)
        lines = _fitting(index, cell, option.fontMetrics)
        _write(painter, option, cell, lines, bool(index.data(IsHitRole)))
        painter.restore()


def _fitting(index: _Index, cell: QRect, metrics: QFontMetrics) -> list[str]:
    """Return the lines that a cell has room for."""
    count, *more = str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")
    short = index.data(ShortRole)
    if short is None:
        return [count, *more]
    room = cell.width() - 2 * _OUTLINE
    # Bold, as hits are, is wider than what is measured here.
    if metrics.horizontalAdvance(count) * _BOLDER > room:
        count = str(short)
    is_tall = cell.height() >= 2 * metrics.height()
    has_room = is_tall and metrics.horizontalAdvance(_WIDEST_SHARE) <= room
    return [count, *more] if has_room else [count]


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    cell: QRect,
    words: Sequence[str],
    is_hit: bool,
) -> None:
    """Write lines in the middle of a cell, the first of them larger where there is room."""
    font = QFont(option.font)
    font.setBold(is_hit)
    lines_of_room = cell.height() / option.fontMetrics.height()
    if lines_of_room > _ROOMY:
        scale = _LARGER if lines_of_room > 2 * _ROOMY else _LARGE
        font.setPointSizeF(font.pointSizeF() * scale)
    lines = [(font if number == 0 else option.font, text) for number, text in enumerate(words)]
    heights = [QFontMetrics(font).height() for font, _ in lines]
    top = cell.center().y() - sum(heights) // 2
    for (font, text), height in zip(lines, heights, strict=True):
        painter.setFont(font)
        where = QRect(cell.left(), top, cell.width(), height)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        top += height


def _outline(painter: QPainter, rect: QRect, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
