"""How unlike everything that was learnt from an image is, and how often that would be chance.

The score of an image is its mean cosine distance to the nearest few learnt contents of other
groups. Its p-value is the share of learnt contents, scored in the same way, that lie at least
as far out: a conformal test for outliers (Bates et al., Testing for outliers with conformal
p-values, 2023). An image like those learnt from has p ≤ 0.01 in about one case of a hundred.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.contents import Keys
from ajna_desktop.search.unit_rows import Items, UnitRows, Vectors, has_direction

NEAREST: Final = 5
FEWEST_LEARNT: Final = 99  # contents: of fewer, none can be as rare as one in a hundred
MOST_LEARNT: Final = 20_000  # of more, so many are drawn: the p-value holds as well for them
_AT_ONCE: Final = 2048  # images compared at a time
_FARTHEST: Final = 2.0  # cosine distance of what has no direction

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Novelty:
    """What is found of N images."""

    distances: Floats  # (N,) in [0, 2]
    p_values: Floats  # (N,) in (0, 1]
    learnt: int  # contents that they were compared with


def novelty(
    rows: UnitRows,
    keys: Keys,
    groups: Items,
    is_learnt: npt.NDArray[np.bool_],
    report: Callable[[int], None],
    most: int = MOST_LEARNT,
) -> Novelty:
    """Compare every image with what was learnt from.

    Args:
        rows: The features of N images.
        keys: (N,) the content of each; one content counts once among what was learnt.
        groups: (N,) number of the patient or container: nearness within one says nothing.
        is_learnt: (N,) at least `FEWEST_LEARNT` contents, of `NEAREST` groups besides any one.
        report: Is told how many images are done.
        most: With so many learnt contents they are compared.
    """
    learnt = _drawn(keys, is_learnt, most)
    own = _place_in(keys, keys[learnt])
    distances = np.empty(len(rows), np.float32)
    for first in range(0, len(rows), _AT_ONCE):
        items = np.arange(first, min(first + _AT_ONCE, len(rows)))
        distances[items] = _distances(rows, items, learnt, groups, own)
        report(len(items) + first)
    return Novelty(distances, _p_values(distances, distances[learnt], own), len(learnt))


def _drawn(keys: Keys, is_learnt: npt.NDArray[np.bool_], most: int) -> Items:
    """Return one image of each learnt content, or of so many drawn ones."""
    there = np.flatnonzero(is_learnt)
    _, one_of_each = np.unique(keys[there], return_index=True)
    learnt = there[one_of_each]
    if len(learnt) > most:
        learnt = np.random.default_rng(0).choice(learnt, most, replace=False)
    return np.sort(learnt).astype(np.int64)


def _place_in(keys: Keys, learnt: Keys) -> Items:
    """Return which of the learnt contents each image shows, −1 for none."""
    order = np.argsort(learnt)
    place = np.minimum(np.searchsorted(learnt[order], keys), len(learnt) - 1)
    found = order[place]
    return np.where(learnt[found] == keys, found, -1).astype(np.int64)


def _distances(
    rows: UnitRows, items: Items, learnt: Items, groups: Items, own: Items
) -> Floats:
    queries = rows.take(items)
    nearest = np.empty((len(items), 0), np.float32)
    for first, block in rows.part(learnt).blocks():
        cosines: Vectors = queries @ block.T
        cosines[:, ~has_direction(block)] = -1
        there = learnt[first : first + len(block)]
        cosines[groups[items][:, np.newaxis] == groups[there]] = -np.inf
        shown = own[items] - first
        itself = np.flatnonzero((shown >= 0) & (shown < len(block)))
        cosines[itself, shown[itself]] = -np.inf
        both = np.concatenate([nearest, cosines], axis=1)
        keep = min(NEAREST, both.shape[1])
        nearest = -np.partition(-both, keep - 1, axis=1)[:, :keep]
    found = 1 - np.where(np.isfinite(nearest), nearest, 1 - _FARTHEST).mean(axis=1)
    found[~has_direction(queries)] = _FARTHEST
    distances: Floats = np.clip(found, 0, _FARTHEST).astype(np.float32)
    return distances


def _p_values(distances: Floats, known: Floats, own: Items) -> Floats:
    ordered = np.sort(known)
    as_far = len(known) - np.searchsorted(ordered, distances, side="left")
    # What was learnt from is compared with the others: itself is the one that is added to all.
    # A copy in another group may lie farther out than the one that was counted.
    is_known = own >= 0
    counts_itself = is_known & (known[own] >= distances)
    others = len(known) - is_known
    values: Floats = ((as_far - counts_itself + 1) / (others + 1)).astype(np.float32)
    return values
