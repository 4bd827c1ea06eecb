"""Training networks: asked here, done in a process beside the window."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.training import TrainingProgress
from ajna_desktop.workers.process import WorkerProcess
from ajna_desktop.workers.training_jobs import Job

_FACTORY: Final = "ajna_desktop.workers.training_worker:TrainingWorker"
_DEADLINE: Final = 14 * 24 * 3600.0  # seconds; stopping is up to whoever asked
_TICK: Final = 0.1  # seconds between two looks at the progress
_KEPT_WARM: Final = 120.0  # seconds; TensorFlow takes many to start, and hundreds of megabytes


def _go_on() -> None:
    """The work stays wanted."""


def _say_nothing(progress: TrainingProgress) -> None:
    """Nobody looks at the progress."""


class TrainingEngine:
    """Runs one job at a time, in a process that starts when it is needed.

    `run` blocks its thread; the other methods may be called from any thread, and return at
    once. The process is ended two minutes after the last job.
    """

    def __init__(self, cache: Path) -> None:
        """Start nothing yet; in `cache` the engine keeps what it can make again."""
        self._arguments = (str(cache),)
        self._numbers = itertools.count(1)
        self._one_job = threading.Lock()
        self._lock = threading.Lock()  # of what follows
        self._running: int | None = None
        self._idle: threading.Timer | None = None
        self._is_closed = False
        self._process = self._new_process()

    def run(
        self,
        job: Job,
        report: Callable[[TrainingProgress], None] = _say_nothing,
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

    def pause(self) -> None:
        """Have the job wait at its next step; it says `PAUSED` when it does."""
        self._steer("pause")

    def resume(self) -> None:
        """Have a paused job go on."""
        self._steer("resume")

    def finish(self) -> None:
        """Have the job stop now: `run` returns with the best there is so far."""
        self._steer("finish")

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
        job: Job,
        report: Callable[[TrainingProgress], None],
        tick: Callable[[], None],
    ) -> Any:
        answer = process.submit("run", number, job, deadline=_DEADLINE)
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

    def _steer(self, order: str) -> None:
        with self._lock:
            if self._running is not None:
                self._process.submit("steer", self._running, order, deadline=_DEADLINE)

    def _new_process(self) -> WorkerProcess:
        # Threads: for the job, for the progress, for what it is told.
        return WorkerProcess("training worker", _FACTORY, self._arguments, threads=3, nice=15)


class _Watch:
    """Asks for the progress without waiting for the answer, and passes on what changed."""

    def __init__(
        self, process: WorkerProcess, number: int, report: Callable[[TrainingProgress], None]
    ) -> None:
        self._process = process
        self._number = number
        self._report = report
        self._last: TrainingProgress | None = None
        self._answer: Future[TrainingProgress] | None = None

    def look(self) -> None:
        if self._answer is not None and self._answer.done():
            answer, self._answer = self._answer, None
            if answer.exception() is None and answer.result() != self._last:
                self._last = answer.result()
                self._report(self._last)
        if self._answer is None:
            self._answer = self._process.submit("progress", self._number, deadline=_DEADLINE)
