"""The table of classifiers: sorted, ticked and read by mouse and keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.compare.figure_delegate import FigureDelegate, NameDelegate
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.compare.method_model import FIRST_FIGURE, NAME, LineRole, MethodModel
from ajna_desktop.ui.matrix.flat_table import FlatHeader, lay_flat

_WIDEST_NAME: Final = 42  # characters
_NARROWEST: Final = 11
_LEAST_LINES: Final = 3
_KEYS: Final = RETURN | {Qt.Key.Key_Space}


class MethodTable(QTableView):
    """A line a classifier; the current one is looked at below."""

    chosen = Signal(object)  # MethodLine, None where there is none
    train_wanted = Signal(str)  # name of a method
    ticked = Signal()

    def __init__(self, model: MethodModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._methods = model
        self.setModel(model)
        self._figures = FigureDelegate(self)
        self.setItemDelegate(self._figures)
        self.setItemDelegateForColumn(NAME, NameDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Classifiers compared"))
        lay_flat(self)
        self.setHorizontalHeader(_SortedHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        claim(self, _KEYS)
        model.modelReset.connect(self._fit)
        model.layoutChanged.connect(self._span_reasons)
        model.dataChanged.connect(lambda *_: self.ticked.emit())
        self.selectionModel().currentRowChanged.connect(self._announce)

    def show_lines(self, lines: Sequence[MethodLine], labels: Sequence[Label]) -> None:
        """Replace what is shown; the current line stays so where it is still there.

        With the first figures, the best is looked at.
        """
        had_figures = any(line.is_compared for line in self._methods.lines)
        current = self.current_line() if had_figures else None
        self._methods.show_lines(lines, labels)
        row = None if current is None else self._methods.row_of(current.key)
        if row is None and self._methods.rowCount():
            row = 0
        if row is not None:
            self.setCurrentIndex(self._methods.index(row, NAME))
        else:
            self.chosen.emit(None)

    def current_line(self) -> MethodLine | None:
        """Return the line that is looked at."""
        line: MethodLine | None = self.currentIndex().data(LineRole)
        return line

    def sort_by(self, column: int) -> None:
        """Sort by a column, the best first."""
        is_falling = self._methods.columns[column].best_first
        order = Qt.SortOrder.DescendingOrder if is_falling else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current line with Space; train with Return where it is not trained yet.

        Home and End go to the first and the last line: lines are chosen, not columns.
        """
        index = self.currentIndex().siblingAtColumn(NAME)
        line = self.current_line()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            self._methods.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        elif event.key() in RETURN and line is not None:
            self._train(line)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row = 0 if event.key() == Qt.Key.Key_Home else self._methods.rowCount() - 1
            self.setCurrentIndex(self._methods.index(row, NAME))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point with a hand at what can be clicked."""
        super().mouseMoveEvent(event)
        is_link = self._link_at(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Train what the link under the pointer is about."""
        super().mouseReleaseEvent(event)
        line = self._link_at(event)
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            self._train(line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return room for every line."""
        lines = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + lines + 2
        return QSize(80 * self.fontMetrics().averageCharWidth(), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        height = (_LEAST_LINES + 1) * self.verticalHeader().defaultSectionSize()
        return QSize(30 * self.fontMetrics().averageCharWidth(), height)

    def _train(self, line: MethodLine) -> None:
        if not line.is_compared and not line.reason:
            self.train_wanted.emit(line.name)

    def _link_at(self, event: QMouseEvent) -> MethodLine | None:
        index = self.indexAt(event.position().toPoint())
        line: MethodLine | None = index.data(LineRole)
        if line is None or line.is_compared or line.reason or index.column() != FIRST_FIGURE:
            return None
        option = QStyleOptionViewItem()
        option.initFrom(self)
        x = round(event.position().x()) - self.visualRect(index).left()
        return line if self._figures.is_on_link(option, x, line) else None

    def _announce(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(LineRole))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        option = QStyleOptionViewItem()
        option.initFrom(self)
        height = self._figures.sizeHint(option, QModelIndex()).height()
        self.verticalHeader().setDefaultSectionSize(height)
        character = metrics.averageCharWidth()
        header = self.horizontalHeader()
        for column in range(self._methods.columnCount()):
            wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            if column == NAME:
                wanted = min(wanted, _WIDEST_NAME * character)
            elif column == FIRST_FIGURE:
                wanted = header.sectionSizeHint(column)  # reasons have the whole line
            header.resizeSection(column, max(wanted, _NARROWEST * character))
        self._span_reasons()
        self.updateGeometry()

    def _span_reasons(self) -> None:
        """Let a reason have the whole line."""
        self.clearSpans()
        last = self._methods.columnCount() - FIRST_FIGURE
        for row, line in enumerate(self._methods.lines):
            if not line.is_compared and last > 1:
                self.setSpan(row, FIRST_FIGURE, 1, last)


class _SortedHeader(FlatHeader):
    """Plain words, and an arrow at the column that the lines are sorted by."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSortIndicator(FIRST_FIGURE, Qt.SortOrder.DescendingOrder)

    def _words(self, section: int) -> str:
        words = super()._words(section)
        if section != self.sortIndicatorSection():
            return words
        is_rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return f"{words} {'▴' if is_rising else '▾'}"
