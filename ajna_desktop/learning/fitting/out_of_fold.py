"""Judge every scan by a classifier that never saw it, nor any other of its group."""

import time
from collections.abc import Sequence

import numpy as np

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_head import blas_threads, distinct, fit_rows
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.fitting.judged import OutOfFold
from ajna_desktop.learning.heads.any_head import Floats


def judge(
    features: Floats, labels: Sequence[Label], groups: Sequence[str], seed: int = 0
) -> OutOfFold:
    """Judge each scan out of fold, and fit a classifier on all of them.

    The same input gives the same answer.

    Args:
        features: (N, D) float32, finite.
        labels: The label that holds, of each scan.
        groups: Patient, container or content hash of each scan: scans of one group are judged
            together. "" is a group of its own.
        seed: Of the shuffle that deals groups out to folds.

    Raises:
        NothingToLearn: there are fewer than two classes, or too few groups to hold any back.
    """
    began = time.perf_counter()
    kinds = distinct(labels)
    if len(kinds) < 2:
        raise NothingToLearn("A classifier needs labelled images of at least two classes.")
    number = {label: index for index, label in enumerate(kinds)}
    classes = np.array([number[label] for label in labels], np.int64)
    folds = assign_folds(labels, groups, seed)
    held_out = [folds == fold for fold in range(int(folds.max()) + 1)]
    if any(len(np.unique(classes[~rows])) < 2 for rows in held_out):
        raise NothingToLearn(
            "Too few patients, containers or other groups of images: at least two classes need "
            "images of two groups each, so that images can be judged by a classifier that "
            "never saw their group."
        )
    probabilities = np.empty((len(labels), len(kinds)), np.float32)
    # One fit after another: two at a time were no faster, memory being what they wait for.
    with blas_threads(len(labels), len(kinds)):
        for rows in held_out:
            head = fit_rows(features, classes, kinds, ~rows)
            probabilities[rows] = head.probabilities(features[rows])
        whole = fit_rows(features, classes, kinds)
    seconds = time.perf_counter() - began
    return OutOfFold(kinds, probabilities, folds, whole, seconds)
