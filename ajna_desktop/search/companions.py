"""How far each image lies from the others of its group, in a feature space."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.unit_rows import Items, UnitRows, Vectors, has_direction

Floats = npt.NDArray[np.float64]

MOST_COMPANIONS: Final = 2048  # of a larger group, so many drawn by chance stand for it
_AT_ONCE: Final = 1024  # images compared at once: 8 MB of distances


def companion_distances(
    rows: UnitRows,
    groups: npt.NDArray[np.int32],
    least: int,
    report: Callable[[int], None] = lambda _: None,
    seed: int = 0,
) -> Floats:
    """Return the median cosine distance of each image to the others of its group.

    Args:
        rows: N images.
        groups: (N,) which group each belongs to; −1 for none.
        least: Images of smaller groups are not judged.
        report: Is told how many images are done.
        seed: Of the draw of companions in groups of more than `MOST_COMPANIONS`.

    Returns:
        (N,) in [0, 2]; NaN for what is not judged and for images without a direction.
    """
    distances = np.full(len(groups), np.nan)
    rng = np.random.default_rng(seed)
    order = np.argsort(groups, kind="stable")
    kinds, starts = np.unique(groups[order], return_index=True)
    done = 0
    for kind, members in zip(kinds.tolist(), np.split(order, starts[1:]), strict=True):
        if kind >= 0 and len(members) >= least:
            _measure(rows, members, least, distances, rng)
        done += len(members)
        report(done)
    return distances


def _measure(
    rows: UnitRows,
    members: Items,
    least: int,
    distances: Floats,
    rng: np.random.Generator,
) -> None:
    drawn = np.arange(len(members))
    if len(members) > MOST_COMPANIONS:
        drawn = np.sort(rng.choice(len(members), MOST_COMPANIONS, replace=False))
    others = rows.take(members[drawn])
    drawn, others = drawn[has_direction(others)], others[has_direction(others)]
    if len(drawn) < least:
        return
    for start in range(0, len(members), _AT_ONCE):
        part = members[start : start + _AT_ONCE]
        vectors = rows.take(part)
        distances[part] = _medians(vectors, np.arange(start, start + len(part)), others, drawn)


def _medians(vectors: Vectors, places: Items, others: Vectors, drawn: Items) -> Floats:
    """Return the median distance of each vector to all others but itself; NaN without one."""
    far = np.clip(1 - vectors @ others.T, 0, 2)
    is_itself = places[:, np.newaxis] == drawn
    far[is_itself] = np.inf  # sorts behind all others
    counts = len(drawn) - is_itself.sum(axis=1)
    middles = np.unique(np.concatenate([(counts - 1) // 2, counts // 2]))
    far = np.partition(far, middles, axis=1).astype(np.float64)
    lines = np.arange(len(far))
    medians: Floats = (far[lines, (counts - 1) // 2] + far[lines, counts // 2]) / 2
    medians[~has_direction(vectors)] = np.nan
    return medians
