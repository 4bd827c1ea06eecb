"""Fits classifiers and builds indexes, in the child process that the engine may end at once."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting import fit_calibration, fit_head, out_of_fold, refit
from ajna_desktop.learning.fitting.calibrated import Calibrated
from ajna_desktop.learning.fitting.fit_together import MOST_CLASSES, Factored
from ajna_desktop.learning.fitting.judged import OutOfFold, Refitted, Relabelled
from ajna_desktop.learning.heads.any_head import Floats, Head
from ajna_desktop.search import neighbour_index
from ajna_desktop.search.unit_rows import Vectors
from ajna_desktop.workers.cached_features import read_contents, read_features
from ajna_desktop.workers.feature_space import FeaturesOf, SearchedScans

_MOST_KEPT: Final = 512 << 20  # bytes of features that wait for the next refit


class AnalysisWorker:
    """What takes seconds of all cores, and can tell how far it is."""

    def __init__(self) -> None:
        self._progress: tuple[int, int | None] = (0, None)
        self._features = _KeptFeatures()
        self._factored = _KeptFactored()
        self._one_build = threading.Lock()

    def get_ready(self) -> None:
        """Do nothing: the libraries are imported by the time this is called."""

    def judge(
        self,
        request: FeaturesOf,
        labels: Sequence[Label],
        groups: Sequence[str],
        former_folds: Mapping[str, int],
    ) -> OutOfFold:
        """Judge every image by a classifier that never saw its group."""
        features = self._features.read(request)
        images = self._factored.of(request, features) if _are_few(labels) else None
        return out_of_fold.judge(
            features, labels, groups, former_folds=former_folds, images=images
        )

    def refit(
        self, request: FeaturesOf, relabelled: Relabelled, former_folds: Mapping[str, int]
    ) -> Refitted:
        """Fit anew after labels changed."""
        features = self._features.read(request)
        are_few = _are_few([*relabelled.labels, *relabelled.labels_then])
        images = self._factored.of(request, features) if are_few else None
        return refit.refit(features, relabelled, former_folds, images)

    def fit(self, request: FeaturesOf, labels: Sequence[Label]) -> Head:
        """Fit a classifier on every image."""
        return fit_head.fit(self._features.read(request), labels)

    def apply(self, request: FeaturesOf, head: Head) -> npt.NDArray[np.float32]:
        """Return what `head` says about every image, (N, K)."""
        features = self._features.read(request)
        # On a busy machine, threads of BLAS that wait for one another take fifty times as long.
        with fit_head.blas_threads(len(features), len(head.labels)):
            return head.probabilities(features)

    def calibrate(
        self,
        method: CalibrationMethod,
        probabilities: Floats,
        classes: npt.NDArray[np.int64],
        folds: npt.NDArray[np.int64],
    ) -> Calibrated:
        """Fit a correction of probabilities, each scan's by those of other folds."""
        return fit_calibration.cross_calibrate(method, probabilities, classes, folds)

    def build_index(self, request: SearchedScans) -> None:
        """Build the index of the scans, and make it the current one of its folder."""
        with self._one_build:
            self._report(0, None)
            neighbour_index.build(
                request.index_folder,
                read_contents(request),
                request.features.space.name,
                self._report,
            )

    def progress(self) -> tuple[int, int | None]:
        """Return how many contents the building is through, and of how many, if known."""
        return self._progress

    def _report(self, done: int, total: int | None) -> None:
        self._progress = (done, total)


class _KeptFeatures:
    """The features last asked for, since the next refit wants the same ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, request: FeaturesOf) -> Vectors:
        digest = request.digest
        with self._lock:
            if digest not in self._kept:
                self._kept[digest] = read_features(request)
                self._kept[digest].flags.writeable = False
            features = self._kept[digest]
            self._kept.move_to_end(digest)
            while sum(each.nbytes for each in self._kept.values()) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return features


class _KeptFactored:
    """The images last learnt from, factored: the next refit is about the same ones."""

    def __init__(self) -> None:
        self._digest = ""
        self._kept: Factored | None = None
        self._lock = threading.Lock()

    def of(self, request: FeaturesOf, features: Vectors) -> Factored:
        digest = request.digest
        with self._lock:
            kept = self._kept if digest == self._digest else None
        if kept is None:
            with fit_head.blas_threads(len(features), 2):
                kept = Factored.of(features)
            if kept.nbytes <= _MOST_KEPT:
                with self._lock:
                    self._digest, self._kept = digest, kept
        return kept


def _are_few(labels: Sequence[Label]) -> bool:
    return len(set(labels)) <= MOST_CLASSES
