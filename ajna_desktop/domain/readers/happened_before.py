"""Which event came before which, in chains that were copied, continued apart and seen again."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Generic, Protocol, TypeVar

Sighting = tuple[str, str]  # (hash of an event, of one in another chain that was known by then)


class Linked(Protocol):
    """An event that names the one before it."""

    @property
    def scan_id(self) -> int:
        """What it is about, in the store that made it."""

    @property
    def previous_hash(self) -> str:
        """Of the event before it in its chain."""

    @property
    def hash(self) -> str:
        """Of the event itself."""


Event = TypeVar("Event", bound=Linked)
Clock = Mapping[int, int]  # of each branch: the place of the last event known by then

_NO_BRANCH: Final = -1


class Timeline(Generic[Event]):
    """Puts the events of any number of chains in order, as far as they have one.

    Chains that begin alike are one tree: where a copy of a store was continued, a branch leaves
    it. Each event knows the last event of every branch that had happened by then (a vector
    clock), which needs a step an event and a branch only where branches meet.
    """

    def __init__(self, events: Mapping[str, Event], seen: frozenset[Sighting]) -> None:
        """Order events.

        Args:
            events: By hash. One whose previous event is not among them begins a chain.
            seen: What is known besides the chains; of events that are not here it says nothing.

        Raises:
            ValueError: an event was seen before it was made.
        """
        self._events = events
        self._seen: dict[str, list[str]] = defaultdict(list)
        for later, earlier in sorted(seen):
            if later in events and earlier in events:
                self._seen[later].append(earlier)
        self._numbers: dict[str, int] = {}
        self._branch: dict[str, int] = {}
        self._place: dict[str, int] = {}
        self._clock: dict[str, Clock] = {}
        self._left: list[tuple[int, int]] = []  # of each branch: where it left which
        self._tip: list[str] = []
        self._about: dict[tuple[int, int], list[Event]] = defaultdict(list)
        for event in self._in_order():
            self._enter(event)
        if len(self._numbers) != len(events):
            raise ValueError("an event was seen before it was made")

    def ordered(self) -> Iterator[Event]:
        """Yield every event, each after all that came before it."""
        return (self._events[one] for one in self._numbers)

    def number(self, event: str) -> int:
        """Return the place of an event in `ordered`."""
        return self._numbers[event]

    def is_before(self, earlier: str, later: str) -> bool:
        """Say whether who made the later event had the earlier one before them."""
        branch, place = self._branch[earlier], self._place[earlier]
        if self._branch[later] == branch:
            return place < self._place[later]
        return self._clock[later].get(branch, 0) >= place

    def last_before(
        self, event: str, scan_id: int, is_it: Callable[[Event], bool]
    ) -> Event | None:
        """Return the last event about a scan before `event` in its own chain that `is_it`."""
        branch, place = self._branch[event], self._place[event] - 1
        while branch != _NO_BRANCH:
            for other in reversed(self._about[branch, scan_id]):
                if self._place[other.hash] <= place and is_it(other):
                    return other
            branch, place = self._left[branch]
        return None

    def _in_order(self) -> Iterator[Event]:
        waits = {
            one: len(self._seen.get(one, ())) + (event.previous_hash in self._events)
            for one, event in self._events.items()
        }
        opens: dict[str, list[str]] = defaultdict(list)
        for one, event in self._events.items():
            opens[event.previous_hash].append(one)
        for later, earlier in self._seen.items():
            for one in earlier:
                opens[one].append(later)
        ready = deque(one for one, count in waits.items() if not count)
        while ready:
            now = ready.popleft()
            yield self._events[now]
            for one in opens[now]:
                waits[one] -= 1
                if not waits[one]:
                    ready.append(one)

    def _enter(self, event: Event) -> None:
        one, before = event.hash, event.previous_hash
        branch, place = self._branch.get(before, _NO_BRANCH), self._place.get(before, 0)
        known = self._clock.get(before, {})
        if branch == _NO_BRANCH or self._tip[branch] != before:  # a chain begins, or forks
            if branch != _NO_BRANCH:
                known = {**known, branch: place}
            self._left.append((branch, place))
            self._tip.append(one)
            branch = len(self._tip) - 1
        self._tip[branch] = one
        if self._seen.get(one):
            known = self._with_seen(known, self._seen[one])
        self._numbers[one] = len(self._numbers)
        self._branch[one], self._place[one] = branch, place + 1
        self._clock[one] = known
        self._about[branch, event.scan_id].append(event)

    def _with_seen(self, known: Clock, seen: list[str]) -> Clock:
        clock = dict(known)
        for one in seen:
            own = {self._branch[one]: self._place[one]}
            for told in (self._clock[one], own):
                for branch, place in told.items():
                    clock[branch] = max(clock.get(branch, 0), place)
        return clock
