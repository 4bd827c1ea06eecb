"""The scans nearest to a scan: by the index, and exactly for all that is newer than it."""

from typing import Final

import numpy as np

from ajna_desktop.domain.errors import FeaturesMissing, IndexDamaged
from ajna_desktop.domain.scan import Neighbour, ScanId
from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.contents import Contents, Mask
from ajna_desktop.search.exact import Nearest, nearest, nearest_among
from ajna_desktop.search.neighbour_index import FEWEST, NeighbourIndex
from ajna_desktop.search.unit_rows import (
    BLOCK_ROWS,
    HeldRows,
    Items,
    UnitRows,
    Vectored,
    Vectors,
    has_direction,
)

_MOST_NEWER: Final = 500  # contents: comparing with them takes as long as the index itself
_MOST_GONE: Final = 1.25  # times as many items as there are contents left of them
_FEW: Final = 5_000  # contents: comparing with them takes as long as asking the index
_FIRST_ASKED: Final = 4  # times as many contents as are wanted, before those not allowed go
_MORE_ASKED: Final = 4  # times as many as before
_MOST_ASKED: Final = 0.02  # of all contents: then comparing with all that are allowed is faster
_PROBES: Final = 3  # contents whose vectors are compared with the index's as both are joined


class NeighbourSearch:
    """Answers for exactly the scans of `contents`, whatever the index knows.

    Contents newer than the index are compared one by one; what the index holds and is no longer
    there is never answered. Without an index every content is compared.
    """

    def __init__(self, contents: Contents, index: NeighbourIndex | None) -> None:
        """Join both. An index most of which is gone is not used.

        Raises:
            IndexDamaged: the index was made of other vectors than these contents have.
        """
        self._contents = contents
        self._indexed = None if index is None else _Indexed.join(contents, index)
        self._newer = np.arange(len(contents))
        if self._indexed is not None:
            self._newer = np.setdiff1d(self._newer, self._indexed.content_of_item)
        newer = contents.vectors.part(self._newer)
        # What has no direction never gets into an index, so all of it is here.
        usable = [has_direction(block) for _, block in newer.blocks()]
        self._newer = self._newer[np.concatenate([np.empty(0, np.bool_), *usable])]
        self.unusable = len(newer) - len(self._newer)  # contents without a direction
        newer = contents.vectors.part(self._newer)
        self._newer_rows: Vectored = HeldRows(newer) if len(newer) <= BLOCK_ROWS else newer

    @property
    def newer(self) -> int:
        """Number of contents that are compared one by one."""
        return len(self._newer)

    @property
    def recall(self) -> float:
        """Share of true neighbours that are found, as measured when the index was built."""
        return 1.0 if self._indexed is None else self._indexed.recall

    @property
    def needs_building(self) -> bool:
        """Whether a new index would make the search noticeably faster."""
        if len(self._contents) - self.unusable < FEWEST:
            return False
        return self._indexed is None or self.newer > _MOST_NEWER or self._indexed.is_sparse

    def near_scan(
        self, scan_id: ScanId, count: int, allowed: Allowed | None = None
    ) -> list[Neighbour]:
        """Return the `count` scans nearest to a scan, without itself, nearest first.

        Args:
            scan_id: One of the scans.
            count: How many; fewer come back only where there are fewer.
            allowed: Which scans may be found; None = every one.

        Raises:
            FeaturesMissing: the scan is not among the contents, or its vector has no direction.
        """
        content = self._contents.content_of(scan_id)
        if content is None:
            raise FeaturesMissing("The features of this image have not been read yet.")
        return self._scans(self.vector(content), count, scan_id, allowed)

    def near_vector(
        self, vector: Vectors, count: int, allowed: Allowed | None = None
    ) -> list[Neighbour]:
        """Return the `count` scans nearest to the unit vector `vector` (D,), nearest first."""
        return self._scans(vector, count, None, allowed)

    def nearest_contents(
        self, vector: Vectors, count: int, allowed: Mask | None = None
    ) -> Nearest:
        """Return the `count` contents nearest to the unit vector `vector` (D,).

        Args:
            vector: What is asked for.
            count: How many; fewer come back only where there are fewer.
            allowed: (contents,) which may be found; None = every one.
        """
        if allowed is not None:
            return self._nearest_allowed(vector, count, allowed)
        found = nearest(self._newer_rows, vector[np.newaxis], count)[0]
        contents = self._newer[found.items]
        if self._indexed is not None:
            contents = np.concatenate([contents, self._indexed.candidates(vector, count)])
        return nearest_among(self._contents.vectors, vector, contents, count)

    def vector(self, content: int) -> Vectors:
        """Return the unit vector of one content, float32 (D,).

        Raises:
            FeaturesMissing: it has no direction.
        """
        vector: Vectors = self._contents.vectors.take(np.array([content]))[0]
        if not vector.any():
            raise FeaturesMissing("This image has no features that can be compared.")
        return vector

    def _nearest_allowed(self, vector: Vectors, count: int, allowed: Mask) -> Nearest:
        """Take the allowed ones of the nearest, of ever more of them until there are enough.

        Where even many of the nearest do not suffice, such as scans of another label in a
        thicket of one label, every allowed content is compared.
        """
        there = np.flatnonzero(allowed)
        if self._indexed is not None and len(there) > _FEW:
            asked = _FIRST_ASKED * count
            while asked <= _MOST_ASKED * len(self._contents):
                found = self.nearest_contents(vector, asked)
                fits = allowed[found.items]
                if fits.sum() >= count:
                    return Nearest(found.items[fits][:count], found.distances[fits][:count])
                asked *= _MORE_ASKED
        found = nearest(self._contents.vectors.part(there), vector[np.newaxis], count)[0]
        return Nearest(there[found.items], found.distances)

    def _scans(
        self, vector: Vectors, count: int, but: ScanId | None, allowed: Allowed | None
    ) -> list[Neighbour]:
        mask = None if allowed is None else self._contents.allowed_scans(allowed)
        having = None if mask is None else self._contents.having(mask)
        found = self.nearest_contents(vector, count + 1, having)
        neighbours = [
            Neighbour(ScanId(scan_id), distance)
            for content, distance in zip(
                found.items.tolist(), found.distances.tolist(), strict=True
            )
            for scan_id in self._contents.scans(content, mask)
            if scan_id != but
        ]
        return neighbours[:count]


