"""How views ask for the rows that they are about to paint."""

from collections.abc import Sequence
from typing import Protocol

from ajna_desktop.domain.curating.annotations import Annotation
from ajna_desktop.domain.scan import Prediction, Scan, ScanId


class Lookup(Protocol):
    """Reads a few rows by primary key: quick enough for the thread that paints."""

    def scans(self, ids: Sequence[ScanId]) -> list[Scan]:
        """Return the scans that are known among `ids`."""

    def predictions(self, ids: Sequence[ScanId]) -> dict[ScanId, Prediction]:
        """Return what the current classifier says about those of `ids` that it has judged."""


class NotedLookup(Lookup, Protocol):
    """Also knows what people noted."""

    def annotations(self, ids: Sequence[ScanId]) -> dict[ScanId, list[Annotation]]:
        """Return what people noted on those of `ids` on which they noted something."""
