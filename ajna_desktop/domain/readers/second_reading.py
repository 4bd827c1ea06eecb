"""Blind second readings: who reads which images in which order, and what was said."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.scan import Label, ReviewStatus


class ReadingDeed(StrEnum):
    """What an event of a study says."""

    PLAN = "plan"  # there is a study: `body` is a StudyPlan
    KNOWN = "known"  # one of its images is planted: its label is known
    READ = "read"  # somebody read an image
    SETTLE = "settle"  # somebody decided where readers differ
    CLOSE = "close"  # from now on the readings may be seen
    DISCARD = "discard"  # the study is no longer shown


class Drawn(StrEnum):
    """How the images of a study were chosen."""

    RANDOM = "random"
    STRATIFIED = "stratified"  # each label has the share that it has in the folder
    BALANCED = "balanced"  # of each label as many
    CHOSEN = "chosen"  # by a person


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """What is read, and by whom.

    Attributes:
        title: For people.
        readers: Their names, as labels carry them.
        contents: Content hashes, planted ones among them; their order means nothing.
        labels: What readers may say, besides *ambiguous* and *bad image*.
        drawn: How the images were chosen.
        seed: Of the sample and of the orders.
    """

    title: str
    readers: tuple[str, ...]
    contents: tuple[str, ...]
    labels: tuple[Label, ...]
    drawn: Drawn
    seed: int


@dataclass(frozen=True, slots=True)
class ReadingEvent:
    """One event of a study, chained to the event before it.

    `version` is one more than the highest that its author knew of what this reader said of
    this image, so that a later word counts after an earlier one whatever the clocks say.
    """

    seq: int  # 1, 2, 3 … without a gap
    study: str  # a uuid
    deed: str  # a ReadingDeed
    content_hash: str  # "" where it is about the whole study
    label: Label | None
    status: str  # a ReviewStatus: CONFIRMED with a label, UNREVIEWED for a word taken back
    body: str  # a StudyPlan as JSON; else ""
    version: int  # 1, 2, 3 …
    reader: str
    at_utc: str  # ISO 8601, microseconds, "+00:00"
    origin: str  # of an event taken over: the hash it has in the store that it comes from
    session: str
    app_version: str
    previous_hash: str
    hash: str

    @property
    def statement(self) -> str:
        """What tells it from all others, in whichever store it is."""
        return self.origin or self.hash

    @property
    def said(self) -> Decision:
        """What was said of the image."""
        return Decision(self.label, ReviewStatus(self.status))


@dataclass(frozen=True, slots=True)
class Study:
    """A study, and how far it has come.

    Attributes:
        id: A uuid.
        plan: What is read, and by whom.
        made_by: Who made it.
        made_at_utc: When.
        closed_at_utc: When the readings were first shown; "" while they are hidden.
        progress: How many images each reader has read, planned readers first.
        planted: How many of the images are known; 0 in the store of somebody who only reads.
    """

    id: str
    plan: StudyPlan
    made_by: str
    made_at_utc: str
    closed_at_utc: str = ""
    progress: Mapping[str, int] = field(default_factory=dict)
    planted: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether the readings may be seen."""
        return bool(self.closed_at_utc)

    @property
    def is_complete(self) -> bool:
        """Whether every planned reader has read every image."""
        whole = len(self.plan.contents)
        return all(self.progress.get(reader, 0) >= whole for reader in self.plan.readers)


def reading_order(study: Study, reader: str) -> list[str]:
    """Return the images in the order of one reader: shuffled, and always the same."""

    def place(content: str) -> bytes:
        told = "\n".join((study.id, str(study.plan.seed), reader, content))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()

    return sorted(study.plan.contents, key=place)


def holding(events: Iterable[ReadingEvent]) -> dict[tuple[str, str], Decision]:
    """Return what each reader says of each image, by (reader, content), of events of one deed.

    The highest version counts, then the latest; the order of the events does not matter.
    """
    last: dict[tuple[str, str], ReadingEvent] = {}
    for event in events:
        key = event.reader, event.content_hash
        if key not in last or _rank(last[key]) < _rank(event):
            last[key] = event
    return {key: event.said for key, event in last.items() if event.said != WITHDRAWN}


def _rank(event: ReadingEvent) -> tuple[int, str, str]:
    return event.version, event.at_utc, event.statement
