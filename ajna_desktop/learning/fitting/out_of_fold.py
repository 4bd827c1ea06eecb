"""Judge every scan by a classifier that never saw it, nor any other of its group."""

import time
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_head import distinct
from ajna_desktop.learning.fitting.fit_together import Factored, Taught, fit_each
from ajna_desktop.learning.fitting.folds import NO_FOLDS, keep_folds
from ajna_desktop.learning.fitting.judged import OutOfFold
from ajna_desktop.learning.heads.any_head import Floats


def judge(
    features: Floats,
    labels: Sequence[Label],
    groups: Sequence[str],
    seed: int = 0,
    former_folds: Mapping[str, int] = NO_FOLDS,
    images: Factored | None = None,
) -> OutOfFold:
    """Judge each scan out of fold, and fit a classifier on all of them.

    The same input gives the same answer.

    Args:
        features: (N, D) float32, finite.
        labels: The label that holds, of each scan.
        groups: Patient, container or content hash of each scan: scans of one group are judged
            together. "" is a group of its own.
        seed: Of the shuffle that deals groups out to folds.
        former_folds: The fold of each group that was judged before; see `keep_folds`.
        images: `Factored.of(features)`, where it was kept.

    Raises:
        NothingToLearn: there are fewer than two classes, or too few groups to hold any back.
    """
    began = time.perf_counter()
    kinds = distinct(labels)
    classes, folds, lessons = lessons_of(labels, groups, kinds, seed, former_folds)
    fitted = fit_each(features, lessons, kinds, images)
    probabilities = fitted.probabilities[folds, np.arange(len(classes))]
    seconds = time.perf_counter() - began
    return OutOfFold(kinds, probabilities, folds, fitted.heads[-1], seconds)


def lessons_of(
    labels: Sequence[Label],
    groups: Sequence[str],
    kinds: tuple[Label, ...],
    seed: int = 0,
    former_folds: Mapping[str, int] = NO_FOLDS,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], list[Taught]]:
    """Return the class and the fold of each scan, and a lesson a fold and one on all of them.

    Raises:
        NothingToLearn: see `judge`.
    """
    if len(kinds) < 2:
        raise NothingToLearn("A classifier needs labelled images of at least two classes.")
    number = {label: index for index, label in enumerate(kinds)}
    classes = np.array([number[label] for label in labels], np.int64)
    folds = keep_folds(labels, groups, former_folds, seed)
    held_out = [folds == fold for fold in range(int(folds.max()) + 1)]
    if any(len(np.unique(classes[~rows])) < 2 for rows in held_out):
        raise NothingToLearn(
            "Too few patients, containers or other groups of images: at least two classes need "
            "images of two groups each, so that images can be judged by a classifier that "
            "never saw their group."
        )
    every = np.ones(len(classes), np.bool_)
    lessons = [Taught(classes, ~rows) for rows in held_out]
    return classes, folds, [*lessons, Taught(classes, every)]
