"""How long the window keeps its user waiting while a folder is opened, read, judged, indexed.

A timer ticks every 5 ms in the window's event loop; the gap between two ticks is how long a key
or a click would have waited. Prints, for each kind of work, the longest gap and the 99th
percentile in milliseconds. "Own" is the longest gap without the time in which the thread was
ready and other processes held every core (Linux tells): on a busy machine only it speaks of
the program.

    python benchmarks/event_loop_gap.py FOLDER            # offscreen
    QT_QPA_PLATFORM=xcb xvfb-run python benchmarks/event_loop_gap.py FOLDER

The folder is only read; labels, features and the index go to a temporary place.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if __name__ == "__main__":  # worker processes load this file, too, and need none of these
    import numpy as np
    from PySide6.QtCore import Qt, QTimer

    from ajna_desktop.app import start
    from ajna_desktop.domain.progress import Progress
    from ajna_desktop.paths import UserFolders

_TICK = 5  # milliseconds
_PROMISED = 50.0  # milliseconds, the longest gap
_BROWSING_MILLISECONDS = 400  # between two steps through the gallery
_BROWSING_AFTERWARDS = 3000


class Gaps:
    """Ticks, and what was being done at each."""

    def __init__(self) -> None:
        self.doing = "showing the window"
        self.gaps: dict[str, list[float]] = defaultdict(list)
        self.own: dict[str, list[float]] = defaultdict(list)
        self._last = 0.0
        self._waited = 0.0

    def begin(self) -> None:
        """Count from now: what was before, nobody could see."""
        self._last = time.perf_counter()
        self._waited = milliseconds_without_a_core()

    def tick(self) -> None:
        """Note how long it is since the last tick."""
        now = time.perf_counter()
        gap = (now - self._last) * 1000
        waited = milliseconds_without_a_core()
        self.gaps[self.doing].append(gap)
        self.own[self.doing].append(gap - (waited - self._waited))
        self._last, self._waited = now, waited

    def at(self, progress: Progress) -> None:
        """Note what is being done."""
        self.doing = progress.doing.value

    def table(self) -> str:
        """Return one line for each kind of work."""
        lines = [f"{'':24}{'ticks':>8}{'99 % ms':>10}{'longest ms':>12}{'own ms':>9}"]
        for doing, gaps in self.gaps.items():
            lines.append(
                f"{doing:24}{len(gaps):8}{np.percentile(gaps, 99):10.1f}{max(gaps):12.1f}"
                f"{max(self.own[doing]):9.1f}"
            )
        return "\n".join(lines)

    @property
    def longest(self) -> float:
        """The longest gap of all, in milliseconds."""
        return max(max(gaps) for gaps in self.gaps.values())


def milliseconds_without_a_core() -> float:
    """Return how long this thread was ready to run and could not; 0 where nobody tells."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e6
    except OSError:
        return 0.0


class Measurement:
    """One program that opens a folder, and once more if asked."""

    def __init__(self, folder: Path, users: UserFolders, openings: int) -> None:
        self.gaps = Gaps()
        self._folder = folder
        self._openings = openings
        self._application, self._app = start(users)
        self._timer = QTimer(interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.gaps.tick)
        self._browse = QTimer(interval=_BROWSING_MILLISECONDS)
        self._browse.timeout.connect(self._step)
        self._app.folder_shown.connect(self._follow)
        self._app.settled.connect(self._on_settled)

    def run(self) -> None:
        """Return when all is done."""
        self._app.window.show()
        self._application.processEvents()
        self.gaps.begin()
        self._timer.start()
        self._browse.start()
        self._open()
        self._application.exec()
        self._timer.stop()
        self._browse.stop()
        self._app.shut_down()

    def _open(self) -> None:
        self._openings -= 1
        self.gaps.doing = "opening the store"
        self._app.open_folder(self._folder)

    def _follow(self) -> None:
        self._app.opened.pipeline.progressed.connect(self.gaps.at)

    def _step(self) -> None:
        if self._app.window.page is not None:
            self._app.window.page.gallery.move_by(1)

    def _on_settled(self) -> None:
        self.gaps.doing = "browsing"
        then = self._open if self._openings else self._application.quit
        QTimer.singleShot(_BROWSING_AFTERWARDS, then)


def main() -> int:
    """Measure and return 1 when a gap was longer than promised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--again", action="store_true", help="open it a second time, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        openings = 2 if arguments.again else 1
        measurement = Measurement(arguments.folder, UserFolders.below(Path(place)), openings)
        measurement.run()
    sys.stdout.write(f"{measurement.gaps.table()}\n")
    return int(measurement.gaps.longest > _PROMISED)


if __name__ == "__main__":
    sys.exit(main())
