"""Deal the scans of a folder out to splits anew, and check that nothing leaks between them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.errors import SplitRefused
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.split_repair import SplitMove
from ajna_desktop.domain.splits import deal_out
from ajna_desktop.domain.training import Split
from ajna_desktop.domain.twins import Joined, TwinPair

_NAMED: Final = 20  # groups that a leak names


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the scans each part is to have; 1 in sum, and some to learn from."""

    train: float
    validation: float
    test: float

    def __post_init__(self) -> None:
        every = (self.train, self.validation, self.test)
        is_whole = math.isclose(sum(every), 1, abs_tol=1e-6)
        if not is_whole or not all(0 <= one <= 1 for one in every):
            raise SplitRefused("The shares of train, validation and test must add up to 1.")
        if not self.train:
            raise SplitRefused("Some scans must be left to learn from: give train a share.")

    @property
    def of_parts(self) -> dict[Split, float]:
        """The parts that get scans."""
        shares = {
            Split.TRAIN: self.train,
            Split.VALIDATION: self.validation,
            Split.TEST: self.test,
        }
        return {part: share for part, share in shares.items() if share}


@dataclass(frozen=True, slots=True)
class ToDeal:
    """One readable scan."""

    scan_id: ScanId
    label: Label | None
    group: str  # patient or container; "" where the name does not tell
    content: str  # hash
    split: str


@dataclass(frozen=True, slots=True)
class Leaks:
    """What is on two sides, each counted once; scans outside all splits are on none."""

    groups: int
    contents: int
    twins: int  # pairs of other files that show one image
    named: tuple[str, ...] = ()  # some of the groups

    @property
    def total(self) -> int:
        """How many there are of all kinds."""
        return self.groups + self.contents + self.twins


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """Which scans would move, and what leaks before and after.

    Attributes:
        shares: That were asked for.
        seed: The same seed deals the same way.
        moves: In id order.
        counts_before, counts_after: How many scans of each label (None: without one) are in
            each split.
        leaks_before, leaks_after: What is on two sides.
        not_compared: Scans that were not compared with the others: copies of them that are no
            equal files are not known.
    """

    shares: Shares
    seed: int
    moves: tuple[SplitMove, ...]
    counts_before: Mapping[tuple[Label | None, str], int]
    counts_after: Mapping[tuple[Label | None, str], int]
    leaks_before: Leaks
    leaks_after: Leaks
    not_compared: int = 0

    @property
    def assigned(self) -> dict[ScanId, str]:
        """The new split of each scan that moves."""
        return {move.scan_id: move.new for move in self.moves}

    @property
    def undone(self) -> dict[ScanId, str]:
        """The split that each of them had before."""
        return {move.scan_id: move.old for move in self.moves}

    @property
    def labels(self) -> list[Label | None]:
        """The labels, sorted; None last, where some scans have none."""
        found = {label for label, _ in self.counts_after}
        return sorted(found, key=lambda label: (label is None, label or ""))

    @property
    def note(self) -> str:
        """What history says about it."""
        parts = ", ".join(f"{one} {share:.0%}" for one, share in self.shares.of_parts.items())
        return f"dealt anew: {parts}; seed {self.seed}"


def plan_split(
    scans: Sequence[ToDeal],
    pairs: Iterable[TwinPair],
    shares: Shares,
    seed: int,
    not_compared: int = 0,
) -> SplitPlan:
    """Return how to deal scans out so that every label has its share of each part.

    Scans of one group, of one content, and those that show one image stay together.

    Args:
        scans: All readable scans, in id order.
        pairs: Those judged "not the same" and benign ones join nothing.
        shares: Of each part.
        seed: The same seed deals the same way.
        not_compared: See `SplitPlan`.
    """
    copies = [pair.scan_ids for pair in pairs if pair.counts_as_copy]
    bonds = _bonds(scans, copies)
    parts = deal_out([scan.label for scan in scans], bonds, shares.of_parts, seed)
    new = {scan.scan_id: part.value for scan, part in zip(scans, parts, strict=True)}
    moves = tuple(
        SplitMove(scan.scan_id, scan.split, new[scan.scan_id])
        for scan in scans
        if scan.split != new[scan.scan_id]
    )
    old = {scan.scan_id: scan.split for scan in scans}
    return SplitPlan(
        shares,
        seed,
        moves,
        Counter((scan.label, scan.split) for scan in scans),
        Counter((scan.label, new[scan.scan_id]) for scan in scans),
        find_leaks(scans, copies, old),
        find_leaks(scans, copies, new),
        not_compared,
    )


def find_leaks(
    scans: Sequence[ToDeal],
    copies: Iterable[tuple[ScanId, ScanId]],
    split_of: Mapping[ScanId, str],
) -> Leaks:
    """Return what is in two splits; knows nothing of how they were dealt.

    Args:
        scans: With their groups and contents.
        copies: Pairs of scans that show one image.
        split_of: Each of them; "" outside all splits.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    contents: dict[str, set[str]] = defaultdict(set)
    content_of: dict[ScanId, str] = {}
    for scan in scans:
        split = split_of[scan.scan_id]
        content_of[scan.scan_id] = scan.content
        if split:
            groups[scan.group].add(split)
            contents[scan.content].add(split)
    named = sorted(group for group, on in groups.items() if group and len(on) > 1)
    twins = 0
    for one, other in copies:
        first, second = split_of.get(one, ""), split_of.get(other, "")
        is_same_file = content_of.get(one) == content_of.get(other)
        twins += bool(first and second) and first != second and not is_same_file
    double = sum(len(on) > 1 for content, on in contents.items() if content)
    return Leaks(len(named), double, twins, tuple(named[:_NAMED]))


def _bonds(scans: Sequence[ToDeal], copies: Iterable[tuple[ScanId, ScanId]]) -> list[int]:
    joined = Joined()
    first: dict[tuple[str, str], ScanId] = {}
    for scan in scans:
        for kind, key in (("group", scan.group), ("content", scan.content)):
            if key:
                joined.join(scan.scan_id, first.setdefault((kind, key), scan.scan_id))
    known = {scan.scan_id for scan in scans}
    for one, other in copies:
        if one in known and other in known:
            joined.join(one, other)
    return [joined.root(scan.scan_id) for scan in scans]
