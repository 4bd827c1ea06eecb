"""Precision, recall, F1 and support of every class."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.confusion import ClassFigures, ConfusionMatrix
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.matrix.sorted_table import (
    Heading,
    Index,
    SortedTable,
    SortedTableModel,
)
from ajna_desktop.ui.theme import SMALL

_NAME: Final = 0  # the column of names
_CHARACTERS: Final = 70
_NARROWEST: Final = 10  # characters of a column
_MOST_LINES: Final = 16  # that it asks room for; the others are scrolled to


class ClassTable(SortedTable):
    """A line a class, and their mean below."""

    class_chosen = Signal(str)
    class_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._figures = ClassTableModel()
        super().__init__(self._figures, parent)
        self._figures.setParent(self)
        self.setAccessibleName(self.tr("Figures of each class"))
        narrowest = _NARROWEST * self.fontMetrics().averageCharWidth()
        self.horizontalHeader().setMinimumSectionSize(narrowest)
        words = self._figures.words
        self.line_chosen.connect(lambda line: self.class_chosen.emit(words(line, _NAME)))
        self.line_opened.connect(lambda line: self.class_opened.emit(words(line, _NAME)))

    def show_matrix(self, matrix: ConfusionMatrix) -> None:
        """Show the figures read off `matrix`."""
        lines = self._figures.rowCount()
        self._figures.show_figures(matrix.per_class())
        if lines != self._figures.rowCount():
            self.fit_font()
            self.updateGeometry()

    def show_only(self, text: str) -> None:
        """Show only the classes whose name has `text`, in any case."""
        self._figures.show_only(text)

    def height_of(self, lines: int) -> int:
        """Return the height that shows so many lines, or all where there are fewer."""
        height = (
            min(self.model().rowCount(), lines) * self.verticalHeader().defaultSectionSize()
        )
        return height + self.horizontalHeader().sizeHint().height() + 2

    def sizeHint(self) -> QSize:
        """Return room for the lines, every column and a name of fair length."""
        width = _CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(width, self.height_of(_MOST_LINES))

    def minimumSizeHint(self) -> QSize:
        """Return room for three lines."""
        metrics = self.fontMetrics()
        return QSize(20 * metrics.averageCharWidth(), 4 * (metrics.height() + SMALL))


class ClassTableModel(SortedTableModel):
    """Class figures; the last row is the mean of the classes that have scans."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[ClassFigures] = ()
        self._text = ""

    def show_figures(self, figures: Sequence[ClassFigures]) -> None:
        """Replace what is shown."""
        self._figures = tuple(figures)
        numbers = np.array(
            [(one.precision, one.recall, one.f1, one.support) for one in figures], np.float64
        ).reshape(-1, 4)
        names = np.array([one.label.casefold() for one in figures], object)
        fits = None
        if self._text:
            fits = np.array([self._text in name for name in names], bool)
        self.show_columns((names, *numbers.T), fits)

    def show_only(self, text: str) -> None:
        """Show only the classes whose name has `text`, in any case."""
        if text.casefold() != self._text:
            self._text = text.casefold()
            self.show_figures(self._figures)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return a row a class and one for their mean; a cell has no children."""
        lines = super().rowCount(parent)
        return lines + 1 if lines else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one figure."""
        is_mean = index.isValid() and self.line_at(index.row()) is None
        if is_mean and role == Qt.ItemDataRole.DisplayRole:
            return self._mean()[index.column()]
        if is_mean and role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)

    def made_headings(self) -> Sequence[Heading]:
        """Return what the columns hold, in the language of the window."""
        return (
            Heading(self.tr("Class"), self.tr("The true label"), is_name=True),
            Heading(
                self.tr("Precision"), self.tr("Of those predicted so, how many are labelled so")
            ),
            Heading(
                self.tr("Recall"), self.tr("Of those labelled so, how many are predicted so")
            ),
            Heading(self.tr("F1"), self.tr("Harmonic mean of precision and recall")),
            Heading(self.tr("Scans"), self.tr("Scans labelled so (support)")),
        )

    def words(self, line: int, column: int) -> str:
        """Return one figure of a class."""
        figures = self._figures[line]
        if column == _NAME:
            return figures.label
        shares = (figures.precision, figures.recall, figures.f1)
        return share(shares[column - 1]) if column <= len(shares) else whole(figures.support)

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