class _Indexed:
    """An index, and which content each of its items is."""

    def __init__(self, index: NeighbourIndex, content_of_item: Items, rows: UnitRows) -> None:
        self.content_of_item = content_of_item  # (items,), −1 = gone
        self._index = index
        self._rows = rows
        there = int((content_of_item >= 0).sum())
        self._surplus = len(content_of_item) / there  # so that enough remain without the gone

    @property
    def recall(self) -> float:
        return self._index.forest.recall

    @property
    def is_sparse(self) -> bool:
        return self._surplus > _MOST_GONE

    @classmethod
    def join(cls, contents: Contents, index: NeighbourIndex) -> "_Indexed | None":
        content_of_item = contents.find(index.keys)
        there = np.flatnonzero(content_of_item >= 0)
        if 2 * len(there) < len(content_of_item):
            return None
        probes = there[:: max(len(there) // _PROBES, 1)]
        if not index.holds(probes, contents.vectors.part(content_of_item[probes])):
            raise IndexDamaged("The index of look-alikes was made of other features.")
        # Items that are gone borrow a row; `candidates` drops them.
        return cls(
            index, content_of_item, contents.vectors.part(np.maximum(content_of_item, 0))
        )

    def candidates(self, vector: Vectors, count: int) -> Items:
        items = self._index.candidates(self._rows, vector, int(count * self._surplus))
        contents = self.content_of_item[items]
        return contents[contents >= 0]
