"""Precision, recall, F1 and support of every class."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ajna_desktop.domain.confusion import ClassFigures, ConfusionMatrix
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.matrix.flat_table import lay_flat
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.wording import as_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NAME: Final = 0  # the column of names
_CHARACTERS: Final = 70
_NARROWEST: Final = 10  # characters of a column


class ClassTable(QTableView):
    """A line a class, and their mean below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = ClassTableModel(self)
        self.setModel(self._figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Figures of each class"))
        lay_flat(self)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_NARROWEST * self.fontMetrics().averageCharWidth())

    def show_matrix(self, matrix: ConfusionMatrix) -> None:
        """Show the figures read off `matrix`."""
        self._figures.show_figures(matrix.per_class())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SMALL)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for every line, every column and a name of fair length."""
        lines = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + lines + 2
        return QSize(_CHARACTERS * self.fontMetrics().averageCharWidth(), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for three lines."""
        metrics = self.fontMetrics()
        return QSize(20 * metrics.averageCharWidth(), 4 * (metrics.height() + SMALL))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters are commands here."""


class ClassTableModel(QAbstractTableModel):
    """Class figures; the last row is the mean of the classes that have scans."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[ClassFigures] = ()

    def show_figures(self, figures: Sequence[ClassFigures]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._figures = tuple(figures)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return a row a class and one for their mean; a cell has no children."""
        return 0 if parent.isValid() or not self._figures else len(self._figures) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of figures and the name; a cell has no children."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._headings()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._headings()[section][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one figure."""
        if not index.isValid():
            return None
        is_mean = index.row() == len(self._figures)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._mean() if is_mean else _line(self._figures[index.row()])
            return row[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and is_mean:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _headings(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Class"), self.tr("The true label")),
            (self.tr("Precision"), self.tr("Of those predicted so, how many are labelled so")),
            (self.tr("Recall"), self.tr("Of those labelled so, how many are predicted so")),
            (self.tr("F1"), self.tr("Harmonic mean of precision and recall")),
            (self.tr("Scans"), self.tr("Scans labelled so (support)")),
        )

    def _mean(self) -> tuple[str, ...]:
        counted = [figures for figures in self._figures if figures.support]
        classes = max(len(counted), 1)
        return (
            self.tr("Mean / total"),
            share(sum(figures.precision for figures in counted) / classes),
            share(sum(figures.recall for figures in counted) / classes),
            share(sum(figures.f1 for figures in counted) / classes),
            whole(sum(figures.support for figures in counted)),
        )


def _line(figures: ClassFigures) -> tuple[str, ...]:
    return (
        figures.label,
        share(figures.precision),
        share(figures.recall),
        share(figures.f1),
        whole(figures.support),
    )


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == _NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
