"""Which of the scans that are near another one are worth showing."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from ajna_desktop.domain.scan_query import ScanQuery


class LabelWanted(StrEnum):
    """How the label of a neighbour meets that of the scan asked about."""

    ANY = "any"
    SAME = "same"
    OTHER = "other"  # labelled, and otherwise


@dataclass(frozen=True, slots=True)
class NeighbourFilter:
    """All that must hold for a neighbour. Hashable.

    A scan without a label has none that is the same or another one: then `label` asks nothing.
    """

    label: LabelWanted = LabelWanted.ANY
    split: str | None = None  # None = every split
    reviewed: bool = False  # only those that a person looked at
    other_groups: bool = True  # never the same patient, container or lot, where one is told
    query: ScanQuery | None = None  # only scans that answer this, too

    def but(self, **changed: Any) -> Self:
        """Return this filter with some fields changed."""
        return replace(self, **changed)

    @property
    def asks_nothing_else(self) -> bool:
        """Whether it leaves out at most scans of the same patient, container or lot."""
        return self == NeighbourFilter(other_groups=self.other_groups)


ANY_NEIGHBOUR = NeighbourFilter()  # of another patient, container or lot
EVERY_NEIGHBOUR = NeighbourFilter(other_groups=False)
