"""A process beside the window: calls go out, answers come back, and its death harms nobody."""

import itertools
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from ajna_desktop.domain.errors import (
    AjnaError,
    WorkerCrashed,
    WorkerFailed,
    WorkerHung,
    WorkerInterrupted,
    WorkerNotStarted,
)
from ajna_desktop.workers.messages import receive, send
from ajna_desktop.workers.process_memory import peak_megabytes
from ajna_desktop.workers.serve import Job, Message, serve

_log = logging.getLogger(__name__)

_START_TIMEOUT = 180.0  # seconds; a cold import of TensorFlow from a slow disk is long
_LONGEST_BACK_OFF = 30.0  # seconds
_LONGEST_DEATH = 3.0  # seconds; a read from a network drive that is gone may outlast SIGKILL


@dataclass(slots=True)
class _Call:
    future: Future[Any]
    deadline: float  # seconds it may run
    began: float | None = None  # `time.monotonic`; None while it waits in the child

    def is_overdue(self, now: float) -> bool:
        return self.began is not None and now > self.began + self.deadline


@dataclass(slots=True)
class _Child:
    """One life of the process."""

    process: SpawnProcess
    connection: Connection
    started: float = field(default_factory=time.monotonic)
    is_ready: bool = False
    calls: dict[int, _Call] = field(default_factory=dict)
    sending: threading.Lock = field(default_factory=threading.Lock)
    start_error: AjnaError | None = None
    attended: threading.Thread | None = None

    def send(self, message: tuple[int, str, tuple[Any, ...]]) -> None:
        with self.sending, suppress(OSError):  # it died: whoever attends to it will notice
            send(self.connection, message)

    def seconds_to_next_deadline(self) -> float | None:
        now = time.monotonic()
        ends = [
            call.began + call.deadline for call in self.calls.values() if call.began is not None
        ]
        if not self.is_ready:
            ends.append(self.started + _START_TIMEOUT)
        return max(min(ends) - now, 0) + 0.01 if ends else None


