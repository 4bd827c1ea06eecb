"""The scans that an export is of, with what was said and predicted of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.curating.annotations import Annotation
from ajna_desktop.domain.errors import ExportFailed, ImageUnreadable
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.scan import Prediction, Scan, ScanId, ScanState
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.imaging.content import ENOUGH, kind_of
from ajna_desktop.imaging.read_file import read_start
from ajna_desktop.store.collection import Collection

DICOM: Final = "DICOM"
_PAGE: Final = 1000  # rows of the store at once


@dataclass(frozen=True, slots=True)
class ChosenScan:
    """One of them."""

    scan: Scan
    prediction: Prediction | None
    events: tuple[LabelEvent, ...]  # oldest first
    format: str  # "" where the file holds nothing that can be exported
    annotations: tuple[Annotation, ...] = ()

    @property
    def last(self) -> LabelEvent | None:
        """The last thing that was said."""
        return self.events[-1] if self.events else None


def chosen_scans(
    collection: Collection, query: ScanQuery, *, are_told: bool = True
) -> list[ChosenScan]:
    """Return the scans that a query finds, in its order; missing ones are left out.

    Args:
        collection: Where they are.
        query: Which.
        are_told: Read what was said and predicted of each, too: most of the time goes there.

    Raises:
        ExportFailed: there are none.
    """
    ids = collection.scans.ids(query)
    events = _events(collection, frozenset(ids)) if are_told else {}
    found: list[ChosenScan] = []
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        predictions = collection.predictions.predictions(page) if are_told else {}
        annotations = collection.annotations.of_scans(page) if are_told else {}
        found += [
            ChosenScan(
                scan,
                predictions.get(scan.id),
                tuple(events.get(scan.id, ())),
                _format(collection, scan),
                tuple(annotations.get(scan.id, ())),
            )
            for scan in collection.scans.scans(page)
            if scan.state is not ScanState.MISSING
        ]
    if not found:
        raise ExportFailed("No scan answers this: there is nothing to export.")
    return found


def _events(
    collection: Collection, wanted: frozenset[ScanId]
) -> dict[ScanId, Sequence[LabelEvent]]:
    found: dict[ScanId, list[LabelEvent]] = defaultdict(list)
    after = 0
    while page := collection.labels.events(after):
        for event in page:
            if event.scan_id in wanted:
                found[event.scan_id].append(event)
        after = page[-1].seq
    return dict(found)


def _format(collection: Collection, scan: Scan) -> str:
    if scan.state is not ScanState.UNREADABLE:
        return scan.format or "image"
    try:
        start = read_start(collection.absolute(scan), ENOUGH)
    except ImageUnreadable:
        return ""
    # This program does not show DICOM files, and yet others learn from them.
    return DICOM if kind_of(start) == DICOM else ""
