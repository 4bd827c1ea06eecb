"""What the user changes: each change is one step that can be undone, also after a restart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
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
WriteDecisions = Callable[[Decisions], bool]


class LabelStore(Protocol):
    """The part of the store that edits need."""

    def decide(
        self, decisions: Decisions, shown: Mapping[ScanId, OnScreen] | None = None
    ) -> Changes:
        """Write all of `decisions`, or none."""

    def decisions(self, scan_ids: Iterable[ScanId]) -> dict[ScanId, Decision]:
        """Return what holds for scans, such that `decide` would bring it back."""

    def twins(self, scan_ids: Iterable[ScanId]) -> frozenset[ScanId]:
        """Return these scans and all of the same content."""


class Edits(QObject):
    """The one way from the screen to the labels of the store."""

    changed = Signal(object)  # Changes, after they were saved
    failed = Signal(object)  # the AjnaError; nothing was changed
    said = Signal(str)  # "37 scans: NORMAL → PNEUMONIA", once it is saved

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
        self._labels = labels
        self._lookup = lookup
        self._run = run
        self._session = session

    def label(self, ids: Sequence[ScanId], label: Label) -> None:
        """Give scans one label."""
        scans = self._labelable(ids)
        decisions = {scan.id: decision_for(scan.found_label, label) for scan in scans}
        self._edit(scans, decisions, label)

    def confirm(self, ids: Sequence[ScanId]) -> None:
        """Say that the label is right; where there is none, that the prediction is."""
        predictions = self._lookup.predictions(ids)
        scans, decisions = self._labelable(ids), {}
        for scan in scans:
            if (label := to_confirm(scan, predictions.get(scan.id))) is not None:
                decisions[scan.id] = decision_for(scan.found_label, label)
        self._edit(scans, decisions, status_word(ReviewStatus.CONFIRMED))

    def mark(self, ids: Sequence[ScanId], status: ReviewStatus) -> None:
        """Say that scans are ambiguous, or bad images; their labels stay."""
        scans = self._labelable(ids)
        decisions = {scan.id: Decision(scan.label, status) for scan in scans}
        self._edit(scans, decisions, status_word(status))

    def withdraw(self, ids: Sequence[ScanId]) -> None:
        """Take back all that was said: the labels of the folder hold again."""
        scans = self._labelable(ids)
        decisions = {scan.id: WITHDRAWN for scan in scans}
        self._edit(scans, decisions, status_word(ReviewStatus.UNREVIEWED))

    def undo(self, history: Sequence[LabelEvent] = ()) -> None:
        """Take the last edit back, else the last event of `history` of an earlier session."""
        if self.stack.canUndo():
            text = self.stack.undoText()
            self.stack.undo()
            self.said.emit(self.tr("Undone: {0}").format(text))
        elif (event := self.undoable(history)) is not None:
            self._undo_event(event)

    def redo(self) -> None:
        """Do again what was undone."""
        if self.stack.canRedo():
            text = self.stack.redoText()
            self.stack.redo()
            self.said.emit(self.tr("Done again: {0}").format(text))

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

    def _labelable(self, ids: Sequence[ScanId]) -> list[Scan]:
        return [scan for scan in self._lookup.scans(ids) if scan.state is not ScanState.MISSING]

    def _edit(self, scans: Sequence[Scan], wanted: Decisions, what: str) -> None:
        changed = [scan for scan in scans if _is_news(scan, wanted.get(scan.id))]
        if not changed:
            return
        after = {scan.id: wanted[scan.id] for scan in changed}
        try:
            before = self._held(after)
        except AjnaError as error:
            self.failed.emit(error)
            return
        text = self._text(changed, what)
        already_done = self.stack.index()
        self.stack.push(DecideCommand(text, self._write, before, after))
        if self.stack.index() > already_done:
            self.said.emit(text)

    def _held(self, ids: Decisions) -> dict[ScanId, Decision]:
        """Return what holds now for `ids` and for scans of the same content."""
        return self._labels.decisions(self._labels.twins(ids))

    def _undo_event(self, event: LabelEvent) -> None:
        # The edit enters the stack as if it had been made today, is taken back at once, and so
        # can be redone like any other.
        before = {event.scan_id: _as_said(Decision(event.old_label, event.old_status))}
        after = {event.scan_id: _as_said(Decision(event.new_label, event.new_status))}
        text = _event_text(event)
        self.stack.push(DecideCommand(text, self._write, before, after, is_done=True))
        self.stack.undo()
        self.said.emit(self.tr("Undone: {0}").format(text))

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
        try:
            changes = self._labels.decide(decisions, self._on_screen(ids))
        except AjnaError as error:
            self.failed.emit(error)
            return False
        self.changed.emit(changes)
        return True


class DecideCommand(QUndoCommand):
    """Decide about scans; undo gives each its former decision back.

    Holds ids and decisions only, never rows or widgets: it stays valid however the gallery is
    filtered or sorted when the user presses undo.
    """

    def __init__(
        self,
        text: str,
        write: WriteDecisions,
        before: Decisions,
        after: Decisions,
        is_done: bool = False,
    ) -> None:
        super().__init__(text)
        self._write = write
        self._before = dict(before)
        self._after = dict(after)
        self._is_done = is_done  # it is in the store already when it is pushed

    def redo(self) -> None:
        """Write the new decisions. Qt calls this on push, and on each redo."""
        if self._is_done:
            self._is_done = False
        else:
            self._apply(self._after)

    def undo(self) -> None:
        """Write the former decisions."""
        self._apply(self._before)

    def _apply(self, decisions: Decisions) -> None:
        # What did not happen must not stay on the stack; Qt drops obsolete commands.
        self.setObsolete(not self._write(decisions))


def to_confirm(scan: Scan, prediction: Prediction | None) -> Label | None:
    """Return the label that confirming gives: what holds, else what is predicted."""
    if scan.label is not None or prediction is None:
        return scan.label
    return prediction.label


def _is_news(scan: Scan, wanted: Decision | None) -> bool:
    return wanted is not None and resolved(wanted, scan.found_label) != Decision(
        scan.label, scan.status
    )


def _as_said(decision: Decision) -> Decision:
    return WITHDRAWN if decision.status is ReviewStatus.UNREVIEWED else decision


def _event_text(event: LabelEvent) -> str:
    old = _state_word(event.old_label, event.old_status)
    return f"{old} → {_state_word(event.new_label, event.new_status)}"


def _state_word(label: Label | None, status: ReviewStatus) -> str:
    if status in (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE):
        return status_word(status)
    return label_word(label)
