"""What is known of the scans that a review asks about."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ajna_desktop.domain.curating.review_queue import Suggestion
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Prediction, Scan, ScanId, ScanState
from ajna_desktop.ui.lookup import Lookup

_MOST: Final = 4_096  # scans remembered


class Asked(NamedTuple):
    """What is known of a scan that one is asked about."""

    scan: Scan
    prediction: Prediction | None
    suggestion: Suggestion | None
    answer: Decision | None  # what was said of it in this review


class AskedScans:
    """Looks scans up once; those that are no longer in the folder are not known."""

    def __init__(self, lookup: Lookup) -> None:
        """Ask `lookup`, which reads the store."""
        self._lookup = lookup
        self._known: dict[ScanId, tuple[Scan, Prediction | None]] = {}

    def get(self, scan_id: ScanId) -> tuple[Scan, Prediction | None] | None:
        """Return a scan and what is predicted of it, None when it is no longer there."""
        if scan_id not in self._known:
            self.look_up([scan_id])
        return self._known.get(scan_id)

    def look_up(self, ids: Sequence[ScanId]) -> None:
        """Read what is not known yet of some scans, in one go."""
        unknown = [one for one in ids if one not in self._known]
        if not unknown:
            return
        if len(self._known) > _MOST:
            self._known.clear()
            unknown = list(ids)
        predictions = self._lookup.predictions(unknown)
        for scan in self._lookup.scans(unknown):
            if scan.state is not ScanState.MISSING:
                self._known[scan.id] = (scan, predictions.get(scan.id))

    def gone(self, ids: Sequence[ScanId]) -> list[ScanId]:
        """Return which of these are no longer in the folder."""
        self.look_up(ids)
        return [one for one in ids if one not in self._known]

    def forget(self, ids: Iterable[ScanId] | None = None) -> None:
        """Read these anew when they are next asked about, all of them for None."""
        if ids is None:
            self._known.clear()
        else:
            for one in ids:
                self._known.pop(one, None)
