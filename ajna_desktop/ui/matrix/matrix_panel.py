"""How labels and predictions meet: the confusion matrix, and every scan outside it."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.figures import local_time, share, whole
from ajna_desktop.ui.matrix.class_table import ClassTable
from ajna_desktop.ui.matrix.confusion_map import ConfusionMap
from ajna_desktop.ui.matrix.matrix_bar import MatrixBar
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.matrix.outside import OutsideBar
from ajna_desktop.ui.matrix.pair_table import PairTable
from ajna_desktop.ui.matrix.shown import (
    Arrangement,
    LabelsBy,
    cell_query,
    column_query,
    matrix_of,
    row_query,
)
from ajna_desktop.ui.matrix.upright_label import UprightLabel
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, TIGHT
from ajna_desktop.ui.wording import run_name, run_words


class MatrixPanel(QWidget):
    """The heat map, the figures of each class, and what is not counted."""

    query_chosen = Signal(object)  # ScanQuery
    split_changed = Signal(object)  # str, None for every split

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._run: Run | None = None
        self._arrangement = Arrangement()
        self._model = MatrixModel(self)
        self._bar = MatrixBar(self)
        self._summary = PlainLabel(parent=self, wraps=True)
        self._heat = ConfusionMap(self._model, self)
        self._heat.setAccessibleName(self.tr("Confusion matrix: rows true, columns predicted"))
        self._heat.setAccessibleDescription(
            self.tr(
                "Arrows move, Ctrl and an arrow go to the next error. Enter opens the cell, "
                "with Shift its row, with Ctrl its column. + and − zoom, F fits."
            )
        )
        self._figures = ClassTable(self)
        self._pairs = PairTable(self)
        self._tables = QTabWidget(self, documentMode=True)
        self._predicted = PlainLabel(self.tr("Predicted"), self)
        self._predicted.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._true = UprightLabel(self.tr("True label"), self)
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
        self.show_tally(None, None, ())

    @property
    def split(self) -> str | None:
        """The split whose scans are counted, None for every scan."""
        return self._bar.split

    def show_tally(self, tally: Tally | None, run: Run | None, splits: Sequence[str]) -> None:
        """Show the counts of the split chosen; None shows that there are none yet.

        The same classes stay in their order, so that a matrix may follow a threshold that is
        being moved.
        """
        self._bar.show_splits(splits)
        if tally is None or run is None:
            self.show_message(
                self.tr("No predictions yet"),
                self.tr("The matrix appears when a classifier has judged the scans."),
            )
            return
        is_other_run = self._run is None or run.made_at_utc != self._run.made_at_utc
        if is_other_run:
            self._arrangement.forget()
        self._tally, self._run = tally, run
        self._outside.show_tally(tally, self.split)
        is_new = is_other_run or self._pages.currentWidget() is not self._scrolled
        if is_new:
            self._sentence.setText(self._invitation())
        self._judged_by.setText(self._origin(run))
        self._show_matrix(tally)
        if is_new:
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

    def _show_matrix(self, tally: Tally) -> None:
        """Show the matrix as it is asked for: of these labels, in this order."""
        has_found = tally.as_found is not None
        labels_by = self._bar.labels_by if has_found else LabelsBy.CURATED
        shown = matrix_of(tally, labels_by)
        order = self._arrangement.order(tally, shown.labels, self._bar.order)
        former = self._model.matrix.labels
        self._model.show_matrix(shown.reordered(order), self._bar.measure, labels_by)
        judged = tally.matrix if labels_by is LabelsBy.DIFFERENCE else shown
        self._figures.show_matrix(judged)
        self._pairs.show_matrix(judged)
        self._summary.setText(self._summary_of(tally, judged, labels_by))
        self._bar.show_whether_relabelled(has_found)
        self._bar.show_whether_shared(labels_by is not LabelsBy.DIFFERENCE)
        if len(former) != len(shown.labels):
            self._bar.show_classes(len(shown.labels))
            self._tables.tabBar().setVisible(len(shown.labels) > 2)
            self._turn()

    def _turn(self) -> None:
        """Put the figures beside the matrix or below it, whichever leaves it larger cells."""
        heat, room = self._heat, self._room()
        table = self._figures.sizeHint() + QSize(MEDIUM, MEDIUM)
        if self._tables.tabBar().isVisibleTo(self._tables):
            table += QSize(0, self._tables.tabBar().sizeHint().height())
        beside = heat.height_in(room.width() - table.width(), room.height())
        below = heat.height_in(room.width(), room.height() - table.height())
        fits = room.width() >= table.width() + heat.minimumSizeHint().width()
        is_beside = fits and beside >= below
        if heat.is_dense(room.width()):  # a picture is as large as its shorter side
            width = room.width() - table.width()
            is_beside = fits and min(width, beside) >= min(room.width(), below)
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        )
        heat.setFixedHeight(beside if is_beside else below)
        every_line = self._figures.height_of(self._figures.model().rowCount())
        tall = max(min(every_line, beside), table.height()) if is_beside else table.height()
        self._tables.setFixedHeight(tall)
        # Figures stand close to the cells, not at the far edge of a wide window.
        widest = self._true.width() + TIGHT + heat.most_width() + MEDIUM
        self._square.setMaximumWidth(max(widest, room.width() if not is_beside else 0))

    def _room(self) -> QSize:
        """Return how much room there is for matrix and figures together, in pixels."""
        whole = self.size()
        width = whole.width() - 2 * MEDIUM
        said = (self._bar, self._summary, self._outside, self._judged_by)
        heights = [
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in said
        ]
        lines = 3 * self.fontMetrics().height()  # *Predicted*, and a sentence of two lines
        height = whole.height() - sum(heights) - lines - 7 * MEDIUM
        return QSize(width - self._true.width() - TIGHT, height)

    def _centre_heading(self) -> None:
        left, right = self._heat.margins()
        self._predicted.setContentsMargins(left, 0, right, 0)

    def _summary_of(self, tally: Tally, matrix: ConfusionMatrix, labels_by: LabelsBy) -> str:
        if not matrix.total:
            return self.tr("No scan has both a label and a prediction.")
        accuracy, balanced = share(matrix.accuracy), share(matrix.balanced_accuracy)
        if labels_by is LabelsBy.DIFFERENCE and tally.as_found is not None:
            moved = int(np.abs(self._model.matrix.counts).sum())
            if not moved:
                return self.tr("No relabelled scan: the folder's labels give the same matrix.")
            said = self.tr("Accuracy {0} by the curated labels, {1} by those of the folder")
            return said.format(accuracy, share(tally.as_found.accuracy))
        said = self.tr("Accuracy {0} · balanced accuracy {1} · {2} scans")
        return said.format(accuracy, balanced, whole(matrix.total))

    def _origin(self, run: Run) -> str:
        made = self.tr("{0} · made {1} · {2}")
        origin = made.format(run_name(run), local_time(run.made_at_utc), run.device)
        return f"{run_words(run)}\n{origin}"

    def _invitation(self) -> str:
        return self.tr("Point at a cell to read it; click it or press Enter to see its scans.")

    def _lay_out(self) -> None:
        square = self._square
        grid = QGridLayout(square)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(TIGHT)
        grid.addWidget(self._predicted, 0, 1)
        grid.addWidget(self._true, 1, 0)
        grid.addWidget(self._heat, 1, 1)
        grid.addWidget(self._sentence, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._tables.addTab(self._figures, self.tr("Classes"))
        self._tables.addTab(self._pairs, self.tr("Most confused"))
        middle = self._middle
        middle.setSpacing(MEDIUM)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        middle.addWidget(square, 1000)
        middle.addWidget(self._tables, 0, top_left)
        middle.addStretch(1)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._bar)
        layout.addWidget(self._summary)
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
        bar, heat = self._bar, self._heat
        bar.split_changed.connect(self._change_split)
        bar.changed.connect(self._show_again)
        bar.sought.connect(self._seek)
        bar.next_sought.connect(self._seek_next)
        bar.zoomed.connect(heat.zoom_by)
        bar.fit_wanted.connect(heat.fit)
        heat.fitted.connect(self._centre_heading)
        heat.opened.connect(self._choose_cell)
        heat.row_opened.connect(self._choose_row)
        heat.column_opened.connect(self._choose_column)
        heat.looked_at.connect(self._say_cell)
        self._figures.class_chosen.connect(self._go_to_class)
        self._figures.class_opened.connect(self._open_class)
        self._pairs.cell_chosen.connect(self._go_to_cell)
        self._pairs.cell_opened.connect(self._open_cell)
        self._outside.query_chosen.connect(self.query_chosen)

    def _change_split(self, split: str | None) -> None:
        self._arrangement.forget()
        self.split_changed.emit(split)

    def _show_again(self) -> None:
        if self._tally is not None:
            self._sentence.setText(self._invitation())
            self._show_matrix(self._tally)

    # --- finding classes and cells

    def _seek(self, text: str) -> None:
        for table in (self._figures, self._pairs):
            table.show_only(text.strip())
        self._bar.show_found(bool(self._named(text)) or not text.strip())

    def _seek_next(self, text: str) -> None:
        """Go to the next class whose name has the text, from the top again after the last."""
        places = self._named(text)
        if places:
            here = self._heat.currentIndex().row()
            place = next((place for place in places if place > here), places[0])
            self._heat.go_to(place, place)

    def _named(self, text: str) -> list[int]:
        """Return the rows of the classes whose name has `text`, in any case."""
        part = text.strip().casefold()
        labels = self._model.matrix.labels
        return [n for n, label in enumerate(labels) if part and part in label.casefold()]

    def _go_to_cell(self, true: str, told: str) -> None:
        labels = self._model.matrix.labels
        if true in labels and told in labels:
            self._heat.go_to(labels.index(Label(true)), labels.index(Label(told)))

    def _go_to_class(self, label: str) -> None:
        self._go_to_cell(label, label)

    # --- asking for scans

    def _choose_cell(self, row: int, column: int) -> None:
        labels = self._model.matrix.labels
        self._ask(cell_query(labels[row], labels[column], self.split, self._model.labels_by))

    def _choose_row(self, row: int) -> None:
        label = self._model.matrix.labels[row]
        self._ask(row_query(label, self.split, self._model.labels_by))

    def _choose_column(self, column: int) -> None:
        self._ask(column_query(self._model.matrix.labels[column], self.split))

    def _open_cell(self, true: str, told: str) -> None:
        self._ask(cell_query(Label(true), Label(told), self.split, self._counted_by()))

    def _open_class(self, label: str) -> None:
        self._ask(row_query(Label(label), self.split, self._counted_by()))

    def _counted_by(self) -> LabelsBy:
        """Return whose labels the tables count by: a difference has no figures."""
        shown = self._model.labels_by
        return LabelsBy.CURATED if shown is LabelsBy.DIFFERENCE else shown

    def _ask(self, query: ScanQuery) -> None:
        self.query_chosen.emit(query)

    def _say_cell(self, row: int, column: int) -> None:
        sentence = self._model.sentence(row, column)
        if self._model.matrix.counts[row, column]:
            sentence += " " + self.tr("Click to see them.")
        self._sentence.setText(sentence)
