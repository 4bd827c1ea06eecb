"""Opens reviews over a page, shows what is asked, and takes what is said."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.scan import Label, ReviewStatus, Scan, ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.store.curating.review_queues import OpenReview
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.end_page import Step
from ajna_desktop.ui.review.read_ahead import ReadAhead
from ajna_desktop.ui.review.review_desk import ReviewDesk
from ajna_desktop.ui.review.review_view import ReviewView
from ajna_desktop.ui.review.review_wish import ReviewWish
from ajna_desktop.ui.review.review_words import bulk_words, outcome_words, pace_words
from ajna_desktop.ui.review_memory import SIZES, ReviewMemory
from ajna_desktop.ui.wording import status_word

_AHEAD: Final = 5  # images read before they are asked about
_LOADING_MILLISECONDS: Final = 150  # what comes sooner comes without a word


class ReviewControl(QObject):
    """Covers a page with one review at a time."""

    said = Signal(str)
    failed = Signal(object)  # the Exception
    query_wanted = Signal(object)  # ScanQuery, to be shown in the gallery
    left = Signal(object)  # ScanId that one was at, None where it may not be told
    listed = Signal(object)  # list[OpenReview]: those that can be taken up now

    def __init__(self, opened: OpenCollection, page: QWidget) -> None:
        super().__init__(page)
        self._opened = opened
        self._page = page
        self._left: QWidget | None = None  # had the keyboard before
        reviews = opened.collection.review_queues
        self.desk = ReviewDesk(opened, opened.edits, reviews, parent=self)
        self._reviews = reviews
        self._thumbnails = opened.thumbnails.another(self)
        self.view = ReviewView(self.desk.asked, self._thumbnails, page)
        self.view.hide()
        self._ahead = ReadAhead(opened.pixels, parent=self)
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_MILLISECONDS)
        self._loading.timeout.connect(self.view.single.show_loading)
        self._connect()
        page.installEventFilter(self)

    # --- opening and leaving

    @property
    def is_open(self) -> bool:
        """Whether scans are being reviewed."""
        return not self.view.isHidden()

    @property
    def is_blind(self) -> bool:
        """Whether nothing but images may be shown."""
        return self.desk.wish is not None and self.desk.wish.is_blind

    @property
    def image_view(self) -> ImageView:
        """The image that zooming and inverting act upon."""
        return self.view.single.image_view

    def start(self, wish: ReviewWish) -> None:
        """Begin a review, or take it up where the reader left the very same one."""
        if not wish.ids:
            self.said.emit(self.tr("There is nothing to review."))
            return
        self._open(lambda: self.desk.start(wish, self._memory.size))

    def resume(self, review_id: int) -> None:
        """Take a review up."""
        self._open(lambda: self.desk.resume(review_id, self._memory.size))

    def open_ones(self) -> list[OpenReview]:
        """Return the reviews of this reader that can be taken up, the last one first."""
        return self._reviews.open_ones()

    def forget(self, review_id: int) -> None:
        """Take a review off the list; what was decided in it stays."""
        try:
            self._reviews.remove(review_id)
        except AjnaError as error:
            self.failed.emit(error)
        self.listed.emit(self.open_ones())

    def close(self) -> None:
        """Stop here; what is not finished can be taken up again."""
        if not self.is_open:
            return
        at = None if self.is_blind else self._at()
        self.view.hide()
        self.desk.leave()
        self._ahead.forget()
        left, self._left = self._left, None
        if left is not None and isValid(left) and self._page.isAncestorOf(left):
            left.setFocus()
        self.left.emit(at)
        self.listed.emit(self.open_ones())

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads."""
        self._loading.stop()
        self.desk.leave()
        return [self._ahead.stop(), self._thumbnails.shut_down]

    @property
    def may_undo(self) -> bool:
        """Whether the last edit may be undone: in a review only what was said in it."""
        return not self.is_open or self.desk.can_undo

    @property
    def may_redo(self) -> bool:
        """Whether the last edit undone may be done again: in a review only one of its own."""
        return not self.is_open or self.desk.can_redo

    def undoable(self, history: Sequence[LabelEvent]) -> Sequence[LabelEvent]:
        """Return what was said at an earlier time and may be undone: in a review nothing."""
        return () if self.is_open else history

    # --- what keys and buttons say

    def at(self) -> list[ScanId]:
        """Return the scans that a key would decide about."""
        if self.view.is_grid:
            return self.view.grid.targets()
        return list(self.desk.queue.screen[:1])

    def label(self, label: Label) -> None:
        """Give them a label."""
        self._judge(label, lambda ids: self.desk.label(ids, label))

    def confirm(self) -> None:
        """Confirm what is there; while many are asked about, do what was asked."""
        if self.view.bulk.is_asking:
            self.view.bulk.accept()
            return
        ids = self.at()
        self._judge(status_word(ReviewStatus.CONFIRMED), self.desk.confirm)
        if len(ids) == 1 and self.is_blind:
            self.said.emit(self.tr("A blind reading has nothing to confirm: choose a label."))

    def mark(self, status: ReviewStatus) -> None:
        """Say that they are ambiguous, or bad images."""
        self._judge(status_word(status), lambda ids: self.desk.mark(ids, status))

    def withdraw(self) -> None:
        """Take back what was said."""
        self._judge(status_word(ReviewStatus.UNREVIEWED), self.desk.withdraw)

    def take_suggestion(self) -> None:
        """Give them the labels that are suggested."""
        self._judge(self.tr("what is suggested"), self.desk.take_suggestions)

    def confirm_rest(self) -> None:
        """Confirm every scan on the screen that waits: one look, one step to undo."""
        waiting = self.view.grid.waiting() if self.view.is_grid else self.at()
        self.desk.confirm(waiting)

    def select_all(self) -> None:
        """Select what waits on the screen."""
        if self.view.is_grid:
            self.view.grid.select_waiting()

    def toggle_grid(self) -> None:
        """Change between one scan and many, staying at the scan."""
        self._set_size(1 if self.view.is_grid else self._memory.grid_size)

    def zoom_by(self, factor: float) -> None:
        """Enlarge the image; in the grid have fewer scans that are larger, or more."""
        if not self.view.is_grid:
            self.image_view.zoom_by(factor)
            return
        place = SIZES.index(self.desk.size) + (-1 if factor > 1 else 1)
        self._set_size(SIZES[min(max(place, 0), len(SIZES) - 1)])

    def show_changes(self, changes: Changes) -> None:
        """Let the review take note of what was written."""
        self.desk.show_changes(changes)

    def show_classes(self) -> None:
        """Offer other classes: some have come, gone, or got other keys."""
        if self.is_open:
            self._show_choices()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self.view.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    # --- inside

    @property
    def _memory(self) -> ReviewMemory:
        return self._opened.review_memory

    def _open(self, begin: Callable[[], None]) -> None:
        if not self.is_open:
            self._left = QApplication.focusWidget()
        try:
            begin()
        except AjnaError as error:
            self.failed.emit(error)
            return
        if self.is_blind:  # also takes away what was said last, which may tell a label
            self.said.emit(self.tr("A blind reading: nothing but the images is shown."))
        self.view.setGeometry(self._page.rect())
        self.view.show()
        self.view.raise_()
        self.view.take_keyboard()
        self.listed.emit(self.open_ones())

    def _connect(self) -> None:
        view, desk = self.view, self.desk
        desk.moved.connect(self._on_moved)
        desk.told.connect(self._on_told)
        desk.failed.connect(self.failed)
        self._ahead.arrived.connect(self._on_arrived)
        self._ahead.failed.connect(self.failed)
        view.suggestion_taken.connect(self.take_suggestion)
        view.put_off.connect(lambda: desk.put_off(self.at()))
        view.rest_confirmed.connect(self.confirm_rest)
        view.stepped.connect(self._step)
        view.size_chosen.connect(self._set_size)
        view.toggled.connect(self.toggle_grid)
        view.closed.connect(self.close)
        selection = view.grid.grid.selectionModel()
        selection.selectionChanged.connect(view.bulk.dismiss)
        selection.currentChanged.connect(self._show_choices)

    def _judge(self, what: str, decide: Callable[[Sequence[ScanId]], None]) -> None:
        """Decide about one scan at once, about many after a look."""
        ids = self.at()
        if len(ids) < 2:
            decide(ids)
            return
        asked = [one for one in map(self.desk.asked, ids) if one is not None]
        text = bulk_words(asked, what, self.is_blind)
        self.view.bulk.ask(text, lambda: decide(ids))

    def _step(self, step: int) -> None:
        if step > 0:
            self.desk.forward()
        else:
            self.desk.back()

    def _set_size(self, size: int) -> None:
        at = self._at()
        self._memory.size = size
        self.desk.set_size(size, at)
        self.view.take_keyboard()

    def _at(self) -> ScanId | None:
        if self.view.is_grid:
            return self.view.grid.current()
        return next(iter(self.desk.queue.screen), None)

    def _on_moved(self) -> None:
        wish, screen = self.desk.wish, self.desk.queue.screen
        if wish is None:
            return
        self.view.bulk.dismiss()
        self.view.head.show_title(wish.title)
        self.view.head.show_size(self.desk.size)
        if not screen:
            self._show_end(wish)
        elif self.desk.size > 1:
            self.view.show_page(self.view.grid)
            self.view.grid.show_screen(screen, self.desk.size, wish.is_blind)
            self.view.grid.prefetch(self.desk.queue.coming(self.desk.size))
        else:
            self.view.show_page(self.view.single)
            self._show_single(screen[0])
        self._show_progress()
        self._show_choices()
        if self.is_open:
            self.view.repaint()  # now: the decision is saved while the next scan is looked at

    def _on_told(self) -> None:
        self._show_progress()
        if not self.desk.queue.screen:
            if self.desk.wish is not None:
                self._show_end(self.desk.wish)
        elif self.view.is_grid:
            self.view.grid.refresh()
        else:
            self.view.single.show_asked(self._asked(), self.is_blind)
        self._show_choices()

    def _show_single(self, scan_id: ScanId) -> None:
        asked = self.desk.asked(scan_id)
        self.view.single.show_asked(asked, self.is_blind)
        found = self._ahead.get(scan_id)
        self.view.single.show_found(scan_id, found)
        if found is None:
            self._loading.start()
        wanted = [] if asked is None else [asked.scan]
        self._ahead.want([*wanted, *self.desk.coming(_AHEAD)])

    def _on_arrived(self, scan_id: ScanId) -> None:
        if not self.view.is_grid and self.desk.queue.screen[:1] == (scan_id,):
            self._loading.stop()
            self.view.single.show_found(scan_id, self._ahead.get(scan_id))

    def _show_progress(self) -> None:
        self.view.head.show_progress(self.desk.queue, self.desk.pace)

    def _asked(self) -> Asked | None:
        at = self._at()
        return None if at is None else self.desk.asked(at)

    def _show_choices(self) -> None:
        asked = self._asked()
        suggestion = None if asked is None else asked.suggestion
        is_one = suggestion is not None and suggestion.label is not None
        has_suggestion = is_one and not self.is_blind
        self.view.show_choices(self._as_answered(asked), self._opened.classes, has_suggestion)

    def _as_answered(self, asked: Asked | None) -> Scan | None:
        """Return the scan as the reader's own word has it: nothing else may be told."""
        if asked is None or self.desk.wish is None or self.desk.wish.on_decision is None:
            return asked and asked.scan
        answer = asked.answer
        if answer is None:
            label = None if self.is_blind else asked.scan.label
            return replace(asked.scan, label=label, status=ReviewStatus.UNREVIEWED)
        return replace(asked.scan, label=answer.label, status=answer.status)

    def _show_end(self, wish: ReviewWish) -> None:
        queue, pace = self.desk.queue, self.desk.pace
        lines = outcome_words(queue, wish.on_decision is not None)
        if speed := pace_words(pace, 0):
            lines.append(speed)
        lines.append(self.tr("← leads back, Ctrl+Z takes the last decision back."))
        title = self.tr("{0}: all scans are reviewed").format(wish.title)
        self.view.end.show_outcome(title, lines, self._steps(wish))
        self.view.show_page(self.view.end)

    def _steps(self, wish: ReviewWish) -> list[Step]:
        steps: list[Step] = []
        if wish.on_next is not None:
            on_next = wish.on_next
            steps.append((wish.next_text, lambda: self._close_and(on_next)))
        changed = [
            one
            for one, status in self.desk.queue.done.items()
            if status is ReviewStatus.RELABELLED
        ]
        if changed and wish.on_decision is None:
            text = self.tr("Show what was relabelled")
            steps.append((text, lambda: self._show_relabelled(wish.title, changed)))
        steps.append((self.tr("Back to the page"), self.close))
        return steps

    def _close_and(self, go_on: Callable[[], None]) -> None:
        self.close()
        go_on()

    def _show_relabelled(self, title: str, ids: Sequence[ScanId]) -> None:
        self.close()
        name = self.tr("{0}: relabelled").format(title)
        among = NamedScans(name, tuple(ids))
        self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED))
