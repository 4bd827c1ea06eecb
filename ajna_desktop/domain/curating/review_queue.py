"""The order in which scans are reviewed, and how far that has come."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId

Screen = tuple[ScanId, ...]


class Suggestion(NamedTuple):
    """What may be the right label of a scan, or only what there is to say of it."""

    label: Label | None  # None where nothing speaks for one label
    reason: str  # in the user's words


class ReviewQueue:
    """Scans to decide about, a screen of them at a time, each exactly once.

    A scan waits until it is decided about. What is put off waits at the end of the queue; what
    was passed over comes again after the end. The screens one has been at are remembered, so
    that one can go back.
    """

    def __init__(
        self,
        ids: Iterable[ScanId],
        done: Mapping[ScanId, ReviewStatus] | None = None,
        put_off: Iterable[ScanId] = (),
    ) -> None:
        """Take the scans in their order, and what came of them when they were asked before."""
        self._slots: list[ScanId | None] = list(dict.fromkeys(ids))
        self._slot_of = {
            scan_id: slot for slot, scan_id in enumerate(self._slots) if scan_id is not None
        }
        self._done = {
            scan_id: said for scan_id, said in (done or {}).items() if scan_id in self._slot_of
        }
        self._later: dict[ScanId, None] = {}
        self._trail: list[Screen] = []
        self._at = -1
        self._reach = 0  # the slot after the newest screen
        self.put_off(put_off)

    def __contains__(self, scan_id: object) -> bool:
        return scan_id in self._slot_of

    def __len__(self) -> int:
        return len(self._slot_of)

    @property
    def screen(self) -> Screen:
        """The scans that one is at; none before the first and after the last."""
        return self._trail[self._at] if 0 <= self._at < len(self._trail) else ()

    @property
    def waiting(self) -> int:
        """How many are still to be decided about."""
        return len(self._slot_of) - len(self._done)

    @property
    def later(self) -> tuple[ScanId, ...]:
        """What was put off and still waits, in the order in which it comes again."""
        return tuple(self._later)

    @property
    def done(self) -> Mapping[ScanId, ReviewStatus]:
        """What came of each scan that was decided about."""
        return self._done

    def counts(self) -> Counter[ReviewStatus]:
        """Return how many scans became what."""
        return Counter(self._done.values())

    def begin(self, size: int, at: ScanId | None = None) -> Screen:
        """Go to the first `size` scans that wait from `at` on; the way back is forgotten.

        Args:
            size: How many are on a screen, from 1 on.
            at: Where to begin: at this scan, decided about or not; None at the first.
        """
        self._trail, self._at = [], -1
        slot = self._slot_of.get(at, 0) if at is not None else 0
        wanted = [at] if at is not None and at in self._slot_of else []
        more = (one for one in self._waiting_from(slot) if one != at)
        return self._enter((*wanted, *islice(more, size - len(wanted))))

    def go_on(self, size: int) -> Screen:
        """Go to the next screen with something to decide; none when nothing waits."""
        for place in range(self._at + 1, len(self._trail)):
            if any(self._waits(one) for one in self._trail[place]):
                self._at = place
                return self.screen
        self._at = len(self._trail) - 1
        return self._enter(self._fresh(size) or tuple(islice(self._waiting_from(0), size)))

    def forward(self, size: int) -> Screen:
        """Go to the screen after this one, without a word on it; stay where there is none."""
        for place in range(self._at + 1, len(self._trail)):
            if self._trail[place]:
                self._at = place
                return self.screen
        fresh = self._fresh(size)
        return self._enter(fresh) if fresh else self.screen

    def back(self, size: int) -> Screen:
        """Go to the screen before this one; stay at the very first."""
        for place in reversed(range(min(self._at, len(self._trail)))):
            if self._trail[place]:  # else its scans are gone
                self._at = place
                return self.screen
        if before := self._before(size):
            self._trail.insert(0, before)
            self._at = 0
        return self.screen

    def revisit(self, ids: Iterable[ScanId]) -> Screen:
        """Go to where these scans were on the screen, else to themselves."""
        wanted = tuple(one for one in ids if one in self._slot_of)
        if not wanted:
            return self.screen
        for place in reversed(range(len(self._trail))):
            if set(wanted) <= set(self._trail[place]):
                self._at = place
                return self.screen
        self._at += 1
        self._trail.insert(self._at, wanted[:1])
        return self.screen

    def decide(self, said: Mapping[ScanId, ReviewStatus]) -> None:
        """Note what came of scans; one that is unreviewed waits again."""
        for scan_id, status in said.items():
            if scan_id not in self._slot_of:
                continue
            if status is ReviewStatus.UNREVIEWED:
                self._done.pop(scan_id, None)
            else:
                self._done[scan_id] = status
                self._later.pop(scan_id, None)

    def put_off(self, ids: Iterable[ScanId]) -> None:
        """Have scans that wait come again at the end."""
        for scan_id in ids:
            if self._waits(scan_id):
                self._slots[self._slot_of[scan_id]] = None
                self._slot_of[scan_id] = len(self._slots)
                self._slots.append(scan_id)
                self._later.pop(scan_id, None)
                self._later[scan_id] = None

    def drop(self, ids: Iterable[ScanId]) -> None:
        """Take scans out of the queue that are no longer there."""
        gone = [one for one in ids if one in self._slot_of]
        for scan_id in gone:
            self._slots[self._slot_of.pop(scan_id)] = None
            self._done.pop(scan_id, None)
            self._later.pop(scan_id, None)
        if gone:
            self._trail = [
                tuple(one for one in screen if one in self._slot_of) for screen in self._trail
            ]

    def coming(self, count: int) -> list[ScanId]:
        """Return the scans that are likely wanted next, nearest first."""
        ahead = [one for screen in self._trail[self._at + 1 :] for one in screen]
        wanted = dict.fromkeys(ahead[:count])
        for one in islice(self._waiting_from(self._reach), count + len(self.screen)):
            if one not in self.screen:
                wanted[one] = None
        return list(wanted)[:count]

    def _waits(self, scan_id: ScanId) -> bool:
        return scan_id in self._slot_of and scan_id not in self._done

    def _waiting_from(self, slot: int) -> Iterator[ScanId]:
        """Yield what waits from a slot to the end, then from the first one to it."""
        end = len(self._slots)
        for place in chain(range(slot, end), range(min(slot, end))):
            one = self._slots[place]
            if one is not None and one not in self._done:
                yield one

    def _enter(self, screen: Screen) -> Screen:
        """Go to a new screen at the end of the way; without scans there is nothing left."""
        self._at = len(self._trail)
        if not screen:
            return ()
        self._trail.append(screen)
        self._reach = self._slot_of[screen[-1]] + 1
        return screen

    def _fresh(self, size: int) -> Screen:
        """Return the next scans that wait, those on the screen left out."""
        here = set(self.screen)
        waiting = (one for one in self._waiting_from(self._reach) if one not in here)
        return tuple(islice(waiting, size))

    def _before(self, size: int) -> Screen:
        """Return the scans before the first screen, decided about or not."""
        first = min((self._slot_of[one] for one in self.screen if one in self), default=0)
        found: list[ScanId] = []
        for place in range(first - 1, -1, -1):
            one = self._slots[place]
            if one is not None:
                found.append(one)
            if len(found) == size:
                break
        return tuple(reversed(found))
