"""Tallies of many classes."""

import numpy as np

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label


def many_classes(classes: int, scans: int = 3_000, seed: int = 0) -> Tally:
    """Mostly right; the rest is taken for one of the next three classes, or for any."""
    rng = np.random.default_rng(seed)
    true = rng.integers(0, classes, scans)
    told = np.where(rng.random(scans) < 0.7, true, (true + rng.integers(0, 4, scans)) % classes)
    told = np.where(rng.random(scans) < 0.05, rng.integers(0, classes, scans), told)
    found = np.where(rng.random(scans) < 0.02, rng.integers(0, classes, scans), true)
    labels = tuple(Label(f"{number:04d} cargo") for number in range(classes))

    def counted(by: np.ndarray) -> ConfusionMatrix:
        counts = np.zeros((classes, classes), np.int64)
        np.add.at(counts, (by, told), 1)
        return ConfusionMatrix(labels, counts)

    return Tally(counted(true), as_found=counted(found))
