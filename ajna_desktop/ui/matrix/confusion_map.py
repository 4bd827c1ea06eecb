"""The confusion matrix of two classes or of many: from large cells to one pixel each."""

from typing import Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ajna_desktop.ui.claimed_keys import RETURN
from ajna_desktop.ui.matrix.class_header import ClassHeader
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.matrix.picture import picture_of
from ajna_desktop.ui.theme import TIGHT, Colours

_ZOOM: Final = 1.3  # a step
_LEAST_CHARACTERS: Final = 4  # of a cell that is written in
_SQUARE: Final = 0.62  # height of a cell, of its width, once it is written in
_LEAST_LINES: Final = 32  # of text, in whose height a matrix of many classes is seen
_MARK: Final = 7  # pixels, the least size of the mark around a small cell
_ZOOM_KEYS: Final = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_Index = QModelIndex | QPersistentModelIndex
_Modifier = Qt.KeyboardModifier


class ConfusionMap(HeatMap):
    """A heat map that zooms, whose rows and columns can be opened, too."""

    row_opened = Signal(int)
    column_opened = Signal(int)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        self._cells = model
        self._zoom: int | None = None  # the width of a cell in pixels; None fits them in
        self._picture: QImage | None = None
        self._is_fitting = False
        super().__init__(model, parent)
        for header, opened in (
            (ClassHeader(Qt.Orientation.Horizontal, self), self.column_opened),
            (ClassHeader(Qt.Orientation.Vertical, self), self.row_opened),
        ):
            if header.orientation() == Qt.Orientation.Horizontal:
                self.setHorizontalHeader(header)
            else:
                self.setVerticalHeader(header)
            header.setSectionResizeMode(ClassHeader.ResizeMode.Fixed)
            header.chosen.connect(opened)
        model.dataChanged.connect(self._forget_picture)
        model.modelReset.connect(self._forget_picture)
        self.looked_at.connect(self._mark_names)

    @property
    def is_written(self) -> bool:
        """Whether cells are large enough to be written in."""
        return self.horizontalHeader().defaultSectionSize() >= self._least_written()

    def zoom_by(self, steps: int) -> None:
        """Make cells larger, or smaller for negative `steps`; the cell in hand stays put."""
        index = self.currentIndex()
        rect = self.visualRect(index)
        is_seen = index.isValid() and self.viewport().rect().intersects(rect)
        self._zoom_at(rect.center() if is_seen else self.viewport().rect().center(), steps)

    def fit(self) -> None:
        """Show every cell again, as far as there are pixels."""
        self._zoom = None
        self._fit_cells()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it to the middle."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def is_dense(self, width: int) -> bool:
        """Say whether there are more classes than large cells in so many pixels."""
        names = min(self.verticalHeader().sizeHint().width(), self._longest_heading())
        return (width - names) // max(self.model().rowCount(), 1) < self._least_width()

    def height_in(self, width: int, height: int) -> int:
        """Return how much of the height of a place the matrix can use, in pixels."""
        if not self.is_dense(width):
            return super().height_in(width, height)
        names = min(self.verticalHeader().sizeHint().width(), self._longest_heading())
        classes = max(self.model().rowCount(), 1)
        # The page can be scrolled: better so than a glimpse of very many cells.
        cell = max((width - names) // classes, 1)
        whole = self.horizontalHeader().sizeHint().height() + classes * cell
        return max(height, min(whole, _LEAST_LINES * self.fontMetrics().height()))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of zooming, which commands of the program have, too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & (
                _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
            )
            if is_plain and (event.key() in _ZOOM_KEYS or event.key() == Qt.Key.Key_F):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and −, fit with F, go to the next error with Ctrl and an arrow.

        Return opens the cell, with Shift its row, with Ctrl its column.
        """
        is_control = bool(event.modifiers() & _Modifier.ControlModifier)
        key, here = Qt.Key(event.key()), self.currentIndex()
        if is_control and key in _STEPS:
            self._go_to_next_error(*_STEPS[key])
        elif key in RETURN and is_control and here.isValid():
            self.column_opened.emit(here.column())
        elif key in RETURN and event.modifiers() & _Modifier.ShiftModifier and here.isValid():
            self.row_opened.emit(here.row())
        elif not is_control and key in _ZOOM_KEYS:
            self.zoom_by(_ZOOM_KEYS[key])
        elif not is_control and key == Qt.Key.Key_F:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl held down."""
        if not event.modifiers() & _Modifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            self._zoom_at(event.position().toPoint(), 1 if turned > 0 else -1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw written cells one by one, smaller ones as one picture."""
        if self.is_written or not self.model().rowCount():
            super().paintEvent(event)
            return
        if self._picture is None:
            self._picture = picture_of(self._cells, Colours.of(self.palette()))
        size = self.horizontalHeader().defaultSectionSize()
        left, top = self.horizontalHeader().offset(), self.verticalHeader().offset()
        shown = event.rect()
        part = QRectF(shown.translated(left, top))
        within = QRectF(
            part.left() / size, part.top() / size, part.width() / size, part.height() / size
        )
        painter = QPainter(self.viewport())
        painter.drawImage(QRectF(shown), self._picture, within)
        self._mark_current(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._forget_picture()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Draw the mark of the current cell anew."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _mark_current(self, painter: QPainter) -> None:
        """Draw lines through the current cell, which may be no larger than a point."""
        index = self.currentIndex()
        if not index.isValid():
            return
        cell = self.visualRect(index)
        grown = max((_MARK - cell.width()) // 2, 1)
        frame = cell.adjusted(-grown, -grown, grown, grown)
        ink = self.palette().windowText().color()
        painter.setPen(QPen(ink, 2))
        painter.drawRect(frame)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
        middle, room = frame.center(), self.viewport().rect()
        painter.drawLine(room.left(), middle.y(), frame.left(), middle.y())
        painter.drawLine(middle.x(), room.top(), middle.x(), frame.top())

    def _mark_names(self, row: int, column: int) -> None:
        for header, section in (
            (self.verticalHeader(), row),
            (self.horizontalHeader(), column),
        ):
            if isinstance(header, ClassHeader):
                header.mark(section)

    def _forget_picture(self) -> None:
        self._picture = None
        self.viewport().update()

    def _go_to_next_error(self, down: int, right: int) -> None:
        """Go on within the row or the column to the next cell that holds confused scans."""
        index = self.currentIndex()
        if not index.isValid():
            return
        here = index.row() if down else index.column()
        counts = self._cells.matrix.counts
        line = (counts[:, index.column()] if down else counts[index.row()]) != 0
        line[index.column() if down else index.row()] = False  # the diagonal
        step = down or right
        ahead = np.flatnonzero(line[here + 1 :] if step > 0 else line[:here][::-1])
        if len(ahead):
            place = here + step * (int(ahead[0]) + 1)
            row, column = (place, index.column()) if down else (index.row(), place)
            self.setCurrentIndex(self.model().index(row, column))

    def _fit_cells(self) -> None:
        """Give cells their size; as HeatMap does where there is room for its large ones."""
        classes = self.model().rowCount()
        if not classes or self._is_fitting:
            return
        self._is_fitting = True
        try:
            self._fit_names()
            room = self.viewport().size()
            is_roomy = room.width() // classes >= self._least_width() and (
                room.height() // classes >= self._least_height()
            )
            if self._zoom is None and is_roomy:
                super()._fit_cells()
            else:
                self._set_cell(room.width() // classes, room.height() // classes)
        finally:
            self._is_fitting = False
        # Scroll bars that are no longer needed go, and leave their room to the cells.
        self.updateGeometries()

    def _fit_names(self) -> None:
        classes = self.model().rowCount()
        for names in (self.verticalHeader(), self.horizontalHeader()):
            if isinstance(names, ClassHeader):
                names.expect(self._cells.matrix.labels)
        heading = self.verticalHeader().sizeHint().width()
        self.verticalHeader().setFixedWidth(min(heading, self._longest_heading()))
        header = self.horizontalHeader()
        width = self._zoom or self.viewport().width() // classes
        if isinstance(header, ClassHeader):
            header.stand(width < self._least_width())
            header.setFixedHeight(header.sizeHint().height())
        self.updateGeometries()

    def _set_cell(self, most_width: int, most_height: int) -> None:
        """Set the size asked for with the zoom, else the largest within these limits."""
        width = self._zoom or max(min(most_width, most_height), 1)
        if self._zoom is None and width >= self._least_written():
            width = most_width
        # Words of two lines are as high as the narrowest cell in which there is one.
        height = max(round(width * _SQUARE), min(width, self._least_height()))
        if self._zoom is None:
            height = min(height, max(most_height, 1))
        self.horizontalHeader().setDefaultSectionSize(width)
        self.verticalHeader().setDefaultSectionSize(height)
        self.fitted.emit()

    def _zoom_at(self, place: QPoint, steps: int) -> None:
        """Zoom so that what lies at `place` of the viewport stays there."""
        header, side = self.horizontalHeader(), self.verticalHeader()
        before = QPointF(
            (place.x() + header.offset()) / max(header.defaultSectionSize(), 1),
            (place.y() + side.offset()) / max(side.defaultSectionSize(), 1),
        )
        width = header.defaultSectionSize()
        wanted = round(width * _ZOOM**steps)
        wanted = max(wanted, width + 1) if steps > 0 else min(wanted, width - 1)
        self._zoom = min(max(wanted, 1), self._cell_width(self.maximumWidth()))
        self._fit_cells()
        self.horizontalScrollBar().setValue(
            round(before.x() * header.defaultSectionSize() - place.x())
        )
        self.verticalScrollBar().setValue(
            round(before.y() * side.defaultSectionSize() - place.y())
        )
        self.viewport().update()

    def _least_width(self) -> int:
        return self._cell_width(0)

    def _least_written(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.averageCharWidth() * _LEAST_CHARACTERS, metrics.height() + TIGHT)
