"""What a write touched, so that each view refreshes only when it must."""

from dataclasses import dataclass, field

from ajna_desktop.domain.scan import ScanId


@dataclass(frozen=True, slots=True)
class Changes:
    """One announcement after one commit."""

    scans: bool = False  # scans were found, read, moved or went missing
    labelled: frozenset[ScanId] = field(default=frozenset())
    predicted: bool = False  # another set of predictions is the current one
    index_rebuilt: bool = False
    shortlisted: bool = False  # scans were put on the shortlist, or taken off it
    classes: bool = False  # classes were added, renamed, merged or removed
    annotated: bool = False  # notes, tags or rectangles were written or removed
    twins: bool = False  # pairs that show one image were found or judged
    image_quality: bool = False  # how images came out was measured anew
    suspects: bool = False  # scans whose label is likely wrong were found anew
    readings: bool = False  # second readings were planned, read, closed or taken in
    merged: bool = False  # what was said in another store was taken over

    def __or__(self, other: "Changes") -> "Changes":
        """Return both as one."""
        return Changes(
            self.scans or other.scans,
            self.labelled | other.labelled,
            self.predicted or other.predicted,
            self.index_rebuilt or other.index_rebuilt,
            shortlisted=self.shortlisted or other.shortlisted,
            classes=self.classes or other.classes,
            annotated=self.annotated or other.annotated,
            twins=self.twins or other.twins,
            image_quality=self.image_quality or other.image_quality,
            suspects=self.suspects or other.suspects,
            readings=self.readings or other.readings,
            merged=self.merged or other.merged,
        )
