"""A curator who says all kinds of things without end, to be stopped the hard way."""

import random
import resource
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import Drawn, StudyPlan
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.readers.readings import ReadingStore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import content_hash, read

SCANS = 8
EVENTS = ("label_event", "annotation_event", "class_event", "reading_event")
FOLDER = {f"A/{number}.png": f"content {number}" for number in range(SCANS)}


class Curator:
    """Says one thing a step; each step adds events to one table, the same ones every time."""

    def __init__(self, database: Database, seed: int) -> None:
        self._random = random.Random(seed)
        self._labels = LabelStore(database, "ana", "session")
        self._annotations = AnnotationStore(database, "ana", "session")
        self._classes = ClassStore(database, "ana", "session")
        self._readings = ReadingStore(database, "ana", "session")
        self._study = ""

    def steps(self) -> Iterator[Callable[[], Any]]:
        yield self._plan
        for number in range(1_000_000):
            yield self._random.choice(
                [
                    lambda n=number: self._label(n),
                    lambda n=number: self._note(n),
                    lambda n=number: self._tag(n),
                    lambda n=number: self._classes.add(Label(f"class {n}")),
                    lambda n=number: self._read(n),
                ]
            )

    def _plan(self) -> None:
        contents = tuple(map(content_hash, FOLDER.values()))
        labels = (Label("A"), Label("B"))
        plan = StudyPlan("study", ("ana", "bea"), contents, labels, Drawn.CHOSEN, 0)
        self._study = self._readings.plan(plan, {}).id

    def _label(self, number: int) -> None:
        scan = ScanId(1 + number % SCANS)
        label = Label(f"label {number}")
        self._labels.decide({scan: Decision(label, ReviewStatus.RELABELLED)})

    def _note(self, number: int) -> None:
        ids = [ScanId(1 + number % SCANS)]
        new = self._annotations.new(ids, AnnotationKind.NOTE, f"note {number}")
        self._annotations.say(new)

    def _tag(self, number: int) -> None:
        ids = [ScanId(1 + number % SCANS), ScanId(1 + (number + 1) % SCANS)]
        self._annotations.say(self._annotations.new(ids, AnnotationKind.TAG, f"tag {number}"))

    def _read(self, number: int) -> None:
        content = content_hash(f"content {number % SCANS}")
        said = Decision(Label("A" if number % 2 else "B"), ReviewStatus.CONFIRMED)
        self._readings.read(self._study, "ana", {content: said})


def counted(database: Database) -> Counter[str]:
    """Return how many events each table has."""
    with database.snapshot() as reader:
        return Counter(
            {
                table: reader.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - constants
                for table in EVENTS
            }
        )


def curate_to_be_killed(store: str, seed: int, pipe: Connection, room: int) -> None:
    """Say one thing after another and tell of each that is safe.

    Args:
        store: The file, not there yet.
        seed: Of what is said.
        pipe: Gets one byte for each safe step, after one when the scans are there.
        room: Bytes that a file may grow to before the disk is full; 0: there is no end.
    """
    database = Database(Path(store))
    read(ScanStore(database), FOLDER)
    if room:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    pipe.send_bytes(b".")
    for step in Curator(database, seed).steps():
        try:
            step()
        except StoreError:
            pipe.send_bytes(b"full")
            break
        pipe.send_bytes(b".")
    pipe.recv_bytes()  # until it is killed
