"""A folder of scans in three heaps, whose maps are made here and now."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.clusters import ScanClusters, describe_clusters
from ajna_desktop.domain.columns import BUILT_IN, Column, ColumnValues
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_map import MapMethod, ScanMap
from ajna_desktop.tasks.describing.search_space import APPEARANCE
from ajna_desktop.ui.inspector.space_menu import SpaceShown
from ajna_desktop.ui.map.colour_data import of_clusters, of_column, of_outcome
from ajna_desktop.ui.map.folder_maps import numbers_of
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from tests.ui.fakes import FakeLookup

NAMES = ("EMPTY", "GLASS", "TYRES")
CENTRES = np.array([(0, 0), (10, 0), (0, 8)], np.float32)


def heaps(count=90, seed=0):
    """Return ids (100, 101 …), places and the heap of each."""
    rng = np.random.default_rng(seed)
    heap = np.arange(count) % 3
    places = CENTRES[heap] + rng.normal(0, 1, (count, 2))
    return np.arange(100, 100 + count), places.astype(np.float32), heap.astype(np.int32)


class FakeMaps:
    """Knows the map of three heaps; every tenth scan is predicted wrongly."""

    def __init__(self, count=90):
        self.ids, self.places, self.heap = heaps(count)
        self.kept = {}  # MapMethod -> ScanMap
        self.clusters = None
        self.asked = []  # (MapMethod, anew)
        self.reads = 0  # of kept maps
        self.error = None
        self.gate = None  # an Event: a map that is being made waits for it
        self.guesses = 0

    def kept_map(self, method):
        self.reads += 1
        return self.kept.get(method)

    def make_map(self, method, anew, context):
        self.asked.append((method, anew))
        context.step(Doing.MAPPING, 1, 4)
        while self.gate is not None and not self.gate.wait(0.01):
            context.check()
        if self.error is not None:
            raise self.error
        self.kept[method] = self.a_map(method)
        return self.kept[method]

    def a_map(self, method, lacking=0):
        places = self.places if method is MapMethod.PCA else self.places[:, ::-1].copy()
        is_guess = np.arange(len(self.ids)) < self.guesses
        return ScanMap(method, self.ids, places, is_guess, 0.34, lacking)

    def kept_clusters(self):
        return self.clusters

    def find_clusters(self, method, count, context):
        self.asked.append((method, count))
        context.step(Doing.CLUSTERING, 0)
        if self.error is not None:
            raise self.error
        typical = tuple(ScanId(int(self.ids[np.argmax(self.heap == n)])) for n in range(3))
        self.clusters = ScanClusters(method, self.ids, self.heap, typical)
        return self.clusters

    def columns(self):
        return [*BUILT_IN, Column("table:terminal", "terminal")]

    def colours(self, key, scan_ids, clusters):
        if key == "cluster":
            return of_clusters(numbers_of(clusters, scan_ids))
        if key == "outcome":
            return of_outcome(self._labels(), self._predicted(), scan_ids)
        return self.labels(scan_ids)

    def labels(self, scan_ids):
        return of_column(self._labels(), scan_ids)

    def describe(self, clusters):
        return describe_clusters(clusters, self._labels().of(clusters.scan_ids), NAMES)

    def _labels(self):
        return ColumnValues(BUILT_IN[1], self.ids, self.heap, NAMES)

    def _predicted(self):
        wrong = np.arange(len(self.heap)) % 10 == 0
        codes = np.where(wrong, (self.heap + 1) % 3, self.heap).astype(np.int32)
        return ColumnValues(Column("predicted", "predicted"), self.ids, codes, NAMES)


class FakeLikeness(QObject):
    changed = Signal()
    chosen = APPEARANCE

    def shown(self):
        return [
            SpaceShown(APPEARANCE.key, "appearance", "What scans look like."),
            SpaceShown("maximum", "details", "What is in them."),
        ]


class FakeFolder(FakeLookup):
    """What `MapView` asks of an open folder; `shut_down` ends its thread."""

    def __init__(self, thumbnails, maps=None):
        super().__init__()
        self.maps = maps or FakeMaps()
        self.thumbnails = thumbnails
        self.likeness = FakeLikeness()
        self.is_working = False
        self.tasks = TaskRunner()
        self.surveys = Pipeline(self.tasks)
        self.compared, self.read = [], 0

    def compare_by(self, space):
        self.compared.append(space)

    def read_folder(self):
        self.read += 1

    def shut_down(self):
        self.surveys.stop()
        self.tasks.shut_down()
