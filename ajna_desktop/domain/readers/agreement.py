"""How far several readers agree beyond chance, and how surely that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.readers.summed_figures import Part, SummedFigures, Sums

Answers = npt.NDArray[np.int64]

NOT_READ: Final = -1


@dataclass(frozen=True, slots=True)
class AnswerAgreement:
    """How readers agree about one answer: it against all others.

    Attributes:
        kappa: Beyond chance; None where nobody, or everybody, gave it every time.
        same: Of the times that it was given, the share in which another reader gave it, too
            (positive specific agreement); None where nobody gave it.
        told: How often it was given by each reader, in their order.
    """

    kappa: Measured | None
    same: Measured | None
    told: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How two readers agree on the scans that both have read.

    Attributes:
        readers: Their numbers.
        scans: How many both have read.
        same: Share of them that got the same answer; None where both have read none.
        kappa: Cohen's; None where both gave one and the same answer throughout, or read none.
        per_answer: In the order of the answers.
        cells: (first's answer, second's answer, scans) where there are any.
    """

    readers: tuple[int, int]
    scans: int
    same: Measured | None
    kappa: Measured | None
    per_answer: tuple[AnswerAgreement, ...]
    cells: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How R ≥ 2 readers agree.

    Attributes:
        scans: Read by two readers or more.
        same: Mean share of the pairs of readers that agree on a scan.
        kappa: Fleiss'; None where all gave one and the same answer throughout.
        per_answer: In the order of the answers.
        pairs: Each two readers.
        disputed: Rows of the scans on which readers differ, most contested first.
    """

    scans: int
    same: Measured | None
    kappa: Measured | None
    per_answer: tuple[AnswerAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    disputed: tuple[int, ...]


def agreement(told: Answers, answers: int, groups: Sequence[str], seed: int = 0) -> Agreement:
    """Compare what R readers said of N scans.

    The intervals hold for other scans of the same kind, read by the same readers. Scans of one
    patient or container are alike, so whole groups are resampled.

    Args:
        told: (R, N) number of the answer that each reader gave, NOT_READ where none.
        answers: How many answers there are, K.
        groups: Of each scan; "" is a group of its own.
        seed: Of the resampling.
    """
    readers = range(len(told))
    counts = np.stack([(told == answer).sum(axis=0) for answer in range(answers)], axis=1)
    rows = np.flatnonzero(counts.sum(axis=1) > 1)
    parts = _FleissParts(answers)
    figures = SummedFigures(
        parts.counted(counts[rows]), [groups[row] for row in rows.tolist()], seed
    )
    return Agreement(
        scans=len(rows),
        same=figures.share(parts.same, parts.scans),
        kappa=figures.kappa(parts.same, parts.chance, parts.scans),
        per_answer=tuple(
            AnswerAgreement(
                figures.kappa(parts.same_about(k), parts.chance_about(k), parts.scans),
                figures.share(parts.given_twice(k), parts.given(k)),
                tuple(int((told[reader, rows] == k).sum()) for reader in readers),
            )
            for k in range(answers)
        ),
        pairs=tuple(
            _pair(told, pair, answers, groups, seed) for pair in combinations(readers, 2)
        ),
        disputed=_disputed(counts, rows),
    )


def _pair(
    told: Answers, pair: tuple[int, int], answers: int, groups: Sequence[str], seed: int
) -> PairAgreement:
    rows = np.flatnonzero((told[list(pair)] != NOT_READ).all(axis=0))
    one, other = told[pair[0], rows], told[pair[1], rows]
    parts = _CohenParts(answers)
    figures = SummedFigures(
        parts.counted(one, other), [groups[row] for row in rows.tolist()], seed
    )
    cells, scans = np.unique(np.stack([one, other]), axis=1, return_counts=True)
    return PairAgreement(
        readers=pair,
        scans=len(rows),
        same=figures.share(parts.same, parts.scans),
        kappa=figures.kappa(parts.same, parts.chance, parts.scans),
        per_answer=tuple(
            AnswerAgreement(
                figures.kappa(parts.same_about(k), parts.chance_about(k), parts.scans),
                figures.share(parts.given_twice(k), parts.given(k)),
                (int((one == k).sum()), int((other == k).sum())),
            )
            for k in range(answers)
        ),
        cells=tuple(
            (int(cells[0, at]), int(cells[1, at]), int(scans[at])) for at in range(len(scans))
        ),
    )


class _CohenParts:
    """What Cohen's kappa (1960) is made of: of K answers, and of one against all others."""

    def __init__(self, answers: int) -> None:
        self._answers = np.arange(answers)
        self._ends = np.cumsum([1, answers, answers])

    def counted(self, one: Answers, other: Answers) -> Sums:
        """Return the columns to be summed up: 1, by whom each answer was given, and by both."""
        first, second = (said[:, np.newaxis] == self._answers for said in (one, other))
        return np.column_stack([np.ones(len(one)), first, second, first & second]).astype(float)

    def scans(self, sums: Sums) -> Sums:
        """Return how many scans there are."""
        return sums[:, 0]

    def same(self, sums: Sums) -> Sums:
        """Return on how many scans both said the same."""
        return _added(sums[:, self._ends[2] :])

    def chance(self, sums: Sums) -> Sums:
        """Return on how many they would by chance alone."""
        first, second, _ = self._split(sums)
        return _added(first * second) / sums[:, 0]

    def same_about(self, k: int) -> Part:
        """Return on how many scans both gave one answer, or both did not."""

        def part(sums: Sums) -> Sums:
            first, second, both = (one[:, k] for one in self._split(sums))
            same: Sums = sums[:, 0] - first - second + 2 * both
            return same

        return part

    def chance_about(self, k: int) -> Part:
        """Return on how many they would by chance alone."""

        def part(sums: Sums) -> Sums:
            scans = sums[:, 0]
            first, second, _ = (one[:, k] for one in self._split(sums))
            same: Sums = (first * second + (scans - first) * (scans - second)) / scans
            return same

        return part

    def given(self, k: int) -> Part:
        """Return how often one answer was given by either."""
        return lambda sums: sums[:, self._ends[0] + k] + sums[:, self._ends[1] + k]

    def given_twice(self, k: int) -> Part:
        """Return how often of these the other gave it, too."""
        return lambda sums: 2 * sums[:, self._ends[2] + k]

    def _split(self, sums: Sums) -> list[Sums]:
        return np.split(sums, self._ends, axis=1)[1:]


