"""Which scans must change split so that no image is in two of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.twins import Joined, TwinPair

_FIRST_IN_A_TIE: Final = ("train", "val", "test")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a scan is."""

    scan_id: ScanId
    split: str
    group: str  # patient or container; "" where the name does not tell


@dataclass(frozen=True, slots=True)
class SplitEvent:
    """One scan went to another split."""

    seq: int
    scan_id: ScanId
    old_split: str
    new_split: str
    reader: str
    at_utc: str
    note: str
    session: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class SplitMove:
    """One scan that goes to another split."""

    scan_id: ScanId
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SplitRepair:
    """What mends all leaks.

    Attributes:
        moves: In id order.
        leaks: Pairs in two splits that these moves bring together.
    """

    moves: tuple[SplitMove, ...]
    leaks: int

    @property
    def assigned(self) -> dict[ScanId, str]:
        """The new split of each scan that moves."""
        return {move.scan_id: move.new for move in self.moves}

    @property
    def undone(self) -> dict[ScanId, str]:
        """The split that each of them had before."""
        return {move.scan_id: move.old for move in self.moves}

    def by_way(self) -> list[tuple[str, str, int]]:
        """Return (old, new, how many) of each way, most used first."""
        ways = Counter((move.old, move.new) for move in self.moves)
        return [(old, new, count) for (old, new), count in ways.most_common()]


def plan_repair(pairs: Sequence[TwinPair], scans: Iterable[Placed]) -> SplitRepair:
    """Return the fewest moves that bring every leak, with its patients, into one split.

    Scans that show one image stay together, and so do scans of one patient or container: to
    move one image of a patient alone would make a leak of another kind. Each such set goes to
    the split that most of it is in; of several, to `train` before `val` before `test`, since a
    scan that was learned from must not judge. Sets without a leak are left as they are, and so
    are scans outside all splits.

    Args:
        pairs: Those judged "not the same" and benign ones join nothing.
        scans: All readable scans of the folder.
    """
    joined = Joined()
    placed = {scan.scan_id: scan for scan in scans if scan.split}
    first_of_group: dict[str, ScanId] = {}
    for scan in placed.values():
        if scan.group:
            joined.join(scan.scan_id, first_of_group.setdefault(scan.group, scan.scan_id))
    for pair in pairs:
        if pair.counts_as_copy and all(one in placed for one in pair.scan_ids):
            joined.join(*pair.scan_ids)
    leaks = [pair for pair in pairs if pair.is_leak]
    to_mend = {joined.root(pair.scan_ids[0]) for pair in leaks}
    moves = [
        move
        for members in joined.sets()
        if joined.root(members[0]) in to_mend
        for move in _moves([placed[ScanId(member)] for member in members])
    ]
    return SplitRepair(tuple(sorted(moves, key=lambda move: move.scan_id)), len(leaks))


def _moves(members: Sequence[Placed]) -> list[SplitMove]:
    counts = Counter(scan.split for scan in members)
    target = min(counts, key=lambda split: (-counts[split], _rank(split), split))
    return [
        SplitMove(scan.scan_id, scan.split, target) for scan in members if scan.split != target
    ]


def _rank(split: str) -> int:
    known: Mapping[str, int] = {name: rank for rank, name in enumerate(_FIRST_IN_A_TIE)}
    return known.get(split, len(known))
