"""One writer a store: a lock that the system takes back even from a killed program."""

import os
import socket
import sys
from pathlib import Path
from typing import BinaryIO

from ajna_desktop.domain.errors import StoreInUse, StoreReadOnly

if sys.platform == "win32":
    import msvcrt

    # Locked bytes cannot be read by others on Windows: lock one beyond what is written.
    _LOCKED_BYTE = 1 << 20

    def _try_lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """Held as long as the object is open; the lock file stays, who holds it changes."""

    def __init__(self, store: Path) -> None:
        """Take the lock of `store` at once, or say who has it.

        Raises:
            StoreInUse: another program (or window) holds it.
            StoreReadOnly: the lock file cannot be made.
        """
        self.path = lock_path(store)
        try:
            # Unbuffered: what is written is there for the others at once.
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            self._file = os.fdopen(descriptor, "r+b", buffering=0)
        except OSError as error:
            raise StoreReadOnly(
                f"The store may not be written to here ({error.strerror}). "
                "It can still be opened for reading."
            ) from error
        try:
            _try_lock(self._file)
        except OSError as error:
            self._file.close()
            raise StoreInUse(_held_by(self.path)) from error
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{os.getpid()} {socket.gethostname()}\n".encode())

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()


def lock_path(store: Path) -> Path:
    """Return where the lock of a store lies."""
    return store.with_name(f"{store.name}.lock")


def is_held(store: Path) -> bool:
    """Say whether somebody writes to the store right now; needs no right to write."""
    try:
        with open(lock_path(store), "rb", buffering=0) as file:
            _try_lock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _held_by(path: Path) -> str:
    try:
        pid, host = path.read_bytes().decode(errors="replace").split()
    except (OSError, ValueError):  # its holder has not written its name yet
        return "This store is already open in another window."
    where = "" if host == socket.gethostname() else f" on {host}"
    return f"This store is already open in another window (process {pid}{where})."
