"""The figures of every slice, the worst first until it is sorted otherwise."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.slices import Slice
from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.matrix.sorted_table import Heading, SortedTable, SortedTableModel
from ajna_desktop.ui.theme import SMALL

_NOTHING: Final = "–"
_CHARACTERS: Final = 70
_MOST_LINES: Final = 12  # that it asks room for; the others are scrolled to


class SliceTable(SortedTable):
    """A line a slice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._slices = SliceTableModel()
        super().__init__(self._slices, parent)
        self._slices.setParent(self)
        self.setAccessibleName(self.tr("Figures of each slice"))

    def show_slices(self, slices: Sequence[Slice]) -> None:
        """Replace what is shown."""
        self._slices.show_slices(slices)
        self.fit_font()
        if slices and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def current(self) -> int | None:
        """Return the number of the slice that is gone to; None without any."""
        return self._slices.line_at(self.currentIndex().row())

    def sizeHint(self) -> QSize:
        """Return room for some lines, every column and a name of fair length."""
        lines = min(self.model().rowCount(), _MOST_LINES) + 2
        height = lines * (self.fontMetrics().height() + SMALL)
        return QSize(_CHARACTERS * self.fontMetrics().averageCharWidth(), height)


class SliceTableModel(SortedTableModel):
    """Slices with their figures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices: Sequence[Slice] = ()

    def show_slices(self, slices: Sequence[Slice]) -> None:
        """Replace what is shown."""
        self._slices = tuple(slices)
        figures = np.array(
            [
                (
                    one.scans, one.errors, one.accuracy.value, -(one.accuracy.high or 0),
                    _value(one.recall), _value(one.precision),
                    -1 if one.auc is None else one.auc,
                )
                for one in slices
            ],
            np.float64,
        ).reshape(-1, 7)  # fmt: skip
        names = np.array([(one.name or "").casefold() for one in slices], object)
        self.show_columns((names, *figures.T))

    def made_headings(self) -> Sequence[Heading]:
        """Return what the columns hold, in the language of the window."""
        return (
            Heading(self.tr("Value"), self.tr("What the scans have in this column"), True),
            Heading(self.tr("Scans"), self.tr("With a label and a prediction")),
            Heading(self.tr("Errors"), self.tr("Predicted otherwise than labelled")),
            Heading(self.tr("Accuracy"), self.tr("Share that is predicted as labelled")),
            Heading(
                self.tr("95 %"),
                self.tr(
                    "In which interval the accuracy lies; a patient or container counts once. "
                    "Slices are in the order of its upper end, the lowest first."
                ),
            ),
            Heading(self.tr("Recall"), self.tr("Of those labelled so, how many are found")),
            Heading(self.tr("Precision"), self.tr("Of those predicted so, how many are right")),
            Heading(
                self.tr("AUC"), self.tr("Area under the ROC curve: the class against the rest")
            ),
        )

    def words(self, line: int, column: int) -> str:
        """Return one cell of a slice."""
        one = self._slices[line]
        if column == 0:
            return self.tr("none") if one.name is None else displayable(one.name)
        if column in (1, 2):
            return whole(one.scans if column == 1 else one.errors)
        if column == 4:
            return between(one.accuracy)
        if column == 7:
            return _NOTHING if one.auc is None else decimal(one.auc, 3)
        figure = {3: one.accuracy, 5: one.recall, 6: one.precision}[column]
        return _NOTHING if figure is None else share(figure.value)

    def widest_words(self, column: int) -> str:
        """Return what takes most room in a column."""
        every = (self.words(line, column) for line in range(len(self._slices)))
        return max(every, key=len, default="")


def between(figure: Measured) -> str:
    """Return an interval: "90.2 – 95.4 %"."""
    if figure.low is None or figure.high is None:
        return _NOTHING
    return f"{decimal(100 * figure.low, 1)} – {share(figure.high)}"


def _value(figure: Measured | None) -> float:
    return -1.0 if figure is None else figure.value
