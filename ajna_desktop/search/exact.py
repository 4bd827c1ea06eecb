"""Nearest neighbours by comparing with every vector: the truth that indexes are measured by."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.unit_rows import Items, UnitRows, Vectored, Vectors, has_direction

# Cosines in float32 order near-equal distances at random: a few more than asked for are kept by
# them, and the distances of those computed from the differences.
_SLACK: Final = 8

_ROUNDING: Final = 1e-6

Distances = npt.NDArray[np.float32]


class Nearest(NamedTuple):
    """Items by growing distance; among equals, the lower item first."""

    items: Items  # (n,)
    distances: Distances  # (n,), Euclidean between unit vectors: 0 = same … 2 = opposite


def nearest(rows: Vectored, queries: Vectors, count: int) -> list[Nearest]:
    """Find the `count` nearest items of each query among all of `rows`.

    Args:
        rows: What is searched; items without a direction are never found.
        queries: Unit vectors, float32 (Q, D).
        count: How many; fewer are returned where there are fewer.

    Memory: one block of rows as float32 and Q × `count` candidates, however many rows.
    """
    keep = count + _SLACK
    cosines = np.empty((len(queries), 0), np.float32)
    items = np.empty((len(queries), 0), np.int64)
    for first, block in rows.blocks():
        found = queries @ block.T
        found[:, ~has_direction(block)] = -np.inf
        new = np.broadcast_to(np.arange(first, first + len(block)), found.shape)
        cosines, items = _highest(
            np.concatenate([cosines, found], axis=1), np.concatenate([items, new], axis=1), keep
        )
    return [
        _measured(rows, query, best[np.isfinite(cosine)], count)
        for query, best, cosine in zip(queries, items, cosines, strict=True)
    ]


def nearest_among(rows: UnitRows, query: Vectors, items: Items, count: int) -> Nearest:
    """Find the `count` items of `items` (n,), each there once, nearest to `query` (D,)."""
    cosines = rows.cosines(query, items)
    cosines, best = _highest(cosines[np.newaxis], items[np.newaxis], count + _SLACK)
    return _measured(rows, query, best[0][np.isfinite(cosines[0])], count)


def _measured(rows: Vectored, query: Vectors, items: Items, count: int) -> Nearest:
    distances: Distances = np.linalg.norm(rows.take(items) - query, axis=1)
    distances[distances < _ROUNDING] = 0  # the same content, scaled to length 1 twice
    order = np.lexsort((items, distances))[:count]
    return Nearest(items[order], distances[order])


def _highest(cosines: Vectors, items: Items, keep: int) -> tuple[Vectors, Items]:
    if cosines.shape[1] <= keep:
        return cosines, items
    columns = np.argpartition(-cosines, keep - 1, axis=1)[:, :keep]
    return (
        np.take_along_axis(cosines, columns, axis=1),
        np.take_along_axis(items, columns, axis=1),
    )
