"""Stores of several readers, over folders that need not be the same."""

import sqlite3
from contextlib import closing

from ajna_desktop.domain.labels import WITHDRAWN, decision_for
from ajna_desktop.domain.readers.second_reading import Drawn, StudyPlan
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.pair_judgements import PairJudgements
from ajna_desktop.store.readers.merges import MergeStore, read_other
from ajna_desktop.store.readers.readings import ReadingStore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import at, content_hash, read

EVERYTHING = ScanQuery(readable=None)


class Sitting:
    """One reader at one store."""

    def __init__(self, path, reader, folder=None):
        self.path = path
        self.reader = reader
        self.folder = dict(folder or {})
        self.open()
        if folder:
            self.read(folder)

    def open(self):
        self.database = Database(self.path)
        session = f"of {self.reader}"
        self.scans = ScanStore(self.database, session)
        self.labels = LabelStore(self.database, self.reader, session)
        self.annotations = AnnotationStore(self.database, self.reader, session)
        self.pairs = PairJudgements(self.database, self.reader, session)
        self.readings = ReadingStore(self.database, self.reader, session)
        self.merges = MergeStore(self.database, self.reader, session)

    def close(self):
        self.database.close()

    def read(self, folder):
        self.folder = dict(folder)
        return read(self.scans, folder)

    def decision(self, path, label):
        return decision_for(at(self.scans, path).found_label, Label(label))

    def say(self, path, label):
        said = WITHDRAWN if label is None else self.decision(path, label)
        return self.labels.decide({at(self.scans, path).id: said})

    def study(self, readers, contents):
        """Plan a second reading of contents."""
        hashes = tuple(map(content_hash, contents))
        plan = StudyPlan("Weekly", readers, hashes, (Label("A"),), Drawn.RANDOM, 4)
        return self.readings.plan(plan, {})

    def judge(self, first, second, judgement):
        """Say something of a pair of files."""
        pair = tuple(at(self.scans, path).id for path in (first, second))
        return self.pairs.judge([pair], judgement)

    def copy(self, path, reader):
        """The store goes on in two places."""
        with self.database.snapshot() as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        copy = Sitting(path, reader)
        copy.folder = self.folder
        return copy

    def tell(self):
        return read_other(self.database)

    def merge(self, other):
        return self.merges.merge(other.tell())

    def label(self, path):
        return at(self.scans, path).label

    def holds(self):
        """What a person sees: label and status of every scan, by path."""
        scans = self.scans.scans(self.scans.ids(EVERYTHING))
        return {scan.path: (scan.label, scan.status) for scan in scans}

    def disputed(self):
        return {
            conflict.content_hash: frozenset(event.hash for event in conflict.opinions)
            for conflict in self.merges.conflicts()
        }

    def is_sound(self):
        return self.labels.verify().problem == ""
