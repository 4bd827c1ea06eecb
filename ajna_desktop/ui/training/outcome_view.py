"""What came of a training: how it judges scans that it never learnt from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.training.wanted import Outcome, SplitFigures

_LINES_OF_MATRIX = 12  # most of its height, in lines of text, for two classes


class OutcomeView(QWidget):
    """A line of figures a split, and the confusion matrix of the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._figures = PlainLabel(parent=self, wraps=True)
        self._figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._matrix_name = PlainLabel(parent=self, wraps=True)
        self._heat = HeatMap(self._model, self)
        self._heat.looked_at.connect(self._say_cell)
        self._heat.setAccessibleName(self.tr("Confusion matrix: rows true, columns predicted"))
        self._cell = PlainLabel(parent=self, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for part in (self._figures, self._matrix_name, self._heat, self._cell):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the figures; of the test split where there is one."""
        lines = [self._line(one) for one in outcome.figures]
        self._figures.setText("\n".join([*lines, outcome.note] if outcome.note else lines))
        judged = next((f for f in reversed(outcome.figures) if f.matrix is not None), None)
        has_matrix = judged is not None and judged.matrix is not None
        for part in (self._matrix_name, self._heat, self._cell):
            part.setVisible(has_matrix)
        if judged is None or judged.matrix is None:
            return
        said = (
            self.tr("Test scans: rows are true labels, columns what it says")
            if judged.is_test
            else self.tr("Validation scans: rows are true labels, columns what it says")
        )
        self._matrix_name.setText(said)
        self._model.show_matrix(judged.matrix)
        self._cell.setText(self.tr("Point at a cell to read it."))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the matrix the height that its width asks for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the width in which a matrix of two classes is read well."""
        return QSize(46 * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    def _fit(self) -> None:
        most = _LINES_OF_MATRIX * self.fontMetrics().height()
        self._heat.setFixedHeight(self._heat.height_in(self.width(), most))

    def _line(self, one: SplitFigures) -> str:
        name = self.tr("Test") if one.is_test else self.tr("Validation")
        accuracy, balanced = share(one.accuracy), share(one.balanced_accuracy)
        if one.auc is None:
            said = self.tr("{0}: accuracy {1}, balanced {2} · {3} scans")
            return said.format(name, accuracy, balanced, whole(one.scans))
        said = self.tr("{0}: accuracy {1}, balanced {2}, AUC {3} · {4} scans")
        return said.format(name, accuracy, balanced, decimal(one.auc, 3), whole(one.scans))

    def _say_cell(self, row: int, column: int) -> None:
        self._cell.setText(self._model.sentence(row, column))
