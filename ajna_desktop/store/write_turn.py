"""Who writes next: a label that a person gave goes before a batch of a task."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class WriteTurn:
    """A lock that lets the urgent overtake: the window never waits for more than one batch."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._holder: int | None = None  # thread identifier
        self._urgent_waiting = 0

    @contextmanager
    def taken(self, *, urgent: bool) -> Iterator[None]:
        """Hold the turn while the block runs.

        Raises:
            RuntimeError: the thread already holds it; transactions do not nest.
        """
        self._take(urgent)
        try:
            yield
        finally:
            with self._changed:
                self._holder = None
                self._changed.notify_all()

    @property
    def is_urgent_waiting(self) -> bool:
        """Whether somebody waits who goes before the batches."""
        return self._urgent_waiting > 0

    def _take(self, urgent: bool) -> None:
        this = threading.get_ident()
        with self._changed:
            if self._holder == this:
                raise RuntimeError("a transaction is already open in this thread")
            self._urgent_waiting += urgent
            try:
                while self._holder is not None or (self._urgent_waiting and not urgent):
                    self._changed.wait()
                self._holder = this
            finally:
                self._urgent_waiting -= urgent
