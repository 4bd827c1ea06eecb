"""How a task reports progress, announces what it saved, and learns that it should stop."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import replace
from typing import Final, TypeVar

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Doing, Progress

REPORTS_PER_SECOND: Final = 30
_LOOK_UP_SECONDS: Final = 0.1  # how long an answer is awaited before looking for a stop

Answer = TypeVar("Answer")


class Cancelled(Exception):
    """Raised inside a task that was asked to stop; what it had saved stays saved."""


def _ignore(_: object) -> None:
    pass


class TaskContext:
    """The one object a task receives from whoever runs it.

    `cancel` and `is_cancelled` may be used from any thread; the rest only from the task's own.
    """

    def __init__(
        self,
        report: Callable[[Progress], None] = _ignore,
        announce: Callable[[Changes], None] = _ignore,
    ) -> None:
        self._report = report
        self._announce = announce
        self._stop = threading.Event()
        self._doing: Doing | None = None
        self._began = 0.0
        self._warm_up = 0.0
        self._next_report = 0.0
        self._last: Progress | None = None
        self._paused_at: float | None = None

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the task was asked to stop."""
        return self._stop.is_set()

    def step(self, doing: Doing, done: int, total: int | None = None) -> None:
        """Say that `done` of `total` items of one kind of work are finished.

        The first report of each kind of work and the last one always go out; those between are
        held back to 30 a second, so that no window drowns in them.

        Raises:
            Cancelled: the task was asked to stop.
        """
        self.check()
        now = time.monotonic()
        if self._paused_at is not None:
            self._began += now - self._paused_at  # nothing was done in that time
            self._next_report, self._paused_at = now, None
        if doing is not self._doing:
            self._doing, self._began, self._next_report = doing, now, now
            self._warm_up = 0.0
        if done and not self._warm_up:
            self._warm_up = now - self._began
        self._last = Progress(doing, done, total, now - self._began, self._warm_up)
        if done == total or now >= self._next_report:
            self._next_report = now + 1 / REPORTS_PER_SECOND
            self._report(self._last)

    def pause(self) -> None:
        """Say that nothing is done until the next step; may be said again and again.

        Raises:
            Cancelled: the task was asked to stop.
        """
        self.check()
        if self._last is not None and self._paused_at is None:
            self._paused_at = time.monotonic()
            self._report(replace(self._last, is_paused=True))

    def check(self) -> None:
        """Raise `Cancelled` when the task was asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def changed(self, changes: Changes) -> None:
        """Announce what a commit touched."""
        if changes != Changes():
            self._announce(changes)

    def wait(self, answer: Future[Answer]) -> Answer:
        """Return what another process computes, or stop waiting when told to.

        Raises:
            Cancelled: the task was asked to stop; the answer is given up.
        """
        while True:
            self.check()
            try:
                return answer.result(timeout=_LOOK_UP_SECONDS)
            except NotYet:
                # An answer may itself fail with a TimeoutError; that one is no reason to go on.
                if answer.done():
                    return answer.result()
