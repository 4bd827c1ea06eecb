"""How a fitted method judges the scans that it did not learn from."""

from dataclasses import dataclass

import numpy as np

from ajna_desktop.domain.choose_operating_point import choose_operating_point
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.fitting.figures import Figures, figures, matrix_of
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.tasks.train.fitted_method import FittedMethod


@dataclass(frozen=True, slots=True, eq=False)
class JudgedSplit:
    """What it says of the n scans of a split.

    Attributes:
        split: `VALIDATION`, which was used to stop and to choose, or `TEST`.
        labels: The K classes, in the order of the columns.
        contents: Hash of the content of each scan.
        probabilities: (n, K).
        figures: At the operating point.
        matrix: At the operating point.
    """

    split: Split
    labels: tuple[Label, ...]
    contents: tuple[str, ...]
    probabilities: Floats
    figures: Figures
    matrix: ConfusionMatrix


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Both splits; `test` is None where the folder has none."""

    validation: JudgedSplit
    test: JudgedSplit | None
    operating_point: OperatingPoint | None  # chosen by the validation split; None: K is not 2


def judge(fitted: FittedMethod, head: Head) -> Judged:
    """Choose the operating point by the validation split, then look at the test split."""
    number = {label: index for index, label in enumerate(head.labels)}
    rows = fitted.scans.rows(Split.VALIDATION).tolist()
    classes = np.array([number[fitted.scans.labels[row]] for row in rows], np.int64)
    point = choose_operating_point(head.labels, fitted.answers[Split.VALIDATION], classes)
    test = None
    if len(fitted.scans.rows(Split.TEST)):
        test = _judged(fitted, head, Split.TEST, point)
    return Judged(_judged(fitted, head, Split.VALIDATION, point), test, point)


def _judged(
    fitted: FittedMethod, head: Head, split: Split, point: OperatingPoint | None
) -> JudgedSplit:
    rows = fitted.scans.rows(split).tolist()
    truth = [fitted.scans.labels[row] for row in rows]
    probabilities = fitted.answers[split]
    return JudgedSplit(
        split,
        head.labels,
        tuple(fitted.scans.contents[row] for row in rows),
        probabilities,
        figures(head.labels, probabilities, truth, point),
        matrix_of(head.labels, probabilities, truth, point),
    )