class WorkerProcess:
    """A child process that answers calls; its crash, hang and restart are handled here.

    `factory` ("package.module:callable") is imported and called in the child with `arguments`;
    the methods of what it returns may be called, `threads` of them at a time. The child starts
    with the first call and again after it died. It has no network, ignores Ctrl+C, and ends by
    itself when this process ends, however that happens. May be used from any thread.

    Starting a child imports this process's main module again: it must do nothing on import.
    """

    def __init__(
        self,
        name: str,
        factory: str,
        arguments: tuple[Any, ...] = (),
        *,
        threads: int = 2,
        nice: int = 0,
        memory_limit: int | None = None,
    ) -> None:
        self._name = name
        self._job = Job(factory, arguments, threads, memory_limit)
        self._nice = nice
        self._lock = threading.Lock()  # of everything below, and of `calls` of the child
        self._child: _Child | None = None
        self._numbers = itertools.count()
        self._starts = 0
        self._failed_starts = 0  # in a row
        self._not_before = 0.0  # `time.monotonic` of the next start
        self._start_error: AjnaError | None = None  # of the last start, if it failed
        self._is_closed = False

    @property
    def restarts(self) -> int:
        """How often the child was started again after it had died."""
        return max(self._starts - 1, 0)

    @property
    def peak_megabytes(self) -> float | None:
        """Most memory that the child has had; None where it is not alive or nobody tells."""
        with self._lock:
            pid = self._child.process.pid if self._child is not None else None
        return None if pid is None else peak_megabytes(pid)

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, for good."""
        return self._is_closed

    def call(self, method: str, *arguments: Any, deadline: float = 60.0) -> Any:
        """Call `method` in the child and wait for its answer; errors are those of `submit`."""
        return self.submit(method, *arguments, deadline=deadline).result()

    def submit(self, method: str, *arguments: Any, deadline: float = 60.0) -> Future[Any]:
        """Call `method` of the child's object without waiting.

        `deadline` is in seconds and counts from the moment the call begins to run, not while
        it waits for its turn or for the child to start. When it passes, the child is killed.

        The future fails with
            the `AjnaError` that the call raised in the child;
            `WorkerHung`: this call ran past its deadline;
            `WorkerInterrupted`: the child ended before this call began, or was killed because
                another call hung: this one is not to blame and may be tried again;
            `WorkerNotStarted`: the child cannot start, or was closed;
            `WorkerCrashed`: the child ended while this call ran; its `alone` says whether it is
                certainly to blame;
            `WorkerFailed` itself: a bug in the child, which lives on; it is logged.
        """
        future: Future[Any] = Future()
        with self._lock:
            try:
                child = self._child or self._start()
            except AjnaError as error:
                future.set_exception(error)
                return future
            number = next(self._numbers)
            child.calls[number] = _Call(future, deadline)
        try:
            child.send((number, method, arguments))
        except BaseException:  # an argument cannot be pickled: the caller's bug
            with self._lock:
                child.calls.pop(number, None)
            raise
        return future

    def close(self) -> None:
        """End the child now, whatever it is doing; calls in flight fail. Lasts."""
        with self._lock:
            self._is_closed = True
            child = self._child
            if child is not None:
                child.process.kill()  # the attending thread notices and buries it
        if child is not None and child.attended not in (None, threading.current_thread()):
            child.attended.join()

    def _start(self) -> _Child:
        if self._is_closed:
            raise WorkerNotStarted(f"The {self._name} was closed.")
        seconds = self._not_before - time.monotonic()
        if seconds > 0 and self._start_error is not None:
            raise self._start_error
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._job), name=self._name, daemon=True
        )
        try:
            process.start()
        except OSError as error:
            ours.close()
            raise WorkerNotStarted(
                f"The {self._name} could not be started: {error.strerror}."
            ) from error
        finally:
            theirs.close()  # or the pipe never reports that the child is gone
        _step_back(process.pid, self._nice)
        self._starts += 1
        child = self._child = _Child(process, ours)
        child.attended = threading.Thread(
            target=self._attend, args=(child,), name=f"{self._name} answers", daemon=True
        )
        child.attended.start()
        return child

    def _attend(self, child: _Child) -> None:
        """Take the answers of one life of the child, until it ends or must be ended."""
        overdue: frozenset[int] = frozenset()
        try:
            while not overdue:
                with self._lock:
                    timeout = child.seconds_to_next_deadline()
                heard = wait([child.connection, child.process.sentinel], timeout)
                if child.connection in heard:  # first: it may hold answers of a dead child
                    self._take(child, receive(child.connection))
                elif heard:
                    if not child.connection.poll():  # nothing came between the two looks
                        break
                else:
                    overdue = self._overdue(child)
                    if not overdue and not child.is_ready:
                        break  # it does not come up
        except (EOFError, OSError):
            pass  # it died
        finally:
            self._bury(child, overdue)

    def _overdue(self, child: _Child) -> frozenset[int]:
        now = time.monotonic()
        with self._lock:
            return frozenset(n for n, call in child.calls.items() if call.is_overdue(now))

    def _take(self, child: _Child, message: Message) -> None:
        match message:
            case ("ready",):
                with self._lock:
                    child.is_ready = True
                    self._failed_starts = 0
            case ("unstarted", AjnaError() as error):
                child.start_error = error
            case ("unstarted", str(frames)):
                _log.error("the %s cannot start:\n%s", self._name, frames)
            case ("begun", number):
                with self._lock:
                    child.calls[number].began = time.monotonic()
            case ("done", number, value):
                future = self._finished(child, number)
                if future.set_running_or_notify_cancel():
                    future.set_result(value)
            case ("failed", number, error):
                self._fail(self._finished(child, number), error)
            case ("bug", number, frames):
                _log.error("a bug in the %s:\n%s", self._name, frames)
                sentence = f"Something went wrong in the {self._name}; the log says where."
                self._fail(self._finished(child, number), WorkerFailed(sentence))

    def _finished(self, child: _Child, number: int) -> Future[Any]:
        with self._lock:
            return child.calls.pop(number).future

    def _fail(self, future: Future[Any], error: AjnaError) -> None:
        if future.set_running_or_notify_cancel():
            future.set_exception(error)

    def _bury(self, child: _Child, overdue: frozenset[int]) -> None:
        """End `child` for good and fail what it still owed."""
        with self._lock:
            self._child = None
            calls, child.calls = child.calls, {}
            child.process.kill()
        child.process.join(_LONGEST_DEATH)
        code = child.process.exitcode
        if code is not None:
            child.process.close()
        with child.sending:
            child.connection.close()
        if not child.is_ready:
            self._note_failed_start(child, code)
        if not self._is_closed:
            _log.warning("the %s ended %s; %d calls", self._name, _in_words(code), len(calls))
        begun = sum(call.began is not None for call in calls.values())
        for number, call in calls.items():
            if self._is_closed:
                error: AjnaError = WorkerInterrupted(f"The {self._name} was closed.")
            elif child.start_error is not None:
                error = child.start_error
            elif number in overdue:
                sentence = f"The {self._name} gave no answer for {call.deadline:.0f} s."
                error = WorkerHung(sentence)
            elif overdue or call.began is None:
                error = WorkerInterrupted(f"The {self._name} ended before this was done.")
            else:
                sentence = f"The {self._name} ended unexpectedly {_in_words(code)}."
                error = WorkerCrashed(sentence, alone=begun == 1)
            self._fail(call.future, error)

    def _note_failed_start(self, child: _Child, code: int | None) -> None:
        sentence = f"The {self._name} could not be started: it ended {_in_words(code)}."
        error = child.start_error or WorkerNotStarted(sentence)
        with self._lock:
            self._start_error = child.start_error = error
            self._failed_starts += 1
            seconds = min(2.0 ** (self._failed_starts - 1) - 1, _LONGEST_BACK_OFF)
            self._not_before = time.monotonic() + seconds


def _step_back(pid: int | None, nice: int) -> None:
    # From outside and at once: a child that did so itself would first start Python and import
    # its modules at the priority of the window, which has to be painted just then.
    if sys.platform != "win32" and pid is not None:
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, pid, os.nice(0) + nice)


def _in_words(code: int | None) -> str:
    if code is None:
        return "and does not go away"
    if code < 0:
        return f"by {signal.Signals(-code).name}"
    return f"with exit code {code}"
