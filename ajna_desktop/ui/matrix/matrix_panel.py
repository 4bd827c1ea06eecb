"""How labels and predictions meet: the confusion matrix, and every scan outside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.ui.figures import local_time, share, whole
from ajna_desktop.ui.matrix.class_table import ClassTable
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.matrix.outside import OutsideBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT
from ajna_desktop.ui.wording import run_name, run_words


class MatrixPanel(QWidget):
    """The heat map, the figures of each class, and what is not counted."""

    query_chosen = Signal(object)  # ScanQuery
    split_changed = Signal(object)  # str, None for every split

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._splits = QComboBox(self)
        self._splits.setAccessibleName(self.tr("Split"))
        self._splits_name = PlainLabel(self.tr("Split"), self)
        self._summary = PlainLabel(parent=self, wraps=True)
        self._heat = HeatMap(self._model, self)
        self._heat.setAccessibleName(self.tr("Confusion matrix: rows true, columns predicted"))
        self._figures = ClassTable(self)
        self._predicted = PlainLabel(self.tr("Predicted"), self)
        self._predicted.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._true = _Upright(self.tr("True label"), self)
        self._sentence = PlainLabel(parent=self, wraps=True)
        self._outside = OutsideBar(self)
        self._judged_by = PlainLabel(parent=self, wraps=True)
        self._message = MessagePage(self)
        self._square = QWidget(self)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._content = QWidget(self)
        self._scrolled = QScrollArea(self)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setWidget(self._content)
        self._pages = QStackedWidget(self)
        self.setFocusProxy(self._heat)
        self._lay_out()
        self._connect()
        self._show_splits(())
        self.show_tally(None, None, ())

    @property
    def split(self) -> str | None:
        """The split whose scans are counted, None for every scan."""
        chosen = self._splits.currentData()
        return str(chosen) if chosen else None

    def show_tally(self, tally: Tally | None, run: Run | None, splits: Sequence[str]) -> None:
        """Show the counts of the split chosen; None shows that there are none yet."""
        self._show_splits(splits)
        if tally is None or run is None:
            self.show_message(
                self.tr("No predictions yet"),
                self.tr("The matrix appears when a classifier has judged the scans."),
            )
            return
        self._model.show_matrix(tally.matrix)
        self._figures.show_matrix(tally.matrix)
        self._outside.show_tally(tally, self.split)
        self._summary.setText(self._summary_of(tally.matrix))
        self._sentence.setText(self._invitation())
        made = self.tr("{0} · made {1} · {2}")
        origin = made.format(run_name(run), local_time(run.made_at_utc), run.device)
        self._judged_by.setText(f"{run_words(run)}\n{origin}")
        self._pages.setCurrentWidget(self._scrolled)
        self._turn()

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is no matrix, with a button that helps."""
        self._message.show_message(title, text, button_text, on_click)
        self._pages.setCurrentWidget(self._message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out anew."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the figures beside the matrix or below it, whichever leaves it larger cells."""
        heat, room = self._heat, self._room()
        table = self._figures.sizeHint() + QSize(MEDIUM, MEDIUM)
        beside = heat.height_in(room.width() - table.width(), room.height())
        below = heat.height_in(room.width(), room.height() - table.height())
        fits = room.width() >= table.width() + heat.minimumSizeHint().width()
        is_beside = fits and beside >= below
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        )
        heat.setFixedHeight(beside if is_beside else below)
        # Figures stand close to the cells, not at the far edge of a wide window.
        widest = self._true.width() + TIGHT + heat.most_width() + MEDIUM
        self._square.setMaximumWidth(max(widest, room.width() if not is_beside else 0))

    def _room(self) -> QSize:
        """Return how much room there is for matrix and figures together, in pixels."""
        whole = self.size()
        width = whole.width() - 2 * MEDIUM
        said = (self._summary, self._outside, self._judged_by)
        heights = [max(part.heightForWidth(width), part.sizeHint().height()) for part in said]
        lines = 3 * self.fontMetrics().height()  # *Predicted*, and a sentence of two lines
        height = whole.height() - sum(heights) - lines - 6 * MEDIUM
        return QSize(width - self._true.width() - TIGHT, height)

    def _centre_heading(self) -> None:
        left, right = self._heat.margins()
        self._predicted.setContentsMargins(left, 0, right, 0)

    def _summary_of(self, matrix: ConfusionMatrix) -> str:
        if not matrix.total:
            return self.tr("No scan has both a label and a prediction.")
        said = self.tr("Accuracy {0} · balanced accuracy {1} · {2} scans")
        accuracy, balanced = share(matrix.accuracy), share(matrix.balanced_accuracy)
        return said.format(accuracy, balanced, whole(matrix.total))

    def _invitation(self) -> str:
        return self.tr("Point at a cell to read it; click it or press Enter to see its scans.")

    def _show_splits(self, splits: Sequence[str]) -> None:
        now = [self._splits.itemData(number) for number in range(self._splits.count())]
        if now != [None, *splits]:
            chosen = self.split
            with QSignalBlocker(self._splits):
                self._splits.clear()
                self._splits.addItem(self.tr("All"), None)
                for split in splits:
                    self._splits.addItem(split, split)
                self._splits.setCurrentIndex(max(self._splits.findData(chosen), 0))
        for part in (self._splits_name, self._splits):
            part.setVisible(bool(splits))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._splits_name)
        head.addWidget(self._splits)
        head.addWidget(self._summary, 1)
        square = self._square
        grid = QGridLayout(square)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(TIGHT)
        grid.addWidget(self._predicted, 0, 1)
        grid.addWidget(self._true, 1, 0)
        grid.addWidget(self._heat, 1, 1)
        grid.addWidget(self._sentence, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        middle = self._middle
        middle.setSpacing(MEDIUM)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        middle.addWidget(square, 1000)
        middle.addWidget(self._figures, 0, top_left)
        middle.addStretch(1)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addLayout(head)
        layout.addLayout(middle)
        for part in (self._outside, self._judged_by):
            layout.addWidget(part)
        layout.addStretch(1)
        self._pages.addWidget(self._scrolled)
        self._pages.addWidget(self._message)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self._splits.activated.connect(self._announce_split)
        self._heat.fitted.connect(self._centre_heading)
        self._heat.opened.connect(self._choose_cell)
        self._heat.looked_at.connect(self._say_cell)
        self._outside.query_chosen.connect(self.query_chosen)

    def _announce_split(self) -> None:
        self.split_changed.emit(self.split)

    def _choose_cell(self, row: int, column: int) -> None:
        self.query_chosen.emit(self._model.matrix.query(row, column, self.split))

    def _say_cell(self, row: int, column: int) -> None:
        sentence = self._model.sentence(row, column)
        if self._model.matrix.counts[row, column]:
            sentence += " " + self.tr("Click to see them.")
        self._sentence.setText(sentence)


class _Upright(PlainLabel):
    """A label that is read from below."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(self.fontMetrics().height() + TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text turned by a quarter."""
        painter = QPainter(self)
        painter.translate(0, self.height())
        painter.rotate(-90)
        room = QRect(0, 0, self.height() - self.width(), self.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
