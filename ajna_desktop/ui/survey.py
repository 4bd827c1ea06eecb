"""One long look at a whole folder, asked for by a tab, among others in the same lane."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Doing, Progress
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.ui.pipeline import Pipeline

Work = Callable[[TaskContext], Any]


class Survey(QObject):
    """Starts and stops its own work only; whatever else is in the lane goes on.

    Exactly one of `done`, `failed` and `stopped` follows each start.
    """

    began = Signal()  # it waited for others until now
    progressed = Signal(object)  # Progress
    done = Signal(object)  # what the work returned
    failed = Signal(str)  # why nothing came of it, for the user
    stopped = Signal()

    def __init__(self, lane: Pipeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._turn: _Turn | None = None
        lane.step_done.connect(self._on_step_done)
        lane.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """Whether the work runs, or waits for its turn."""
        return self._turn is not None

    def start(self, work: Work) -> None:
        """Have `work` done after what is in the lane; nothing while it is being done."""
        if self._turn is not None:
            return
        turn = self._turn = _Turn(work, self)
        turn.began.connect(self.began)
        turn.progressed.connect(self.progressed)
        self._lane.start([turn.run])

    def stop(self) -> None:
        """Ask the work to stop; `stopped` follows."""
        if self._turn is not None:
            self._turn.stop()

    @Slot(object)
    def _on_step_done(self, result: object) -> None:
        if not isinstance(result, _Ended) or result.turn is not self._turn:
            return
        self._turn = None
        result.turn.deleteLater()
        if result.is_stopped:
            self.stopped.emit()
        elif result.reason:
            self.failed.emit(result.reason)
        else:
            self.done.emit(result.found)

    @Slot(bool)
    def _on_ended(self, is_complete: bool) -> None:
        # The whole lane was stopped, or broke by a bug that is reported elsewhere.
        if self._turn is not None and not is_complete:
            turn, self._turn = self._turn, None
            turn.deleteLater()
            self.stopped.emit()


class _Turn(QObject):
    """The work of one start, as the lane runs it on its thread."""

    began = Signal()
    progressed = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._own = TaskContext()
        self._is_stopped = False

    def stop(self) -> None:
        """End the work at its next step, or before it begins."""
        self._is_stopped = True
        self._own.cancel()

    def run(self, lane: TaskContext) -> "_Ended":
        """Do the work; called on the thread of the lane."""
        self.began.emit()
        own = self._own = _OwnContext(lane, self.progressed.emit)
        if self._is_stopped:
            own.cancel()
        try:
            own.check()
            found = self._work(own)
        except Cancelled:
            lane.check()  # the whole lane was stopped, and others must hear of it
            return _Ended(self, is_stopped=True)
        except AjnaError as error:
            return _Ended(self, reason=str(error))
        return _Ended(self, found)


class _Ended:
    """What came of a turn."""

    def __init__(
        self, turn: _Turn, found: object = None, reason: str = "", is_stopped: bool = False
    ) -> None:
        self.turn = turn
        self.found = found
        self.reason = reason
        self.is_stopped = is_stopped


class _OwnContext(TaskContext):
    """Stops when its own work is told to, and when the lane is."""

    def __init__(self, lane: TaskContext, report: Callable[[Progress], None]) -> None:
        super().__init__(report)
        self._lane = lane

    def step(self, doing: Doing, done: int, total: int | None = None) -> None:
        """Tell those who look at this work, and those who look at the lane."""
        super().step(doing, done, total)
        self._lane.step(doing, done, total)

    def check(self) -> None:
        """Raise `Cancelled` when either was asked to stop."""
        super().check()
        self._lane.check()

    def changed(self, changes: Changes) -> None:
        """Announce what a commit touched, as the lane does."""
        self._lane.changed(changes)
