"""A grid of equal cells whose cost does not depend on how many there are.

`QListView` lays out every item, so that 100,000 of them fill in over seconds and *select all*
walks them all; equal cells need a division instead.
"""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyleOptionRubberBand,
    QStyleOptionViewItem,
    QWidget,
)

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_STEPS: Final = {  # (columns, lines)
    _Action.MoveLeft: (-1, 0),
    _Action.MovePrevious: (-1, 0),
    _Action.MoveRight: (1, 0),
    _Action.MoveNext: (1, 0),
    _Action.MoveUp: (0, -1),
    _Action.MoveDown: (0, 1),
}


class GridView(QAbstractItemView):
    """Cells of one size from left to right and from top to bottom, scrolled by pixels."""

    shown_rows_changed = Signal(int, int)  # first and last row on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_rows = (0, 0)  # first, and one beyond the last
        self._cell: QSize | None = None  # asked of the delegate; a paint wants it often
        self._band = QRect()  # the rubber band, in pixels of the whole grid
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    @property
    def columns(self) -> int:
        """Number of cells side by side."""
        return max(self.viewport().width() // max(self._least_cell().width(), 1), 1)

    @property
    def shown_rows(self) -> range:
        """The rows that are at least partly on the screen."""
        height = self._cell_height()
        top = self.verticalOffset()
        first = top // height * self.columns
        last = ((top + self.viewport().height() - 1) // height + 1) * self.columns
        return range(min(first, self._rows()), min(last, self._rows()))

    def selected_rows(self) -> list[range]:
        """Return the selected rows as ascending ranges: cheap also when all are selected."""
        picked = [
            range(part.top(), part.bottom() + 1)
            for part in self.selectionModel().selection().toList()
        ]
        return sorted(picked, key=lambda rows: rows.start)

    def select_rows(self, rows: list[range]) -> None:
        """Select just these rows."""
        selection = QItemSelection()
        for part in rows:
            selection.select(self._index(part.start), self._index(part.stop - 1))
        self.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def top_of(self, row: int) -> int:
        """Return where the line of a row begins, in pixels from the top of the viewport."""
        return row // self.columns * self._cell_height() - self.verticalOffset()

    def scroll_row_to(self, row: int, top: int) -> None:
        """Scroll so that the line of `row` begins `top` pixels below the upper edge."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(row // self.columns * self._cell_height() - top)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:  # noqa: N802 - Qt
        """Let another delegate say how large cells are."""
        super().setItemDelegate(delegate)
        self._cell = None

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Return the cell of `index`, in the viewport's coordinates."""
        if not index.isValid():
            return QRect()
        line, column = divmod(index.row(), self.columns)
        width, columns = self.viewport().width(), self.columns
        left = column * width // columns  # the width that is over is spread
        right = (column + 1) * width // columns
        top = line * self._cell_height() - self.verticalOffset()
        return QRect(left, top, right - left, self._cell_height())

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return whose cell `point` is in, also beyond the edges of the viewport."""
        row = self._row_at(point)
        return self._index(row) if 0 <= row < self._rows() else QModelIndex()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell onto the screen, moving no more than needed."""
        if not index.isValid():
            return
        self.updateGeometries()
        rect, height = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0 or rect.height() > height:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() + 1 - height)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where an arrow key, Home, End or a page key leads."""
        rows = self._rows()
        if not rows:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self._index(0)
        if action == _Action.MoveHome:
            return self._index(0)
        if action == _Action.MoveEnd:
            return self._index(rows - 1)
        page = max(self.viewport().height() // self._cell_height(), 1)
        lines = {_Action.MovePageUp: -page, _Action.MovePageDown: page}
        columns_on, lines_on = _STEPS.get(action, (0, lines.get(action, 0)))
        if columns_on:
            return self._index(min(max(row + columns_on, 0), rows - 1))
        return self._index(self._row_by_lines(row, lines_on))

    def horizontalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return 0: a grid never scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return how many pixels are above the viewport."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:  # noqa: N802 - Qt's name
        """Return False: every scan of an answer is shown."""
        return False

    def setSelection(  # noqa: N802 - Qt's name
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select cells: those a rubber band touches, else all from one corner to the other."""
        selection = QItemSelection()
        if rows := self._rows():
            if self.state() == QAbstractItemView.State.DragSelectingState:
                self._band = rect.normalized().translated(0, self.verticalOffset())
                parts = self._rows_touched(rect.normalized())
            else:
                one, other = self._row_at(rect.topLeft()), self._row_at(rect.bottomRight())
                parts = [range(min(one, other), max(one, other) + 1)]
            for part in parts:
                first, last = max(part.start, 0), min(part.stop, rows) - 1
                if first <= last:
                    selection.select(self._index(first), self._index(last))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(  # noqa: N802 - Qt's name
        self, selection: QItemSelection
    ) -> QRegion:
        """Return what to paint again; the whole viewport costs less than finding out."""
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Ask how large cells are now, and tell the scroll bar how long the grid is."""
        self._cell = None
        height = self._cell_height()
        lines = -(-self._rows() // self.columns)
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(height // 3, 1))  # a notch of the wheel is a line
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(lines * height - self.viewport().height(), 0))
        super().updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Return to the program's commands; the rest is as in every list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay at the same scans when the columns change, at the current one if it is seen."""
        first, end = self._shown_rows
        super().resizeEvent(event)
        self.scroll_row_to(first, 0)
        if self.currentIndex().row() in range(first, end):
            self.scrollTo(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the rubber band away."""
        super().mouseReleaseEvent(event)
        self._band = QRect()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Move what is painted, so that only what came into view is painted anew."""
        self.viewport().scroll(0, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells on the screen, and no others."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection, current = self.selectionModel(), self.currentIndex().row()
        delegate, has_focus = self.itemDelegate(), self.hasFocus()
        plain = option.state & ~QStyle.StateFlag.State_HasFocus
        hovered = self._row_at(self.viewport().mapFromGlobal(self.cursor().pos()))
        is_hovering = self.viewport().underMouse()
        for row in self.shown_rows:
            index = self._index(row)
            option.rect = self.visualRect(index)
            if not event.region().intersects(option.rect):
                continue
            state = plain
            if selection.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == current:
                state |= QStyle.StateFlag.State_KeyboardFocusChange
                if has_focus:
                    state |= QStyle.StateFlag.State_HasFocus
            if is_hovering and row == hovered:
                state |= QStyle.StateFlag.State_MouseOver
            option.state = state
            delegate.paint(painter, option, index)
        if not self._band.isNull():
            self._paint_band(painter)
        painter.end()
        self._announce_shown_rows()

    def _paint_band(self, painter: QPainter) -> None:
        band = QStyleOptionRubberBand()
        band.initFrom(self)
        band.opaque = False
        band.rect = self._band.translated(0, -self.verticalOffset())
        self.style().drawControl(QStyle.ControlElement.CE_RubberBand, band, painter, self)

    def _announce_shown_rows(self) -> None:
        shown = self.shown_rows
        if (shown.start, shown.stop) != self._shown_rows:
            self._shown_rows = (shown.start, shown.stop)
            self.shown_rows_changed.emit(shown.start, shown.stop - 1)

    def _row_by_lines(self, row: int, lines: int) -> int:
        last, columns = self._rows() - 1, self.columns
        line = min(max(row // columns + lines, 0), last // columns)
        # Below the end of a last line that is not full is its last cell.
        return min(line * columns + row % columns, last)

    def _row_at(self, point: QPoint) -> int:
        width, columns = max(self.viewport().width(), 1), self.columns
        column = min(max(point.x() * columns // width, 0), columns - 1)
        # What `visualRect` rounds down may belong to the next column.
        if column + 1 < columns and point.x() >= (column + 1) * width // columns:
            column += 1
        return (point.y() + self.verticalOffset()) // self._cell_height() * columns + column

    def _rows_touched(self, rect: QRect) -> list[range]:
        columns = self.columns
        first, last = self._row_at(rect.topLeft()), self._row_at(rect.bottomRight())
        left, right = first % columns, last % columns
        lines = range(max(first // columns, 0), last // columns + 1)
        return [range(line * columns + left, line * columns + right + 1) for line in lines]

    def _rows(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _index(self, row: int) -> QModelIndex:
        return self.model().index(row, 0)

    def _least_cell(self) -> QSize:
        if self._cell is None:
            self._cell = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        return self._cell

    def _cell_height(self) -> int:
        return max(self._least_cell().height(), 1)