class _FleissParts:
    """What Fleiss' kappa (1971) is made of: of K answers, and of one against all others.

    A scan counts as one however many readers it had; all have equally many in his paper.
    """

    def __init__(self, answers: int) -> None:
        self._ends = np.cumsum([2, answers, answers, answers])

    def counted(self, counts: Answers) -> Sums:
        """Return the columns to be summed up, of how many readers gave each answer, (N, K).

        They are 1, the share of pairs of readers that agree, the share of each answer, that of
        the pairs which agree about each answer, how often it was given, and how often of these
        by another reader, too (the mean over the others).
        """
        times = counts.sum(axis=1, keepdims=True).astype(np.float64)
        pairs = times * (times - 1)
        twice = counts * (counts - 1)
        others = times - counts
        either = (twice + others * (others - 1)) / pairs
        agreeing = twice.sum(axis=1) / pairs[:, 0]
        return np.column_stack(
            [
                np.ones(len(counts)),
                agreeing,
                counts / times,
                either,
                counts,
                twice / np.maximum(times - 1, 1),
            ]
        )

    def scans(self, sums: Sums) -> Sums:
        """Return how many scans there are."""
        return sums[:, 0]

    def same(self, sums: Sums) -> Sums:
        """Return on how many scans two readers said the same, in the mean of all pairs."""
        return sums[:, 1]

    def chance(self, sums: Sums) -> Sums:
        """Return on how many they would by chance alone."""
        shares = sums[:, self._ends[0] : self._ends[1]]
        return _added(shares**2) / sums[:, 0]

    def same_about(self, k: int) -> Part:
        """Return on how many scans two readers both gave one answer, or both did not."""
        return lambda sums: sums[:, self._ends[1] + k]

    def chance_about(self, k: int) -> Part:
        """Return on how many they would by chance alone."""

        def part(sums: Sums) -> Sums:
            given = sums[:, self._ends[0] + k]
            same: Sums = (given**2 + (sums[:, 0] - given) ** 2) / sums[:, 0]
            return same

        return part

    def given(self, k: int) -> Part:
        """Return how often one answer was given."""
        return lambda sums: sums[:, self._ends[2] + k]

    def given_twice(self, k: int) -> Part:
        """Return how often of these another reader gave it, too."""
        return lambda sums: sums[:, self._ends[3] + k]


def _added(values: Sums) -> Sums:
    total: Sums = values.sum(axis=1)
    return total


def _disputed(counts: Answers, rows: Answers) -> tuple[int, ...]:
    """Return the rows on which readers differ: the smaller the largest share, the earlier."""
    most = counts[rows].max(axis=1, initial=0)
    times = counts[rows].sum(axis=1)
    differing = most < times
    shares = most[differing] / times[differing]
    found = rows[differing]
    return tuple(int(row) for row in found[np.lexsort((found, shares))])
