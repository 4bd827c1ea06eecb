"""What grading asks of the open folder."""

from collections.abc import Sequence
from typing import Final

from ajna_desktop.domain.grading import GRADED, Grade
from ajna_desktop.domain.neighbour_filter import ANY_NEIGHBOUR
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.open_collection import OpenCollection

_QUERIES: Final = 30


class GradingSource:
    """Queries, their neighbours and what was said of them, in the way to compare of now."""

    def __init__(self, opened: OpenCollection) -> None:
        """Ask this folder."""
        self._opened = opened

    @property
    def space(self) -> str:
        """Id of the way to compare."""
        return self._opened.likeness.chosen.id

    def queries(self) -> list[Scan]:
        """Return the scans whose neighbours are graded; on a reading thread."""
        ids = self._opened.collection.grades.queries(_QUERIES)
        return self._opened.collection.scans.scans(ids)

    def near(self, query: ScanId) -> list[Scan]:
        """Return the scans nearest to a query; on a reading thread.

        Whatever neighbours the inspector is told to look among: the search itself is graded.
        """
        opened = self._opened
        scan = opened.collection.scans.scan(query)
        near = opened.likeness.near(scan, opened.is_working, GRADED, ANY_NEIGHBOUR)
        return [one.scan for one in near]

    def pixels(self, scan: Scan) -> Pixels:
        """Read an image; on a reading thread."""
        return self._opened.pixels(scan)

    def grades(self) -> Sequence[Grade]:
        """Return what this reader said; on a reading thread."""
        return self._opened.collection.grades.grades(self.space)

    def give(self, grade: Grade) -> None:
        """Keep a grade; takes some milliseconds."""
        self._opened.collection.grades.give(self.space, grade)

    def take_back(self, query: ScanId, neighbour: ScanId) -> None:
        """Forget a grade; takes some milliseconds."""
        self._opened.collection.grades.take_back(self.space, query, neighbour)
