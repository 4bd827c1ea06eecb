"""The confusion matrix of one classifier, and the figures of each class."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.matrix.class_table import ClassTable
from ajna_desktop.ui.matrix.confusion_map import ConfusionMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL


class MatrixPage(QWidget):
    """Rows are true labels, columns what the classifier told."""

    opened = Signal(int, int)  # row, column
    use_wanted = Signal()  # judge the folder with this classifier

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._title = PlainLabel(parent=self, wraps=True)
        self._heat = ConfusionMap(self._model, self)
        self._heat.setAccessibleName(self.tr("Confusion matrix: rows true, columns predicted"))
        self._heat.opened.connect(self.opened)
        self._heat.looked_at.connect(self._say_cell)
        self._figures = ClassTable(self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self._use = QPushButton(self.tr("Judge the folder with it"), self)
        self._use.setToolTip(self.tr("Keeps it among your classifiers, and chooses it."))
        self._use.setAutoDefault(False)
        claim_pressing(self._use)
        self._use.clicked.connect(self.use_wanted)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._use)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(MEDIUM)
        self._middle.addWidget(self._heat, 2)
        self._middle.addWidget(self._figures, 3)  # else names of classes are cut off
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._sentence)
        self.setFocusProxy(self._heat)

    def show_matrix(self, title: str, matrix: ConfusionMatrix, can_be_used: bool) -> None:
        """Show how one classifier fared, and whether it was kept and can judge the folder."""
        self._use.setVisible(can_be_used)
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
