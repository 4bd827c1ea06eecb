"""SIGTERM and Ctrl+C close the window as its own button does."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot


class ProcessSignals(QObject):
    """Wakes the event loop when the system asks the program to end.

    Python runs its signal handlers between two of its own instructions, and while Qt waits for
    events there are none; a byte in a socket makes Qt look.
    """

    def __init__(self, ask_to_end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask_to_end = ask_to_end
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        self._former = {
            number: signal.signal(number, lambda *_: None)  # the byte is what counts
            for number in (signal.SIGTERM, signal.SIGINT)
        }

    def stop(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _on_byte(self) -> None:
        numbers = self._ours.recv(64)
        if signal.SIGTERM in numbers or signal.SIGINT in numbers:
            self._ask_to_end()
