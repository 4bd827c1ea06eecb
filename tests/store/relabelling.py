"""A person who relabels without end, and what must hold when that ends badly."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.migrations import MIGRATIONS, Migrations
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore

SCANS = 12
STORE = "labels.ajna"

# Two versions from now: a table more, then a table made anew with what was in it.
LATER = (
    *MIGRATIONS,
    (
        "CREATE TABLE later (a INTEGER PRIMARY KEY, b TEXT) STRICT",
        "INSERT INTO later (b) SELECT search_text FROM scan",
    ),
    (
        "CREATE TABLE anew (a INTEGER PRIMARY KEY, b TEXT NOT NULL, c TEXT) STRICT",
        "INSERT INTO anew SELECT a, b, 'c' FROM later",
        "DROP TABLE later",
        "CREATE INDEX anew_by_b ON anew(b)",
    ),
)

Step = dict[ScanId, Decision]


class CarelessDatabase(Database):
    """Returns before the label is on the disk: what the tests of durability must notice."""

    @contextmanager
    def transaction(self, *, durable: bool = False):
        with super().transaction(durable=False) as db:
            yield db


def plan(seed: int) -> Iterator[Step]:
    """What the person will say, one key press after another: single scans and many at once."""
    rng = random.Random(seed)
    ids = [ScanId(number) for number in range(1, SCANS + 1)]
    for number in range(1_000_000):
        if number % 9 == 5:
            yield dict.fromkeys(rng.sample(ids, 3), WITHDRAWN)
            continue
        chosen = ids if number % 7 == 3 else [rng.choice(ids)]
        # The number makes every step change something, so that a lost one is seen.
        decision = Decision(Label(f"label {number}"), ReviewStatus.RELABELLED)
        yield dict.fromkeys(chosen, decision)


def expected(seed: int, steps: int) -> Step:
    """What holds after so many steps."""
    holds = dict.fromkeys((ScanId(number) for number in range(1, SCANS + 1)), WITHDRAWN)
    for _, step in zip(range(steps), plan(seed), strict=False):
        holds |= step
    return holds


def relabel(
    database: Database, seed: int, acknowledge: Callable[[], object], steps: int
) -> None:
    """Find some scans, then relabel while tasks write as well; tell of each safe step."""
    scans = ScanStore(database)
    labels = LabelStore(database, "tester", "session")
    predictions = PredictionStore(database)
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(f"{number}.png", 1, 1) for number in range(SCANS)])
    scans.finish_walk(walk)
    acknowledge()
    for number, step in zip(range(steps), plan(seed), strict=False):
        labels.decide(step)
        acknowledge()
        if number % 10 == 4:
            scans.record_identified([_identified(1 + number % SCANS)])
        if number % 25 == 12:
            ids = np.arange(1, SCANS + 1)
            predictions.replace(_RUN, ids, np.full((SCANS, 2), 0.5, np.float32))


def problem_of(
    store: Path, seed: int, acknowledged: int, migrations: Migrations = MIGRATIONS
) -> str:
    """Say what is wrong with a store in which so many steps were acknowledged; "" if nothing.

    The first acknowledgement is that of the scans, before the first step. The step under way
    may be there or not, but as a whole.
    """
    if not store.exists():
        return "the store is gone" if acknowledged else ""
    database = Database(store, migrations=migrations)
    try:
        labels = LabelStore(database, "tester", "afterwards")
        problem = labels.verify().problem
        holds = labels.decisions([ScanId(number) for number in range(1, SCANS + 1)])
    finally:
        database.close()
    if problem or acknowledged < 2:  # the scans themselves are found again, so may be lost
        return problem
    done = acknowledged - 1
    if holds not in (expected(seed, done), expected(seed, done + 1)):
        return f"{done} steps were acknowledged, and the labels are those of no such moment"
    return ""


def _identified(number: int) -> Identified:
    return Identified(ScanId(number), f"{number:064x}", 8, 8, 8, "PNG")


_RUN = Run(
    "Out of fold",
    "id",
    RunKind.OUT_OF_FOLD,
    (Label("A"), Label("B")),
    "backbone",
    "2026-01-01T00:00:00+00:00",
    "CPU",
    1.0,
)


def run_to_be_killed(folder: str, seed: int, pipe: Connection) -> None:
    """Relabel until killed; after the first byte, each is one acknowledged step."""
    pipe.send_bytes(b".")
    database = Database(Path(folder) / STORE)
    relabel(database, seed, lambda: pipe.send_bytes(b"."), 1_000_000)


def main() -> None:
    """Relabel for some steps, in a process whose writes are recorded."""
    folder, kind, seed, steps = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])
    pipe = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT)

    def acknowledge() -> None:
        os.write(pipe, b".")

    database = {"careless": CarelessDatabase}.get(kind, Database)(folder / STORE)
    with database.transaction() as db:
        # A short log: moved into the store many times in a short session.
        db.execute("PRAGMA wal_autocheckpoint = 40")
    relabel(database, seed, acknowledge, steps)
    database.close()
    if kind == "migrating":
        Database(folder / STORE, migrations=LATER).close()


if __name__ == "__main__":
    main()
