"""From a folder to neighbours: steps that follow one another on the task thread."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ajna_desktop.domain.changes import Changes
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.ui.task_runner import BackgroundTask, TaskRunner

Step = Callable[[TaskContext], Any]

_LEAST_MILLISECONDS: Final = 200  # between two announcements: views refresh 5 times a second


class Pipeline(QObject):
    """Runs steps in a row until one fails or the user stops, and tells what they changed.

    A task commits many times a second; what it changed is gathered, so that the views read
    anew five times a second at most.
    """

    began = Signal()
    progressed = Signal(object)  # Progress
    changed = Signal(object)  # Changes
    failed = Signal(object)  # the Exception of a step
    step_done = Signal(object)  # what the step returned
    ended = Signal(bool)  # whether every step was done

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[Step] = []
        self._task: BackgroundTask | None = None
        self._gathered = Changes()
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._announce)

    @property
    def is_running(self) -> bool:
        """Whether a step runs."""
        return self._task is not None

    def start(self, steps: Sequence[Step]) -> None:
        """Do `steps`, after those that are still to be done."""
        self._waiting += steps
        if self._task is None and self._waiting:
            self.began.emit()
            self._next()

    def stop(self) -> None:
        """Stop what runs and forget what waits; `ended` follows."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    @Slot(object)
    def gather(self, changes: Changes) -> None:
        """Take changes to announce soon, with others."""
        self._gathered |= changes
        if not self._timer.isActive():
            wait = _LEAST_MILLISECONDS - self._since.elapsed()
            self._timer.start(max(wait, 0))

    def _next(self) -> None:
        if not self._waiting:
            self._end(True)
            return
        task = BackgroundTask(self._waiting.pop(0))
        task.progressed.connect(self.progressed)
        task.changed.connect(self.gather)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._task = task
        self._tasks.start(task)

    def _end(self, is_complete: bool) -> None:
        self._waiting.clear()
        self._task = None
        self._announce()
        self.ended.emit(is_complete)

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        self.step_done.emit(result)
        self._next()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end(False)
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._end(False)

    @Slot()
    def _announce(self) -> None:
        self._timer.stop()
        gathered, self._gathered = self._gathered, Changes()
        self._since.restart()
        if gathered != Changes():
            self.changed.emit(gathered)
