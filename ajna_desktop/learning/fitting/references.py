"""Choose what new images are compared with: one or several images a class, or its mean."""

from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.class_weights import image_weights
from ajna_desktop.learning.head_arrays import (
    ROWS_AT_ONCE,
    Floats,
    softmax,
    squared_distances,
    squared_lengths,
)
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.learning.heads.reference_head import ReferenceHead, class_logits

Rows = npt.NDArray[np.int64]

# Temperatures that are tried, in shares of the mean squared distance to the nearest class.
_TRIED: Final = 2.0 ** np.arange(-7, 4.5, 0.5)
_ENOUGH: Final = 4096  # images to fit one number on
_ROUNDS: Final = 20
_LEAST: Final = 1e-7  # probability, where its logarithm is taken


def choose_references(
    codes: Floats, classes: Rows, how_many: int, seed: int = 0
) -> tuple[Floats, Rows, Rows]:
    """Return the references of each class: codes (R, C), counts (K,), rows they are of (R,).

    One is the image nearest to the mean of its class, which has the least squared distances to
    all of it; several are nearest to the centres of as many groups within the class. Time and
    memory grow linearly with images and classes.

    Args:
        codes: (N, C) float32 of the images to choose from.
        classes: (N,), from 0; every class up to the highest has an image.
        how_many: Of each class, fewer where it has fewer images; 0 for the mean of each class,
            which is no image: its row is -1.
        seed: Of the groups.
    """
    order = np.argsort(classes, kind="stable")
    references: list[Floats] = []
    rows: list[Rows] = []
    for members in np.split(order, np.flatnonzero(np.diff(classes[order])) + 1):
        own = codes[members]
        centres = _centres(own, max(how_many, 1), seed)
        if how_many:
            nearest = _nearest_images(own, centres)
            rows.append(members[nearest])
            references.append(own[nearest])
        else:
            rows.append(np.array([-1]))
            references.append(centres)
    counts = np.array([len(one) for one in references], np.int64)
    return np.concatenate(references), counts, np.concatenate(rows)


def fit_references(
    labels: tuple[Label, ...],
    features: Floats,
    classes: Rows,
    train: Rows,
    validation: Rows,
    how_many: int,
    projection: Projection | None = None,
    pooling: Pooling = Pooling.AVERAGE,
    seed: int = 0,
) -> ReferenceHead:
    """Return a head that compares with references out of `train`.

    Args:
        labels: The K classes.
        features: (N, D) float32.
        classes: (N,), indices into `labels`.
        train: Rows to choose references from.
        validation: Rows on which the temperature is fitted.
        how_many: See `choose_references`.
        projection: Makes codes of the features; None where they are codes.
        pooling: Of the features.
        seed: See `choose_references`.

    Raises:
        NothingToLearn: a class has no image in `train`, or there is no validation image.
    """
    if len(np.unique(classes[train])) != len(labels) or len(labels) < 2:
        raise NothingToLearn("Every class needs an image to compare with, and two classes.")
    if not len(validation):
        raise NothingToLearn("No images were held back to fit the probabilities on.")
    codes = _codes(features[train], projection)
    references, counts, _ = choose_references(codes, classes[train], how_many, seed)
    some = validation[np.linspace(0, len(validation) - 1, _ENOUGH).astype(np.int64)]
    some = np.unique(some)
    temperature = _temperature(
        _codes(features[some], projection), classes[some], references, counts, labels
    )
    return ReferenceHead(labels, references, counts, temperature, projection, pooling)


def _codes(features: Floats, projection: Projection | None) -> Floats:
    return projection.codes(features) if projection else features


def _temperature(
    codes: Floats, classes: Rows, references: Floats, counts: Rows, labels: tuple[Label, ...]
) -> float:
    """Return the temperature with the least log loss, every class weighing the same."""
    lengths = squared_lengths(references)
    weights = image_weights(classes, labels)
    nearest = [
        squared_distances(codes[start : start + ROWS_AT_ONCE], references, lengths).min(axis=1)
        for start in range(0, len(codes), ROWS_AT_ONCE)
    ]
    tried = _TRIED * max(float(np.concatenate(nearest).mean()), _LEAST)
    losses = np.zeros(len(tried))
    for start in range(0, len(codes), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        distances = squared_distances(codes[rows], references, lengths)
        for number, temperature in enumerate(tried):
            probabilities = softmax(class_logits(distances, counts, np.float32(temperature)))
            of_truth = probabilities[np.arange(len(distances)), classes[rows]]
            losses[number] -= (np.log(np.maximum(of_truth, _LEAST)) * weights[rows]).sum()
    return float(tried[losses.argmin()])


def _centres(codes: Floats, count: int, seed: int) -> Floats:
    """Return the means of `count` groups of codes, by k-means; of one, the mean of all."""
    if count == 1:
        centre: Floats = codes.mean(axis=0, keepdims=True)
        return centre
    if count >= len(codes):
        return codes
    centres = _far_apart(codes, count, np.random.default_rng(seed))
    for _ in range(_ROUNDS):
        nearest = squared_distances(codes, centres, squared_lengths(centres)).argmin(axis=1)
        sizes = np.bincount(nearest, minlength=count)
        moved = centres.copy()
        for number in np.flatnonzero(sizes):
            moved[number] = codes[nearest == number].mean(axis=0)
        if np.allclose(moved, centres):
            break
        centres = moved
    return centres


def _far_apart(codes: Floats, count: int, random: np.random.Generator) -> Floats:
    """Return codes that are likely to lie apart: k-means++."""
    chosen = [int(random.integers(len(codes)))]
    nearest = np.full(len(codes), np.inf)
    while len(chosen) < count:
        last = codes[chosen[-1:]]
        nearest = np.minimum(
            nearest, squared_distances(codes, last, squared_lengths(last))[:, 0]
        )
        nearest[chosen] = 0
        total = nearest.sum()
        share = nearest / total if total > 0 else None
        chosen.append(int(random.choice(len(codes), p=share)))
    return codes[chosen]


def _nearest_images(codes: Floats, centres: Floats) -> Rows:
    """Return which images are nearest to the centres, none twice."""
    distances = squared_distances(codes, centres, squared_lengths(centres))
    return np.unique(distances.argmin(axis=0))
