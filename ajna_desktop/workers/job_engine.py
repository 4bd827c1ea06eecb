"""Long jobs, one at a time: asked here, done in a process beside the window."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Any, Final, Generic, TypeVar

from ajna_desktop.workers.process import WorkerProcess

Told = TypeVar("Told")  # what a job reports

DEADLINE: Final = 14 * 24 * 3600.0  # seconds; stopping is up to whoever asked
_TICK: Final = 0.1  # seconds between two looks at the progress
_KEPT_WARM: Final = 120.0  # seconds; libraries take many to start, and hundreds of megabytes


def _go_on() -> None:
    """The work stays wanted."""


def _say_nothing(progress: object) -> None:
    """Nobody looks at the progress."""


class JobEngine(Generic[Told]):
    """Runs one job at a time, in a process that starts when it is needed.

    `run` blocks its thread; the other methods may be called from any thread, and return at
    once. The process is ended two minutes after the last job. Its worker has the methods
    `run(number, job)` and `progress(number)`.
    """

    def __init__(self, name: str, factory: str, arguments: tuple[str, ...] = ()) -> None:
        """Start nothing yet; arguments as for `WorkerProcess`."""
        self._name = name
        self._factory = factory
        self._arguments = arguments
        self._numbers = itertools.count(1)
        self._one_job = threading.Lock()
        self._lock = threading.Lock()  # of what follows
        self._running: int | None = None
        self._idle: threading.Timer | None = None
        self._is_closed = False
        self._process = self._new_process()

    def run(
        self,
        job: object,
        report: Callable[[Told], None] = _say_nothing,
        tick: Callable[[], None] = _go_on,
    ) -> Any:
        """Do a job and return what it returns; another one under way is waited for.

        Args:
            job: What to do.
            report: Told what there is to show, whenever it changed.
            tick: Called ten times a second; when it raises, the process is ended and the
                exception passes on to the caller. So is what `report` raises.

        Raises:
            AjnaError: what the job raises.
            WorkerFailed: the process cannot start or ended, for example for want of memory.
        """
        while not self._one_job.acquire(timeout=_TICK):
            tick()
        try:
            number, process = self._begin()
            try:
                return self._wait(process, number, job, report, tick)
            finally:
                self._end(process)
        finally:
            self._one_job.release()

    def close(self) -> None:
        """End the process now; a job under way fails. Lasts."""
        with self._lock:
            self._is_closed = True
            self._forget_idle()
        self._process.close()

    def _begin(self) -> tuple[int, WorkerProcess]:
        with self._lock:
            self._forget_idle()
            self._running = next(self._numbers)
            return self._running, self._process

    def _wait(
        self,
        process: WorkerProcess,
        number: int,
        job: object,
        report: Callable[[Told], None],
        tick: Callable[[], None],
    ) -> Any:
        answer = process.submit("run", number, job, deadline=DEADLINE)
        watch = _Watch(process, number, report)
        try:
            while True:
                tick()
                if not answer.done():  # else a look might start a process that died again
                    watch.look()
                try:
                    return answer.result(timeout=_TICK)
                except NotYet:
                    if answer.done():  # the job itself failed so
                        raise
        finally:
            if not answer.done():
                process.close()  # native code stops in no other way

    def _end(self, process: WorkerProcess) -> None:
        with self._lock:
            self._running = None
            if process.is_closed and not self._is_closed:
                self._process = self._new_process()
            elif not self._is_closed:
                self._idle = threading.Timer(_KEPT_WARM, self._rest)
                self._idle.daemon = True
                self._idle.start()

    def _rest(self) -> None:
        """End the process that nobody needs any longer."""
        with self._lock:
            if self._running is not None or self._is_closed:
                return
            former, self._process = self._process, self._new_process()
        former.close()

    def _forget_idle(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _new_process(self) -> WorkerProcess:
        # Threads: for the job, for the progress, for what it is told.
        return WorkerProcess(self._name, self._factory, self._arguments, threads=3, nice=15)


class _Watch(Generic[Told]):
    """Asks for the progress without waiting for the answer, and passes on what changed."""

    def __init__(
        self, process: WorkerProcess, number: int, report: Callable[[Told], None]
    ) -> None:
        self._process = process
        self._number = number
        self._report = report
        self._last: Told | None = None
        self._answer: Future[Told] | None = None

    def look(self) -> None:
        if self._answer is not None and self._answer.done():
            answer, self._answer = self._answer, None
            if answer.exception() is None and answer.result() != self._last:
                self._last = answer.result()
                self._report(self._last)
        if self._answer is None:
            self._answer = self._process.submit("progress", self._number, deadline=DEADLINE)
