"""How many of the true nearest neighbours a search finds, and how fast."""

import time
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from ajna_desktop.search.contents import Contents
from ajna_desktop.search.exact import Nearest, nearest
from ajna_desktop.search.unit_rows import Vectors

_TIE: Final = 1e-5  # distances this near to each other are as good as equal


@dataclass(frozen=True, slots=True)
class Recall:
    """Figures of one search, measured against comparing with every vector."""

    recall: float  # share of the true neighbours that were found, in [0, 1]
    count: int  # neighbours asked for
    queries: int
    median_ms: float
    p95_ms: float


class Searches(Protocol):
    """The search that is measured."""

    def nearest_contents(self, vector: Vectors, count: int) -> Nearest:
        """Return the `count` contents nearest to the unit vector `vector` (D,)."""
        ...


def measure(
    search: Searches,
    contents: Contents,
    count: int = 20,
    queries: int = 200,
    seed: int = 0,
) -> Recall:
    """Ask for the neighbours of a sample of contents, and compare with the truth.

    A content itself, which is always found, does not count. A found neighbour as near as the
    last true one is as good as a true one.
    """
    sample = np.random.default_rng(seed).permutation(len(contents))[:queries]
    sample = np.sort(sample[contents.vectors.is_usable(sample)])
    vectors = contents.vectors.take(sample)
    found, wanted, seconds = 0, 0, []
    truth = nearest(contents.vectors, vectors, count + 1)
    for content, vector, true in zip(sample.tolist(), vectors, truth, strict=True):
        begin = time.perf_counter()
        answer = search.nearest_contents(vector, count + 1)
        seconds.append(time.perf_counter() - begin)
        others = true.distances[true.items != content][:count]
        near = answer.distances[answer.items != content][:count]
        wanted += len(others)
        found += int((near <= others[-1] + _TIE).sum()) if len(others) else 0
    milliseconds = np.array(seconds or [0.0]) * 1e3
    return Recall(
        found / wanted if wanted else 1.0,
        count,
        len(sample),
        float(np.median(milliseconds)),
        float(np.percentile(milliseconds, 95)),
    )
