"""How fast everything follows a threshold that moves, against computing it anew.

    python benchmarks/threshold.py [--scans N …] [--classes K]

Made-up predictions lie in a store of their own. Once: reading their columns and sorting them.
Then, for each threshold that a handle may pass: the four counts with the figures that follow,
the whole matrix, the scans that flip, and the scans of one cell. The plain way makes the same
of the same arrays with scikit-learn. Last: what is done when the handle rests or is let go of,
the intervals and deciding anew in the store. Look at the ratios: this machine serves others.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn import metrics

from ajna_desktop.domain.evaluation.intervals import GroupedScores
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.files import FoundFile
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.database import Database
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore

MOVES = 30  # thresholds that the handle passes


def main() -> None:
    """Print a table for each number of scans."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scans", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--classes", type=int, default=2)
    options = parser.parse_args()
    for count in options.scans:
        with tempfile.TemporaryDirectory(prefix="ajna-benchmark-") as place:
            database = Database(Path(place) / "store" / "labels.ajna")
            predictions = filled(database, count, options.classes)
            measure(predictions, count, options.classes)
            database.close()


def filled(database: Database, count: int, classes: int) -> PredictionStore:
    """Return the predictions of made-up scans, three to a patient."""
    names = [f"class {number:03}" for number in range(classes)]
    scans, predictions = ScanStore(database), PredictionStore(database)
    walk = scans.begin_walk()
    files = (
        FoundFile(f"{names[n % classes]}/person{n // 3}_{n}.png", 1, n) for n in range(count)
    )
    while batch := [one for _, one in zip(range(10_000), files, strict=False)]:
        scans.record_walk(walk, batch)
    scans.finish_walk(walk)
    with database.snapshot() as reader:
        (first,) = reader.execute("SELECT min(id) FROM scan").fetchone()
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 1, (count, classes)).astype(np.float32)
    logits[np.arange(count), np.arange(count) % classes] += 1.5
    chances = np.exp(logits)
    chances /= chances.sum(axis=1, keepdims=True)
    labels = tuple(map(Label, names))
    run = Run("made up", "made-up-1", RunKind.APPLIED, labels, "none", "2026", "none", 1.0)
    predictions.replace(run, np.arange(first, first + count), chances)
    return predictions


def measure(predictions: PredictionStore, count: int, classes: int) -> None:
    """Print what one number of scans takes."""
    print(f"\n{count:,} predictions, {classes} classes")
    read, scored = timed(predictions.scored)
    assert scored is not None and len(scored) == count  # noqa: PT018 - or it measures nothing
    sort, curve = timed(scored.curve)
    print(f"  once: read the columns {read:.0f} ms, sort them {sort:.0f} ms")
    thresholds = np.linspace(0.3, 0.7, MOVES)
    its, truth = scored.number(scored.label), scored.truth
    is_positive = truth == its

    def ours_counts(threshold: float) -> object:
        found = curve.at(threshold)
        return found, found.recall, found.precision, found.f1

    def plain_counts(threshold: float) -> object:
        told = scored.scores.astype(np.float64) >= threshold
        counts = metrics.confusion_matrix(is_positive, told)
        average = metrics.precision_recall_fscore_support(
            is_positive, told, average="binary", zero_division=0
        )
        return counts, average

    def plain_all(threshold: float) -> object:
        told = plain_decided(scored, threshold)
        matrix = metrics.confusion_matrix(truth, told, labels=range(classes))
        return matrix, scored.scan_ids[told != scored.told], cell_of(scored, told)

    def ours_all(threshold: float) -> object:
        point = OperatingPoint(scored.label, float(threshold))
        matrix = scored.matrix(point)
        flips = scored.flips(scored.run.operating_point, point)
        return matrix, flips, scored.cell(point, scored.label, scored.classes[0])

    for title, ours, plain in (
        ("counts, recall, precision, F1", ours_counts, plain_counts),
        ("matrix, flips and one cell", ours_all, plain_all),
    ):
        quick, slow = per_move(ours, thresholds), per_move(plain, thresholds)
        ratio = f"scikit-learn {slow:8.1f} ms   {slow / quick:8,.0f} ×"
        print(f"  {title:32}{quick:9.3f} ms   {ratio}")
    grouped = GroupedScores(scored.scores, is_positive, scored.groups)
    rest, _ = timed(lambda: grouped.at(0.6))
    ranking, _ = timed(grouped.ranking)
    print(f"  intervals: at a threshold {rest:.0f} ms; of both areas, once {ranking:.0f} ms")
    flips = len(scored.flips(None, OperatingPoint(scored.label, 0.6)))
    kept, _ = timed(lambda: predictions.decide_anew(OperatingPoint(scored.label, 0.6)))
    print(f"  decide anew in the store: {kept:.0f} ms, {flips:,} flips")


def plain_decided(scored: ScoredScans, threshold: float) -> np.ndarray:
    """Return what is decided, by the definition."""
    reached = scored.scores.astype(np.float64) >= threshold
    return np.where(reached, scored.number(scored.label), scored.others)


def cell_of(scored: ScoredScans, told: np.ndarray) -> np.ndarray:
    """Return the scans of the class that are told to be of the first one."""
    return scored.scan_ids[(scored.truth == scored.number(scored.label)) & (told == 0)]


def per_move(work: Callable[[float], object], thresholds: np.ndarray) -> float:
    """Return the median time of one threshold, in ms."""
    times = []
    for threshold in thresholds:
        took, _ = timed(lambda threshold=threshold: work(threshold))
        times.append(took)
    return float(np.median(times))


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return how long it takes, in ms, and what it gives."""
    began = time.perf_counter()
    result = work()
    return (time.perf_counter() - began) * 1000, result


if __name__ == "__main__":
    main()
