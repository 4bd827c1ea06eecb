"""What a reviewer decides, one screen after another, and where it goes."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.review_pace import ReviewPace
from ajna_desktop.domain.curating.review_queue import ReviewQueue
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import WITHDRAWN, Decision, decision_for
from ajna_desktop.domain.scan import Label, ReviewStatus, Scan, ScanId
from ajna_desktop.store.curating.review_queues import ReviewQueueStore
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.review.asked_scans import Asked, AskedScans
from ajna_desktop.ui.review.review_wish import ReviewWish

_UNREVIEWED: Final = ReviewStatus.UNREVIEWED


class ReviewDesk(QObject):
    """Holds one review: its queue, its decisions, its pace. Shows nothing itself."""

    moved = Signal()  # other scans are asked about, or none: the review has ended
    told = Signal()  # something else is known of those on the screen, or of the review
    failed = Signal(object)  # the AjnaError

    def __init__(
        self,
        lookup: Lookup,
        edits: Edits,
        store: ReviewQueueStore,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Look scans up, write through `edits`, and keep in `store` what is not finished."""
        super().__init__(parent)
        self._lookup = lookup
        self._edits = edits
        self._store = store
        self._clock = clock
        self._wish: ReviewWish | None = None
        self._review_id: int | None = None  # None: its owner keeps it
        self._queue = ReviewQueue(())
        self._facts = AskedScans(lookup)
        self._answers: dict[ScanId, Decision] = {}
        self._undone: dict[ScanId, Decision] = {}
        self._pace = ReviewPace(0.0)
        self._size = 1
        self._index = self._first_index = 0  # of the stack of edits
        self._is_undo = False
        self._is_redo_older = False  # what may be done again was undone before

    # --- what is asked

    @property
    def wish(self) -> ReviewWish | None:
        """What is being reviewed, None while nothing is."""
        return self._wish

    @property
    def queue(self) -> ReviewQueue:
        """How far it has come."""
        return self._queue

    @property
    def pace(self) -> ReviewPace:
        """How fast it goes."""
        return self._pace

    @property
    def size(self) -> int:
        """How many scans are on a screen."""
        return self._size

    @property
    def can_undo(self) -> bool:
        """Whether the last edit was made in this review."""
        return self._edits.stack.index() > self._first_index

    @property
    def can_redo(self) -> bool:
        """Whether what would be done again was undone in this review."""
        return not self._is_redo_older

    def asked(self, scan_id: ScanId) -> Asked | None:
        """Return what is known of a scan, None when it is no longer there."""
        known = self._facts.get(scan_id)
        if known is None or self._wish is None:
            return None
        answer, status = self._answers.get(scan_id), self._queue.done.get(scan_id)
        if answer is None and status is not None:  # by another, by its twin, or the last time
            answer = Decision(known[0].label, status)
        return Asked(*known, self._wish.suggestions.get(scan_id), answer)

    def coming(self, count: int) -> list[Scan]:
        """Return the scans that are likely asked about next."""
        ids = self._queue.coming(count)
        self._facts.look_up(ids)
        found = [self.asked(one) for one in ids]
        return [one.scan for one in found if one is not None]

    # --- beginning and ending

    def start(self, wish: ReviewWish, size: int) -> None:
        """Begin a review, or take it up where the reader left the very same one.

        Raises:
            StoreError: it cannot be kept.
        """
        self.leave()
        if wish.on_decision is not None:
            done = {one: said.status for one, said in wish.answered.items()}
            queue = ReviewQueue(wish.ids)
            queue.decide(done)
            self._answers = dict(wish.answered)
            self._open(wish, None, queue, None, size)
            return
        self._answers = {}
        review_id = self._store.find(wish.title, wish.ids)
        if review_id is not None:
            kept = self._store.load(review_id)
            self._open(wish, review_id, kept.queue, kept.at, size)
            return
        review_id = self._store.add(wish.title, wish.ids, wish.suggestions)
        self._open(wish, review_id, ReviewQueue(wish.ids), None, size)

    def resume(self, review_id: int, size: int) -> None:
        """Take a review up.

        Raises:
            StoreError: it is not there any more.
        """
        self.leave()
        kept = self._store.load(review_id)
        wish = ReviewWish(kept.title, (), kept.suggestions)
        self._answers = {}
        self._open(wish, review_id, kept.queue, kept.at, size)

    def leave(self) -> None:
        """Stop here: what is finished is forgotten, the rest is kept to be taken up."""
        if self._wish is None:
            return
        self._edits.stack.indexChanged.disconnect(self._note_direction)
        self._edits.revisited.disconnect(self._revisit)
        if (review_id := self._review_id) is not None:
            if self._queue.waiting:
                self._keep(())
            else:
                self._safely(lambda: self._store.remove(review_id))
        self._wish, self._review_id = None, None
        self._queue = ReviewQueue(())
        self._facts.forget()

    def set_size(self, size: int, at: ScanId | None) -> None:
        """Have `size` scans on a screen from now on, beginning with `at`."""
        self._size = size
        if self._queue.screen:
            self._queue.begin(size, at)
            self._settle()

    # --- deciding

    def label(self, ids: Sequence[ScanId], label: Label) -> None:
        """Give scans a label."""
        said = {
            one: decision_for(known.scan.found_label, label) for one, known in self._known(ids)
        }
        reading = Decision(label, ReviewStatus.CONFIRMED)
        self._decide(said, reading, lambda those: self._edits.label(those, label))

    def confirm(self, ids: Sequence[ScanId]) -> None:
        """Say that the label is right; where there is none, that the prediction is.

        A blind reader sees neither, and has nothing to confirm.
        """
        if self._wish is None or self._wish.is_blind:
            return
        labels = {}
        for one, known in self._known(ids):
            label = known.scan.label
            if label is None and known.prediction is not None:
                label = known.prediction.label
            if label is not None:
                labels[one] = label
        self._label_each(labels, self._edits.confirm)

    def take_suggestions(self, ids: Sequence[ScanId]) -> None:
        """Give scans the labels that are suggested; those without a suggestion wait."""
        labels = {
            one: known.suggestion.label
            for one, known in self._known(ids)
            if known.suggestion is not None and known.suggestion.label is not None
        }
        self._label_each(labels, lambda _: self._edits.label_each(labels))

    def mark(self, ids: Sequence[ScanId], status: ReviewStatus) -> None:
        """Say that scans are ambiguous, or bad images; their labels stay."""
        said = {one: Decision(known.scan.label, status) for one, known in self._known(ids)}
        reading = Decision(None, status)
        self._decide(said, reading, lambda those: self._edits.mark(those, status))

    def withdraw(self, ids: Sequence[ScanId]) -> None:
        """Take back what was said; the scans wait again, and one stays at them."""
        said = dict.fromkeys((one for one, _ in self._known(ids)), WITHDRAWN)
        self._decide(said, WITHDRAWN, self._edits.withdraw)

    def put_off(self, ids: Sequence[ScanId]) -> None:
        """Have scans come again at the end, and go on."""
        self._queue.put_off(ids)
        self._keep(ids)
        if set(self._queue.screen) <= {*ids, *self._queue.done, *self._queue.later}:
            self._go_on()
        else:
            self.told.emit()

    def forward(self) -> None:
        """Go to the next screen without a word on this one."""
        self._queue.forward(self._size)
        self._settle()

    def back(self) -> None:
        """Go to the screen before."""
        self._queue.back(self._size)
        self._settle()

    # --- what happens elsewhere

    def show_changes(self, changes: Changes) -> None:
        """Take note of what was written: also scans of the same content were decided about."""
        if self._wish is None:
            return
        if changes.predicted or changes.scans:
            self._facts.forget()
        mine = [one for one in changes.labelled if one in self._queue]
        self._facts.forget(mine)
        if mine and self._wish.on_decision is None:
            scans = {scan.id: scan for scan in self._lookup.scans(mine)}
            self._queue.decide({one: scan.status for one, scan in scans.items()})
            self._keep(mine)
        if mine or changes.predicted or changes.scans:
            self.told.emit()

    # --- inside

    def _open(
        self,
        wish: ReviewWish,
        review_id: int | None,
        queue: ReviewQueue,
        at: ScanId | None,
        size: int,
    ) -> None:
        self._wish, self._review_id, self._queue, self._size = wish, review_id, queue, size
        self._edits.stack.indexChanged.connect(self._note_direction)
        self._edits.revisited.connect(self._revisit)
        self._facts.forget()
        self._undone.clear()
        self._pace = ReviewPace(self._clock())
        self._index = self._first_index = self._edits.stack.index()
        self._is_redo_older = self._edits.stack.canRedo()
        queue.begin(size, at if at is not None and at not in queue.done else None)
        self._settle()

    def _known(self, ids: Iterable[ScanId]) -> list[tuple[ScanId, Asked]]:
        found = [(one, self.asked(one)) for one in ids]
        return [(one, known) for one, known in found if known is not None]

    def _label_each(
        self, labels: Mapping[ScanId, Label], write: Callable[[Sequence[ScanId]], bool]
    ) -> None:
        """Give each scan a label of its own; as labels of the folder, that is one step."""
        if self._wish is None or self._wish.on_decision is None:
            said = {
                one: decision_for(known.scan.found_label, labels[one])
                for one, known in self._known(labels)
            }
            self._decide(said, WITHDRAWN, write)
            return
        for label in dict.fromkeys(labels.values()):
            self.label([one for one, its in labels.items() if its == label], label)

    def _decide(
        self,
        said: Mapping[ScanId, Decision],
        reading: Decision,
        write: Callable[[Sequence[ScanId]], bool],
    ) -> None:
        """Go on first, then save: the next scan is there meanwhile.

        Args:
            said: As a label of each scan.
            reading: The same, for who takes the decisions instead of labels.
            write: Saves labels, and says whether it worked.
        """
        if not said or self._wish is None:
            return
        ids, on_decision = tuple(said), self._wish.on_decision
        if on_decision is not None:
            said = dict.fromkeys(ids, reading)
        former = {one: self._queue.done.get(one, _UNREVIEWED) for one in ids}
        answers = {one: self._answers[one] for one in ids if one in self._answers}
        self._note(said)
        goes_on = self._is_decided()
        if goes_on:
            self._go_on()
        else:
            self.told.emit()
        if on_decision(ids, reading) if on_decision is not None else write(ids):
            self._pace.decided(len(ids), self._clock())
            self._keep(ids)
            if goes_on and self._queue.screen and self._is_decided():
                self._go_on()  # the next one is of the same content
            self.told.emit()
        else:  # nothing was saved: to be decided again
            self._queue.decide(former)
            for one in ids:
                self._answers.pop(one, None)
            self._answers.update(answers)
            self._queue.revisit(ids)
            self._settle()

    def _note(self, said: Mapping[ScanId, Decision]) -> None:
        self._queue.decide({one: decision.status for one, decision in said.items()})
        self._answers.update(said)
        for one, decision in said.items():
            if decision.status is _UNREVIEWED:
                self._answers.pop(one, None)

    def _is_decided(self) -> bool:
        return all(one in self._queue.done for one in self._queue.screen)

    def _go_on(self) -> None:
        self._queue.go_on(self._size)
        self._settle()

    def _settle(self) -> None:
        """Leave out what is no longer in the folder, and announce what is asked now."""
        while gone := self._facts.gone(self._queue.screen):
            self._queue.drop(gone)
            if not self._queue.screen and self._queue.waiting:
                self._queue.go_on(self._size)
        self.moved.emit()

    def _keep(self, ids: Iterable[ScanId]) -> None:
        """Keep how far the review has come."""
        if (review_id := self._review_id) is not None:
            screen = self._queue.screen
            at = screen[0] if screen else None
            self._safely(lambda: self._store.note(review_id, self._queue, ids, at))

    def _safely(self, write: Callable[[], None]) -> None:
        try:
            write()
        except AjnaError as error:
            self.failed.emit(error)

    @Slot(int)
    def _note_direction(self, index: int) -> None:
        self._is_undo, self._index = index < self._index, index
        if not self._is_undo:  # a new edit has taken the place of what had been undone
            self._is_redo_older = False

    @Slot(object)
    def _revisit(self, ids: Sequence[ScanId]) -> None:
        """Go to what was undone or done again."""
        mine = [one for one in ids if one in self._queue]
        if not mine:
            return
        if self._is_undo:
            self._undone.update({one: said for one in mine if (said := self._answers.get(one))})
            self._note(dict.fromkeys(mine, WITHDRAWN))
        else:
            self._note({one: self._undone.pop(one) for one in mine if one in self._undone})
        self._keep(mine)
        self._queue.revisit(mine)
        self._settle()
