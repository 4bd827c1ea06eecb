"""Reading images: asked here, done in a process that a hostile file may end without harm."""

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from ajna_desktop.domain.errors import (
    ImageUnreadable,
    WorkerFailed,
    WorkerHung,
    WorkerInterrupted,
    WorkerNotStarted,
)
from ajna_desktop.domain.files import FileToRead, Identified, Refused
from ajna_desktop.imaging.pixels import Pixels, Thumbnail
from ajna_desktop.workers.process import WorkerProcess

__all__ = ["ImageReader", "Pixels", "Thumbnail"]

_FACTORY: Final = "ajna_desktop.workers.image_worker:ImageWorker"
_THREADS: Final = 2
_BATCH: Final = 16  # files a call: fewer cost more messages, more make the first ones wait
_BATCHES_IN_FLIGHT: Final = 4  # each thread has its next batch at hand
_FAILURES: Final = 2  # a file that ends the reader so often is not tried again
_ATTEMPTS: Final = 5  # among them those that failed for another file's sake

# Of address space: an image of 120 megapixels in colour with transparency takes 2.2 GB to
# decode, in either thread, and libraries reserve some more without using it.
_MEMORY_LIMIT: Final = 6 << 30

_TOO_LONG: Final = "reading it took too long"
_ENDS_READER: Final = "reading it ended the reader twice"

Answer = TypeVar("Answer")


class ImageReader:
    """Reads image files in a process of its own. May be used from any thread.

    `deadline` is what one file may take, in seconds.
    """

    def __init__(
        self, most_megapixels: int = 120, *, factory: str = _FACTORY, deadline: float = 20.0
    ) -> None:
        self._deadline = deadline
        self._process = WorkerProcess(
            "image reader",
            factory,
            (most_megapixels,),
            threads=_THREADS,
            memory_limit=_MEMORY_LIMIT,
        )

    def identify(self, files: Sequence[FileToRead]) -> Iterator[Identified | Refused]:
        """Say of each file what its content is, in their order as long as nothing goes wrong.

        Every file gets exactly one answer. One that hangs or ends the reader costs only itself.

        Raises:
            WorkerNotStarted: the reader cannot start, or was closed.
        """
        batches = (files[start : start + _BATCH] for start in range(0, len(files), _BATCH))
        in_flight = deque(map(self._sent, itertools.islice(batches, _BATCHES_IN_FLIGHT)))
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
                yield from map(self._identified_alone, failed)
                failed = []
            if not failed:
                room = _BATCHES_IN_FLIGHT - len(in_flight)
                in_flight += map(self._sent, itertools.islice(batches, room))

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

    def _sent(
        self, batch: Sequence[FileToRead]
    ) -> tuple[Sequence[FileToRead], "Future[list[Identified | Refused]]"]:
        return batch, self._process.submit("identify", batch, deadline=3 * self._deadline)

    def _identified_alone(self, file: FileToRead) -> Identified | Refused:
        try:
            answers: list[Identified | Refused] = self._patiently("identify", [file]).result()
        except ImageUnreadable as error:
            return Refused(file.scan_id, str(error))
        return answers[0]

    def _patiently(self, method: str, *arguments: Any) -> "Future[Any]":
        """Call `method`, again if the reader ended for whatever reason."""
        outcome: Future[Any] = Future()
        self._try(outcome, method, arguments, failures=0, attempts=0)
        return outcome

    def _try(
        self,
        outcome: "Future[Any]",
        method: str,
        arguments: tuple[Any, ...],
        failures: int,
        attempts: int,
    ) -> None:
        def settle(future: "Future[Any]") -> None:
            if outcome.cancelled():
                return
            error = future.exception()
            again = attempts + 1
            if isinstance(error, WorkerInterrupted) and again < _ATTEMPTS:
                self._try(outcome, method, arguments, failures, again)
            elif _is_crash(error) and failures + 1 < _FAILURES:
                self._try(outcome, method, arguments, failures + 1, again)
            elif outcome.set_running_or_notify_cancel():
                if error is None:
                    outcome.set_result(future.result())
                else:
                    outcome.set_exception(_verdict(error))

        self._process.submit(method, *arguments, deadline=self._deadline).add_done_callback(
            settle
        )


def _is_crash(error: BaseException | None) -> bool:
    return isinstance(error, WorkerFailed) and not isinstance(
        error, WorkerHung | WorkerInterrupted | WorkerNotStarted
    )


def _verdict(error: BaseException) -> BaseException:
    if isinstance(error, WorkerHung):
        return ImageUnreadable(_TOO_LONG)
    if _is_crash(error):
        return ImageUnreadable(_ENDS_READER)
    return error
