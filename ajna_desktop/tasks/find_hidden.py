"""How many of the demo's hidden wrong labels the program finds, by looking where it would."""

from collections.abc import Sequence
from dataclasses import dataclass

from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.imaging.phantom import PhantomScan
from ajna_desktop.store.collection import Collection


@dataclass(frozen=True, slots=True)
class HiddenLabels:
    """Where the wrong labels stand among the scans whose label and prediction differ."""

    scans: int
    hidden: int  # wrong labels in the folder
    disagreements: int  # scans that a reader would be shown, most confident first
    places: tuple[int, ...]  # of the wrong labels among those, counted from 1

    @property
    def among_first(self) -> int:
        """How many of the first disagreements, as many as there are wrong labels, are such."""
        return sum(place <= self.hidden for place in self.places)

    def in_words(self) -> str:
        """Return what was found as sentences for a newcomer."""
        told = (
            f"{self.scans} synthetic scans of containers, {self.hidden} of them in the wrong "
            f"folder on purpose. Label and prediction differ for {self.disagreements}. "
            f"Of the {self.hidden} most confident of those, {self.among_first} are wrong labels"
        )
        if len(self.places) < self.hidden:
            missed = self.hidden - len(self.places)
            return f"{told}; {missed} of the wrong labels are not among them at all."
        return (
            f"{told}; whoever looks at the first {max(self.places, default=0)} finds them all."
        )


def find_hidden(collection: Collection, scans: Sequence[PhantomScan]) -> HiddenLabels:
    """Look through the disagreements as the gallery shows them, and count the wrong labels."""
    wrong = {scan.path for scan in scans if scan.mislabelled}
    shown = collection.scans.scans(collection.scans.ids(ERRORS.but(judged=True)))
    places = tuple(number for number, scan in enumerate(shown, 1) if scan.path in wrong)
    return HiddenLabels(len(scans), len(wrong), len(shown), places)
