"""Answers which scans are near, in a child process: Annoy may crash it, and nothing else."""

import threading

import numpy as np

from ajna_desktop.domain.errors import IndexDamaged, NotOpened
from ajna_desktop.domain.scan import Neighbour, ScanId
from ajna_desktop.search import recall
from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.contents import Contents
from ajna_desktop.search.neighbour_index import FEWEST, open_current
from ajna_desktop.search.neighbour_search import NeighbourSearch
from ajna_desktop.search.recall import Recall
from ajna_desktop.search.unit_rows import Vectors, as_unit
from ajna_desktop.workers.cached_features import read_contents
from ajna_desktop.workers.feature_space import IndexState, SearchedScans


class NeighbourWorker:
    """Searches among the scans last opened.

    Calls name what they mean by its ticket, so that an answer is never about other scans than
    the caller thinks.
    """

    def __init__(self) -> None:
        self._opening = threading.Lock()
        self._opened: tuple[int, NeighbourSearch, Contents] | None = None

    def open(self, ticket: int, request: SearchedScans) -> IndexState:
        """Search among these scans from now on. Without a good index, every one is compared."""
        with self._opening:
            contents = read_contents(request)
            search, state = _joined(contents, request)
            self._opened = (ticket, search, contents)
            return state

    def near_scan(
        self, ticket: int, scan_id: ScanId, count: int, allowed: Allowed | None
    ) -> list[Neighbour]:
        """Return the nearest allowed scans to one of them, without itself."""
        search, _ = self._of(ticket)
        return search.near_scan(scan_id, count, allowed)

    def near_vector(
        self, ticket: int, vector: Vectors, count: int, allowed: Allowed | None
    ) -> list[Neighbour]:
        """Return the nearest allowed scans to features (D,) from elsewhere."""
        search, _ = self._of(ticket)
        unit = as_unit(vector[np.newaxis].astype(np.float32))[0]
        return search.near_vector(unit, count, allowed)

    def recall(self, ticket: int, count: int, queries: int) -> Recall:
        """Measure the search against comparing with every scan."""
        return recall.measure(*self._of(ticket), count=count, queries=queries)

    def _of(self, ticket: int) -> tuple[NeighbourSearch, Contents]:
        opened = self._opened
        if opened is None or opened[0] != ticket:
            raise NotOpened("Neighbours of these scans cannot be told yet.")
        return opened[1], opened[2]


def _joined(contents: Contents, request: SearchedScans) -> tuple[NeighbourSearch, IndexState]:
    space, problem = request.features.space, ""
    search: NeighbourSearch | None = None
    if request.use_index and len(contents) >= FEWEST:
        try:
            index = open_current(request.index_folder, space.name, space.width)
            search = NeighbourSearch(contents, index)
        except IndexDamaged as error:
            problem = str(error)
    if search is None:
        search = NeighbourSearch(contents, None)
    state = IndexState(
        scans=contents.scan_count,
        without_features=len(request.scan_ids) - contents.scan_count + search.unusable,
        newer=search.newer,
        needs_building=search.needs_building and request.use_index,
        recall=search.recall,
        problem=problem,
    )
    return search, state
