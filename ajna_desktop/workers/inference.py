"""Describing images by a network: asked here, done in a process beside the window."""

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import (
    ImageUnreadable,
    WorkerCrashed,
    WorkerFailed,
    WorkerHung,
    WorkerInterrupted,
    WorkerNotStarted,
)
from ajna_desktop.domain.files import Described, FileToRead, Part, Refused
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.backbone import MEASURED
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.runtimes.device import streams
from ajna_desktop.learning.runtimes.runtime import ComputeEngine, expected_device
from ajna_desktop.workers.process import WorkerProcess

_FACTORY: Final = "ajna_desktop.workers.inference_worker:InferenceWorker"
_MOST_FAILURES: Final = 2  # of a file alone; then it is set aside
_TICK: Final = 0.1  # seconds between two looks at whether the work is still wanted
_PATIENCE: Final = 0.5  # seconds that Stop waits for batches that are nearly done

_Batch = Sequence[FileToRead]
_Answers = list[Described | Refused]


class InferenceEngine:
    """A backbone in a process of its own, which starts with the first image.

    Describe from one thread at a time.
    """

    def __init__(
        self,
        backbone_folder: Path,
        cache: Path,
        most_megapixels: int = 120,
        *,
        engine: ComputeEngine = ComputeEngine.AUTO,
        grace: float = 20.0,
        seconds_per_file: float = 10.0,
        worker: str = _FACTORY,
    ) -> None:
        """Check the backbone; nothing is started yet.

        Args:
            backbone_folder: A backbone bundle.
            cache: Where the engine may keep what it can make again.
            most_megapixels: Larger images are refused.
            engine: What computes; by default the best there is.
            grace: Seconds that a batch may take, and
            seconds_per_file: that it may take on top for each file, on the slowest drive.
            worker: The class in the child.

        Raises:
            BundleInvalid: the bundle is not what it says.
        """
        self._backbone = read_backbone(backbone_folder)
        self._grace, self._seconds_per_file = grace, seconds_per_file
        # One more than the network has streams: there is always a batch being decoded.
        self._most_in_flight = streams() + 1
        self._expected_device = expected_device(self._backbone, engine, cache)
        self._facts: tuple[str, int] | None = None
        self._worker = worker
        self._arguments = (str(backbone_folder), str(cache), most_megapixels, str(engine))
        self._lock = threading.Lock()  # of what follows
        self._in_use = 0  # calls of `describe` under way
        self._is_closed = False
        self._process = self._new_process()

    @property
    def backbone_id(self) -> str:
        """Which network makes the features: name and digest of its weights."""
        return self._backbone.id

    @property
    def feature_width(self) -> int:
        """How many numbers each kind of pooling gives."""
        return self._backbone.feature_width

    @property
    def pooling_kinds(self) -> tuple[Pooling, ...]:
        """Which kinds of pooling there are."""
        return self._backbone.pooling_kinds

    @property
    def device(self) -> str:
        """Where the network runs, for people; until it has started, where it should."""
        return self._facts[0] if self._facts else self._expected_device

    @property
    def restarts(self) -> int:
        """How often the process was started again after it had died."""
        return self._process.restarts

    @property
    def peak_megabytes(self) -> float | None:
        """Most memory that the process has had; None where it is not alive or nobody tells."""
        with self._lock:
            return self._process.peak_megabytes

    def describe(
        self, files: Sequence[FileToRead], keep_going: Callable[[], bool]
    ) -> Iterator[Described | Refused]:
        """Describe each file or say why it cannot be: one answer a file, in any order.

        A batch that ends the process, or hangs, is tried again in halves, each alone; a file
        that does so twice by itself is refused, and costs no other file its answer.

        Args:
            files: Absolute paths.
            keep_going: Asked ten times a second. When it says no, what is done is given out
                and this ends, within a second.

        Raises:
            BundleInvalid: the weights are not those of the network.
            WorkerNotStarted: the process cannot start, or was closed.
        """
        if not files:
            return
        with self._lock:
            self._in_use += 1
        try:
            if facts := self._started(keep_going):
                yield from self._describe(files, facts[1], keep_going)
                self._ask_what_was_measured(keep_going)
        finally:
            with self._lock:
                self._in_use -= 1

    def describe_one(self, path: str, part: Part | None = None) -> Described:
        """Describe one image that need not be in the folder, or only a part of it.

        Raises:
            ImageUnreadable: with the reason; the other errors are those of `describe`.
        """
        (answer,) = self.describe([FileToRead(ScanId(0), path, part)], lambda: True)
        if isinstance(answer, Refused):
            raise ImageUnreadable(answer.reason)
        return answer

    def rest(self) -> None:
        """End the process unless it is in use; it starts again with the next image."""
        with self._lock:
            if self._in_use or self._is_closed:
                return
            resting, self._process = self._process, self._new_process()
        resting.close()

    def close(self) -> None:
        """End the process now, whatever it is doing."""
        with self._lock:
            self._is_closed = True
            self._process.close()

    def _new_process(self) -> WorkerProcess:
        return WorkerProcess(
            "inference worker",
            self._worker,
            self._arguments,
            threads=self._most_in_flight,
            nice=15,  # the window comes first, whatever is being read
        )

    def _started(self, keep_going: Callable[[], bool]) -> tuple[str, int] | None:
        """Return device and size of a batch, once the network is there; None if stopped."""
        answer = self._process.submit("facts")
        while keep_going():
            if wait([answer], _TICK).done:
                self._facts = answer.result()
                return self._facts
        return None

    def _ask_what_was_measured(self, keep_going: Callable[[], bool]) -> None:
        """Learn of another device: enough images may have come by to measure a precision."""
        if self._backbone.openvino_precision == MEASURED:
            with suppress(WorkerFailed):  # it ended after its last answer: no harm done
                self._started(keep_going)

    def _describe(
        self, files: Sequence[FileToRead], size: int, keep_going: Callable[[], bool]
    ) -> Iterator[Described | Refused]:
        fresh = deque(files[start : start + size] for start in range(0, len(files), size))
        retries = _Retries()
        in_flight: dict[Future[_Answers], _Batch] = {}
        alone = False  # a suspect has the process to itself: no doubt whose fault an end is
        try:
            while fresh or retries.suspects or in_flight:
                if not in_flight and (alone := bool(retries.suspects)):
                    self._send(retries.suspects.popleft(), in_flight)
                if not alone and not retries.suspects:
                    while fresh and len(in_flight) < self._most_in_flight:
                        self._send(fresh.popleft(), in_flight)
                done, _ = wait(in_flight, _TICK, FIRST_COMPLETED)
                for future in done:
                    yield from retries.settle(in_flight.pop(future), future)
                if not keep_going():
                    done, _ = wait(in_flight, _PATIENCE)
                    for future in done:
                        yield from [] if future.exception() else future.result()
                    return
        finally:
            for future in in_flight:
                future.cancel()  # nobody waits for it any longer

    def _send(self, batch: _Batch, in_flight: dict[Future[_Answers], _Batch]) -> None:
        deadline = self._grace + self._seconds_per_file * len(batch)
        in_flight[self._process.submit("describe", batch, deadline=deadline)] = batch


