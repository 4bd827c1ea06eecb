"""What the user changes: each change is one step that can be undone, also after a restart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import (
    WITHDRAWN,
    Decision,
    LabelEvent,
    OnScreen,
    decision_for,
    resolved,
)
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, Scan, ScanId, ScanState
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.wording import label_word, status_word

Decisions = Mapping[ScanId, Decision]
Judge = Callable[[Scan, Prediction | None], Decision | None]
Result = TypeVar("Result")

_FEW: Final = 300  # scans: a decision about so many is saved in some 20 ms


class LabelStore(Protocol):
    """The part of the store that edits need."""

    def decide(
        self, decisions: Decisions, shown: Mapping[ScanId, OnScreen] | None = None
    ) -> Changes:
        """Write all of `decisions`, or none."""

    def decisions(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, Decision]:
        """Return what holds for scans, such that `decide` would bring it back."""

    def named_now(self, event: LabelEvent) -> tuple[Label | None, Label | None]:
        """Return the old and the new label of an event, by the names of their classes now."""

    def twins(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return these scans and all of the same content."""

    def disputed(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return on which of these scans readers differ, and nobody has decided."""


class _Plan(NamedTuple):
    """An edit that is about to be made."""

    scans: list[Scan]  # those that change, as they are
    before: Decisions  # also of scans of the same content
    after: Decisions


class Edits(QObject):
    """The one way from the screen to the labels of the store.

    An edit, its undo and its redo are saved first; the stack follows only once that is done.
    So what could not be saved is where it was, and may be tried again.
    """

    changed = Signal(object)  # Changes, after they were saved
    failed = Signal(object)  # the AjnaError; nothing was changed
    said = Signal(str)  # "37 scans: NORMAL → PNEUMONIA", once it is saved
    took_back = Signal(str)  # "Undone: 37 scans: NORMAL → PNEUMONIA"
    revisited = Signal(object)  # tuple[ScanId, ...]: whom the edit undone or redone was about

    _worked = Signal()

    def __init__(
        self,
        labels: LabelStore,
        lookup: Lookup,
        run: Callable[[], Run | None],
        session: str,
        parent: QObject | None = None,
    ) -> None:
        """Join store and screen.

        Args:
            labels: Where decisions are written.
            lookup: What is on the screen.
            run: Where the predictions on the screen come from.
            session: Tells what was said since the program started.
            parent: Who owns it.
        """
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.is_writing = False  # an edit of many scans is being saved
        self.is_saved = True  # the last one; False until one can be saved again
        self._labels = labels
        self._lookup = lookup
        self._run = run
        self._session = session

    def label(self, ids: Sequence[ScanId], label: Label) -> bool:
        """Give scans one label; say whether that could be saved, as those below do."""
        return self._edit(ids, lambda scan, _: decision_for(scan.found_label, label), label)

    def label_each(self, labels: Mapping[ScanId, Label]) -> bool:
        """Give each scan a label of its own, all as one step."""
        words = set(labels.values())
        what = words.pop() if len(words) == 1 else self.tr("several labels")
        return self._edit(
            list(labels), lambda scan, _: decision_for(scan.found_label, labels[scan.id]), what
        )

    def confirm(self, ids: Sequence[ScanId]) -> bool:
        """Say that the label is right; where there is none, that the prediction is."""
        return self._edit(ids, _confirmation, status_word(ReviewStatus.CONFIRMED))

    def mark(self, ids: Sequence[ScanId], status: ReviewStatus) -> bool:
        """Say that scans are ambiguous, or bad images; their labels stay."""
        return self._edit(
            ids, lambda scan, _: Decision(scan.label, status), status_word(status)
        )

    def withdraw(self, ids: Sequence[ScanId]) -> bool:
        """Take back all that was said: the labels of the folder hold again."""
        return self._edit(ids, lambda _, __: WITHDRAWN, status_word(ReviewStatus.UNREVIEWED))

    def undo(self, history: Sequence[LabelEvent] = ()) -> None:
        """Take the last edit back, else the last event of `history` of an earlier session."""
        step = self._step(self.stack.index() - 1)
        if step is not None:
            if self._carry_out(step, forward=False):
                self.stack.undo()
                self.revisited.emit(step.ids)
                self.took_back.emit(self.tr("Undone: {0}").format(step.text()))
        elif (event := self.undoable(history)) is not None:
            self._undo_event(event)

    def redo(self) -> None:
        """Do again what was undone."""
        step = self._step(self.stack.index())
        if step is not None and self._carry_out(step, forward=True):
            self.stack.redo()
            self.revisited.emit(step.ids)
            self.said.emit(self.tr("Done again: {0}").format(step.text()))

    def undo_text(self, history: Sequence[LabelEvent] = ()) -> str:
        """Return what `undo` would take back, "" when there is nothing."""
        if self.stack.canUndo():
            return self.stack.undoText()
        if (event := self.undoable(history)) is not None:
            return self.tr("{0} (earlier session)").format(_event_text(event))
        return ""

    def undoable(self, history: Sequence[LabelEvent]) -> LabelEvent | None:
        """Return the last event when it was made before this start of the program.

        What was said since then is on the stack; so an event that was undone is not offered
        again, back and forth.
        """
        if history and history[-1].session != self._session:
            return history[-1]
        return None

    def do(self, step: "StoredCommand") -> bool:
        """Carry a step out and keep it to be undone; say whether it could be saved."""
        if not self._carry_out(step, forward=True):
            return False
        self.stack.push(step)
        self.said.emit(step.text())
        return True

    def patiently(self, scans: int, work: Callable[[], Result]) -> Result:
        """Return what `work` returns; for many scans it runs beside the UI thread.

        The window paints meanwhile, but keys and clicks wait: an edit is one step.
        """
        if scans <= _FEW:
            return work()
        loop = QEventLoop()
        self._worked.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        with ThreadPoolExecutor(1, "edit") as pool:
            future = pool.submit(work)
            future.add_done_callback(lambda _: self._worked.emit())
            self.is_writing = True
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.is_writing = False
        return future.result()

    def _step(self, place: int) -> "DecideCommand | StoredCommand | None":
        step = self.stack.command(place) if 0 <= place < self.stack.count() else None
        return step if isinstance(step, DecideCommand | StoredCommand) else None

    def _carry_out(self, step: "DecideCommand | StoredCommand", *, forward: bool) -> bool:
        if isinstance(step, DecideCommand):
            return self._write(step.after if forward else step.before)
        return self._save(step.rows, lambda: step.write(forward))

    def _edit(self, ids: Sequence[ScanId], judge: Judge, what: str) -> bool:
        try:
            plan = self.patiently(len(ids), lambda: self._plan(ids, judge))
        except AjnaError as error:
            self._fail(error)
            return False
        if not plan.after:
            return True
        text = self._text(plan.scans, what)
        if not self._write(plan.after):
            return False
        self.stack.push(DecideCommand(text, plan.before, plan.after))
        self.said.emit(text)
        return True

    def _plan(self, ids: Sequence[ScanId], judge: Judge) -> _Plan:
        """Find out which scans change, to what, and what to go back to."""
        predictions = self._lookup.predictions(ids)
        disputed = self._labels.disputed(ids)
        scans, after = [], {}
        for scan in self._lookup.scans(ids):
            said = judge(scan, predictions.get(scan.id))
            # Where readers differ, saying what holds already is a decision between them.
            if said is not None and (_is_news(scan, said) or scan.id in disputed):
                scans.append(scan)
                after[scan.id] = said
        return _Plan(scans, self._labels.decisions(self._labels.twins(after)), after)

    def _undo_event(self, event: LabelEvent) -> None:
        old, new = self._labels.named_now(event)  # the class may have another name by now
        before = {event.scan_id: _as_said(Decision(old, event.old_status))}
        after = {event.scan_id: _as_said(Decision(new, event.new_status))}
        text = _event_text(event)
        if not self._write(before):
            return
        # The edit enters the stack as if it had been made today, is taken back at once, and so
        # can be redone like any other.
        self.stack.push(DecideCommand(text, before, after))
        self.stack.undo()
        self.took_back.emit(self.tr("Undone: {0}").format(text))

    def _text(self, scans: Sequence[Scan], what: str) -> str:
        labels = {scan.label for scan in scans}
        former = label_word(labels.pop()) if len(labels) == 1 else self.tr("several labels")
        if len(scans) == 1:
            return self.tr("{0}: {1} → {2}").format(scans[0].name, former, what)
        return self.tr("%n scan(s): {0} → {1}", "", len(scans)).format(former, what)

    def _on_screen(self, ids: Sequence[ScanId]) -> dict[ScanId, OnScreen]:
        """Return what the classifier says on the screen while the person decides."""
        if (run := self._run()) is None:
            return {}
        return {
            scan_id: OnScreen(run.classifier_id, said.label, said.confidence)
            for scan_id, said in self._lookup.predictions(ids).items()
        }

    def _write(self, decisions: Decisions) -> bool:
        """Save `decisions` and announce them; say whether it worked."""
        ids = list(decisions)
        return self._save(
            len(ids), lambda: self._labels.decide(decisions, self._on_screen(ids))
        )

    def _save(self, scans: int, write: Callable[[], Changes]) -> bool:
        try:
            changes = self.patiently(scans, write)
        except AjnaError as error:
            self._fail(error)
            return False
        self.is_saved = True
        self.changed.emit(changes)
        return True

    def _fail(self, error: AjnaError) -> None:
        self.is_saved = False
        self.failed.emit(error)


class StoredCommand(QUndoCommand):
    """Another change of the store that can be undone, such as to the shortlist."""

    def __init__(
        self,
        text: str,
        ids: Sequence[ScanId],
        write: Callable[[bool], Changes],
        rows: int | None = None,
    ) -> None:
        """Take what is said of it, whom it is about, and what does it (True) or undoes it.

        `rows`: how many it writes, where that is not as many as it is about.
        """
        super().__init__(text)
        self.ids = tuple(ids)
        self.rows = len(self.ids) if rows is None else rows
        self.write = write


class DecideCommand(QUndoCommand):
    """What was decided about scans, and what held before; `Edits` saves the one or the other.

    Holds ids and decisions only, never rows or widgets: it stays valid however the gallery is
    filtered or sorted when the user presses undo.
    """

    def __init__(self, text: str, before: Decisions, after: Decisions) -> None:
        super().__init__(text)
        self.before = dict(before)
        self.after = dict(after)
        self.ids = tuple(after)  # whom it is about, without those of the same content


def _confirmation(scan: Scan, prediction: Prediction | None) -> Decision | None:
    """Return the decision that confirms what holds, else what is predicted."""
    label = scan.label
    if label is None and prediction is not None:
        label = prediction.label
    return None if label is None else decision_for(scan.found_label, label)


def _is_news(scan: Scan, wanted: Decision) -> bool:
    if scan.state is ScanState.MISSING:
        return False
    return resolved(wanted, scan.found_label) != Decision(scan.label, scan.status)


def _as_said(decision: Decision) -> Decision:
    return WITHDRAWN if decision.status is ReviewStatus.UNREVIEWED else decision


def _event_text(event: LabelEvent) -> str:
    old = _state_word(event.old_label, event.old_status)
    return f"{old} → {_state_word(event.new_label, event.new_status)}"


def _state_word(label: Label | None, status: ReviewStatus) -> str:
    if status in (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE):
        return status_word(status)
    return label_word(label)
