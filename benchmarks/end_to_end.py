"""How long the main job takes, step by step, on a folder of labelled images.

    python benchmarks/end_to_end.py FOLDER

Everything is kept in a temporary folder; FOLDER is only read. Other work on the computer slows
the figures down: run it alone.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.find_similar import find_similar
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.engine import Engine

Result = TypeVar("Result")

_UPDATES = 5
_SEARCHES = 200


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="ajna-benchmark-") as place:
        users = UserFolders.below(Path(place))
        with (
            closing(Collection.open(folder, users, "benchmark")) as collection,
            closing(Engine(users)) as engine,
        ):
            first_time(collection, engine)
            update_predictions(collection, engine)
            search(collection, engine)
        with (
            closing(Collection.open(folder, users, "benchmark")) as collection,
            closing(Engine(users)) as engine,
        ):
            again(collection, engine)


def first_time(collection: Collection, engine: Engine) -> None:
    """Open a folder that the program has never seen."""
    context = TaskContext()
    opened = timed(
        "find and open every file", lambda: open_folder(collection, engine.images, context)
    )
    extracted = timed(
        "read the features, with the start of the network",
        lambda: extract_features(collection, engine.inference, context),
    )
    rate, device = extracted.rate, engine.inference.device
    print(f"    {extracted.described} images, {rate:.0f} a second, {device}")
    timed("judge out of fold", lambda: judge_out_of_fold(collection, engine, context))
    timed("index", lambda: build_index(collection, engine, context))
    tally = collection.predictions.tally()
    print(f"    {opened.found} files, {opened.unreadable} unreadable")
    print(f"    accuracy {tally.matrix.accuracy:.4f}, {collection.scans.count(ERRORS)} differ")


def update_predictions(collection: Collection, engine: Engine) -> None:
    """Relabel a scan and judge all of them anew, from cached features."""
    scan = collection.scans.scan(collection.scans.ids(ERRORS)[0])
    labels = collection.labels.classes()
    seconds = []
    for number in range(_UPDATES):
        decision = Decision(Label(labels[number % 2]), ReviewStatus.RELABELLED)
        collection.labels.decide({ScanId(scan.id): decision})
        began = time.perf_counter()
        judge_out_of_fold(collection, engine, TaskContext())
        seconds.append(time.perf_counter() - began)
    print(f"{statistics.median(seconds):8.2f} s  update predictions, median of {_UPDATES}")


def search(collection: Collection, engine: Engine) -> None:
    """Ask for the neighbours of many scans, one after another."""
    scans = collection.scans.scans(collection.scans.ids(EVERY_SCAN)[:_SEARCHES])
    milliseconds = []
    for scan in scans:
        began = time.perf_counter()
        find_similar(collection, engine, scan, TaskContext())
        milliseconds.append(1000 * (time.perf_counter() - began))
    median = statistics.median(milliseconds)
    print(f"{median:8.2f} ms neighbours of a scan, median of {len(scans)}")


def again(collection: Collection, engine: Engine) -> None:
    """Open the same folder another time."""
    context = TaskContext()
    timed("find what changed: nothing", lambda: open_folder(collection, engine.images, context))
    timed(
        "look for features: all there",
        lambda: extract_features(collection, engine.inference, context),
    )


def timed(what: str, work: Callable[[], Result]) -> Result:
    """Do some work and print how long it took."""
    began = time.perf_counter()
    result = work()
    print(f"{time.perf_counter() - began:8.2f} s  {what}", flush=True)
    return result


if __name__ == "__main__":
    main()
