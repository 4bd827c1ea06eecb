"""What the tests let a worker process do: answer, and fail in every way there is."""

import ctypes
import os
import signal
import socket
import sys
import threading
from pathlib import Path

from ajna_desktop.domain.errors import BundleInvalid, ImageUnreadable
from ajna_desktop.workers.image_worker import ImageWorker


class PickyError(ImageUnreadable):
    """Can be pickled, but not unpickled."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)


class Faulty:
    def __init__(self) -> None:
        self._go_on = threading.Event()

    def echo(self, value):
        return value

    def process_id(self):
        return os.getpid()

    def niceness(self):
        return os.nice(0)

    def refuse(self, reason):
        raise ImageUnreadable(reason)

    def refuse_pickily(self, reason):
        raise PickyError(reason=reason)

    def stumble(self, secret):
        raise KeyError(secret)

    def answer_nonsense(self):
        return lambda: None

    def leave(self, code):
        os._exit(code)

    def leave_after(self, started):
        while not Path(started).exists():
            os.sched_yield()
        os._exit(1)

    def crash(self):
        ctypes.string_at(0)

    def kill_itself(self):
        os.kill(os.getpid(), signal.SIGKILL)

    def hang(self, started=None):
        if started:
            Path(started).touch()
        self._go_on.wait()

    def mutter(self):
        os.write(2, b"from a library\n")
        sys.stderr.write("from Python\n")

    def connect(self, port):
        socket.create_connection(("127.0.0.1", port)).close()

    def allocate(self, size):
        return len(bytearray(size))


def without_bundle():
    raise BundleInvalid("The model has no weights.")


def with_bug(secret):
    raise KeyError(secret)


def dying(marker):
    """Die at every start, and leave a byte in `marker` each time."""
    with Path(marker).open("ab") as file:
        file.write(b".")
    os._exit(3)


class FaultyImageWorker(ImageWorker):
    """Reads images, but does as a file says whose content is a fault of a decoder."""

    def identify(self, files):
        for file in files:
            _obey(file.path)
        return super().identify(files)

    def thumbnail(self, path, side):
        _obey(path)
        return super().thumbnail(path, side)


def _obey(path):
    content = Path(path).read_bytes()
    if content == b"crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if content.startswith(b"crash once"):
        Path(path).write_bytes(content.removeprefix(b"crash once"))
        os.kill(os.getpid(), signal.SIGKILL)
    if content == b"hang":
        threading.Event().wait()
    if content == b"stumble":
        raise KeyError(path)
