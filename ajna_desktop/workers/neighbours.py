"""Asks the neighbour worker, and brings it back with what it knew when it ended."""

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import (
    AjnaError,
    NotOpened,
    WorkerCrashed,
    WorkerHung,
    WorkerInterrupted,
)
from ajna_desktop.domain.scan import Neighbour, ScanId
from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.recall import Recall
from ajna_desktop.workers.feature_space import IndexState, SearchedScans
from ajna_desktop.workers.process import WorkerProcess

_log = logging.getLogger(__name__)

_FACTORY: Final = "ajna_desktop.workers.neighbour_worker:NeighbourWorker"
_OPENING: Final = 600.0  # seconds; every feature is read once
_ANSWERING: Final = 30.0  # seconds; comparing with a million scans takes three
_MEASURING: Final = 600.0  # seconds
_ATTEMPTS: Final = 6  # two ends, each followed by opening, and the answer without the index
_TOO_MANY_ENDS: Final = 2  # of the worker while it answered: the index is not used again


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    ticket: int
    scans: SearchedScans


class NeighbourFinder:
    """Neighbours among the scans last opened. May be used from any thread.

    Annoy can end its process in ways that nothing guards against, such as somebody cutting the
    file that it has mapped. Then the process is started again, finds the damage, compares with
    every scan meanwhile, and the index is built again.
    """

    def __init__(
        self, rebuild: Callable[[SearchedScans], None], factory: str = _FACTORY
    ) -> None:
        """Take what builds the index of some scans anew, and returns when it is done."""
        self._rebuild = rebuild
        self._process = WorkerProcess("neighbour worker", factory, threads=3)
        # Threads that wait for answers, and one for an index that is built again.
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="neighbours")
        self._opening = threading.Lock()
        self._tickets = itertools.count(1)
        self._opened: _Opened | None = None
        self._ends = 0  # of the worker while it answered, since the scans were opened

    def open(self, scans: SearchedScans) -> IndexState:
        """Search among these scans from now on.

        Raises:
            WorkerFailed: the worker cannot start, or ends whatever is tried.
        """
        with self._opening:
            self._ends = 0
            return self._open(scans)

    def near_scan(
        self, scan_id: ScanId, count: int, allowed: Allowed | None = None
    ) -> "Future[list[Neighbour]]":
        """Find the nearest scans to one of those opened; `allowed` None = among all of them."""
        return self._threads.submit(self._ask, "near_scan", _ANSWERING, scan_id, count, allowed)

    def near_vector(
        self, features: npt.NDArray[np.floating], count: int, allowed: Allowed | None = None
    ) -> "Future[list[Neighbour]]":
        """Find the nearest scans to features (D,) from elsewhere."""
        return self._threads.submit(
            self._ask, "near_vector", _ANSWERING, features, count, allowed
        )

    def recall(self, count: int, queries: int) -> Recall:
        """Measure the search against comparing with every scan."""
        measured: Recall = self._ask("recall", _MEASURING, count, queries)
        return measured

    def close(self) -> None:
        """End the worker now; what is in flight fails."""
        self._process.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, method: str, deadline: float, *arguments: Any) -> Any:
        failure: AjnaError | None = None
        for _ in range(_ATTEMPTS):
            opened = self._opened
            if opened is None:
                raise NotOpened("No scans were opened to find neighbours among.")
            try:
                return self._process.call(method, opened.ticket, *arguments, deadline=deadline)
            except NotOpened:  # it was started again, or knows other scans by now
                self._open_again(opened)
            except WorkerInterrupted as error:
                failure = error
            except (WorkerCrashed, WorkerHung) as error:
                failure = error
                self._ends += 1
        raise failure or NotOpened("Other scans were opened meanwhile.")

    def _open_again(self, lost: _Opened) -> None:
        with self._opening:
            if self._opened is not lost:
                return  # another thread did it already
            scans = lost.scans
            if self._ends >= _TOO_MANY_ENDS:
                scans = replace(scans, use_index=False)
            state = self._open(scans)
        if state.problem:
            _log.warning("%s It is built again.", state.problem)
            self._threads.submit(self._mend, scans)

    def _open(self, scans: SearchedScans) -> IndexState:
        try:
            return self._told(scans)
        except (WorkerCrashed, WorkerHung):
            # Whatever the index holds, the scans can be compared without it.
            return self._told(replace(scans, use_index=False))

    def _told(self, scans: SearchedScans) -> IndexState:
        opened = _Opened(next(self._tickets), scans)
        state: IndexState = self._process.call("open", opened.ticket, scans, deadline=_OPENING)
        self._opened = opened
        return state

    def _mend(self, scans: SearchedScans) -> None:
        try:
            self._rebuild(scans)
            with self._opening:
                if self._opened is not None and self._opened.scans is scans:
                    self._open(scans)
        except AjnaError as error:
            _log.warning("The index of look-alikes was not built again: %s", error)
