"""Reading images: asked here, done in a process that a hostile file may end without harm."""

import itertools
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from ajna_desktop.domain.errors import (
    ImageUnreadable,
    WorkerCrashed,
    WorkerFailed,
    WorkerHung,
    WorkerInterrupted,
    WorkerNotStarted,
)
from ajna_desktop.domain.files import Described, FileToRead, Identified, Refused
from ajna_desktop.imaging.pixels import Pixels, Thumbnail
from ajna_desktop.workers.process import WorkerProcess

__all__ = ["ImageReader", "Pixels", "Thumbnail"]

_FACTORY: Final = "ajna_desktop.workers.image_worker:ImageWorker"
_THREADS: Final = 2
_BATCH: Final = 16  # files a call: fewer cost more messages, more make the first ones wait
_BATCHES_IN_FLIGHT: Final = 4  # each thread has its next batch at hand
_MEASURED: Final = 4  # files a call, when they are decoded in full
_MEASURES_IN_FLIGHT: Final = 3
_MOST_CRASHES: Final = 2  # a file that ends the reader so often is not tried again
_MOST_TRIES: Final = 8  # those included that failed for another file's sake

# Of address space: an image of 120 megapixels in colour with transparency takes 2.2 GB to
# decode, in either thread, and libraries reserve some more without using it.
_MEMORY_LIMIT: Final = 6 << 30


@dataclass(slots=True)
class _Reading:
    """One file to be read, with as many tries as it takes."""

    method: str
    arguments: tuple[Any, ...]
    outcome: "Future[Any]" = field(default_factory=Future)
    tries: int = 0
    crashes: int = 0  # of which this file is certainly the cause
    is_suspect: bool = False  # it ran when the reader crashed

    def is_worth_another_try(self, error: BaseException | None) -> bool:
        """Return whether `error`, of the last try, may have been another file's fault."""
        self.tries += 1
        if isinstance(error, WorkerCrashed):
            self.crashes += error.alone
        elif not isinstance(error, WorkerInterrupted):
            return False
        is_left = self.crashes < _MOST_CRASHES and self.tries < _MOST_TRIES
        return is_left and not self.outcome.cancelled()


class ImageReader:
    """Reads image files in a process of its own. May be used from any thread.

    `deadline` is what one file may take, in seconds.
    """

    def __init__(
        self, most_megapixels: int = 120, *, factory: str = _FACTORY, deadline: float = 20.0
    ) -> None:
        self._deadline = deadline
        self._lock = threading.Lock()
        self._suspects: deque[_Reading] = deque()  # the first is out, the others wait
        self._process = WorkerProcess(
            "image reader",
            factory,
            (most_megapixels,),
            threads=_THREADS,
            nice=5,  # behind the window, before all other work: it fills the screen
            memory_limit=_MEMORY_LIMIT,
        )

    def identify(self, files: Sequence[FileToRead]) -> Iterator[Identified | Refused]:
        """Say of each file what its content is, in their order as long as nothing goes wrong.

        Every file gets exactly one answer. One that hangs or ends the reader costs only itself.

        Raises:
            WorkerNotStarted: the reader cannot start, or was closed.
        """
        return self._in_batches("identify", files, _BATCH, _BATCHES_IN_FLIGHT)

    def measure(self, files: Sequence[FileToRead]) -> Iterator[Described | Refused]:
        """Measure how each image came out; see `domain.curating.image_measures`.

        Answers and errors as of `identify`. Few at a time: pictures for the screen must not
        wait for it.
        """
        return self._in_batches("measure", files, _MEASURED, _MEASURES_IN_FLIGHT)

    def thumbnail(self, path: str, side: int) -> "Future[Thumbnail]":
        """Make a picture whose longer side is at most `side` pixels.

        The future fails with `ImageUnreadable` or `WorkerNotStarted`.
        """
        return self._patiently("thumbnail", path, side)

    def pixels(self, path: str, most_side: int | None = None) -> "Future[Pixels]":
        """Decode an image, averaged down to a longer side of `most_side` unless that is None.

        The future fails with `ImageUnreadable` or `WorkerNotStarted`.
        """
        return self._patiently("pixels", path, most_side)

    def close(self) -> None:
        """End the reader now; what is in flight fails."""
        self._process.close()

    def _in_batches(
        self, method: str, files: Sequence[FileToRead], size: int, most: int
    ) -> Iterator[Any]:
        """Yield what `method` says of each file, `most` batches of `size` at work at a time."""
        batches = (files[start : start + size] for start in range(0, len(files), size))
        sent = partial(self._sent, method)
        in_flight = deque(map(sent, itertools.islice(batches, most)))
        failed: list[FileToRead] = []
        while in_flight:
            batch, future = in_flight.popleft()
            try:
                yield from future.result()
            except WorkerNotStarted:
                raise
            except WorkerFailed:
                failed += batch
            if failed and not in_flight:
                # Alone, so that there is no doubt whose fault it is.
                yield from map(partial(self._alone, method), failed)
                failed = []
            if not failed:
                in_flight += map(sent, itertools.islice(batches, most - len(in_flight)))

    def _sent(
        self, method: str, batch: Sequence[FileToRead]
    ) -> tuple[Sequence[FileToRead], "Future[list[Any]]"]:
        return batch, self._process.submit(method, batch, deadline=3 * self._deadline)

    def _alone(self, method: str, file: FileToRead) -> Any:
        try:
            answers: list[Any] = self._patiently(method, [file]).result()
        except ImageUnreadable as error:
            return Refused(file.scan_id, str(error))
        return answers[0]

    def _patiently(self, method: str, *arguments: Any) -> "Future[Any]":
        """Call `method`, again if the reader ended and this call may not be to blame."""
        reading = _Reading(method, arguments)
        self._send(reading)
        return reading.outcome

    def _send(self, reading: _Reading) -> None:
        future = self._process.submit(
            reading.method, *reading.arguments, deadline=self._deadline
        )
        future.add_done_callback(partial(self._settle, reading))

    def _settle(self, reading: _Reading, future: "Future[Any]") -> None:
        error = future.exception()
        if reading.is_worth_another_try(error):
            if isinstance(error, WorkerCrashed) and not reading.is_suspect:
                self._send_alone(reading)
            else:
                self._send(reading)
            return
        if reading.outcome.set_running_or_notify_cancel():
            if error is None:
                reading.outcome.set_result(future.result())
            else:
                reading.outcome.set_exception(_verdict(error))
        if reading.is_suspect:
            self._send_next_suspect()

    def _send_alone(self, reading: _Reading) -> None:
        """Send `reading` when no other suspect is out: the next crash shows who it was."""
        reading.is_suspect = True
        with self._lock:
            self._suspects.append(reading)
            is_first = len(self._suspects) == 1
        if is_first:
            self._send(reading)

    def _send_next_suspect(self) -> None:
        with self._lock:
            self._suspects.popleft()
            following = self._suspects[0] if self._suspects else None
        if following is not None:
            self._send(following)


def _verdict(error: BaseException) -> BaseException:
    match error:
        case WorkerHung():
            return ImageUnreadable("reading it took too long")
        case WorkerCrashed() | WorkerInterrupted():
            return ImageUnreadable("reading it ended the reader twice")
        case WorkerNotStarted():
            return error
        case WorkerFailed():
            return ImageUnreadable("reading it failed for a reason that the log tells")
    return error
