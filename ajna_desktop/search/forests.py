"""What forests of random trees find of the true neighbours, and how long they take."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ajna_desktop.domain.search_quality import ForestFigures, ForestRow
from ajna_desktop.search.annoy_file import AnnoyTrial
from ajna_desktop.search.effort import ENOUGH, LADDER, TREES, Effort, look
from ajna_desktop.search.exact import Nearest, nearest, nearest_among
from ajna_desktop.search.principal_components import fit_projection
from ajna_desktop.search.unit_rows import UnitRows, Vectors

EFFORTS: Final = (Effort(500, 0, 0), Effort(2_000, 0, 0), *LADDER)
NUMBERS_OF_TREES: Final = (10, 25, TREES, 100)

_COMPONENTS: Final = 64  # as the index has
_COUNT: Final = 20  # neighbours
_QUERIES: Final = 100
_TIMED_EXACTLY: Final = 10  # queries: each compares with every vector
_TIE: Final = 1e-5  # distances this near to each other are as good as equal
_SEED: Final = 20_251


def measure_forests(
    title: str,
    rows: UnitRows,
    step: Callable[[int, int], None],
    numbers: Sequence[int] = NUMBERS_OF_TREES,
    efforts: Sequence[Effort] = EFFORTS,
) -> ForestFigures:
    """Build a forest of each number of trees, and look through it with each effort.

    Args:
        title: Of the feature space.
        rows: Different images, each with a direction; more than 21.
        step: Told how many of how many looks are done; may raise to give up.
        numbers: Of trees.
        efforts: How hard to look.
    """
    sample = np.sort(np.random.default_rng(_SEED).permutation(len(rows))[:_QUERIES])
    queries = rows.take(sample)
    total = len(numbers) * len(efforts)
    step(0, total)
    truth = nearest(rows, queries, _COUNT + 1)
    exact_ms = _exact_ms(rows, queries[:_TIMED_EXACTLY])
    projection = fit_projection(rows, _COMPONENTS, _SEED, lambda *_: step(0, total))
    trial = AnnoyTrial(projection.count, _SEED)
    for _, block in rows.blocks():
        trial.add(projection.apply(block), lambda: step(0, total))
    projected = projection.apply(queries)
    found: list[ForestRow] = []
    for number in numbers:
        trial.grow(number, os.cpu_count() or 1)
        for effort in efforts:
            found.append(_row(trial, rows, queries, projected, truth, number, effort))
            step(len(found), total)
    used = _used(found)
    return ForestFigures(
        space=title,
        contents=len(rows),
        components=projection.count,
        neighbours=_COUNT,
        queries=len(queries),
        exact_ms=exact_ms,
        rows=tuple(replace(row, is_used=row is used) for row in found),
    )


def _row(
    trial: AnnoyTrial,
    rows: UnitRows,
    queries: Vectors,
    projected: Vectors,
    truth: Sequence[Nearest],
    trees: int,
    effort: Effort,
) -> ForestRow:
    hits, wanted, seconds = 0, 0, []
    for query, place, true in zip(queries, projected, truth, strict=True):
        began = time.perf_counter()
        items = look(trial, rows, query, place, effort, _COUNT + 1)
        near = nearest_among(rows, query, items, _COUNT + 1)
        seconds.append(time.perf_counter() - began)
        # The image itself is always found: the first of both does not count.
        hits += int((near.distances[1:] <= true.distances[-1] + _TIE).sum())
        wanted += len(true.items) - 1
    milliseconds = np.array(seconds) * 1e3
    return ForestRow(
        trees=trees,
        first_look=effort.first_look,
        second_looks=effort.second_looks,
        second_look=effort.second_look,
        recall=hits / wanted,
        median_ms=float(np.median(milliseconds)),
        p95_ms=float(np.percentile(milliseconds, 95)),
    )


def _exact_ms(rows: UnitRows, queries: Vectors) -> float:
    seconds = []
    for query in queries:
        began = time.perf_counter()
        nearest(rows, query[np.newaxis], _COUNT + 1)
        seconds.append(time.perf_counter() - began)
    return float(np.median(seconds) * 1e3)


def _used(found: Sequence[ForestRow]) -> ForestRow | None:
    """Return what the program would choose: the least effort that finds nearly all."""
    efforts = [(effort.first_look, effort.second_looks) for effort in LADDER]
    offered = [
        row
        for row in found
        if row.trees == TREES and (row.first_look, row.second_looks) in efforts
    ]
    enough = [row for row in offered if row.recall >= ENOUGH]
    if enough:
        return enough[0]
    return offered[-1] if offered else None
