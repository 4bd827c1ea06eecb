"""Model files of others: asked about here, read in a process that ends after each answer."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid, WorkerCrashed, WorkerHung
from ajna_desktop.domain.files import FileToRead
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.learning.model_files.bounds import MOST_BYTES
from ajna_desktop.learning.runtimes.device import cores
from ajna_desktop.workers.model_trial import Answer
from ajna_desktop.workers.process import WorkerProcess

_FACTORY: Final = "ajna_desktop.workers.model_file_worker:ModelFileWorker"
_TICK: Final = 0.1  # seconds between two looks at whether the answer is still wanted
# Bytes of address space: to read a file, to compute what it describes; on top for each core,
# whose threads have stacks of their own, and for each byte of the file, which is there a few
# times.
_TO_READ: Final = 1 << 30
_TO_COMPUTE: Final = 3 << 30
_PER_CORE: Final = 100 << 20
_PER_BYTE: Final = 6
_LONGEST_READ: Final = 120.0  # seconds
_LONGEST_TRIAL: Final = 300.0


def _memory(base: int, size: int) -> int:
    return base + _PER_CORE * cores() + _PER_BYTE * min(size, MOST_BYTES)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0  # whoever reads it will say why it cannot be read


def _go_on() -> None:
    """The answer stays wanted."""


class ModelFiles:
    """Starts a process for each call: no file outlives its own. May be used from any thread.

    Calls take a `tick`, called about ten times a second; when it raises, the process is ended
    and the exception passes on. Each raises `BundleInvalid` with what is wrong with the file.
    """

    def __init__(self, cache: Path, worker: str = _FACTORY) -> None:
        """Start nothing yet.

        Args:
            cache: Where the engine may keep what it can make again.
            worker: The class in the child.
        """
        self._cache = cache
        self._worker = worker
        self._lock = threading.Lock()
        self._processes: set[WorkerProcess] = set()
        self._is_closed = False

    def inspect(self, path: str, tick: Callable[[], None] = _go_on) -> ModelFound:
        """Check a file and tell what it is."""
        limits = (_memory(_TO_READ, _size(path)), _LONGEST_READ)
        return self._answer(tick, *limits, "inspect", path)  # type: ignore[no-any-return]

    def write(
        self,
        found: ModelFound,
        choices: ImportChoices,
        folder: Path,
        identifier: str,
        now: str,
        tick: Callable[[], None] = _go_on,
    ) -> None:
        """Write the bundle of a file that was checked.

        Args:
            found: What was found; the file must not have changed since.
            choices: What its user says.
            folder: Empty.
            identifier: The id of the bundle.
            now: The time, ISO 8601, UTC.
            tick: See the class.
        """
        arguments = (found, choices, str(folder), identifier, now)
        limits = (_memory(_TO_READ, found.size), _LONGEST_READ)
        self._answer(tick, *limits, "write", *arguments)

    def judge(
        self,
        folder: Path,
        found: ModelFound,
        files: Sequence[FileToRead] = (),
        tick: Callable[[], None] = _go_on,
    ) -> list[Answer]:
        """Try a bundle that was written, and tell what it says about some files."""
        arguments = (str(folder), found, files)
        limits = (_memory(_TO_COMPUTE, found.size), _LONGEST_TRIAL)
        return self._answer(tick, *limits, "judge", *arguments)  # type: ignore[no-any-return]

    def published_densenet(self, tick: Callable[[], None] = _go_on) -> tuple[str, str]:
        """Return address and MD5 checksum of the weights that Keras publishes."""
        limits = (_memory(_TO_COMPUTE, 0), _LONGEST_TRIAL)
        return self._answer(tick, *limits, "published_densenet")  # type: ignore[no-any-return]

    def write_densenet(
        self,
        path: str,
        folder: Path,
        md5: str,
        about: dict[str, str],
        tick: Callable[[], None] = _go_on,
    ) -> None:
        """Write the weights of DenseNet121 as a backbone and build it.

        Args:
            path: The file that Keras publishes, or another one like it.
            folder: Empty.
            md5: Of the published file.
            about: Its `licence` and `source`.
            tick: See the class.
        """
        arguments = (path, str(folder), md5, about)
        limits = (_memory(_TO_COMPUTE, _size(path)), _LONGEST_TRIAL)
        self._answer(tick, *limits, "write_densenet", *arguments)

    def close(self) -> None:
        """End all processes now; what is in flight fails."""
        with self._lock:
            self._is_closed = True
            processes = list(self._processes)
        for process in processes:
            process.close()

    def _answer(
        self,
        tick: Callable[[], None],
        memory: int,
        deadline: float,
        method: str,
        *arguments: Any,
    ) -> Any:
        process = self._new_process(memory)
        try:
            answer = process.submit(method, *arguments, deadline=deadline)
            while True:
                tick()
                try:
                    return answer.result(timeout=_TICK)
                except NotYet:
                    if answer.done():
                        return answer.result()
        except WorkerHung:
            raise BundleInvalid(
                "The model takes far longer than such models do, and was given up."
            ) from None
        except WorkerCrashed:
            raise BundleInvalid(
                "The model ended the process that tried it. It needs too much memory, or is "
                "damaged; it is refused."
            ) from None
        finally:
            process.close()
            with self._lock:
                self._processes.discard(process)

    def _new_process(self, memory: int) -> WorkerProcess:
        process = WorkerProcess(
            "model file worker",
            self._worker,
            (str(self._cache),),
            threads=1,
            nice=15,
            memory_limit=memory,
        )
        with self._lock:
            self._processes.add(process)
            if self._is_closed:
                process.close()
        return process
