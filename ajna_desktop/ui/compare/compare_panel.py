"""Classifiers side by side: run them, sort them, and look closer at one or at all."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.comparison import Comparison
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.compare.details import Details
from ajna_desktop.ui.compare.lines import MethodLine
from ajna_desktop.ui.compare.method_model import MethodModel
from ajna_desktop.ui.compare.method_table import MethodTable
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL

_BAR_STEPS: Final = 1000


class ComparePanel(QWidget):
    """The table of classifiers, what is being done, and the details below."""

    run_wanted = Signal(list)  # names of methods, as ticked
    stop_wanted = Signal()
    export_wanted = Signal()
    train_wanted = Signal(str)  # name of a method
    use_wanted = Signal(str)  # key of the row of a classifier that shall judge the folder
    cell_opened = Signal(str, int, int)  # key of the row, row and column of its matrix
    pair_opened = Signal(str, str)  # keys of two rows
    disagreements_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._lines: Sequence[MethodLine] = ()
        self._is_running = False
        self._model = MethodModel(self)
        self._table = MethodTable(self._model, self)
        self._details = Details(self)
        self._summary = PlainLabel(parent=self, wraps=True)
        self._sorted_by = QComboBox(self)
        self._sorted_by.setAccessibleName(self.tr("Sorted by"))
        self._sorted_by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._run = QPushButton(self)
        self._export = QPushButton(self.tr("Export…"), self)
        self._doing = PlainLabel(parent=self, wraps=True)
        self._bar = QProgressBar(self)
        self._stop = QPushButton(self.tr("Stop"), self)
        self.messages = MessageBar(self)
        self._head = QWidget(self)
        self._buttons = QWidget(self)
        self._running = QWidget(self)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self.setFocusProxy(self._table)
        self._lay_out()
        self._connect()
        self.show_idle()
        self.show_message(
            self.tr("One moment…"), self.tr("The last comparison of this folder is being read.")
        )

    # --- what is shown

    def show_comparison(
        self,
        comparison: Comparison | None,
        lines: Sequence[MethodLine],
        labels: Sequence[Label],
    ) -> None:
        """Show every classifier, those of `comparison` with their figures.

        Args:
            comparison: What a study found; None before the first.
            lines: One for each classifier there is.
            labels: The classes of the folder.
        """
        self._comparison, self._lines = comparison, lines
        self._table.show_lines(lines, labels)
        self._details.show_comparison(comparison, lines)
        self._show_sorting()
        self._show_ticks()
        self._summarise()
        self._head.show()
        self._pages.setCurrentIndex(0)

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why there is nothing to compare, with a button that helps."""
        self._message.show_message(title, text, button_text, on_click)
        self._head.hide()
        self._pages.setCurrentIndex(1)

    def show_progress(self, doing: str, part: float | None) -> None:
        """Show what is being done; `part` of it in [0, 1], None where nobody can tell."""
        if self._run.hasFocus():  # it is disabled now: Qt would hand the keys to the navigator
            self._table.setFocus()
        self._is_running = True
        self._doing.setText(doing)
        if part is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * part))
        self._running.show()
        self._summarise()
        self._show_ticks()

    def show_stopping(self) -> None:
        """Say that *Stop* was heard."""
        self._doing.setText(self.tr("Stopping… What is finished stays."))
        self._stop.setEnabled(False)

    def show_idle(self) -> None:
        """Show that nothing runs."""
        self._is_running = False
        self._running.hide()
        self._stop.setEnabled(True)
        self._summarise()
        self._show_ticks()

    def tick(self, names: Sequence[str]) -> None:
        """Tick these methods and no others."""
        self._model.tick(names)

    def current_key(self) -> str:
        """Return the key of the classifier that is looked at, "" for none."""
        line = self._table.current_line()
        return "" if line is None else line.key

    # --- inside

    def _summarise(self) -> None:
        self._summary.setText(self._in_a_sentence())

    def _in_a_sentence(self) -> str:
        comparison, lines = self._comparison, self._lines
        if comparison is None:
            return self.tr(
                "No classifier has been compared on this folder. Tick some and press Run: each "
                "is trained on one part of the scans and judged on another that it never saw."
            )
        said = self.tr("{0} of {1} classifiers, judged on {2} scans kept apart · {3}")
        sentence = said.format(
            whole(sum(line.is_compared for line in lines)),
            whole(len(lines)),
            whole(comparison.splits.test),
            local_time(comparison.made_at_utc),
        )
        if not comparison.is_complete and not self._is_running:
            sentence += " · " + self.tr("stopped before the end: Run goes on with it")
        return sentence

    def _lay_out(self) -> None:
        buttons = self._buttons
        flow = FlowLayout(buttons, spacing=SMALL)
        sorting = QWidget(buttons)
        row = QHBoxLayout(sorting)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(self.tr("Sorted by"), sorting))
        row.addWidget(self._sorted_by)
        for widget in (self._run, self._export, sorting):
            flow.addWidget(widget)
        for button in (self._run, self._export, self._stop):
            button.setAutoDefault(False)
            claim_pressing(button)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(SMALL)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop.setToolTip(self.tr("What is finished stays; Run goes on with the rest."))
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(SMALL)
        running.addWidget(self._doing, 2)
        running.addWidget(self._bar, 1)
        running.addWidget(self._stop)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._table)
        parts.addWidget(self._details)
        parts.setSizes([420, 380])
        self._pages.addWidget(parts)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SMALL)
        for part in (self._summary, buttons, self._running):
            head.addWidget(part)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._run.clicked.connect(lambda: self.run_wanted.emit(self._model.ticked()))
        self._export.clicked.connect(self.export_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._sorted_by.activated.connect(self._table.sort_by)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._show_sorting)
        self._table.chosen.connect(lambda _: self._show_details())
        self._table.ticked.connect(self._show_ticks)
        self._table.train_wanted.connect(self.train_wanted)
        self._details.use_wanted.connect(self.use_wanted)
        self._details.cell_opened.connect(self.cell_opened)
        self._details.pair_opened.connect(self.pair_opened)
        self._details.disagreements_wanted.connect(self.disagreements_wanted)

    def _show_ticks(self) -> None:
        ticked = len(self._model.ticked())
        self._run.setText(
            self.tr("Run the ticked ({0})").format(whole(ticked)) if ticked else self.tr("Run")
        )
        self._run.setEnabled(bool(ticked) and not self._is_running)
        self._run.setToolTip(
            self.tr("Trains and judges what is ticked; what is up to date is not done again.")
            if ticked
            else self.tr("Tick classifiers in the table first.")
        )
        self._export.setEnabled(self._comparison is not None and not self._is_running)
        self._show_details()

    def _show_details(self) -> None:
        line = self._table.current_line()
        ticked = set(self._model.ticked())
        chosen = [one for one in self._model.lines if one.name in ticked]
        with_curves = [one for one in chosen if one.row is not None and one.row.curves]
        overlaid = with_curves or ([line] if line is not None else [])
        self._details.show_line(line, overlaid)

    def _show_sorting(self) -> None:
        with QSignalBlocker(self._sorted_by):
            self._sorted_by.clear()
            for column in self._model.columns:
                self._sorted_by.addItem(column.heading)
            section = self._table.horizontalHeader().sortIndicatorSection()
            self._sorted_by.setCurrentIndex(section)
        self._buttons.updateGeometry()
