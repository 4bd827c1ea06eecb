"""What a worker process does from its first moment to its last. Runs in the child only."""

import faulthandler
import importlib
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Literal

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.workers.messages import receive, send

# What the child tells its parent.
Ready = tuple[Literal["ready"]]
Unstarted = tuple[Literal["unstarted"], AjnaError | str]
Begun = tuple[Literal["begun"], int]
Done = tuple[Literal["done"], int, Any]
Failed = tuple[Literal["failed"], int, AjnaError]  # an expected error
Bug = tuple[Literal["bug"], int, str]  # any other, as `frames_of`
Message = Ready | Unstarted | Begun | Done | Failed | Bug


@dataclass(frozen=True, slots=True)
class Job:
    """What a child is for, and what it may use."""

    factory: str  # "package.module:callable"
    arguments: tuple[Any, ...]
    threads: int
    memory_limit: int | None  # bytes of address space


def serve(connection: Connection, job: Job) -> None:
    """Answer calls until the parent is gone. Entry point of the child."""
    _silence_libraries()
    _confine(job)
    outbox = _Outbox(connection)
    executor = ThreadPoolExecutor(job.threads, thread_name_prefix="call")
    target = executor.submit(_build, job, outbox)
    while True:
        try:
            number, method, arguments = receive(connection)
        except (EOFError, OSError):
            # The parent closed the pipe or was killed. Calls may still be running; nobody
            # wants their answers, and only this ends them at once.
            os._exit(0)
        executor.submit(_answer, outbox, target, number, method, arguments)


class _Outbox:
    """Sends from several threads, one message at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, message: Message) -> None:
        with self._lock:
            send(self._connection, message)


def _build(job: Job, outbox: _Outbox) -> Any:
    try:
        module, _, name = job.factory.partition(":")
        target = getattr(importlib.import_module(module), name)(*job.arguments)
        outbox.send(("ready",))
    except AjnaError as error:
        _send_error(outbox, ("unstarted", error))
        os._exit(1)
    except BaseException as error:  # noqa: BLE001 - the process's edge: tell the parent, then end
        outbox.send(("unstarted", frames_of(error)))
        os._exit(1)
    return target


def _answer(
    outbox: _Outbox, target: Future[Any], number: int, method: str, arguments: tuple[Any, ...]
) -> None:
    built = target.result()
    outbox.send(("begun", number))
    try:
        outbox.send(("done", number, getattr(built, method)(*arguments)))
    except AjnaError as error:
        _send_error(outbox, ("failed", number, error))
    except BrokenPipeError:
        pass  # the parent is gone; `serve` ends the process
    except BaseException as error:  # noqa: BLE001 - the process's edge: a bug is told to the parent
        outbox.send(("bug", number, frames_of(error)))


def _send_error(outbox: _Outbox, message: Unstarted | Failed) -> None:
    error = message[-1]
    try:  # an error class with its own `__init__` may be pickled and yet not be unpickled
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever such a class raises
        message = (*message[:-1], AjnaError(str(error)))
    outbox.send(message)


def frames_of(error: BaseException) -> str:
    """Return where `error` and its causes were raised, without their messages.

    Messages of other libraries name files, and names of scans must not get into a log.
    """
    parts = []
    for each in _chain(error):
        frames = "".join(traceback.format_tb(each.__traceback__))
        parts.append(f"{frames}{type(each).__module__}.{type(each).__qualname__}")
    return "\n".join(parts)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _silence_libraries() -> None:
    """Throw away what native libraries write to standard error; Python still writes there.

    libtiff prints a line for each odd file, TensorFlow several at each start. A library that
    fails raises, or ends the process, which the parent notices.
    """
    if sys.stderr is None:  # a program without a console on Windows
        return
    sys.stderr.flush()
    ours = os.dup(sys.stderr.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)
    sys.stderr = open(ours, "w", buffering=1, errors="backslashreplace")  # noqa: SIM115 - for life
    if faulthandler.is_enabled():  # who asked for it wants to see where native code crashed
        faulthandler.enable()


def _confine(job: Job) -> None:
    # Ctrl+C in a terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(_refuse_network)
    if sys.platform == "linux" and job.memory_limit is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (job.memory_limit, job.memory_limit))


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError(f"{event}: a worker process has no network")


_NETWORK = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)
