"""That stores met: when, what was new by it, and up to where the own chain was by then."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.scan import Label, ScanId


@dataclass(frozen=True, slots=True)
class MergeEvent:
    """One merge, chained to the one before it by its hash.

    Every label event of this store after `label_seq` was made with `heads` known: that is how
    a later decision is told from one that knew nothing of the other reader's.
    """

    seq: int  # 1, 2, 3 … without a gap
    other_store: str  # id of the store that was merged into this one
    reader: str  # who did it
    at_utc: str
    label_seq: int  # of the last label event of this store's own chain; 0 before the first
    heads: str  # JSON: the last label event of every chain and branch known from then on
    new_events: int  # label events that were not known before
    digest: str  # of all that came from other stores, this merge included
    session: str
    app_version: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a merge means for one scan of the folder."""

    scan_id: ScanId
    old_label: Label | None
    new_label: Label | None
    reader: str  # whose word holds; "" where it was taken back


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging a store would do, or has done."""

    other_store: str
    new_events: int = 0  # label events, those of the program included
    said_by: Mapping[str, int] = field(
        default_factory=Counter
    )  # new words on labels, by reader
    annotations: int = 0  # events of notes, tags and rectangles
    readings: int = 0  # events of second readings
    pairs: int = 0  # judgements about pairs
    changes: tuple[Change, ...] = ()
    conflicts: int = 0  # contents on which readers differ, after the merge
    new_conflicts: int = 0
    not_here: int = 0  # contents spoken of in the other store that no file of the folder has
    unopened: int = 0  # words on files that were never opened there: nobody knows their content

    @property
    def is_nothing(self) -> bool:
        """Whether everything was known already."""
        return not (self.new_events or self.annotations or self.readings or self.pairs)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Readers who did not know of each other said different things of one content."""

    content_hash: str
    scan_ids: tuple[ScanId, ...]  # that have it; none where no file of the folder does
    opinions: tuple[LabelEvent, ...]  # oldest first; the last one holds meanwhile
