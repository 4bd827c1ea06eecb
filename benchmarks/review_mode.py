"""How many decisions an hour review mode bears: from the key to the next image on the screen.

Copies no images: opens a folder with a store of its own, covers the window with a review, and
presses keys as a reviewer does: labels, confirmations, *ambiguous*, *later*, back, undo. After
each key it thinks for a while (300 ms; 0 presses the next key at once). Prints in milliseconds
the median, the 95th percentile and the worst

- until the next image, or the next page of the grid, is painted, of those keys that lead to
  one, and how many of these images were there in time;
- until the decision is saved and everything else has been brought up to date: the time that the
  machine takes of a decision.

    PYTHONPATH=. python benchmarks/review_mode.py FOLDER [DECISIONS] [THINKING] [SCANS AT ONCE]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if __name__ == "__main__":  # worker processes load this file, too, and need none of these
    import numpy as np
    from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from ajna_desktop.app import start
    from ajna_desktop.paths import UserFolders
    from ajna_desktop.ui.review.review_control import ReviewControl
    from ajna_desktop.ui.review.review_wish import ReviewWish

    class Painted(QObject):
        """Notes when a widget has been painted."""

        def __init__(self, watched: QWidget) -> None:
            super().__init__(watched)
            self.at = 0.0
            watched.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Paint, then look at the clock."""
            if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
                watched.paintEvent(event)
                self.at = time.perf_counter()
                return True
            return False


_SIZE = (1440, 900)
_PROMISED = 50.0  # milliseconds
_KEYS = "2211112111e2a1q1<1u1"  # e: Enter, <: back, u: undo
_LONGEST = 600_000  # milliseconds until a folder is read


def main() -> None:
    """Open, review, print."""
    folder = Path(sys.argv[1])
    decisions = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    thinking = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    at_once = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with tempfile.TemporaryDirectory() as place:
        _, program = start(UserFolders.below(Path(place)))
        window = program.window
        window.resize(*_SIZE)
        window.show()
        settled = QEventLoop()
        program.settled.connect(settled.quit)
        QTimer.singleShot(_LONGEST, settled.quit)
        program.open_folder(folder)
        settled.exec()
        page = window.page
        if page is None:
            raise SystemExit("The folder could not be opened.")
        wait(2000)
        page.review.start(ReviewWish("Benchmark", page.gallery.shown))
        if at_once > 1:
            page.review.view.size_chosen.emit(at_once)
        wait(2000)
        measure(window, page.review, decisions, thinking)
        window.close()


def measure(window: QWidget, review: ReviewControl, decisions: int, thinking: int) -> None:
    """Press keys until enough decisions are made, and print how long each took."""
    shown = review.view.grid.grid.viewport() if review.view.is_grid else review.image_view
    painted = Painted(shown)
    keys = {
        "1": Qt.Key.Key_1,
        "2": Qt.Key.Key_2,
        "e": Qt.Key.Key_Return,
        "a": Qt.Key.Key_A,
        "q": Qt.Key.Key_Q,
        "<": Qt.Key.Key_Left,
        "u": Qt.Key.Key_Z,
    }
    order = random.Random(3)
    until_painted, until_done, in_time = [], [], []
    began = time.perf_counter()
    while len(review.desk.queue.done) < min(decisions, len(review.desk.queue)):
        one = order.choice(_KEYS)
        control = Qt.KeyboardModifier.ControlModifier
        before = review.desk.queue.screen
        focus = window.focusWidget()
        pressed = time.perf_counter()
        QTest.keyClick(focus, keys[one], control if one == "u" else Qt.KeyboardModifier(0))
        first = painted.at
        QApplication.processEvents()
        until_done.append(time.perf_counter() - pressed)
        if review.desk.queue.screen != before:
            until_painted.append((first if first > pressed else painted.at) - pressed)
            in_time.append(review.image_view.pixels is not None)
        wait(thinking)
    seconds = time.perf_counter() - began
    made = len(review.desk.queue.done)
    _row("next image painted", until_painted, _PROMISED)
    _row("saved and up to date", until_done)
    machine = float(np.mean(until_done))
    if not review.view.is_grid:
        print(f"images that were there in time  {np.mean(in_time):.1%} of {len(in_time)}")
    print(f"{made} decisions in {seconds:.0f} s, {machine * 1000:.1f} ms of the machine each:")
    print(f"that alone would allow {3600 / machine:,.0f} an hour; promised are 1,500")


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _row(name: str, seconds: list[float], promised: float | None = None) -> None:
    took = np.array(seconds) * 1000
    line = (
        f"{name:24} median {np.median(took):6.1f}  95 % {np.percentile(took, 95):6.1f}  "
        f"worst {took.max():6.1f}"
    )
    if promised is not None:
        verdict = "kept" if np.percentile(took, 95) < promised else "MISSED"
        line += f"  (promised {promised:.0f}: {verdict})"
    print(line)


if __name__ == "__main__":
    main()
