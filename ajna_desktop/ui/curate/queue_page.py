"""A queue of scans to look into: the list above, their pictures below, and what to do."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.gallery.gallery_model import Ids
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.companion_grid import CompanionGrid
from ajna_desktop.ui.lookalikes.progress_strip import ProgressStrip
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader

_TABLE_LINES: Final = 7  # heights of the list, below which it is of no use
_PICTURE_LINES: Final = 13  # heights of a picture with its words
_DEEDS: Final = 3  # buttons that every queue has
_NO_IDS: Final = np.empty(0, np.int64)


class QueuePage(QWidget):
    """Shows scans in an order, and says which of them the user wants to do something with.

    What a button does is done to the selected rows where there are several, else to all.
    """

    run_wanted = Signal()
    stop_wanted = Signal()
    scan_chosen = Signal(object)  # ScanId
    selection_changed = Signal()
    review_wanted = Signal(object)  # list of ScanId, in the order shown
    gallery_wanted = Signal(object)  # likewise
    export_wanted = Signal()

    def __init__(
        self,
        name: str,
        run_words: str,
        lookup: Lookup,
        thumbnails: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty; without `run_words` there is nothing to be run."""
        super().__init__(parent)
        self._ids: Ids = _NO_IDS
        self._act: Callable[[], None] | None = None
        self._bar = QWidget(self)
        self.head = FlowLayout(self._bar, SMALL)
        self.run_button = self.button("run", run_words, self.run_wanted.emit)
        self.run_button.setVisible(bool(run_words))
        self._review = self.button("review", self.tr("Review"), self.review)
        self._review.setToolTip(
            self.tr("Goes through the selected scans, else all of them, by keys (F3)")
        )
        self._gallery = self.button("gallery", self.tr("In the gallery"), self._ask_gallery)
        self._gallery.setToolTip(
            self.tr("Shows the selected scans, else all of them, in the gallery (Enter)")
        )
        self._export = self.button("export", self.tr("Export list…"), self.export_wanted.emit)
        self.progress = ProgressStrip(self)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.progress.hide()
        self.messages = MessageBar(self)
        self.sentence = PlainLabel(parent=self, wraps=True)
        self.about = PlainLabel(parent=self, wraps=True)
        self.table = QueueTable(name, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._ask_gallery())
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.grid = CompanionGrid(lookup, thumbnails, self)
        self.grid.grid.setAccessibleName(name)
        self.grid.scan_chosen.connect(self.choose)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._row: Callable[[int], QueueRow] = lambda _: QueueRow((), "")
        self._lay_out()
        self._show_deeds()

    @property
    def ids(self) -> Ids:
        """The scans of the list, (N,) int64, as they were given."""
        return self._ids

    @property
    def current(self) -> ScanId | None:
        """The scan that is looked at."""
        number = self.table.current
        return ScanId(int(self._ids[number])) if self._is_listed(number) else None

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to the scan of the row: what is beside the list is about that one."""
        super().showEvent(event)
        if (current := self.current) is not None:
            self.scan_chosen.emit(current)

    @property
    def selected(self) -> list[ScanId]:
        """The scans of the selected rows, from the top."""
        return self._scans(self.table.selected)

    @property
    def wanted(self) -> list[ScanId]:
        """Whom a button is about: the selected scans where there are several, else all."""
        chosen = self.table.selected
        return self._scans(chosen if len(chosen) > 1 else self.table.ordered)

    def button(self, icon: str, words: str, act: Callable[[], object]) -> QPushButton:
        """Return a new button, which is to be put into the head."""
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        button.clicked.connect(act)
        return button

    def put_before_deeds(self, widget: QWidget) -> None:
        """Put a part of the head before *Review*."""
        self.head.insert_widget(self.head.count() - _DEEDS, widget)

    def put_beside_pictures(self, widget: QWidget) -> None:
        """Put a widget at the right of the pictures."""
        self._lower.addWidget(widget)
        self._lower.setStretchFactor(self._lower.count() - 1, 2)

    def show_queue(
        self,
        ids: Ids,
        columns: Sequence[QueueColumn],
        row: Callable[[int], QueueRow],
    ) -> None:
        """Show scans in their order; the one that was looked at stays, or the next in place.

        Args:
            ids: (N,) int64, N ≥ 1.
            columns: What is said of each.
            row: The words of a row by its number.
        """
        former, place = self.current, self.table.currentIndex().row()
        had_focus = self._message.isAncestorOf(self.window().focusWidget() or self)
        self._ids, self._row = ids, row
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.table)
        self.table.show_rows(columns, len(ids), row)
        kept = np.flatnonzero(ids == former) if former is not None else _NO_IDS
        self.table.choose(int(kept[0]) if len(kept) else min(max(place, 0), len(ids) - 1))
        self._show_deeds()
        if had_focus:
            self.table.setFocus()  # the button that was pressed is no longer there

    def show_message(
        self, title: str, text: str, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say why there is no list; `button` calls `act`."""
        self._ids = _NO_IDS
        had_focus = self._pages.isAncestorOf(self.window().focusWidget() or self)
        self._message.show_message(title, text, button, act)
        self._pages.setCurrentWidget(self._message)
        self.setFocusProxy(self._message)
        if had_focus:
            self._message.take_keyboard()  # the table is no longer there
        self._show_deeds()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the work is; None while it waits for other work."""
        self.run_button.setEnabled(False)
        self.messages.hide()
        self.progress.show_progress(progress)

    def show_idle(self) -> None:
        """Show that nothing is being done."""
        self.progress.hide()
        self.run_button.setEnabled(True)

    def choose(self, scan_id: ScanId) -> None:
        """Make the row of a scan the current one."""
        found = np.flatnonzero(self._ids == scan_id)
        if len(found) and scan_id != self.current:
            self.table.choose(int(found[0]))

    def review(self) -> bool:
        """Ask for a review of the selected scans, else of all; say whether there are any."""
        if len(self._ids):
            self.review_wanted.emit(self.wanted)
        return bool(len(self._ids))

    def select_all(self) -> None:
        """Select every row; the current one stays."""
        current = self.table.currentIndex()
        self.table.selectAll()
        self.table.selectionModel().setCurrentIndex(
            current, QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def reword(self) -> None:
        """Word the rows anew: labels or predictions are others now."""
        self.table.reword()
        self.grid.refresh()

    def _scans(self, numbers: Sequence[int]) -> list[ScanId]:
        return [ScanId(int(self._ids[number])) for number in numbers if self._is_listed(number)]

    def _is_listed(self, number: int | None) -> bool:
        return number is not None and number < len(self._ids)

    def _on_chosen(self, number: int) -> None:
        if not self._is_listed(number):
            return
        scan_id = ScanId(int(self._ids[number]))
        self.about.setText(self._row(number).sentence)
        self.grid.show_scans(self._ids, scan_id)
        if self.isVisible():  # else the user is at another scan
            self.scan_chosen.emit(scan_id)

    def _on_selection(self) -> None:
        self._show_deeds()
        self.selection_changed.emit()

    def _ask_gallery(self) -> None:
        if len(self._ids):
            self.gallery_wanted.emit(self.wanted)

    def _show_deeds(self) -> None:
        for button in (self._review, self._gallery, self._export):
            button.setEnabled(bool(len(self._ids)))
        chosen = len(self.table.selected) if len(self._ids) else 0
        count = chosen if chosen > 1 else len(self._ids)
        if not count:
            self._review.setText(self.tr("Review"))
        elif chosen > 1:
            self._review.setText(self.tr("Review {0} selected").format(whole(count)))
        else:
            self._review.setText(self.tr("Review these {0}").format(whole(count)))

    def _lay_out(self) -> None:
        for part in (self.run_button, self._review, self._gallery, self._export):
            self.head.addWidget(part)
        self._lower = QSplitter(Qt.Orientation.Horizontal, self)
        self._lower.setChildrenCollapsible(False)
        self._lower.addWidget(self.grid)
        self._lower.setStretchFactor(0, 3)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, SMALL, 0, 0)
        below.setSpacing(SMALL)
        below.addWidget(self.about)
        below.addWidget(self._lower, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setSizes([420, 300])
        self.table.setMinimumHeight(_TABLE_LINES * self.fontMetrics().lineSpacing())
        self._pages.addWidget(parts)
        self._pages.addWidget(self._message)
        self._lower.setMinimumHeight(_PICTURE_LINES * self.fontMetrics().lineSpacing())
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addWidget(self._bar)
        layout.addWidget(self.progress)
        layout.addWidget(self.sentence)
        layout.addWidget(self._pages, 1)
        scrolled = QScrollArea(self)  # where the window is too low for list and pictures
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(content)
        whole_page = QVBoxLayout(self)
        whole_page.setContentsMargins(0, 0, 0, 0)
        whole_page.addWidget(scrolled)
        self.setFocusProxy(self.table)
