"""An open folder as far as the Curves tab is concerned."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.ui.curves_memory import CurvesMemory
from ajna_desktop.ui.trial_point import TrialPoint
from tests.domain.evaluation.scored import run_of, scored_of
from tests.ui.fakes import FakeLookup

A, B, C = map(Label, "ABC")


def chances_of(rng, truth, classes):
    logits = rng.normal(0, 1, (len(truth), classes))
    logits[np.arange(len(truth)), truth] += 1.5
    chances = np.exp(logits)
    return chances / chances.sum(axis=1, keepdims=True)


class Opened(QObject):
    """Two hundred scans, half of them in "test"; their ids count from 1."""

    state_changed = Signal()

    def __init__(self, folder, thumbnails, classes=2, point=None, labelled=True):
        super().__init__()
        self.labels = (A, B, C)[:classes]
        rng = np.random.default_rng(3)
        number = rng.integers(0, classes, 200)
        self.truth = [self.labels[n] if labelled else None for n in number]
        self.chances = chances_of(rng, number, classes).tolist()
        self.point = point
        self.lookup = FakeLookup()
        self.thumbnails = thumbnails
        self.curves_memory = CurvesMemory(folder)
        self.classifier = None
        self.is_working = False
        self.done = []
        self.has_predictions = True
        self.trial = TrialPoint(self, self._run, self)

    def _run(self):
        return run_of(self.labels, self.point) if self.has_predictions else None

    def scored(self, label):
        if not self.has_predictions:
            return None
        wanted = label or (self.point.label if self.point else self.labels[-1])
        labels = list(self.labels)
        return scored_of(self.chances, self.truth, wanted, labels, point=self.point)

    def ids(self, query):
        return [ScanId(n) for n in range(1, len(self.truth) + 1)]

    def scans(self, ids):
        return self.lookup.scans(ids)

    def predictions(self, ids):
        return {}

    def read_folder(self):
        self.done.append("read")

    def keep_point(self):
        self.done.append("keep")
