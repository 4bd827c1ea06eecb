"""How good a classifier is, in figures that are written into bundles and reports."""

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from ajna_desktop.domain.confusion import ConfusionMatrix, confusion_matrix
from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.roc import area_under_roc
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.any_head import Floats


class PerClass(TypedDict):
    """How one class fares."""

    precision: float
    recall: float
    f1: float
    support: int


class Figures(TypedDict):
    """How a classifier fares; every share is in [0, 1]."""

    n: int
    accuracy: float
    balanced_accuracy: float
    auc: float | None  # of two classes that both occur, else None
    per_class: dict[str, PerClass]


def figures(
    labels: Sequence[Label],
    probabilities: Floats,
    truth: Sequence[Label],
    point: OperatingPoint | None = None,
) -> Figures:
    """Compare probabilities with the labels that hold.

    Args:
        labels: The K classes, in the order of the columns; every label of `truth` is among
            them.
        probabilities: (N, K).
        truth: The N labels that hold.
        point: From where on it is decided for a class; None: for the most probable.
    """
    matrix = matrix_of(labels, probabilities, truth, point)
    return Figures(
        n=matrix.total,
        accuracy=matrix.accuracy,
        balanced_accuracy=matrix.balanced_accuracy,
        auc=_auc(labels, probabilities, truth),
        per_class={
            one.label: PerClass(
                precision=one.precision, recall=one.recall, f1=one.f1, support=one.support
            )
            for one in matrix.per_class()
        },
    )


def matrix_of(
    labels: Sequence[Label],
    probabilities: Floats,
    truth: Sequence[Label],
    point: OperatingPoint | None = None,
) -> ConfusionMatrix:
    """Count what was decided against the labels that hold; arguments as `figures`."""
    told = (labels[index] for index in decided(labels, probabilities, point))
    pairs = Counter(zip(truth, told, strict=True))
    return confusion_matrix(labels, [(*pair, count) for pair, count in pairs.items()])


def _auc(
    labels: Sequence[Label], probabilities: Floats, truth: Sequence[Label]
) -> float | None:
    if len(labels) != 2:
        return None
    is_second = np.array([label == labels[1] for label in truth], np.bool_)
    return area_under_roc(probabilities[:, 1], is_second)
