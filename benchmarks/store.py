"""How long the store takes, beside the plain way: run with a number of scans (100,000)."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import ERRORS, EVERY_SCAN, UNREADABLE, Order, ScanQuery
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.queries import SHOWN
from ajna_desktop.store.scans import ScanStore

LABELS = (Label("NORMAL"), Label("PNEUMONIA"))
NORMAL, PNEUMONIA = LABELS
BATCH = 500


class Taken(NamedTuple):
    """Seconds on the clock, and of the processor: those depend less on other programs."""

    clock: float
    processor: float


def measure(work: Callable[[], object], times: int = 1) -> Taken:
    """Return what the quickest of some runs took."""
    runs = []
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - clock, time.process_time() - processor))
    return Taken(*(min(column) for column in zip(*runs, strict=True)))


def report(what: str, taken: Taken, per: str = "") -> None:
    """Print one line."""
    clock, processor = (f"{1000 * value:10,.2f}" for value in taken)
    print(f"{clock} {processor}  {what} {per}".rstrip())


def found_files(count: int) -> Iterator[FoundFile]:
    """Make names as they are in a labelled folder: two classes, three splits."""
    for number in range(count):
        split = "train" if number % 10 < 8 else "val" if number % 10 == 8 else "test"
        name = f"{split}/{LABELS[number % 3 == 0]}/person{number // 4}_image_{number:07}.jpeg"
        yield FoundFile(name, 100_000 + number, 1_700_000_000_000_000_000 + number)


def identified(scan_id: ScanId) -> Identified:
    """What opening such a file says."""
    return Identified(
        scan_id, f"{scan_id * 0x9E3779B97F4A7C15:064x}"[-64:], 1300, 1000, 8, "JPEG"
    )


def fill(scans: ScanStore, count: int) -> None:
    """Walk and identify, as the task does."""
    files = list(found_files(count))

    def walk() -> None:
        number = scans.begin_walk()
        for at in range(0, count, BATCH):
            scans.record_walk(number, files[at : at + BATCH])
        scans.finish_walk(number)

    def open_files() -> None:
        after = ScanId(0)
        while page := scans.to_identify(after, BATCH):
            after = page[-1].id
            scans.record_identified([identified(scan.id) for scan in page])

    report("walk: every file is new", measure(walk))
    report("every file is opened", measure(open_files))
    report("walk again: nothing has changed", measure(walk))


def predict(predictions: PredictionStore, count: int) -> None:
    """A run that is right nineteen times of twenty."""
    ids = np.arange(1, count + 1)
    rng = np.random.default_rng(0)
    is_pneumonia = ((ids - 1) % 3 == 0) != (rng.random(count) < 0.05)
    sure = rng.uniform(0.5, 1, count)
    probability = np.where(is_pneumonia, sure, 1 - sure)
    columns = np.stack([1 - probability, probability], axis=1).astype(np.float32)
    run = Run("Out of fold", "id", RunKind.OUT_OF_FOLD, LABELS, "b", "2026", "CPU", 1.0)
    report("predictions replaced", measure(lambda: predictions.replace(run, ids, columns)))


def ask(scans: ScanStore, predictions: PredictionStore) -> None:
    """Every kind of question that reads all rows."""
    cell = ScanQuery(label=NORMAL, predicted=PNEUMONIA, judged=True, order=Order.CONFIDENCE)
    questions = {
        "every scan": EVERY_SCAN,
        "one label": ScanQuery(label=PNEUMONIA),
        "one split": ScanQuery(split="val"),
        "confirmed": ScanQuery(status=ReviewStatus.CONFIRMED),
        "reviewed": ScanQuery(reviewed=True, order=Order.RECENTLY_REVIEWED),
        "unlabelled": ScanQuery(has_label=False),
        "unreadable": UNREADABLE,
        "errors by confidence": ERRORS,
        "one cell by confidence": cell,
        "one cell of a split": cell.but(split="val"),
        "predicted, unsure": ScanQuery(predicted=NORMAL, highest_confidence=0.6),
        "without prediction": ScanQuery(has_prediction=False),
        "every scan, least confident": EVERY_SCAN.but(order=Order.LEAST_CONFIDENT),
        "every scan by label": EVERY_SCAN.but(order=Order.LABEL),
        "text in few": ScanQuery(text="PERSON123_"),
        "text in all": ScanQuery(text="image"),
    }
    for name, query in questions.items():
        times = 3
        found = len(scans.ids(query))
        report(f"ids: {name}", measure(lambda q=query: scans.ids(q), times), f"({found:,})")
    report("counts()", measure(scans.counts, 3))
    report("tally()", measure(predictions.tally, 3))
    report("tally('val')", measure(lambda: predictions.tally("val"), 3))
    report("training_table()", measure(scans.training_table, 1))
    some = scans.ids(EVERY_SCAN)[:64]
    report("64 scans by id", measure(lambda: scans.scans(some), 50))
    report("64 predictions by id", measure(lambda: predictions.predictions(some), 50))


def label(labels: LabelStore, count: int) -> None:
    """One key press, and many at once."""
    numbers = iter(range(10**9))

    def said(how_many: int) -> dict[ScanId, Decision]:
        at = next(numbers) * how_many
        new = Label(f"label {at % 7}")
        return {
            ScanId(1 + (at + step) % count): Decision(new, ReviewStatus.RELABELLED)
            for step in range(how_many)
        }

    report("one label, safe from a power cut", measure(lambda: labels.decide(said(1)), 500))
    report("1,000 labels at once", measure(lambda: labels.decide(said(1000)), 7))
    report("history of one scan", measure(lambda: labels.history(ScanId(2)), 50))
    report("classes()", measure(labels.classes, 3))
    report("verify()", measure(labels.verify))


def compare(database: Database, labels: LabelStore, count: int) -> None:
    """The kept columns against reading the same off the events, one for each scan."""

    def label_all() -> None:
        for at in range(1, count + 1, BATCH):
            some = range(at, min(at + BATCH, count + 1))
            said = Decision(Label(f"last {at % 5}"), ReviewStatus.RELABELLED)
            labels.decide(dict.fromkeys(map(ScanId, some), said))

    report(f"every scan labelled, {BATCH} at once", measure(label_all))
    from_events = f"""SELECT label, count(*) FROM (
        SELECT coalesce((SELECT new_label FROM label_event WHERE scan_id = scan.id
            ORDER BY seq DESC LIMIT 1), found_label) AS label FROM scan WHERE {SHOWN})
        GROUP BY 1"""  # noqa: S608 - constants
    kept = f"SELECT label, count(*) FROM scan WHERE {SHOWN} GROUP BY 1"  # noqa: S608 - constants and "?" alone
    with database.snapshot() as reader:
        plain = measure(lambda: reader.execute(from_events).fetchall(), 3)
        quick = measure(lambda: reader.execute(kept).fetchall(), 3)
    report("count per label, from the events", plain)
    times = plain.processor / quick.processor
    report("count per label, from the kept columns", quick, f"({times:.1f} times faster)")


@contextmanager
def store_of(folder: Path) -> Iterator[Database]:
    """A store that is closed in the end."""
    database = Database(folder / "labels.ajna")
    try:
        yield database
    finally:
        database.close()


def main() -> None:
    """Fill a store, ask it everything, and remove it."""
    count = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 100_000
    folder = Path(tempfile.mkdtemp(prefix="ajna-benchmark-"))
    print(f"{count:,} scans\n  clock ms     CPU ms")
    try:
        with store_of(folder) as database:
            scans, predictions = ScanStore(database), PredictionStore(database)
            labels = LabelStore(database, "benchmark", "session")
            fill(scans, count)
            predict(predictions, count)
            ask(scans, predictions)
            label(labels, count)
            compare(database, labels, count)
        size = (folder / "labels.ajna").stat().st_size
        print(f"{size / 1e6:10.1f} MB  on the disk")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
