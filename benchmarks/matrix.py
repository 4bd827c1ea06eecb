"""How soon a matrix of 868 classes over 42,000 scans is on the screen, and answers a click.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=. python benchmarks/matrix.py [scans] [classes]

Prints medians in milliseconds, by the clock and of the processor, and the plain way, a
QTableView that paints cell by cell and is as wide as its content, as a ratio of the latter.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from ajna_desktop.domain.evaluation.seriation import confusion_order
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.runs import Run, RunKind, Tally
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.database import Database
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore
from ajna_desktop.ui.matrix.confusion_map import ConfusionMap
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel

_RUNS = 9


def report(what: str, work: Callable[[], object], runs: int = _RUNS) -> float:
    """Print medians of some runs, after one to warm up: milliseconds by the clock and of the
    processor, which depend less on other programs. Return the latter.
    """
    work()
    taken = []
    for _ in range(runs):
        began, busy = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - began, time.process_time() - busy))
    clock = 1000 * median(one[0] for one in taken)
    processor = 1000 * median(one[1] for one in taken)
    print(f"{clock:10,.1f} {processor:10,.1f}  {what}")
    return processor


def fill(database: Database, scans: int, classes: int) -> Run:
    """Write scans of made-up classes; a third is taken for one of a few others."""
    rng = np.random.default_rng(0)
    labels = tuple(Label(f"{2500 + 7 * number:05d} cargo") for number in range(classes))
    true = rng.integers(0, classes, scans)
    told = np.where(rng.random(scans) < 0.7, true, (true + rng.integers(1, 5, scans)) % classes)
    told = np.where(rng.random(scans) < 0.05, rng.integers(0, classes, scans), told)
    store = ScanStore(database)
    files = [
        FoundFile(f"{labels[number]}/{place:06}.png", 1000 + place, 1_700_000_000 + place)
        for place, number in enumerate(true.tolist())
    ]
    store.record_walk(store.begin_walk(), files)
    store.record_identified(
        [Identified(ScanId(n + 1), f"{n:064x}", 800, 300, 8, "PNG") for n in range(scans)]
    )
    run = Run("made", "made", RunKind.OUT_OF_FOLD, labels, "b", "2026-01-01T00:00:00", "CPU", 1)
    chances = np.full((scans, classes), 0.4 / classes, np.float32)
    chances[np.arange(scans), told] += 0.6
    PredictionStore(database).replace(run, np.arange(1, scans + 1), chances)
    return run


class PlainModel(QAbstractTableModel):
    """Counts and a colour a cell, as one writes it first."""

    def __init__(self, counts: np.ndarray[Any, Any]) -> None:
        super().__init__()
        self._counts = counts
        self._shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes."""
        return len(self._counts)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        """Return the number of classes."""
        return len(self._counts)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a count or its colour."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._counts[index.row(), index.column()])
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor.fromHsvF(0.6, float(self._shares[index.row(), index.column()]), 1.0)
        return None


def plain(counts: np.ndarray[Any, Any]) -> Callable[[], None]:
    """Return what shows a matrix the plain way, all of it: cells of three pixels."""

    def show() -> None:
        table = QTableView()
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(3)
        table.setModel(PlainModel(counts))
        side = 3 * len(counts)
        table.resize(side + 100, side + 100)
        table.grab()

    return show


def show_and_click(database: Database, run: Run, tally: Tally) -> float:
    """Measure the panel; return how long the matrix takes to be there."""
    predictions, scans = PredictionStore(database), ScanStore(database)
    panel = MatrixPanel()
    panel.resize(1400, 1000)
    panel.show()

    def appear() -> None:
        fresh = MatrixPanel()
        fresh.resize(1400, 1000)
        fresh.show_tally(tally, run, ("train",))
        fresh.grab()

    report("count: the store's 42,000 rows to a matrix", predictions.tally)
    shown = report("appear: a new panel, its matrix and its tables painted", appear)
    panel.show_tally(tally, run, ("train",))
    other = Tally(tally.matrix.reordered(range(len(run.labels))), as_found=tally.as_found)
    turns = [tally, other]

    def follow() -> None:
        turns.reverse()
        panel.show_tally(turns[0], run, ("train",))

    report("follow: other counts while a threshold is moved, before painting", follow)

    def follow_and_paint() -> None:
        follow()
        panel.grab()

    report("follow: painted, too", follow_and_paint)
    view = panel.findChild(ConfusionMap)
    assert view is not None
    asked: list[ScanQuery] = []
    panel.query_chosen.connect(asked.append)
    where = view.visualRect(view.model().index(12, 12)).center()

    def click() -> None:
        asked.clear()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert scans.ids(asked[0])

    report("click: from the mouse to the ids of the scans", click)

    def zoom() -> None:
        view.zoom_by(1)
        view.fit()
        view.grab()

    report("zoom: two steps, painted", zoom)
    report("order: what is confused with what", lambda: confusion_order(tally.matrix.counts))
    return shown


def main() -> None:
    """Measure with a number of scans and of classes."""
    scans = int(sys.argv[1]) if len(sys.argv) > 1 else 42_000
    classes = int(sys.argv[2]) if len(sys.argv) > 2 else 868
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder, "labels.ajna"))
        print(f"{scans:,} scans of {classes} classes")
        run = fill(database, scans, classes)
        tally = PredictionStore(database).tally()
        shown = show_and_click(database, run, tally)
        slow = report("the plain way: QTableView", plain(tally.matrix.counts), runs=1)
        print(f"{slow / shown:10,.0f} times as long as here")
        database.close()
    application.quit()


if __name__ == "__main__":
    main()
