"""How hard to look in a forest of random trees: as little as finds almost every neighbour.

How much that is depends on the features. Where images lie close to many others, one look at
5,000 nodes finds all; where each has few that are much nearer than the rest, a look loses
neighbours beyond the borders of the leaves it saw. Then second looks around the nearest found
bring back most of them, faster than a longer first look would. So it is measured while the
index is built, against comparing with every vector (benchmarks/neighbours.py).
"""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

import numpy as np

from ajna_desktop.search.annoy_file import AnnoyFile
from ajna_desktop.search.exact import nearest, nearest_among
from ajna_desktop.search.unit_rows import Items, UnitRows, Vectors


class Trees(Protocol):
    """A forest that can be asked."""

    def near_vector(self, vector: Vectors, count: int, search_k: int) -> list[int]:
        """Return about the `count` items nearest to a vector, having seen `search_k` nodes."""
        ...

    def near_item(self, item: int, count: int, search_k: int) -> list[int]:
        """Return about the `count` items nearest to one of them, as `near_vector`."""
        ...


class Effort(NamedTuple):
    """What is looked at to find 20 neighbours."""

    first_look: int  # nodes
    second_looks: int  # around so many of the nearest found
    second_look: int  # nodes, each


LADDER: Final = (
    Effort(5_000, 0, 0),
    Effort(10_000, 0, 0),
    Effort(10_000, 8, 1_250),
    Effort(20_000, 8, 1_250),
    Effort(20_000, 16, 1_250),
)

TREES: Final = 50  # that the program's index has
_FIRST_FOUND: Final = 300  # items taken from the first look, for 20 neighbours
_SECOND_FOUND: Final = 40  # and from each second one
_COUNT: Final = 20  # neighbours that are measured
_QUERIES: Final = 150
ENOUGH: Final = 0.9965  # recall; the sample errs by about 0.001, and 0.995 is promised
_TIE: Final = 1e-5  # distances this near to each other are as good as equal


class Measured(NamedTuple):
    """An effort, and how many of the true nearest neighbours it finds."""

    rung: int  # index into LADDER
    recall: float  # share of the nearest 20, in [0, 1]


def look(
    file: Trees,
    rows: UnitRows,
    query: Vectors,
    projected: Vectors,
    effort: Effort,
    count: int,
) -> Items:
    """Return items among which almost surely the nearest `count` are, in no order.

    Args:
        file: The forest.
        rows: The vectors of the items: row i is that of item i.
        query: Unit vector, float32 (D,).
        projected: The same in the space of the forest, (C,).
        effort: How hard to look.
        count: How many nearest ones are wanted; a multiple of it comes back.
    """
    times = max(count / _COUNT, 1)
    found = file.near_vector(
        projected, int(_FIRST_FOUND * times), int(effort.first_look * times)
    )
    every = set(found)
    if effort.second_looks:
        best = nearest_among(rows, query, np.array(found, np.int64), effort.second_looks)
        for item in best.items.tolist():
            each = int(effort.second_look * times)
            every.update(file.near_item(item, int(_SECOND_FOUND * times), each))
    return np.fromiter(every, np.int64, len(every))


def least_effort(
    file: AnnoyFile,
    rows: UnitRows,
    project: Callable[[Vectors], Vectors],
    seed: int,
    step: Callable[[], None],
) -> Measured:
    """Return the least effort that finds nearly all neighbours of a sample; else the greatest.

    `step` is called between queries, and may raise to give up.
    """
    sample = np.random.default_rng(seed).permutation(len(rows))[:_QUERIES]
    queries = rows.take(np.sort(sample))
    projected = project(queries)
    truth = nearest(rows, queries, _COUNT + 1)

    def recall(effort: Effort) -> float:
        found = 0
        for query, place, true in zip(queries, projected, truth, strict=True):
            step()
            items = look(file, rows, query, place, effort, _COUNT + 1)
            near = nearest_among(rows, query, items, _COUNT + 1)
            # The vector itself is always found: the first of both does not count.
            found += int((near.distances[1:] <= true.distances[-1] + _TIE).sum())
        return found / sum(len(true.items) - 1 for true in truth)

    for rung, effort in enumerate(LADDER[:-1]):
        measured = Measured(rung, recall(effort))
        if measured.recall >= ENOUGH:
            return measured
    return Measured(len(LADDER) - 1, recall(LADDER[-1]))
