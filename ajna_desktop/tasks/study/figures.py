"""The figures of a study, from what each classifier said about the test split."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.agreement import agreement, dissent
from ajna_desktop.domain.bootstrap import Resamples, accuracy, macro_auc
from ajna_desktop.domain.comparison import (
    Agreement,
    ComparisonRow,
    Contested,
    Duel,
    Measured,
)
from ajna_desktop.domain.evaluation.mcnemar import duels
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.scan import Label

_MOST_CONTESTED: Final = 500  # scans in the result; disagreements.csv has all

Probabilities = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TestSplit:
    """The N scans that judge the classifiers of a study.

    Attributes:
        labels: The K classes of the whole study, in the order of all columns.
        paths: Relative to the folder.
        classes: (N,) index into `labels` of each.
        groups: Patient, container or content of each.
        contents: Hash of the content of each.
    """

    __test__ = False  # pytest takes a name that begins so for tests

    labels: tuple[Label, ...]
    paths: Sequence[str]
    classes: npt.NDArray[np.int64]
    groups: Sequence[str]
    contents: Sequence[str]

    def __len__(self) -> int:
        return len(self.classes)


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What one classifier said about the N scans of a test split.

    Attributes:
        probabilities: (N, K) float32; a row of NaN for a scan that it could not read.
        told: (N,) index of the label it decided for; −1 for such a scan.
    """

    probabilities: Probabilities
    told: npt.NDArray[np.int64]

    @property
    def judged(self) -> npt.NDArray[np.bool_]:
        """Which scans it judged, (N,)."""
        judged: npt.NDArray[np.bool_] = self.told >= 0
        return judged


def verdicts_of(
    split: TestSplit,
    labels: Sequence[Label],
    judged: npt.NDArray[np.bool_],
    probabilities: Probabilities,
    point: OperatingPoint | None,
) -> Verdicts:
    """Put what a classifier said into the columns of the study.

    Args:
        split: What was judged.
        labels: Of the classifier, in its order; the study knows all of them.
        judged: (N,) which scans it could read.
        probabilities: (judged, K of the classifier).
        point: Its operating point.
    """
    columns = np.array([split.labels.index(label) for label in labels], np.int64)
    spread = np.full((len(split), len(split.labels)), np.nan, np.float32)
    spread[judged] = 0
    spread[np.ix_(judged, columns)] = probabilities
    told = np.full(len(split), -1, np.int64)
    told[judged] = columns[decided(labels, probabilities, point)]
    return Verdicts(spread, told)


def with_figures(
    row: ComparisonRow, split: TestSplit, verdicts: Verdicts, seed: int
) -> ComparisonRow:
    """Return the row of a classifier with its figures; without any where it judged nothing."""
    rows = np.flatnonzero(verdicts.judged)
    if not len(rows):
        return replace(row, reason="It could read no scan of the test split.")
    classes, told = split.classes[rows], verdicts.told[rows]
    groups = [split.groups[number] for number in rows.tolist()]
    resamples = Resamples(groups, seed)
    counted = Counter(zip(classes.tolist(), told.tolist(), strict=True))
    cells = tuple(sorted((*pair, scans) for pair, scans in counted.items()))
    row = replace(
        row,
        scans=len(rows),
        accuracy=_accuracy(told == classes, groups, resamples),
        auc=macro_auc(verdicts.probabilities[rows], classes, resamples),
        cells=cells,
    )
    matrix = row.matrix(split.labels)
    return replace(
        row,
        balanced_accuracy=matrix.balanced_accuracy,
        macro_f_beta=matrix.macro_f_beta,
        per_class=tuple(matrix.per_class()),
    )


def _accuracy(
    is_right: npt.NDArray[np.bool_], groups: Sequence[str], resamples: Resamples
) -> Measured:
    """Return the share that is right; that of a perfect few is not certain for that."""
    kinds = len({group or f"\0{row}" for row, group in enumerate(groups)})
    if kinds > 1 and is_right.any() and not is_right.all():
        return accuracy(is_right, resamples)
    return share_of(int(is_right.sum()), len(is_right), kinds)


@dataclass(frozen=True, slots=True)
class Compared:
    """What classifiers say about the scans that all of them judged.

    Attributes:
        agreement: How far each two agree.
        duels: Of each two, which is right more often.
        contested: All scans on which they differ, most contested first.
    """

    agreement: Agreement = field(default_factory=Agreement)
    duels: tuple[Duel, ...] = ()
    contested: tuple[Contested, ...] = ()


def compared(split: TestSplit, every: Mapping[str, Verdicts], seed: int) -> Compared:
    """Compare classifiers on the scans that all of them judged; nothing of fewer than two.

    Args:
        split: What was judged.
        every: By key of the row.
        seed: Of the intervals.
    """
    if len(every) < 2:
        return Compared()
    rows = np.flatnonzero(np.all([one.judged for one in every.values()], axis=0))
    if not len(rows):
        return Compared()
    told = np.stack([one.told[rows] for one in every.values()])
    truth = split.classes[rows]
    certainty = np.stack([one.probabilities[rows, truth] for one in every.values()])
    found = dissent(told, truth, certainty)
    contested = tuple(
        Contested(
            path=split.paths[int(rows[number])],
            truth=split.labels[truth[number]],
            told={
                key: split.labels[each[number]] for key, each in zip(every, told, strict=True)
            },
            right=int(right),
            dissent=float(share),
        )
        for number, share, right in zip(
            found.rows.tolist(), found.shares, found.right, strict=True
        )
    )
    resamples = Resamples([split.groups[number] for number in rows.tolist()], seed)
    names = tuple(every)
    return Compared(
        agreement(names, told, truth), duels(names, told == truth, resamples), contested
    )


def shown(contested: tuple[Contested, ...]) -> tuple[Contested, ...]:
    """Return those that go into the result; the rest is in disagreements.csv."""
    return contested[:_MOST_CONTESTED]
