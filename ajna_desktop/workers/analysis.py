"""Classifiers, indexes and neighbours: asked here, computed in two processes beside the window.

One process fits classifiers and builds indexes, and is ended at once when its work is no longer
wanted. The other answers who is near whom: it is never kept waiting by the first, and may crash
on an index file without harm to anything else.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.scan import Label, Neighbour, ScanId
from ajna_desktop.learning.fitting.calibrated import Calibrated
from ajna_desktop.learning.fitting.folds import NO_FOLDS
from ajna_desktop.learning.fitting.judged import OutOfFold, Refitted, Relabelled
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.recall import Recall
from ajna_desktop.workers.feature_space import (
    FeaturesOf,
    FeatureSpace,
    IndexState,
    SearchedScans,
)
from ajna_desktop.workers.neighbours import NeighbourFinder
from ajna_desktop.workers.process import WorkerProcess

_FACTORY: Final = "ajna_desktop.workers.analysis_worker:AnalysisWorker"
_DEADLINE: Final = 6 * 3600.0  # seconds; stopping is up to whoever asked
_TICK: Final = 0.1  # seconds between two looks at whether the work is still wanted


def _go_on() -> None:
    """The work stays wanted."""


def _say_nothing(done: int, total: int | None) -> None:
    """Nobody looks at the progress."""


class AnalysisEngine:
    """Starts its processes when they are first needed. May be used from any thread.

    Long calls take a `tick` (or `report`), called about ten times a second; when it raises, the
    work is ended within that time and the exception passes on to the caller.
    """

    def __init__(self) -> None:
        self._finder = NeighbourFinder(self._rebuild)
        self._lock = threading.Lock()
        self._is_closed = False
        self._process = self._new_process()

    def warm_up(self) -> None:
        """Start the process that fits classifiers, so that no fit waits for it."""
        self._process.submit("get_ready", deadline=_DEADLINE)

    def judge_out_of_fold(
        self,
        space: FeatureSpace,
        hashes: Sequence[str],
        labels: Sequence[Label],
        groups: Sequence[str],
        tick: Callable[[], None] = _go_on,
        former_folds: Mapping[str, int] = NO_FOLDS,
    ) -> OutOfFold:
        """Judge each image by a classifier that never saw its group.

        Args:
            space: Whose features.
            hashes: The content of each of N images.
            labels: The label that holds, of each.
            groups: Patient, container or content of each; see `learning.out_of_fold.judge`.
            tick: See the class.
            former_folds: The fold of each group that was judged before.

        Raises:
            FeaturesMissing: an image has no features in the cache.
            NothingToLearn: there are fewer than two classes, or too few groups.
            WorkerFailed: the process ended, for example for want of memory.
        """
        request = FeaturesOf.of(space, hashes)
        asked = (request, list(labels), list(groups), dict(former_folds))
        return self._done(tick, "judge", *asked)  # type: ignore[no-any-return]

    def refit(
        self,
        space: FeatureSpace,
        hashes: Sequence[str],
        relabelled: Relabelled,
        tick: Callable[[], None] = _go_on,
        former_folds: Mapping[str, int] = NO_FOLDS,
    ) -> Refitted:
        """Fit anew after labels changed; see `learning.fitting.refit`. Errors as above.

        Args:
            space: Whose features.
            hashes: The content of each of N images, whatever they teach.
            relabelled: Which of them taught what, before and since.
            tick: See the class.
            former_folds: The fold of each group that was judged before.
        """
        request = FeaturesOf.of(space, hashes)
        return self._done(tick, "refit", request, relabelled, dict(former_folds))  # type: ignore[no-any-return]

    def fit(
        self,
        space: FeatureSpace,
        hashes: Sequence[str],
        labels: Sequence[Label],
        tick: Callable[[], None] = _go_on,
    ) -> Head:
        """Return a classifier fitted on all images; arguments and errors as above."""
        return self._done(tick, "fit", FeaturesOf.of(space, hashes), list(labels))  # type: ignore[no-any-return]

    def apply(
        self,
        space: FeatureSpace,
        hashes: Sequence[str],
        head: Head,
        tick: Callable[[], None] = _go_on,
    ) -> npt.NDArray[np.float32]:
        """Return the probability of each class for each image, (N, K); errors as above."""
        return self._done(tick, "apply", FeaturesOf.of(space, hashes), head)  # type: ignore[no-any-return]

    def calibrate(
        self,
        method: CalibrationMethod,
        probabilities: npt.NDArray[np.float32],
        classes: npt.NDArray[np.int64],
        folds: npt.NDArray[np.int64],
        tick: Callable[[], None] = _go_on,
    ) -> Calibrated:
        """Fit a correction of probabilities; see `fit_calibration.cross_calibrate`.

        Raises:
            NothingToLearn: too few scans.
            WorkerFailed: the process ended.
        """
        return self._done(tick, "calibrate", method, probabilities, classes, folds)  # type: ignore[no-any-return]

    def open_index(
        self,
        space: FeatureSpace,
        scan_ids: npt.NDArray[np.int64],
        hashes: Sequence[str],
        folder: Path,
    ) -> IndexState:
        """Find neighbours among these scans from now on, by the index in `folder` if good.

        Scans without features are left out. Without an index, every scan is compared.

        Args:
            space: Whose features.
            scan_ids: (N,); scans of the same content are each other's nearest.
            hashes: The content of each.
            folder: Of the index of these scans and this space.

        Raises:
            WorkerFailed: the process cannot start or ended.
        """
        return self._finder.open(SearchedScans(FeaturesOf.of(space, hashes), scan_ids, folder))

    def build_index(
        self,
        space: FeatureSpace,
        scan_ids: npt.NDArray[np.int64],
        hashes: Sequence[str],
        folder: Path,
        report: Callable[[int, int | None], None] = _say_nothing,
    ) -> IndexState:
        """Build an index of these scans, then use it as `open_index` does.

        Neighbours are answered meanwhile, from what was opened before. `report` is told how
        many contents are through and of how many, None while that cannot be told. The index
        before it stays until the new one is complete, also when the building is ended.

        Raises:
            IndexNotBuilt: its files cannot be written.
            WorkerFailed: the process cannot start or ended.
        """
        scans = SearchedScans(FeaturesOf.of(space, hashes), scan_ids, folder)
        self._done(_Progress(self._process, report), "build_index", scans)
        return self._finder.open(scans)

    def neighbours(
        self, scan_id: ScanId, count: int = 20, allowed: Allowed | None = None
    ) -> "Future[list[Neighbour]]":
        """Find the scans nearest to one of those opened, without itself, nearest first.

        `allowed` tells which may be found, None = every one. The future fails with
        `FeaturesMissing` where the scan has no features that can be compared, `NotOpened`
        before `open_index`, `WorkerFailed` where no process can answer.
        """
        return self._finder.near_scan(scan_id, count, allowed)

    def neighbours_of(
        self,
        features: npt.NDArray[np.floating],
        count: int = 20,
        allowed: Allowed | None = None,
    ) -> "Future[list[Neighbour]]":
        """Find the scans nearest to features (D,) from elsewhere, of the space opened."""
        return self._finder.near_vector(features, count, allowed)

    def recall(self, count: int = 20, queries: int = 200) -> Recall:
        """Measure the search among the scans opened against comparing with every scan."""
        return self._finder.recall(count, queries)

    def close(self) -> None:
        """End both processes now; what is in flight fails."""
        with self._lock:
            self._is_closed = True
            self._process.close()
        self._finder.close()

    def _done(self, tick: Callable[[], None], method: str, *arguments: Any) -> Any:
        process = self._process
        answer = process.submit(method, *arguments, deadline=_DEADLINE)
        try:
            while True:
                tick()
                try:
                    return answer.result(timeout=_TICK)
                except NotYet:
                    continue
        finally:
            if not answer.done():
                self._end(process)

    def _end(self, process: WorkerProcess) -> None:
        """End what nobody waits for any longer: native code stops in no other way."""
        process.close()
        with self._lock:
            if self._process is process and not self._is_closed:
                self._process = self._new_process()

    def _rebuild(self, scans: SearchedScans) -> None:
        self._process.call("build_index", scans, deadline=_DEADLINE)

    @staticmethod
    def _new_process() -> WorkerProcess:
        # Threads: for what a task wants, for an index that is built again, for the progress.
        return WorkerProcess("analysis worker", _FACTORY, threads=3, nice=15)


class _Progress:
    """Asks how far the building is without waiting for the answer, and passes it on."""

    def __init__(
        self, process: WorkerProcess, report: Callable[[int, int | None], None]
    ) -> None:
        self._process = process
        self._report = report
        self._last: tuple[int, int | None] = (0, None)
        self._answer: Future[tuple[int, int | None]] | None = None

    def __call__(self) -> None:
        if self._answer is not None and self._answer.done():
            if self._answer.exception() is None:  # else the building failed too, and says why
                self._last = self._answer.result()
            self._answer = None
        if self._answer is None:
            self._answer = self._process.submit("progress", deadline=_DEADLINE)
        self._report(*self._last)
