"""Everything that ever happened, as one list; what held at a time; and what a chain proves."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId


class Happening(StrEnum):
    """What kind of thing happened."""

    LABEL = "label"  # a person said what an image shows, or the program followed from a file
    NOTE = "note"
    TAG = "tag"
    RECTANGLE = "rectangle"
    PAIR = "pair"  # a judgement about two images
    SPLIT = "split"
    CLASS = "class"  # a class was added, renamed, merged …
    READING = "second reading"  # of a study that is closed
    MERGE = "merge"  # another store was merged into this one


@dataclass(frozen=True, slots=True)
class HistoryQuestion:
    """What is looked for; empty fields ask nothing."""

    scan_id: ScanId | None = None  # this image, and its content wherever it was
    happening: Happening | None = None
    reader: str = ""
    text: str = ""  # in old, new, note, or who
    before_utc: str = ""  # ISO 8601: nothing after it


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened."""

    happening: Happening
    at_utc: str  # ISO 8601, "+00:00"
    reader: str
    scan_id: ScanId | None  # None: about the folder, or about a content that is not here
    old: str  # words: a label, a split, the name of a class …
    old_status: ReviewStatus | None  # of a label
    new: str
    new_status: ReviewStatus | None
    deed: str  # "removed", "rename", "taken back" …
    predicted: Label | None  # what the classifier said on the screen then
    probability: float | None  # of `predicted`
    classifier: str
    note: str
    is_foreign: bool  # said in another store


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last event of one chain: kept elsewhere, its hash proves what was there."""

    chain: str  # "label", "annotation" …
    events: int
    hash: str

    @property
    def line(self) -> str:
        """Both in one line, for a notebook or a letter."""
        return f"{self.chain} {self.events} {self.hash}"


@dataclass(frozen=True, slots=True)
class LabelThen:
    """The label of one scan at a time and now, both by the names that classes have now."""

    scan_id: ScanId
    then: Label | None
    status_then: ReviewStatus
    now: Label | None
    status_now: ReviewStatus
    predicted: Label | None  # now

    @property
    def is_changed(self) -> bool:
        """Whether another label or another status holds now."""
        return (self.then, self.status_then) != (self.now, self.status_now)


@dataclass(frozen=True, slots=True)
class LabelsThen:
    """The labels of a folder at a time, beside those of now.

    Scans that came to the folder since count as having been there: of them nothing is kept but
    what was said.
    """

    at_utc: str
    scans: tuple[LabelThen, ...]  # in id order; those that are missing now are left out

    @property
    def changed(self) -> tuple[LabelThen, ...]:
        """The scans that have another label or status now."""
        return tuple(scan for scan in self.scans if scan.is_changed)

    def counts(self) -> dict[Label | None, tuple[int, int]]:
        """Return how many scans had each label then, and have it now; sorted."""
        then = Counter(scan.then for scan in self.scans)
        now = Counter(scan.now for scan in self.scans)
        every = sorted(then.keys() | now.keys(), key=lambda label: (label is None, label or ""))
        return {label: (then[label], now[label]) for label in every}

    def moves(self) -> Counter[tuple[Label | None, Label | None]]:
        """Return how many scans went from each label to each other one."""
        return Counter((scan.then, scan.now) for scan in self.scans if scan.then != scan.now)

    def agreement(self) -> tuple[int, int, int]:
        """Return how many predictions of now agree with the label then, with that of now, and
        how many scans have a prediction and both labels."""
        judged = [scan for scan in self.scans if scan.predicted and scan.then and scan.now]
        then = sum(scan.predicted == scan.then for scan in judged)
        return then, sum(scan.predicted == scan.now for scan in judged), len(judged)


def moment(text: str) -> str:
    """Return a time as events have it: ISO 8601 in UTC with microseconds.

    Args:
        text: ISO 8601. A day means its end; a time without a zone is that of this computer.

    Raises:
        ValueError: it is no time.
    """
    at = datetime.fromisoformat(text)
    if len(text) <= len("2026-11-03"):
        at = datetime.combine(at.date(), time.max)
    return at.astimezone(UTC).isoformat(timespec="microseconds")
