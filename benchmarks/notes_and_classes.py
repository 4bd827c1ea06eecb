"""How long it takes to rename and merge classes, and to tag scans, in a store without files.

    python benchmarks/notes_and_classes.py [--scans 20000]

The scans are made up: two classes, a quarter of the first reviewed, and a prediction of each.
Each line is the median of three times, and is undone before the next.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import decision_for
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, NOTED, ScanQuery
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore

A, B, C = map(Label, "ABC")
REPEATS = 3
SCREEN = 64  # scans looked up at once by the gallery


def main() -> None:
    """Make a store, and print what each change takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scans", type=int, default=20_000)
    count = parser.parse_args().scans
    with tempfile.TemporaryDirectory(prefix="ajna-benchmark-") as place:
        database = Database(Path(place) / "labels.ajna")
        ids = fill(database, count)
        measure(database, ids)
        database.close()


def fill(database: Database, count: int) -> list[ScanId]:
    """Enter scans of two classes, some reviewed, all predicted."""
    scans = ScanStore(database)
    walk = scans.begin_walk()
    paths = [f"{'AB'[number % 2]}/{number:07}.png" for number in range(count)]
    scans.record_walk(
        walk, [FoundFile(path, 1000, number) for number, path in enumerate(paths)]
    )
    scans.finish_walk(walk)
    ids = scans.ids(EVERY_SCAN)
    scans.record_identified(
        [Identified(scan_id, f"{scan_id:064x}", 1300, 1000, 8, "PNG") for scan_id in ids]
    )
    LabelStore(database, "ana", "s").decide(
        {scan_id: decision_for(A, A) for scan_id in ids[: count // 8]}
    )
    run = Run(
        "c", "c-1", RunKind.OUT_OF_FOLD, (A, B), "b", "2026-01-01T00:00:00+00:00", "CPU", 1
    )
    chances = np.tile(np.array([0.9, 0.1], np.float32), (count, 1))
    PredictionStore(database).replace(run, np.array(ids, np.int64), chances)
    return ids


def measure(database: Database, ids: list[ScanId]) -> None:
    """Print the times."""
    classes = ClassStore(database, "ana", "s")
    said = AnnotationStore(database, "ana", "s")
    scans, labels = ScanStore(database), LabelStore(database, "ana", "s")
    print(f"{len(ids):,} scans")
    tell("rename a class", lambda: classes.rename(A, C), classes.take_back_last)
    tell("merge two classes", lambda: classes.merge(A, B), classes.take_back_last)
    tell("count every class", classes.uses)
    tell("verify the store", labels.verify)
    note = said.new(ids[:1], AnnotationKind.NOTE, "left lobe")
    tell("write one note", lambda: said.say(note), lambda: said.remove(note))
    tag = said.new(ids, AnnotationKind.TAG, "urgent")
    tell("tag all scans", lambda: said.say(tag), lambda: said.remove(tag))
    said.say(tag)
    said.say(note)
    tell("find all by their tag", lambda: scans.ids(ScanQuery(tag="urgent")))
    tell("count those with a note", lambda: scans.count(NOTED))
    tell(f"what is noted on {SCREEN}", lambda: said.of_scans(ids[:SCREEN]))


def tell(what: str, do: Callable[[], object], undo: Callable[[], object] | None = None) -> None:
    """Print the median time of something that is undone each time."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        do()
        times.append(time.perf_counter() - began)
        if undo is not None:
            undo()
    print(f"{what:28}{statistics.median(times) * 1000:9.1f} ms")


if __name__ == "__main__":
    main()
