"""Which scans a classifier learns from, which it is tuned on, and which judge it in the end."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Split

_RESAMPLED: Final = {Split.TRAIN: 0.64, Split.VALIDATION: 0.16, Split.TEST: 0.2}
_HELD_OUT: Final = {Split.TRAIN: 0.8, Split.VALIDATION: 0.2}
_TWO_CLASSES: Final = (
    "A classifier needs scans of at least two labels to learn from, and {found}. Give more "
    "scans a label{or_else}."
)
_TOO_FEW: Final = (
    "There are too few patients, containers or other groups of scans to hold any back for "
    "validation: at least two groups of one label are needed."
)


@dataclass(frozen=True, slots=True, eq=False)
class Dealt:
    """What each of N scans is for.

    Attributes:
        splits: N of them.
        resampled: All of them were dealt anew; what the folder says was not looked at.
        held_out: The folder has no validation part: it was held out of `train`.
        leaks: Groups, and contents that lie under several paths, which the folder itself has
            on two sides. Figures of the test split are too good by what they give away.
        seed: Of the chance in it.
    """

    splits: tuple[Split, ...]
    resampled: bool
    held_out: bool
    leaks: tuple[str, ...]
    seed: int

    def rows(self, split: Split) -> npt.NDArray[np.int64]:
        """Return the numbers of the scans of a split, in order."""
        return np.flatnonzero([one is split for one in self.splits])

    def in_words(self) -> str:
        """Return how the scans were dealt, for people and manifests."""
        if self.resampled:
            return "dealt anew by group: 64 % train, 16 % validation, 20 % test"
        if self.held_out:
            return "as the folder has it; a fifth of train, by group, held out for validation"
        return "as the folder has it"


def deal(
    labels: Sequence[Label],
    groups: Sequence[str],
    contents: Sequence[str],
    found: Sequence[str],
    *,
    resample: bool = False,
    seed: int = 0,
    least_classes: int = 2,
) -> Dealt:
    """Deal scans out to train, validation and test.

    What the folder says is respected; where it has no validation part, a fifth of `train` is
    held out. Where it says nothing, or on request, all scans are dealt anew. Scans that share
    a group or a content stay together, every class alike has its share of each part, and every
    class has a scan to learn from. Time grows as N log N, whatever the number of classes.

    Args:
        labels: Of N scans.
        groups: Patient, container or content of each; "" is a group of its own.
        contents: The content hash of each.
        found: What the folder says: "train", "val", "test" or "".
        resample: Pay no heed to `found`.
        seed: The same seed deals the same way.
        least_classes: How many must be learned; 0 where labels do not matter.

    Raises:
        NothingToLearn: fewer classes to learn from, or nothing to validate on.
    """
    bonds = bonds_of(groups, contents)
    has_train = Split.TRAIN in found
    if resample or not has_train:
        splits = deal_out(labels, bonds, _RESAMPLED, seed)
        dealt = Dealt(tuple(splits), True, False, (), seed)
    else:
        splits, held_out = _as_found(labels, bonds, found, seed)
        dealt = Dealt(tuple(splits), False, held_out, _leaks(groups, contents, found), seed)
    _check(labels, dealt, least_classes)
    return dealt


def _as_found(
    labels: Sequence[Label], bonds: Sequence[int], found: Sequence[str], seed: int
) -> tuple[list[Split], bool]:
    """Return what the folder says; what lies outside its splits goes where its group is."""
    side_of = {bond: Split(split) for bond, split in zip(bonds, found, strict=True) if split}
    splits = [
        Split(split) if split else side_of.get(bond, Split.TRAIN)
        for bond, split in zip(bonds, found, strict=True)
    ]
    if Split.VALIDATION in splits:
        return splits, False
    # A group that is in `test` as well must not decide when to stop: it stays in `train`.
    tested = {bond for bond, one in zip(bonds, splits, strict=True) if one is Split.TEST}
    rows = [
        row for row, one in enumerate(splits) if one is Split.TRAIN and bonds[row] not in tested
    ]
    parts = deal_out([labels[r] for r in rows], [bonds[r] for r in rows], _HELD_OUT, seed)
    for row, part in zip(rows, parts, strict=True):
        splits[row] = part
    return splits, True


def deal_out(
    labels: Sequence[Hashable],
    bonds: Sequence[Hashable],
    shares: Mapping[Split, float],
    seed: int,
) -> list[Split]:
    """Deal groups class by class, each to the part that lacks most of its share.

    What a part lacks is counted within the class and over all classes so far, so that classes
    of two scans fill all parts between them.

    Args:
        labels: Of N scans.
        bonds: Scans of the same bond stay together.
        shares: Of each part, 1 in sum; `TRAIN` is one of them.
        seed: The same seed deals the same way.
    """
    rows_of: dict[Hashable, list[int]] = defaultdict(list)
    for row, bond in enumerate(bonds):
        rows_of[bond].append(row)
    result = [Split.TRAIN] * len(labels)
    lacking = dict.fromkeys(shares, 0.0)
    for members in _by_class(labels, list(rows_of.values()), seed):
        size = sum(map(len, members))
        lacking_here = {part: share * size for part, share in shares.items()}
        for part, share in shares.items():
            lacking[part] += share * size
        for number, rows in enumerate(members):
            part = max(shares, key=lambda one: lacking[one] + lacking_here[one])
            if number == 0:
                part = Split.TRAIN  # no class without anything to learn from
            lacking[part] -= len(rows)
            lacking_here[part] -= len(rows)
            for row in rows:
                result[row] = part
    return result


def _by_class(
    labels: Sequence[Hashable], groups: Sequence[list[int]], seed: int
) -> list[list[list[int]]]:
    """Return the groups of each class, largest first; chance decides between equals."""
    order = np.random.default_rng(seed).permutation(len(groups))
    of_class: dict[Hashable, list[list[int]]] = {
        label: [] for label in sorted(set(labels), key=str)
    }
    for number in order:
        rows = groups[number]
        main_label, _ = Counter(labels[row] for row in rows).most_common(1)[0]
        of_class[main_label].append(rows)
    return [sorted(members, key=len, reverse=True) for members in of_class.values()]


def bonds_of(groups: Sequence[str], contents: Sequence[str]) -> list[int]:
    """Return a number for each scan; those that share a group or content have the same."""
    parent = list(range(len(groups)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[tuple[str, str], int] = {}
    for row, keys in enumerate(zip(groups, contents, strict=True)):
        for kind, key in zip(("group", "content"), keys, strict=True):
            if key:
                parent[root(row)] = root(first.setdefault((kind, key), row))
    return [root(row) for row in range(len(groups))]


def _leaks(
    groups: Sequence[str], contents: Sequence[str], found: Sequence[str]
) -> tuple[str, ...]:
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for group, content, side in zip(groups, contents, found, strict=True):
        for key in (("group", group), ("content", content)):
            sides[key].add(side or Split.TRAIN)
    return tuple(sorted({name for (_, name), on in sides.items() if name and len(on) > 1}))


def on_two_sides(count: int, named: Sequence[str]) -> str:
    """Return what there is to say of groups and contents on two sides, some of them named."""
    such_as = "such as " if count > len(named) else ""
    which = f" ({such_as}{', '.join(named)})" if named else ""
    return (
        f"{count:,} groups or contents are on two sides in the folder itself{which}: the "
        f"figures may be too good."
    )


def _check(labels: Sequence[Label], dealt: Dealt, least_classes: int) -> None:
    learned = {labels[row] for row in dealt.rows(Split.TRAIN)}
    if len(learned) < least_classes:
        found = f"all of these are “{next(iter(learned))}”" if learned else "there are none"
        # Dealing anew helps where the folder's own splits keep labels from being learned.
        or_else = "" if dealt.resampled else ", or have the splits dealt anew"
        raise NothingToLearn(_TWO_CLASSES.format(found=found, or_else=or_else))
    if not len(dealt.rows(Split.VALIDATION)):
        raise NothingToLearn(_TOO_FEW)
