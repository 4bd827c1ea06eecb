"""Which scans are judged together: folds that split no group and have the classes alike."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

FOLDS: Final = 5
NO_FOLDS: Final[Mapping[str, int]] = {}


def assign_folds(
    labels: Sequence[Hashable], groups: Sequence[str], seed: int = 0, most: int = FOLDS
) -> npt.NDArray[np.int64]:
    """Return the fold of each row, (N,), counted from 0.

    All rows of a group get the same fold; "" is a group of its own in each row. Groups are
    dealt out class by class (the class that most of the group's rows have), the largest first,
    each to the fold that has fewest rows of that class, then fewest rows. The order within one
    size is shuffled by `seed`; nothing else is left to chance. It does what scikit-learn's
    `StratifiedGroupKFold` is for at a hundredth of its time, which grows with groups × classes.

    There are `most` folds, or as many as there are groups where those are fewer.
    """
    rows_of: dict[str | int, list[int]] = {}
    for row, group in enumerate(groups):
        rows_of.setdefault(group or row, []).append(row)
    folds = np.zeros(len(groups), np.int64)
    how_many = min(most, len(rows_of))
    totals = [0] * how_many
    of_class: dict[Hashable, list[int]] = {}
    for label, rows in _in_dealing_order(labels, list(rows_of.values()), seed):
        counts = of_class.setdefault(label, [0] * how_many)
        fold = min(range(how_many), key=lambda number: (counts[number], totals[number]))
        folds[rows] = fold
        totals[fold] += len(rows)
        for row in rows:
            of_class.setdefault(labels[row], [0] * how_many)[fold] += 1
    return folds


def keep_folds(
    labels: Sequence[Hashable],
    groups: Sequence[str],
    former: Mapping[str, int] = NO_FOLDS,
    seed: int = 0,
) -> npt.NDArray[np.int64]:
    """Return the fold of each row, (N,); groups that had one keep it, so far as that is fair.

    After a relabelling, predictions then differ by the labels and not by the dealing. All are
    dealt anew where a fold would be empty, or a label of several groups in one fold alone.

    Args:
        labels: Of N rows.
        groups: Of each; "" is a group of its own, and is dealt anew.
        former: The fold of each group that had one.
        seed: See `assign_folds`.
    """
    anew = assign_folds(labels, groups, seed)
    if not former:
        return anew
    how_many = int(anew.max(initial=0)) + 1
    kept = np.array([former.get(group, -1) if group else -1 for group in groups], np.int64)
    kept[kept >= how_many] = -1
    totals = np.bincount(kept[kept >= 0], minlength=how_many)
    of_class: dict[Hashable, npt.NDArray[np.int64]] = defaultdict(
        lambda: np.zeros(how_many, np.int64)
    )
    for label, fold in zip(labels, kept.tolist(), strict=True):
        if fold >= 0:
            of_class[label][fold] += 1
    rows_of: dict[str | int, list[int]] = {}
    for row in np.flatnonzero(kept < 0).tolist():
        rows_of.setdefault(groups[row] or row, []).append(row)
    for label, rows in _in_dealing_order(labels, list(rows_of.values()), seed):
        counts = of_class[label]
        fold = min(range(how_many), key=lambda number: (counts[number], totals[number]))
        kept[rows] = fold
        totals[fold] += len(rows)
        for row in rows:
            of_class[labels[row]][fold] += 1
    return kept if _is_fair(labels, kept, anew) else anew


def _is_fair(
    labels: Sequence[Hashable], kept: npt.NDArray[np.int64], anew: npt.NDArray[np.int64]
) -> bool:
    """Say whether no fold is empty, and no label in one fold that dealing anew would spread."""
    if len(np.unique(kept)) < len(np.unique(anew)):
        return False
    folds_of: dict[Hashable, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for label, one, other in zip(labels, kept.tolist(), anew.tolist(), strict=True):
        folds_of[label][0].add(one)
        folds_of[label][1].add(other)
    return all(len(here) > 1 or len(there) == 1 for here, there in folds_of.values())


def _in_dealing_order(
    labels: Sequence[Hashable], groups: list[list[int]], seed: int
) -> list[tuple[Hashable, list[int]]]:
    first_seen = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    order = np.random.default_rng(seed).permutation(len(groups))
    dealt = [(_main_label(labels, groups[number]), groups[number]) for number in order]
    return sorted(dealt, key=lambda item: (first_seen[item[0]], -len(item[1])))


def _main_label(labels: Sequence[Hashable], rows: list[int]) -> Hashable:
    return Counter(labels[row] for row in rows).most_common(1)[0][0]
