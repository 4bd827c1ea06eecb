"""Which classes are taken for which, the most confused first."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.confusion import ConfusedPairs, ConfusionMatrix
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.matrix.sorted_table import Heading, SortedTable, SortedTableModel
from ajna_desktop.ui.theme import SMALL

_TRUE: Final = 0
_TOLD: Final = 1
_COUNT: Final = 2
_SHARE: Final = 3


class PairTable(SortedTable):
    """A line for each cell off the diagonal that holds scans."""

    cell_chosen = Signal(str, str)  # true label, predicted label
    cell_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._pairs = PairTableModel()
        super().__init__(self._pairs, parent)
        self._pairs.setParent(self)
        self._waiting: ConfusionMatrix | None = None
        self.setAccessibleName(self.tr("Most confused classes"))
        self.line_chosen.connect(lambda line: self.cell_chosen.emit(*self._pairs.cell(line)))
        self.line_opened.connect(lambda line: self.cell_opened.emit(*self._pairs.cell(line)))

    def show_matrix(self, matrix: ConfusionMatrix) -> None:
        """Show the pairs of `matrix`, once the table can be seen."""
        self._waiting = matrix
        if self.isVisible():
            self._show_waiting()

    def show_only(self, text: str) -> None:
        """Show only pairs of which a name has `text`, in any case."""
        self._pairs.show_only(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the pairs now that they are looked at."""
        self._show_waiting()
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        """Return what the table beside it asks for."""
        return QSize(30 * self.fontMetrics().averageCharWidth(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return room for three lines."""
        metrics = self.fontMetrics()
        return QSize(20 * metrics.averageCharWidth(), 4 * (metrics.height() + SMALL))

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self._pairs.show_matrix(self._waiting)
            self.fit_font()
            self._waiting = None


class PairTableModel(SortedTableModel):
    """True label, prediction, how many scans, and how many the other way around."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = ConfusionMatrix((), np.zeros((0, 0), np.int64))
        self._pairs: ConfusedPairs = self._matrix.confused_pairs()
        self._shares: npt.NDArray[np.float64] = np.zeros(0)
        self._back = np.zeros(0, np.int64)
        self._text = ""

    def show_matrix(self, matrix: ConfusionMatrix) -> None:
        """Replace what is shown."""
        self._matrix, self._pairs = matrix, matrix.confused_pairs()
        rows, columns, counts = self._pairs
        self._shares = counts / np.maximum(matrix.counts.sum(axis=1)[rows], 1)
        self._back = matrix.counts[columns, rows]
        self._show()

    def show_only(self, text: str) -> None:
        """Show only pairs of which a name has `text`, in any case."""
        if text.casefold() != self._text:
            self._text = text.casefold()
            self._show()

    def cell(self, line: int) -> tuple[str, str]:
        """Return the true and the predicted label of a pair."""
        labels = self._matrix.labels
        return labels[int(self._pairs.rows[line])], labels[int(self._pairs.columns[line])]

    def made_headings(self) -> Sequence[Heading]:
        """Return what the columns hold, in the language of the window."""
        return (
            Heading(self.tr("Label"), self.tr("The true label"), is_name=True),
            Heading(self.tr("Predicted"), self.tr("What it was taken for"), is_name=True),
            Heading(self.tr("Scans"), self.tr("Labelled so and predicted so")),
            Heading(self.tr("Of label"), self.tr("Of those labelled so, how many")),
            Heading(
                self.tr("Reverse"), self.tr("The other way around: labelled as the prediction")
            ),
        )

    def words(self, line: int, column: int) -> str:
        """Return one cell."""
        if column in (_TRUE, _TOLD):
            return self.cell(line)[column]
        if column == _COUNT:
            return whole(int(self._pairs.counts[line]))
        if column == _SHARE:
            return share(float(self._shares[line]))
        return whole(int(self._back[line]))

    def _show(self) -> None:
        names = np.array([label.casefold() for label in self._matrix.labels], object)
        ranks = np.empty(len(names), np.int64)
        ranks[names.argsort(kind="stable")] = np.arange(len(names))
        rows, columns, counts = self._pairs
        fits = None
        if self._text:
            has_text = np.array([self._text in name for name in names], bool)
            fits = has_text[rows] | has_text[columns]
        self.show_columns((ranks[rows], ranks[columns], counts, self._shares, self._back), fits)