class _Retries:
    """Batches that ran when the process ended, and what is known of who ended it."""

    def __init__(self) -> None:
        self.suspects: deque[_Batch] = deque()
        self._failures: Counter[ScanId] = Counter()

    def settle(self, batch: _Batch, future: Future[_Answers]) -> _Answers:
        """Return the answers there are; what must be tried again becomes suspect."""
        error = future.exception()
        match error:
            case None:
                return future.result()
            case WorkerInterrupted():
                self.suspects.append(batch)
            case WorkerFailed() if not isinstance(error, WorkerNotStarted):
                return self._after_failure(batch, error)
            case _:
                raise error
        return []

    def _after_failure(self, batch: _Batch, error: WorkerFailed) -> _Answers:
        if len(batch) > 1:
            middle = len(batch) // 2
            self.suspects.extend((batch[:middle], batch[middle:]))
            return []
        file = batch[0]
        if not isinstance(error, WorkerCrashed) or error.alone:
            self._failures[file.scan_id] += 1
        if self._failures[file.scan_id] < _MOST_FAILURES:
            self.suspects.append(batch)
            return []
        return [Refused(file.scan_id, _reason(error))]


def _reason(error: WorkerFailed) -> str:
    match error:
        case WorkerHung():
            return "reading it took too long"
        case WorkerCrashed():
            return "reading it ended the reader twice"
    return "reading it failed for a reason that the log tells"
