"""How many images beside each one have another label: the reasons that people are told."""

from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.suspects.left_out import Numbers

Mask = npt.NDArray[np.bool_]
_REVIEWED_VOTE: Final = 3  # a label that a person gave or confirmed counts as so many


def neighbour_votes(items: Numbers, classes: Numbers, counts: Mask) -> Numbers:
    """Return how many neighbours count, and how many of them have another label, (N, 2).

    Args:
        items: (N, k) the neighbours of each image, negative for none.
        classes: (N,) the labels.
        counts: (N,) which images are asked.
    """
    is_there = (items >= 0) & counts[items]
    otherwise = is_there & (classes[items] != classes[:, np.newaxis])
    return np.stack([is_there.sum(axis=1), otherwise.sum(axis=1)], axis=1)


def neighbours_tell(items: Numbers, classes: Numbers, is_reviewed: Mask) -> Numbers:
    """Return the label that most neighbours of each image have, (N,); −1 without neighbours.

    Args:
        items: (N, k) as above.
        classes: (N,) the labels.
        is_reviewed: (N,) those that a person gave or confirmed, which count for more.
    """
    lines, columns = np.nonzero(items >= 0)
    neighbours = items[lines, columns]
    votes = np.zeros((len(items), int(classes.max()) + 1), np.int64)
    weights = np.where(is_reviewed, _REVIEWED_VOTE, 1)
    np.add.at(votes, (lines, classes[neighbours]), weights[neighbours])
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)


def companion_votes(
    groups: Numbers, contents: Numbers, classes: Numbers, told: Numbers
) -> Numbers:
    """Return how many other images the group has, and of how many the label is another, (N, 2).

    One that was judged to be of another class speaks against the label, too, whatever its own.
    Other files of the same content are no companions.

    Args:
        groups, contents, classes: (N,) numbers from 0 on.
        told: (N,) the class that each image was judged to be of.
    """
    agrees = told == classes
    return _beside(groups, classes, agrees) - _beside(_pairs(groups, contents), classes, agrees)


def copy_votes(contents: Numbers, classes: Numbers) -> Numbers:
    """Return how many other files have the same content, and how many another label, (N, 2)."""
    return _beside(contents, classes, np.ones(len(classes), np.bool_))


def _beside(sets: Numbers, classes: Numbers, agrees: Mask) -> Numbers:
    """Return the other members of each image's set, and those that do not agree with it."""
    others = np.bincount(sets)[sets] - 1
    kinds = _pairs(sets, classes)
    agreeing = np.bincount(kinds, weights=agrees)[kinds].astype(np.int64) - agrees
    return np.stack([others, others - agreeing], axis=1)


def _pairs(one: Numbers, other: Numbers) -> Numbers:
    """Return the number of each pair of numbers, (N,)."""
    return np.unique(np.stack([one, other]), axis=1, return_inverse=True)[1].ravel()
