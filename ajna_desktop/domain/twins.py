"""The same image twice: which scans show it, how that is known, and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ajna_desktop.domain.scan import Label, ScanId

Matrix = tuple[float, float, float, float, float, float]

SAME_PLACE: Final[Matrix] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


class TwinKind(StrEnum):
    """In what two scans agree."""

    BYTES = "same file"
    PIXELS = "same pixels"  # decoded, upright, in 8 bits
    NEAR = "near copy"  # encoded anew, scaled, moved, cut, other grey levels


class TwinVerdict(StrEnum):
    """What a pair means; the gravest that holds."""

    FINDING = "finding"  # two containers or patients with one image: one scan was used again
    LEAK = "leak"  # in two splits: figures of the one give away the other
    COPY = "copy"
    BENIGN = "benign"  # too little to see in them to tell two scans from one: no alarm


class PairJudgement(StrEnum):
    """What a person said about a pair."""

    FINDING = "finding"
    NOT_THE_SAME = "not the same"
    EXPLAINED = "explained"  # the same, for a reason that is known


@dataclass(frozen=True, slots=True)
class Likeness:
    """How it is known that two contents show one image.

    Attributes:
        kind: In what they agree.
        score: Correlation of the fine detail of both, once they lie on each other, in [−1, 1];
            1 for the same pixels.
        matrix: (a, b, c, d, e, f): what is at (x, y) in the first image is at
            (ax + by + c, dx + ey + f) in the second. Positions are continuous: pixel i covers
            [i, i + 1).
        overlap: Share of the first image that the second shows, in [0, 1].
        is_inverted: Black and white are swapped.
        is_mirrored: Left and right are swapped (`matrix` does it as well).
        is_poor: There is too little in them to tell two scans of such kind from one.
    """

    kind: TwinKind
    score: float = 1.0
    matrix: Matrix = SAME_PLACE
    overlap: float = 1.0
    is_inverted: bool = False
    is_mirrored: bool = False
    is_poor: bool = False

    @property
    def backwards(self) -> "Likeness":
        """The same, seen from the second image; the overlap is left as it is."""
        return Likeness(
            self.kind,
            self.score,
            inverse(self.matrix),
            self.overlap,
            self.is_inverted,
            self.is_mirrored,
            self.is_poor,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """The last word of a person about a pair."""

    judgement: PairJudgement
    reader: str
    at_utc: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PairEvent:
    """One word about a pair; no judgement means that the word before was taken back."""

    seq: int
    first_id: ScanId  # the lower of the two
    second_id: ScanId
    first_hash: str  # of the content that the first scan had then
    second_hash: str
    judgement: str | None  # a PairJudgement
    note: str
    reader: str
    at_utc: str
    session: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two scans that show one image; each field of two is of the first and of the second."""

    scan_ids: tuple[ScanId, ScanId]
    likeness: Likeness
    splits: tuple[str, str]  # "" where the folder does not tell
    groups: tuple[str, str]  # container, patient; "" where the name does not tell
    labels: tuple[Label | None, Label | None]
    judged: Judged | None = None

    @property
    def crosses_splits(self) -> bool:
        """Whether both lie in splits, and not in the same."""
        return _differ(self.splits)

    @property
    def crosses_groups(self) -> bool:
        """Whether both have a container or patient, and not the same."""
        return _differ(self.groups)

    @property
    def labels_differ(self) -> bool:
        """Whether both have a label, and not the same: one of them is wrong."""
        first, second = self.labels
        return first is not None and second is not None and first != second

    @property
    def verdict(self) -> TwinVerdict:
        """What the pair means, before anybody judged it."""
        if self.likeness.is_poor and self.likeness.kind is TwinKind.NEAR:
            return TwinVerdict.BENIGN
        if self.crosses_groups:
            return TwinVerdict.FINDING
        return TwinVerdict.LEAK if self.crosses_splits else TwinVerdict.COPY

    @property
    def is_leak(self) -> bool:
        """Whether both splits know the image; may be a finding besides."""
        return self.crosses_splits and self.counts_as_copy

    @property
    def is_finding(self) -> bool:
        """Whether a person should hear of it: a finding that nobody has judged otherwise."""
        if self.judged is not None:
            return self.judged.judgement is PairJudgement.FINDING
        return self.verdict is TwinVerdict.FINDING

    @property
    def counts_as_copy(self) -> bool:
        """Whether both are one image, as far as is known."""
        if self.judged is not None:
            return self.judged.judgement is not PairJudgement.NOT_THE_SAME
        return self.verdict is not TwinVerdict.BENIGN


@dataclass(frozen=True, slots=True)
class TwinGroup:
    """Two or more scans that show one image, in id order."""

    scan_ids: tuple[ScanId, ...]


_WORTH: Final = {
    TwinVerdict.FINDING: 0,
    TwinVerdict.LEAK: 1,
    TwinVerdict.COPY: 2,
    TwinVerdict.BENIGN: 3,
}


def by_worth(pairs: Iterable[TwinPair]) -> list[TwinPair]:
    """Return pairs as a person should go through them.

    What nobody has judged comes first; then findings, leaks, copies; pairs whose labels differ
    before others; the surest first.
    """
    return sorted(
        pairs,
        key=lambda pair: (
            pair.judged is not None,
            _WORTH[pair.verdict],
            not pair.labels_differ,
            -pair.likeness.score,
            pair.scan_ids,
        ),
    )


def groups_of(pairs: Iterable[TwinPair]) -> list[TwinGroup]:
    """Return the groups that pairs which count as copies join, largest first."""
    joined = Joined()
    for pair in pairs:
        if pair.counts_as_copy:
            joined.join(*pair.scan_ids)
    groups = [TwinGroup(tuple(sorted(map(ScanId, members)))) for members in joined.sets()]
    return sorted(groups, key=lambda group: (-len(group.scan_ids), group.scan_ids))


class Joined:
    """Disjoint sets of numbers, grown by joining two members at a time."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        """Put the sets of both together."""
        first, second = self.root(one), self.root(other)
        self._parent[max(first, second)] = min(first, second)

    def root(self, number: int) -> int:
        """Return the smallest number of its set; one never seen is a set of its own."""
        parent = self._parent.setdefault(number, number)
        while parent != self._parent[parent]:
            # Halves the way up, so that the next question takes half as long.
            self._parent[number] = parent = self._parent[parent]
            number, parent = parent, self._parent[parent]
        return parent

    def sets(self) -> list[list[int]]:
        """Return the sets of two or more."""
        found: dict[int, list[int]] = {}
        for number in self._parent:
            found.setdefault(self.root(number), []).append(number)
        return [members for members in found.values() if len(members) > 1]


def inverse(matrix: Matrix) -> Matrix:
    """Return the way back.

    Raises:
        ValueError: there is none.
    """
    a, b, c, d, e, f = matrix
    area = a * e - b * d
    if area == 0:
        raise ValueError("the matrix has no inverse")
    return (
        e / area,
        -b / area,
        (b * f - c * e) / area,
        -d / area,
        a / area,
        (c * d - a * f) / area,
    )


def _differ(both: tuple[str, str]) -> bool:
    return "" not in both and both[0] != both[1]
