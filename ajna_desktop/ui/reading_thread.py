"""Questions over all rows, asked beside the UI thread; the newest of a kind is answered."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

Read = Callable[[], Any]
Answer = Callable[[Any], None]


class ReadingThread(QObject):
    """One thread that reads, one question after another.

    A question has a kind ("gallery", "matrix" …). Asking again makes earlier questions of that
    kind void: those that wait are not read, and late answers are dropped.
    """

    failed = Signal(object)  # the Exception

    _answered = Signal(str, int, object, object)  # kind, number, Answer, what was read
    _broke = Signal(str, int, object)  # kind, number, the Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._newest: Counter[str] = Counter()
        self._is_open = True
        self._answered.connect(self._on_answered)
        self._broke.connect(self._on_broke)

    def ask(self, kind: str, read: Read, answer: Answer) -> None:
        """Call `read` on the reading thread, then `answer` with its result on the UI thread.

        After `stop` nobody is left to be answered, and nothing is read.
        """
        if not self._is_open:
            return
        self._newest[kind] += 1
        self._executor.submit(self._read, kind, self._newest[kind], read, answer)

    def forget(self) -> None:
        """Make every question asked so far void."""
        self._newest.update(list(self._newest))

    def stop(self) -> Callable[[], None]:
        """Drop what waits; return what waits for the one that is being read, on any thread."""
        self._is_open = False
        self.forget()
        self._executor.shutdown(wait=False, cancel_futures=True)
        return self._executor.shutdown

    def shut_down(self) -> None:
        """Drop what waits and wait for what is being read."""
        self.stop()()

    def _read(self, kind: str, number: int, read: Read, answer: Answer) -> None:
        if number != self._newest[kind]:
            return
        try:
            found = read()
        except Exception as error:  # noqa: BLE001 - the thread's edge: nothing above could catch it
            self._broke.emit(kind, number, error)
        else:
            self._answered.emit(kind, number, answer, found)

    @Slot(str, int, object, object)
    def _on_answered(self, kind: str, number: int, answer: Answer, found: Any) -> None:
        if number == self._newest[kind]:
            answer(found)

    @Slot(str, int, object)
    def _on_broke(self, kind: str, number: int, error: Exception) -> None:
        if number == self._newest[kind]:
            self.failed.emit(error)
