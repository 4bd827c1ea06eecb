"""Objects through a pipe; large arrays go in pieces, so that no thread holds up the others."""

import pickle
from multiprocessing.connection import Connection
from typing import Any, Final

import numpy as np

# Copying a piece holds Python's lock for about a millisecond: no gap that anybody sees.
_PIECE: Final = 4 << 20  # bytes


def send(connection: Connection, message: Any) -> None:
    """Send `message`, which can be pickled, to the process at the other end."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(message, protocol=5, buffer_callback=buffers.append)
    views = [buffer.raw() for buffer in buffers]
    connection.send_bytes(pickle.dumps((head, [view.nbytes for view in views])))
    for view in views:
        for start in range(0, view.nbytes, _PIECE):
            connection.send_bytes(view[start : start + _PIECE])


def receive(connection: Connection) -> Any:
    """Wait for a message of our own process at the other end and return it.

    Raises:
        EOFError, OSError: the other end is gone.
    """
    head, sizes = pickle.loads(connection.recv_bytes())
    buffers = [np.empty(size, np.uint8) for size in sizes]  # not filled: that would take long
    for buffer in buffers:
        for start in range(0, buffer.nbytes, _PIECE):
            connection.recv_bytes_into(buffer.data[start : start + _PIECE])
    return pickle.loads(head, buffers=buffers)
