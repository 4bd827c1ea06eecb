"""How well searches do: hits of every way to compare, and what an index loses."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.search_quality import SearchQuality
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.lookalikes import quality_words
from ajna_desktop.ui.lookalikes.recall_plot import RecallPlot
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_wording import progress_line
from ajna_desktop.ui.text_table import TextTable
from ajna_desktop.ui.theme import LARGE, MEDIUM, SMALL

_MOST_LINES: Final = 30  # of a table; longer ones scroll by themselves


class QualityPage(QWidget):
    """A button that measures, and tables of what was measured last."""

    measure_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quality: SearchQuality | None = None
        self._nothing = MessagePage(self)
        self._measure = QPushButton(self.tr("Measure again"), self)
        self._measure.clicked.connect(self.measure_wanted)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._stop.clicked.connect(self.stop_wanted)
        for button in (self._measure, self._stop):
            claim_pressing(button)
        self._progress = PlainLabel(parent=self)
        self._how = PlainLabel(parent=self, wraps=True)
        self._spaces = TextTable(self.tr("Ways to compare"), self)
        self._spaces.selectionModel().currentRowChanged.connect(self._show_classes)
        self._class_title = _title(self)
        self._classes = TextTable(self.tr("Hits by label"), self)
        self._index_title = _title(self)
        self._plot = RecallPlot(self)
        self._forests = TextTable(self.tr("Indexes"), self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._scrolled())
        bar = QHBoxLayout()
        bar.setSpacing(SMALL)
        for part in (self._measure, self._stop):
            bar.addWidget(part)
        bar.addWidget(self._progress, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(bar)
        layout.addWidget(self._pages, 1)
        self.show_quality(None)

    def show_quality(self, quality: SearchQuality | None) -> None:
        """Show what was measured; None where nothing was measured yet."""
        self._quality = quality
        self._show_buttons(is_running=False)
        if quality is None:
            self._nothing.show_message(
                self.tr("Nothing was measured yet"),
                self.tr(
                    "For every way to compare scans: how many of the nearest have the label of "
                    "the scan asked about, and what the index of look-alikes loses for its "
                    "speed. It takes seconds to minutes."
                ),
                self.tr("Measure"),
                self.measure_wanted.emit,
            )
            self._pages.setCurrentIndex(0)
            return
        self._how.setText(self._said(quality))
        rows = [quality_words.space_row(row) for row in quality.spaces]
        self._spaces.show_rows(quality_words.space_headings(), rows)
        self._spaces.setVisible(bool(rows))
        _give_room(self._spaces)
        if rows:
            self._spaces.selectRow(0)
        self._show_classes()
        self._show_forests(quality)
        self._pages.setCurrentIndex(1)

    def show_running(self, progress: Progress | None) -> None:
        """Say how far the measuring is; None before the first news."""
        self._show_buttons(is_running=True)
        waiting = self.tr("Waiting to begin…")
        self._progress.setText(waiting if progress is None else progress_line(progress))
        if self._quality is None:
            self._nothing.show_message(
                self.tr("Measuring"), self.tr("The program can be used meanwhile.")
            )

    def show_failure(self, reason: str) -> None:
        """Say why nothing came of it; what was measured before stays."""
        self._show_buttons(is_running=False)
        self._progress.setText(reason)
        if self._quality is None:
            self._nothing.show_message(
                self.tr("It could not be measured"),
                reason,
                self.tr("Try again"),
                self.measure_wanted.emit,
            )

    def _show_buttons(self, *, is_running: bool) -> None:
        self._stop.setVisible(is_running)
        self._measure.setVisible(not is_running and self._quality is not None)
        self._progress.clear()

    def _said(self, quality: SearchQuality) -> str:
        said = [quality.how]
        if quality.asking < quality.asked_of:
            drawn = self.tr("{0} of {1} scans that could ask were drawn.")
            said.append(drawn.format(whole(quality.asking), whole(quality.asked_of)))
        said.append(self.tr("Measured on {0}.").format(local_time(quality.made_at_utc)))
        return " ".join(said)

    def _show_classes(self) -> None:
        quality, place = self._quality, self._spaces.currentIndex().row()
        row = quality.spaces[place] if quality and 0 <= place < len(quality.spaces) else None
        rates = row.held_out if row else None
        if row is not None:
            title = self.tr("By label: {0}") if rates else "{0}"
            self._class_title.setText(title.format(row.title if rates else row.reason))
        self._class_title.setVisible(row is not None)
        self._classes.setVisible(rates is not None)
        if rates is not None:
            rows = quality_words.class_rows(rates)
            self._classes.show_rows(quality_words.class_headings(), rows)
            _give_room(self._classes)

    def _show_forests(self, quality: SearchQuality) -> None:
        figures = quality.forests
        for part in (self._plot, self._forests):
            part.setVisible(figures is not None)
        self._plot.show_figures(figures)
        if figures is None:
            self._index_title.setText(
                self.tr("There are too few images for an index: every one is compared.")
            )
            return
        title = self.tr("Index of look-alikes: {0}, {1} images, the {2} nearest of {3} queries")
        numbers = (figures.contents, figures.neighbours, figures.queries)
        self._index_title.setText(title.format(figures.space, *map(whole, numbers)))
        rows = quality_words.forest_rows(figures)
        self._forests.show_rows(quality_words.forest_headings(), rows)
        _give_room(self._forests)

    def _scrolled(self) -> QScrollArea:
        found = QWidget(self)
        layout = QVBoxLayout(found)
        layout.setContentsMargins(0, 0, SMALL, LARGE)
        layout.setSpacing(SMALL)
        layout.addWidget(self._how)
        layout.addWidget(self._spaces)
        layout.addWidget(self._class_title)
        layout.addWidget(self._classes)
        layout.addSpacing(MEDIUM)
        layout.addWidget(self._index_title)
        layout.addWidget(self._plot)
        layout.addWidget(self._forests)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(found)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _give_room(table: TextTable) -> None:
    """Let a table be as tall as its lines, up to some; the page scrolls, the table does not."""
    line = table.verticalHeader().defaultSectionSize()
    bar = table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(min(table.sizeHint().height(), (_MOST_LINES + 1) * line) + bar)


def _title(parent: QWidget) -> PlainLabel:
    label = PlainLabel(parent=parent, wraps=True)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
