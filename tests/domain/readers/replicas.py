"""Stores as the merging sees them: a chain of their own, and what came from others."""

from dataclasses import dataclass, field, replace

from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH, event_hash
from ajna_desktop.domain.labels import OPENED_SINCE, THE_PROGRAM, LabelEvent
from ajna_desktop.domain.readers.merging import Histories, heads
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId


@dataclass
class Replica:
    """One reader's store. `knew` remembers what was there when each event was made."""

    reader: str
    knew: dict = field(default_factory=dict)  # shared by all: event -> events known then
    chain: list = field(default_factory=list)
    foreign: Histories = field(default_factory=lambda: Histories({}))
    merges: list = field(default_factory=list)  # (events of the chain then, heads)

    def say(self, content, label, at="2026-01-01", scan_id=1, status=None):
        if status is None:
            status = ReviewStatus.RELABELLED if label else ReviewStatus.UNREVIEWED
        return self.append(self.reader, content, label, status, at, scan_id)

    def follow(self, content, label):
        """What the program appends by itself, after a merge or for a copy of a file."""
        return self.append(THE_PROGRAM, content, label, ReviewStatus.RELABELLED, "2027-01-01")

    def open(self, scan_id, content):
        """The file of a scan that was labelled unopened turns out to have this content."""
        status = ReviewStatus.RELABELLED
        return self.append(
            THE_PROGRAM, content, "x", status, "2027-01-01", scan_id, OPENED_SINCE
        )

    def append(self, reader, content, label, status, at, scan_id=1, note=""):
        before = self.chain[-1].hash if self.chain else FIRST_PREVIOUS_HASH
        known = frozenset(self.known().events)
        draft = LabelEvent(
            seq=len(self.chain) + 1,
            scan_id=ScanId(scan_id),
            content_hash=content,
            old_label=None,
            old_status=ReviewStatus.UNREVIEWED,
            new_label=Label(label) if label else None,
            new_status=status,
            reader=reader,
            at_utc=at,
            classifier="",
            predicted=None,
            probability=None,
            note=note,
            session=f"of {self.reader}",
            app_version="1",
            previous_hash=before,
            hash="",
        )
        event = replace(draft, hash=event_hash(draft))
        self.chain.append(event)
        self.knew[event.hash] = known | self.knew.get(event.hash, frozenset())
        return event

    def copy(self, reader):
        return replace(self, reader=reader, chain=[*self.chain], merges=[*self.merges])

    def known(self):
        seen = set()
        for count, told in self.merges:
            if count < len(self.chain):
                seen |= {(self.chain[count].hash, head) for head in told}
        own = Histories({event.hash: event for event in self.chain}, frozenset(seen))
        return own | self.foreign

    def merge(self, other):
        """Return whether there was anything new."""
        before, there = self.known(), other.known()
        if there.events.keys() <= before.events.keys() and there.seen <= before.seen:
            return False
        self.foreign = self.foreign | there
        self.merges.append((len(self.chain), heads(self.known())))
        return True
