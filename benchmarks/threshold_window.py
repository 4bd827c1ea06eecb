"""How long the window takes to follow the threshold: from the handle to everything painted.

Makes a store with a number of predictions (100,000), opens the window offscreen, and moves the
threshold as a hand does. For each tab in front, prints in milliseconds the median and the 95th
percentile from a move until all that is in sight is painted with the answer of that move, and
the median of the processor's time for it, which depends less on other programs:

- Curves: histogram, two curves, counts, figures, the number in the tool bar;
- Matrix: the matrix and the table of classes;
- Gallery: all errors, the most confident first, found and sorted anew.

    PYTHONPATH=. python benchmarks/threshold_window.py [PREDICTIONS] [CLASSES]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if __name__ == "__main__":  # worker processes load this file, too, and need none of these
    import numpy as np
    from PySide6.QtCore import QEventLoop, QSettings
    from PySide6.QtWidgets import QApplication

    from ajna_desktop.domain.files import FoundFile, Identified
    from ajna_desktop.domain.operating_point import OperatingPoint
    from ajna_desktop.domain.runs import Run, RunKind
    from ajna_desktop.domain.scan import Label, ScanId
    from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN
    from ajna_desktop.paths import UserFolders
    from ajna_desktop.store.collection import Collection
    from ajna_desktop.ui.commands import Commands
    from ajna_desktop.ui.crash_handler import CrashHandler
    from ajna_desktop.ui.curves.score_histogram import ScoreHistogram
    from ajna_desktop.ui.main_window import MainWindow
    from ajna_desktop.ui.matrix.confusion_map import ConfusionMap
    from ajna_desktop.ui.open_collection import OpenCollection
    from ajna_desktop.ui.task_runner import TaskRunner
    from ajna_desktop.ui.work_page import WorkPage
    from ajna_desktop.workers.engine import Engine

    _WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents

_TURN = 20  # milliseconds that the window may wait for something to happen
_PROMISED = 50.0  # milliseconds
_MOVES = 60
_PATIENCE = 60.0  # seconds for anything to appear
_SIZE = (1360, 860)
_BATCH = 2000


def filled(collection: Collection, count: int, classes: int) -> None:
    """Make scans and one run of predictions, three of four right."""
    rng = np.random.default_rng(5)
    labels = tuple(Label(f"class {number:03}") for number in range(classes))
    truth = rng.integers(0, classes, count)
    files = [
        FoundFile(f"train/{labels[truth[n]]}/person{n // 4}_{n:07}.png", 9, n + 1)
        for n in range(count)
    ]
    scans = collection.scans
    walk = scans.begin_walk()
    for at in range(0, count, _BATCH):
        scans.record_walk(walk, files[at : at + _BATCH])
    scans.finish_walk(walk)
    after = ScanId(0)
    while page := scans.to_identify(after, _BATCH):
        after = page[-1].id
        scans.record_identified(
            [Identified(scan.id, f"{scan.id:064x}", 640, 480, 8, "PNG") for scan in page]
        )
    ids = np.array(scans.ids(EVERY_SCAN), np.int64)
    logits = rng.normal(0, 1.5, (count, classes))
    logits[np.arange(count), truth] += 2.5
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    run = Run(
        "made up",
        "made-up",
        RunKind.OUT_OF_FOLD,
        labels,
        "none",
        "2026-01-01T00:00:00+00:00",
        "none",
        0.0,
    )
    collection.predictions.replace(run, ids, chances.astype(np.float32))


class Window:
    """The window on one folder, without the program around it."""

    def __init__(self, application: QApplication, place: Path, collection: Collection) -> None:
        self.application = application
        self.tasks = TaskRunner()
        self.window = MainWindow(QSettings(str(place / "w.ini"), QSettings.Format.IniFormat))
        users = UserFolders.below(place / "user")
        self.engine = Engine(users)
        self.opened = OpenCollection(collection, self.engine, self.tasks, users)
        self.page = WorkPage(self.opened, self.window.acts, lambda: False)
        self.window.show_page(self.page, collection.folder)
        self.commands = Commands(self.window, self.tasks, CrashHandler())
        self.commands.attach(self.opened, self.page)
        self.window.resize(*_SIZE)
        self.window.show()
        self.answered = False
        self.page.answers.answered.connect(self._note)
        self.page.answers.read_all()

    def wait(self, is_done: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        end = time.monotonic() + _PATIENCE
        while not is_done():
            self.application.processEvents(_WAITING, _TURN)
            if time.monotonic() > end:
                raise SystemExit("The window did not come so far in time.")

    def shows(self, view: str) -> bool:
        """Say whether what is measured of a view is there."""
        kind = ScoreHistogram if view == "curves" else ConfusionMap
        return any(one.isVisible() for one in self.page.findChildren(kind))

    def settle(self, seconds: float = 1.5) -> None:
        """Let what follows a rest of the handle come to its end."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)

    def times(self, label: Label, asks: bool) -> np.ndarray:
        """Move the threshold; return how long each move took, (moves, 2), in milliseconds."""
        taken = []
        for step in range(_MOVES):
            point = OperatingPoint(label, 0.2 + 0.6 * step / _MOVES)
            self.answered = not asks
            began = time.perf_counter(), time.process_time()
            self.opened.trial.try_out(point)
            self.wait(lambda: self.answered)
            self.application.processEvents()  # paints
            ended = time.perf_counter(), time.process_time()
            taken.append(1000 * np.subtract(ended, began))
        return np.array(taken)

    def close(self) -> None:
        """End the processes and threads."""
        self.opened.stop()
        self.page.stop()()
        self.opened.shut_down()
        self.engine.close()

    def _note(self) -> None:
        self.answered = True


def main(count: int, classes: int) -> None:
    """Print the times."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        users = UserFolders.below(Path(place) / "user")
        collection = Collection.open(folder, users, "nobody")
        filled(collection, count, classes)
        window = Window(application, Path(place), collection)
        window.wait(lambda: window.answered)
        window.settle()
        label = window.opened.run.labels[-1]
        began = time.perf_counter()
        window.opened.trial.look_at(label)
        window.wait(lambda: window.opened.trial.scored is not None)
        print(f"{count:,} predictions, {classes} classes; milliseconds from move to painted")
        reading = 1000 * (time.perf_counter() - began)
        print(f"{reading:10,.1f}                        reading the scores, once")
        for view, asks in (("curves", False), ("matrix", False), ("gallery", True)):
            window.page.show_view(view)
            if asks:
                window.page.ask(ERRORS)
            else:
                window.wait(lambda view=view: window.shows(view))
            window.opened.trial.try_out(OperatingPoint(label, 0.19))
            window.settle()
            taken = window.times(label, asks)
            median, own = np.median(taken, axis=0)
            slow = np.percentile(taken[:, 0], 95)
            kept = "kept" if slow <= _PROMISED else "NOT kept"
            figures = f"{median:10,.1f} {slow:10,.1f} {own:10,.1f}"
            print(f"{figures}  {view} in front ({_PROMISED:.0f} ms: {kept})")
        window.close()


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*(given + [100_000, 2][len(given) :]))
