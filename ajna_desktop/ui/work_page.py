"""The work itself: navigator, gallery, matrix, inspector, and what they say to each other."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.runs import FolderCounts, Run, Tally
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, UNLABELLED, ScanQuery
from ajna_desktop.ui.actions import Actions
from ajna_desktop.ui.annotations.joined import join_annotations
from ajna_desktop.ui.answers import Answers, Overview
from ajna_desktop.ui.covers import Covers
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.judgements import Judgements
from ajna_desktop.ui.looking_into import LookingInto
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.navigator import Navigator
from ajna_desktop.ui.neighbour_control import NeighbourControl
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.table_import.table_import_control import TableImportControl
from ajna_desktop.ui.training.training_control import TrainingControl
from ajna_desktop.ui.training.training_panel import TrainingPanel
from ajna_desktop.ui.trial_views import TrialViews
from ajna_desktop.ui.why_empty import WhyEmpty
from ajna_desktop.ui.work_tabs import WorkTabs
from ajna_desktop.ui.work_view import WorkView
from ajna_desktop.ui.work_views import curating_views, work_views

_WIDTHS: Final = [190, 700, 400]  # navigator, middle, inspector, before the user moves them
_SHARES: Final = [1, 8, 4]  # of what the window grows or shrinks by
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WorkPage(QWidget):
    """Everything about one open folder that is on the screen."""

    open_wanted = Signal()
    said = Signal(str)  # a remark for the task bar
    exported = Signal(object)  # Path of what was written and is worth a look

    def __init__(
        self,
        opened: OpenCollection,
        actions: Actions,
        moves_on: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._actions = actions
        self._tally: Tally | None = None
        self._counts = FolderCounts()
        self._is_empty = True
        self._wanted: ScanId | None = None  # to go to when the answer is there
        self.messages = MessageBar()
        self.navigator = Navigator()
        self.gallery = GalleryPanel(opened, opened.thumbnails)
        self.matrix = MatrixPanel()
        self.inspector = Inspector(opened.thumbnails)
        self.covers = Covers(opened, self.gallery, self.inspector, self)
        self.full_view, self.beside = self.covers.full_view, self.covers.beside
        self.review = self.covers.review
        self.answers = Answers(opened, self)
        self.judgements = Judgements(opened, self.gallery, self.review, moves_on, self)
        self._why_empty = WhyEmpty(opened, self)
        self.current = CurrentScan(opened, self.inspector, self.full_view, self)
        self.neighbours = NeighbourControl(
            opened, self.current, self.inspector, self.answers, self
        )
        self.looking = LookingInto(
            opened.network, self.current, self.inspector, self.full_view, self
        )
        self.trial = TrialViews(
            opened,
            self.gallery,
            self.matrix,
            self.answers,
            self.current,
            self._show_tally,
            self,
        )
        self.annotating = join_annotations(
            opened, self.judgements, self.inspector, self.current, self.covers, self
        )
        self.table_import = TableImportControl(opened, self)
        self.tabs = WorkTabs()
        self.tabs.currentChanged.connect(self.trial.catch_up)
        self.tabs.add("gallery", self.tr("Gallery"), self.gallery)
        self.tabs.add("matrix", self.tr("Matrix"), self.matrix)
        self.views = work_views(opened, self)
        for view in self.views:
            self.tabs.add_later(view.name, view.title(), view.make)
        self.training = TrainingControl(
            opened.trainings, opened.pipeline, opened.training_memory, self
        )
        self.tabs.add_later("training", self.tr("Training"), self._make_training)
        later = curating_views(opened, self)
        for view in later:
            self.tabs.add_later(view.name, view.title(), view.make)
        self.views += later
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, widget in enumerate((self.navigator, self.tabs, self.inspector)):
            self.splitter.addWidget(widget)
            # Of a narrow window the middle keeps more than half.
            self.splitter.setStretchFactor(place, _SHARES[place])
        self.splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.trial.bar)
        layout.addWidget(self.splitter, 1)
        self._join_views()
        self.judgements.take_from(self.inspector)
        self.judgements.take_from(self.full_view)
        self.judgements.take_from(self.review.view)
        for widget in (self.gallery, self.inspector, self.full_view):
            widget.addActions(actions.on_scan())
        self.review.view.addActions(actions.in_review())

    def show_changes(self, changes: Changes) -> None:
        """Let each view decide whether it is concerned."""
        self.review.show_changes(changes)
        self.answers.refresh(changes)
        if changes.labelled:
            self.gallery.refresh(changes.labelled)
        if changes.predicted or changes.scans or changes.annotated:
            self.gallery.refresh(None)
        for view in self.views:
            view.show_changes(changes)
        scan = self.current.scan
        if scan is None:
            return
        if changes.predicted or changes.scans or scan.id in changes.labelled:
            self.current.refresh()
        if changes.index_rebuilt or changes.predicted:
            self.current.show_neighbours()

    def show_busy(self) -> None:
        """Say in empty views whether something is on its way."""
        self.training.show_counts(self._counts, self._opened.is_working)
        self._say_why_empty()
        self._show_tally()

    def event(self, event: QEvent) -> bool:
        """Leave Enter and Space to the field or button that has the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = self.focusWidget()
            is_field = isinstance(focus, QLineEdit | QAbstractSpinBox)
            is_button = isinstance(focus, QAbstractButton | QComboBox)
            if (is_field and event.key() in _ENTER) or (
                is_button and event.key() in (*_ENTER, Qt.Key.Key_Space)
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard; Qt itself does that with Space only."""
        focus = self.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QAbstractButton):
            focus.animateClick()
        else:
            super().keyPressEvent(event)

    def save_state(self) -> QByteArray:
        """Return the widths of the parts."""
        return self.splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        """Give the parts the widths that they had before."""
        self.splitter.restoreState(state)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the threads, which may take a moment."""
        waits = [self.answers.stop(), self.training.stop()]
        waits += [*self.current.stop(), *self.looking.stop(), *self.neighbours.stop()]
        waits += [*self.covers.stop(), self.table_import.stop()]
        for view in self.views:
            waits += view.stop()

        def wait_for_threads() -> None:
            for wait in waits:
                wait()

        return wait_for_threads

    def ask(self, query: ScanQuery) -> None:
        """Show the answer to `query` in the gallery."""
        self.tabs.show_view("gallery")
        self.gallery.show_query(query)
        self.navigator.show_query(query)
        self.answers.ask(query)
        self.gallery.focus_grid()

    # --- what the actions of the window do here

    def show_view(self, name: str, page: str = "") -> None:
        """Go to the view with this name, and to one of its pages."""
        self.covers.close()
        view = self.tabs.show_view(name)
        if page and (pages := view.findChild(WorkTabs)) is not None:
            pages.show_view(page)
        if view is self.gallery:
            self.gallery.focus_grid()
        else:
            view.setFocus()

    def filter(self) -> None:
        """Give the keyboard to the filter."""
        self.covers.close()
        self.tabs.show_view("gallery")
        self.gallery.focus_filter()

    def next_unreviewed(self) -> None:
        """Go to the next scan that nobody has reviewed."""
        self.gallery.move_to_next_unreviewed()

    def review_shown(self) -> None:
        """Review the list in sight: that of the page, else that of the gallery."""
        queues = self.tabs.currentWidget().findChildren(QueuePage)
        queue = next((one for one in queues if one.isVisible()), None)
        if queue is None or self.review.is_open:
            self.covers.review_shown()
        elif not queue.review():
            self.said.emit(self.tr("There is nothing to review in this list."))

    def toggle_full_view(self) -> None:
        """Show the scan as large as the window, or go back."""
        self.covers.toggle_full_view(self.current.scan is not None)

    def revisit(self, ids: Sequence[ScanId]) -> None:
        """Go to the scan that was undone or redone; from many to none of them."""
        if len(ids) == 1 and not self.gallery.make_current(ids[0]):
            self._wanted = ids[0]  # it may come back with the next answer
            self.answers.ask(self.answers.query)

    def compare_scans(self) -> None:
        """Show side by side what is selected, or the current scan and the one like it."""
        ids, near = self.judgements.at(), self.inspector.neighbour_at_hand()
        if self.review.is_open:
            near = None
        if near is not None and self.current.scan is not None:
            ids = [self.current.scan.id, near]
        self.covers.compare(ids)

    # --- between the views

    def _join_views(self) -> None:
        self.navigator.query_chosen.connect(self.ask)
        self.matrix.query_chosen.connect(self.ask)
        self.matrix.split_changed.connect(self.answers.ask_split)
        self.gallery.query_changed.connect(self._on_query_changed)
        self.gallery.current_changed.connect(self._on_current_changed)
        self.gallery.activated.connect(self._on_activated)
        self.gallery.none_unreviewed.connect(
            lambda: self.said.emit(self.tr("Every scan of this list has been reviewed."))
        )
        self.inspector.neighbour_chosen.connect(self._look_at)
        self.neighbours.query_wanted.connect(self.ask)
        self.neighbours.scan_wanted.connect(self._look_at)
        self.neighbours.said.connect(self.said)
        self.answers.answered.connect(self._on_answered)
        self.answers.overviewed.connect(self._on_overview)
        self._opened.keys.changed.connect(self._on_keys)
        self.answers.tallied.connect(self._on_tallied)
        self.answers.failed.connect(self._opened.failed)
        self.looking.failed.connect(self._opened.failed)
        self.covers.failed.connect(self._opened.failed)
        self.covers.said.connect(self.said)
        self.review.query_wanted.connect(self.ask)
        self.navigator.review_chosen.connect(self.review.resume)
        self.navigator.review_dropped.connect(self.review.forget)
        self.review.listed.connect(self.navigator.show_reviews)
        self.navigator.show_reviews(self.review.open_ones())
        self.table_import.said.connect(self.said)
        self.table_import.failed.connect(self._opened.failed)
        self.neighbours.failed.connect(self._opened.failed)
        self.training.failed.connect(self._opened.failed)
        self.training.said.connect(self.said)
        self.training.judge_wanted.connect(self._opened.adopt)
        self.training.compare_wanted.connect(lambda: self.show_view("compare"))
        self.training.unlabelled_wanted.connect(lambda: self.ask(UNLABELLED))
        self.training.done.connect(self._opened.look_for_installed)
        self._why_empty.query_wanted.connect(self.ask)
        self._why_empty.open_wanted.connect(self.open_wanted)

        for view in self.views:
            self._join(view)

    def _join(self, view: WorkView) -> None:
        view.query_wanted.connect(self.ask)
        view.scan_wanted.connect(self._look_at)
        view.compare_wanted.connect(self.covers.compare)
        view.review_wanted.connect(self.review.start)
        view.exported.connect(self.exported)
        view.said.connect(self.said)
        view.failed.connect(self._opened.failed)

    def _make_training(self) -> TrainingPanel:
        panel = TrainingPanel()
        self.training.attach(panel)
        return panel

    @Slot(object)
    def _look_at(self, scan_id: ScanId) -> None:
        """Make a scan the current one, of the gallery too: keys say something of that one."""
        if not self.gallery.make_current(scan_id):
            self._wanted = scan_id
            self.gallery.show_query(EVERY_SCAN)
            self.navigator.show_query(EVERY_SCAN)
            self.answers.ask(EVERY_SCAN)

    @Slot(object)
    def _on_query_changed(self, query: ScanQuery) -> None:
        self.navigator.show_query(query)
        self.answers.ask(query)

    @Slot(object)
    def _on_current_changed(self, scan_id: ScanId | None) -> None:
        self.current.show_scan(scan_id)
        self.training.show_scan(scan_id)
        for view in self.views:
            view.show_scan(scan_id)
        self.covers.show_position()

    @Slot(object)
    def _on_activated(self, scan_id: ScanId) -> None:
        if not self.full_view.isVisible():
            self.toggle_full_view()

    @Slot(object, object)
    def _on_answered(self, query: ScanQuery, ids: Sequence[ScanId]) -> None:
        self.gallery.show_answer(query, ids)
        if self._wanted is not None:
            self.gallery.make_current(self._wanted)
            self._wanted = None
        self._is_empty = not ids
        self._say_why_empty()
        self.covers.show_position()

    @Slot(object)
    def _on_overview(self, overview: Overview) -> None:
        self._counts = overview.counts
        self.training.show_counts(overview.counts, self._opened.is_working)
        self.navigator.show_counts(overview.counts)
        self.gallery.set_aspect(overview.counts.aspect)
        self.gallery.show_set_aside(overview.counts.set_aside > 0)
        self._opened.classes = overview.classes
        self._say_why_empty()

    @Slot()
    def _on_keys(self) -> None:
        self._actions.name_keys(self._opened.keys.every())
        for view in (self.inspector, self.full_view, self.review.view):
            view.label_bar.show_keys(self._opened.keys.of_classes())
        self.current.refresh()
        self.review.show_classes()

    @Slot(object, object)
    def _on_tallied(self, tally: Tally, run: Run | None) -> None:
        self._tally = tally
        self._opened.run = run
        self._show_tally()

    def _say_why_empty(self) -> None:
        if self._is_empty:
            unreadable = self._counts.unreadable
            self._why_empty.say_of_scans(self.gallery, self.answers.query, unreadable)

    def _show_tally(self) -> None:
        run = self._opened.run
        if run is not None and self._tally is not None:
            splits = [name for name, _ in self._counts.by_split]
            tally = self._opened.trial.tally(self._tally, self.answers.split)
            self.matrix.show_tally(tally, run, splits)
        else:
            self._why_empty.say_of_predictions(self.matrix, self._actions["run"].trigger)
