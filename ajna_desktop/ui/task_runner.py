"""Run tasks off the UI thread and bring their news back onto it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.tasks.context import Cancelled, TaskContext

Work = Callable[[TaskContext], Any]


class BackgroundTask(QObject):
    """One piece of work, as the window sees it.

    Make it on the UI thread: the task thread emits its signals, and Qt delivers them on the
    thread of their receiver. Exactly one of `succeeded`, `failed` and `cancelled` is emitted,
    then `finished`.
    """

    progressed = Signal(object)  # Progress
    changed = Signal(object)  # Changes, after a commit
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the Exception
    cancelled = Signal()
    finished = Signal(object)  # this task

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._context = TaskContext(self.progressed.emit, self.changed.emit)

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows at its next step."""
        self._context.cancel()

    def run(self) -> None:
        """Do the work. Called by the runner, on its thread."""
        try:
            result = self._work(self._context)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - the thread's edge: nothing above could catch it
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.finished.emit(self)


class TaskRunner(QObject):
    """Runs tasks one after another, on a thread of its own."""

    started = Signal(object)  # BackgroundTask, when it was queued
    idle = Signal()  # the last one has finished

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._running: dict[BackgroundTask, Future[None]] = {}
        self._is_open = True

    @property
    def is_busy(self) -> bool:
        """Whether a task runs or waits."""
        return bool(self._running)

    def start(self, task: BackgroundTask) -> None:
        """Queue `task`. Connect its signals first: the thread may begin at once.

        After `shut_down` no task begins any more.
        """
        if not self._is_open:
            return
        task.setParent(self)
        task.finished.connect(self._retire)
        self._running[task] = self._executor.submit(task.run)
        self.started.emit(task)

    def stop(self) -> None:
        """Ask what runs and what waits to stop."""
        for task in list(self._running):  # one may end meanwhile
            task.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait, on any thread; afterwards nothing can be started."""
        self._is_open = False
        self.stop()
        self._executor.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _retire(self, task: BackgroundTask) -> None:
        self._running.pop(task).result()  # its thread has left `run`: safe to delete
        task.deleteLater()
        if not self._running:
            self.idle.emit()
