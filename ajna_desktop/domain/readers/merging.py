"""What holds when stores meet: a function of all that was said, in whatever order they met."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.labels import OPENED_SINCE, THE_PROGRAM, Decision, LabelEvent
from ajna_desktop.domain.readers.happened_before import Sighting, Timeline
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId

Named = Callable[[LabelEvent], Label | None]

_HAS_LABEL: Final = (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED)


@dataclass(frozen=True, slots=True)
class Histories:
    """The label events of any number of stores, and what their readers had seen by then.

    It only ever grows: put together in any order, any number of times, it is the same.
    """

    events: Mapping[str, LabelEvent]  # by hash
    seen: frozenset[Sighting] = frozenset()

    def __or__(self, other: "Histories") -> "Histories":
        """Return all that either tells."""
        return Histories({**self.events, **other.events}, self.seen | other.seen)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person said of one content."""

    content_hash: str
    event: LabelEvent
    label: Label | None  # by its name of now, should its class have been renamed since

    @property
    def decision(self) -> Decision:
        """The label that shall hold by it, and its status."""
        return Decision(self.label, self.event.new_status)

    @property
    def is_withdrawal(self) -> bool:
        """Whether it takes back what was said, and says nothing itself."""
        return self.event.new_status is ReviewStatus.UNREVIEWED

    @property
    def opinion(self) -> tuple[ReviewStatus | None, Label | None]:
        """What two statements must share to agree, whatever their folders say.

        A label given by one reader is confirmed by another whose folder says the same.
        """
        if self.event.new_status in _HAS_LABEL:
            return None, self.label
        return self.event.new_status, None


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of one content."""

    holds: Statement | None  # None: nobody said anything, or all of it was taken back
    opinions: tuple[
        Statement, ...
    ]  # of which nobody who said one had seen another; oldest first

    @property
    def is_conflict(self) -> bool:
        """Whether people who did not know of each other said different things."""
        return len({statement.opinion for statement in self.opinions}) > 1


def _as_said(event: LabelEvent) -> Label | None:
    return event.new_label


def settle(histories: Histories, named: Named = _as_said) -> dict[str, Settled]:
    """Return what holds of every content that a person ever spoke of, by its hash.

    Of what was said of a content, that counts after which nothing was said by somebody who
    had seen it. Statements that count and agree hold. Where they differ it is a conflict until
    somebody who has seen them decides, and meanwhile the latest holds, by its time and then
    its hash. Who takes back what was said has no opinion any more.

    Args:
        histories: All that is known.
        named: The label of an event by its name of now; two names of one class agree.

    Raises:
        ValueError: the histories contradict themselves: an event was seen before it was made.
    """
    timeline = Timeline(histories.events, histories.seen)
    last: dict[str, list[Statement]] = defaultdict(list)
    for statement in _statements(timeline, named):
        earlier = last[statement.content_hash]
        last[statement.content_hash] = [
            other
            for other in earlier
            if not timeline.is_before(other.event.hash, statement.event.hash)
        ] + [statement]
    return {content: _settled(statements) for content, statements in last.items()}


def heads(histories: Histories) -> frozenset[str]:
    """Return the hashes of the events after which no other comes in their chain."""
    followed = {event.previous_hash for event in histories.events.values()}
    return frozenset(histories.events.keys() - followed)


def _settled(statements: Iterable[Statement]) -> Settled:
    opinions = sorted(
        (statement for statement in statements if not statement.is_withdrawal),
        key=lambda statement: (statement.event.at_utc, statement.event.hash),
    )
    return Settled(opinions[-1] if opinions else None, tuple(opinions))


def _statements(timeline: Timeline[LabelEvent], named: Named) -> Iterator[Statement]:
    """Yield what people said, such that nothing comes before what it had seen.

    What was said of a file before it was opened is said of the content that it then had.
    """
    found = []
    for event in timeline.ordered():
        if event.reader != THE_PROGRAM:
            if event.content_hash:
                found.append((timeline.number(event.hash), event.content_hash, event))
        elif event.note == OPENED_SINCE:
            said = _said_unopened(timeline, event)
            if said is not None:
                found.append((timeline.number(said.hash), event.content_hash, said))
    found.sort(key=lambda one: one[:2])
    for _, content_hash, event in found:
        yield Statement(content_hash, event, named(event))


def _said_unopened(timeline: Timeline[LabelEvent], opened: LabelEvent) -> LabelEvent | None:
    """Return the last word on the scan before it was opened, in the same chain."""

    def is_it(event: LabelEvent) -> bool:
        return event.reader != THE_PROGRAM and event.content_hash == ""

    return timeline.last_before(opened.hash, ScanId(opened.scan_id), is_it)
