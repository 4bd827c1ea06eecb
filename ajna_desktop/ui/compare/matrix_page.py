"""The confusion matrix of one classifier, and the figures of each class."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.ui.matrix.class_table import ClassTable
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL


class MatrixPage(QWidget):
    """Rows are true labels, columns what the classifier told."""

    opened = Signal(int, int)  # row, column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._title = PlainLabel(parent=self, wraps=True)
        self._heat = HeatMap(self._model, self)
        self._heat.setAccessibleName(self.tr("Confusion matrix: rows true, columns predicted"))
        self._heat.opened.connect(self.opened)
        self._heat.looked_at.connect(self._say_cell)
        self._figures = ClassTable(self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(MEDIUM)
        self._middle.addWidget(self._heat, 1)
        self._middle.addWidget(self._figures, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._title)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._sentence)
        self.setFocusProxy(self._heat)

    def show_matrix(self, title: str, matrix: ConfusionMatrix) -> None:
        """Show how one classifier fared."""
        said = self.tr("{0}: rows are true labels, columns what it told.")
        self._title.setText(said.format(title))
        self._model.show_matrix(matrix)
        self._figures.show_matrix(matrix)
        self._sentence.setText(
            self.tr("Point at a cell to read it; click it or press Enter to see its scans.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures beside the matrix where both have room, else below it."""
        super().resizeEvent(event)
        wanted = self._heat.minimumSizeHint().width() + self._figures.sizeHint().width()
        has_room = event.size().width() >= wanted + MEDIUM
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        )

    def _say_cell(self, row: int, column: int) -> None:
        sentence = self._model.sentence(row, column)
        if self._model.matrix.counts[row, column]:
            sentence += " " + self.tr("Click to see them.")
        self._sentence.setText(sentence)
