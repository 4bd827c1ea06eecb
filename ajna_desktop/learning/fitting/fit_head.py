"""Fit a classifier on features: logistic regression in which every class weighs the same."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.heads.any_head import ClassifierHead, Floats

# Inverse strength of the penalty. Among 0.0003 … 0.3 it gave the lowest or next to lowest
# out-of-fold log loss on 100, 579 and 5,216 radiographs of the chest and on 550 X-rays of
# objects alike: benchmarks/heads.py.
_INVERSE_PENALTY: Final = 0.03
_MOST_STEPS: Final = 500
# A step gains by BLAS's own threads only where it is a large matrix product. With few classes
# it is bound by memory; with few scans the threads wait for one another: on a busy machine
# with two cores, two were slower than one up to here, and thirty times on a hundred scans.
_MANY_CLASSES: Final = 16
_LARGE: Final = 1_000_000  # scans times classes
_NEVER: Final = -1e9  # a bias that leaves a class no probability, and is still a finite number


def fit(features: Floats, labels: Sequence[Label]) -> ClassifierHead:
    """Return a classifier fitted on all rows.

    Args:
        features: (N, D) float32, finite.
        labels: N of them.

    Raises:
        NothingToLearn: there are fewer than two labels.
    """
    kinds = distinct(labels)
    if len(kinds) < 2:
        raise NothingToLearn("A classifier needs labelled images of at least two classes.")
    number = {label: index for index, label in enumerate(kinds)}
    classes = np.array([number[label] for label in labels], np.int64)
    with blas_threads(len(labels), len(kinds)):
        return fit_rows(features, classes, kinds)


def fit_rows(
    features: Floats,
    classes: npt.NDArray[np.int64],
    kinds: tuple[Label, ...],
    rows: npt.NDArray[np.bool_] | None = None,
    inverse_penalty: float | None = None,
) -> ClassifierHead:
    """Return a classifier fitted on some rows.

    Args:
        features: (N, D) float32.
        classes: (N,), indices into `kinds`.
        kinds: What the head shall tell apart. One without rows gets probability 0.
        rows: (N,), True for those to fit on; None for all.
        inverse_penalty: None for what fared best in benchmarks/heads.py.
    """
    used = np.ones(len(classes), np.bool_) if rows is None else rows
    standardised, mean, scale = standardise(features[used])
    model = LogisticRegression(
        C=inverse_penalty or _INVERSE_PENALTY, class_weight="balanced", max_iter=_MOST_STEPS
    ).fit(standardised, classes[used])
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row for the second class: as softmax, half to each
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.hstack([-bias / 2, bias / 2])
    every_weights = np.zeros((len(kinds), features.shape[1]), np.float32)
    every_bias = np.full(len(kinds), _NEVER, np.float32)
    every_weights[model.classes_] = weights
    every_bias[model.classes_] = bias
    return ClassifierHead(kinds, mean, scale, every_weights, every_bias)


def usual_inverse_penalty() -> float:
    """Return the inverse strength of the penalty where nothing else is asked for."""
    return _INVERSE_PENALTY


def distinct(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels in use, sorted: the order of the columns."""
    return tuple(sorted(set(labels)))


def blas_threads(scans: int, classes: int) -> threadpool_limits:
    """Return a context in which BLAS has the threads that suit a fit of that size."""
    is_large = classes > _MANY_CLASSES and scans * classes >= _LARGE
    return threadpool_limits(None if is_large else 1, user_api="blas")
