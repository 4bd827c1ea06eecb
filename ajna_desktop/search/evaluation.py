"""How many of the nearest scans have the label of the query, by two protocols.

That of the original study is kept for comparison with its figures: the query is in the pool
and counts as its own first hit, and other scans of its patient or container do, too. The
honest one asks for scans of held-out groups and searches the whole training part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.bootstrap import Resamples, class_mean
from ajna_desktop.domain.comparison import HitRates, HitShares
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.scan import Label
from ajna_desktop.search.unit_rows import Items, Vectored, Vectors

COUNTS: Final = (10, 20)  # nearest scans that are looked at
_POOL: Final = 512  # of the study's protocol
_POOLS: Final = 10
_QUERIES: Final = 1000  # for each pool
_MOST_SUMS: Final = 4_000_000  # queries × classes that are drawn at once
_SAME: Final = 1e-9  # ends of an interval that differ by less differ in rounding alone
_MOST_COSINES: Final = 4_000_000  # at once: some 150 MB with what is made of them


def _go_on() -> None:
    """The work stays wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """N scans with what is known about them.

    Attributes:
        rows: Their unit vectors, items 0 … N − 1.
        classes: (N,) index of the label of each.
        groups: Patient, container or lot of each; "" tells nothing.
        contents: Hash of the content of each.
    """

    rows: Vectored
    classes: Items
    groups: Sequence[str]
    contents: Sequence[str]

    def __len__(self) -> int:
        return len(self.classes)


def study_protocol(
    vectors: Callable[[Items], Vectors], classes: Items, labels: Sequence[Label], seed: int = 0
) -> HitRates:
    """Evaluate as notebooks 03 and 03b did, without their short last batch.

    Ten times, 512 scans are drawn as a pool (or all, where there are fewer), and 1,000 queries
    from the pool; neighbours are those at the smallest Euclidean distance, the query itself
    among them.

    Args:
        vectors: Returns the features of some of N ≥ 1 scans as they are, (n, D) finite.
        classes: (N,) index into `labels` of each scan.
        labels: The classes.
        seed: Of all that is drawn.
    """
    rng = np.random.default_rng(seed)
    size = min(_POOL, len(classes))
    hits: list[npt.NDArray[np.float64]] = []
    asked: list[Items] = []
    chance: list[npt.NDArray[np.float64]] = []
    for _ in range(_POOLS):
        pool = rng.choice(len(classes), size, replace=False)
        queries = rng.integers(0, size, _QUERIES)
        same = _same_label(vectors(pool), classes[pool])
        of_query = classes[pool][queries]
        hits.append(np.stack([same[queries, :count].mean(axis=1) for count in COUNTS]))
        asked.append(of_query)
        chance.append((classes[pool][:, np.newaxis] == of_query).mean(axis=0))
    of_query = np.concatenate(asked)
    at_10, at_20 = (_shares(each, of_query, labels) for each in np.concatenate(hits, axis=1))
    by_chance = _shares(np.concatenate(chance), of_query, labels)
    return HitRates(len(of_query), size, at_10, at_20, by_chance)


def held_out_protocol(
    queries: Searched,
    pool: Searched,
    labels: Sequence[Label],
    seed: int = 0,
    tick: Callable[[], None] = _go_on,
    at_once: int = _MOST_COSINES,
) -> HitRates:
    """Evaluate as an analyst searches: scans never seen, among all that were.

    A scan of the pool does not count for a query when it is of the same group or has the same
    content; contents that the pool has twice count once. Similarity is the cosine, as in the
    program. The interval draws groups of queries.

    Args:
        queries: Q ≥ 1 scans whose groups were held out.
        pool: P ≥ 1 scans that are searched.
        labels: The classes.
        seed: Of the resampling.
        tick: Called now and then; may raise to give up.
        at_once: Cosines in memory.
    """
    kept = _first_of_each(pool.contents)
    classes = pool.classes[kept]
    codes = _Codes(queries, pool, kept)
    precise = np.empty((len(COUNTS), len(queries)))
    average = np.empty(len(queries))
    chance = np.empty(len(queries))
    for rows, cosines in _cosines(queries, pool, max(at_once // len(pool), 1), tick):
        allowed = codes.allowed(rows)
        same = classes == queries.classes[rows][:, np.newaxis]
        ranked = np.where(allowed, cosines[:, kept], -np.inf)
        order = np.argsort(-ranked, axis=1, kind="stable")
        hits = np.take_along_axis(same & allowed, order, axis=1)
        there = np.maximum(allowed.sum(axis=1), 1)
        for place, count in enumerate(COUNTS):
            precise[place, rows] = hits[:, :count].sum(axis=1) / np.minimum(there, count)
        average[rows] = _average_precision(hits)
        chance[rows] = (same & allowed).sum(axis=1) / there
    resamples = Resamples(queries.groups, seed)
    at_10, at_20 = (_shares(each, queries.classes, labels, resamples) for each in precise)
    return HitRates(
        queries=len(queries),
        pool=len(kept),
        at_10=at_10,
        at_20=at_20,
        chance=_shares(chance, queries.classes, labels),
        average_precision=_shares(average, queries.classes, labels).mean,
    )


class _Codes:
    """Groups and contents as numbers, so that they are compared quickly."""

    def __init__(self, queries: Searched, pool: Searched, kept: Items) -> None:
        # "" is a group of its own, which no other scan has.
        own = [group or f"\0{row}" for row, group in enumerate([*queries.groups, *pool.groups])]
        groups = np.unique(own, return_inverse=True)[1]
        contents = np.unique([*queries.contents, *pool.contents], return_inverse=True)[1]
        split = len(queries)
        self._query = groups[:split], contents[:split]
        self._pool = groups[split:][kept], contents[split:][kept]

    def allowed(self, rows: Items) -> npt.NDArray[np.bool_]:
        """Return which scans of the pool may be found for these queries, (n, P)."""
        different = [
            of_query[rows][:, np.newaxis] != of_pool
            for of_query, of_pool in zip(self._query, self._pool, strict=True)
        ]
        allowed: npt.NDArray[np.bool_] = different[0] & different[1]
        return allowed


def _cosines(
    queries: Searched, pool: Searched, block: int, tick: Callable[[], None]
) -> Iterator[tuple[Items, Vectors]]:
    """Yield some queries and their cosines to the whole pool, (n, P), until all were there."""
    for first in range(0, len(queries), block):
        rows = np.arange(first, min(first + block, len(queries)))
        vectors = queries.rows.take(rows)
        cosines = np.empty((len(rows), len(pool)), np.float32)
        for start, others in pool.rows.blocks():
            tick()
            cosines[:, start : start + len(others)] = vectors @ others.T
        yield rows, cosines


def _same_label(vectors: Vectors, classes: Items) -> npt.NDArray[np.bool_]:
    """Return whether the i-th nearest of all has the label of the query, (n, n), i from 0."""
    exact = vectors.astype(np.float64)
    squares = np.einsum("ij,ij->i", exact, exact)
    distances = squares[:, np.newaxis] + squares - 2 * exact @ exact.T
    np.fill_diagonal(distances, -1.0)  # itself is the first, as in the study
    order = np.argsort(distances, axis=1, kind="stable")
    same: npt.NDArray[np.bool_] = classes[order] == classes[:, np.newaxis]
    return same


def _average_precision(hits: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return the mean precision at the places of the hits of each query, (n,); 0 without."""
    found = np.cumsum(hits, axis=1)
    at_hits = np.where(hits, found / np.arange(1, hits.shape[1] + 1), 0.0)
    precision: npt.NDArray[np.float64] = at_hits.sum(axis=1) / np.maximum(found[:, -1], 1)
    return precision


def _first_of_each(contents: Sequence[str]) -> Items:
    """Return the rows of the first scan of each content, in their order."""
    return np.sort(np.unique(np.array(contents, object).astype(str), return_index=True)[1])


def _shares(
    values: npt.NDArray[np.float64],
    classes: Items,
    labels: Sequence[Label],
    resamples: Resamples | None = None,
) -> HitShares:
    per_class = {
        labels[number]: float(values[classes == number].mean()) for number in np.unique(classes)
    }
    mean = float(np.mean(list(per_class.values())))
    interval = None if resamples is None else class_mean(values, classes, resamples)
    return HitShares(
        mean=mean,
        overall=float(values.mean()),
        per_class=per_class,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        class_intervals={}
        if resamples is None
        else _of_classes(values, classes, labels, resamples),
    )


def _of_classes(
    values: npt.NDArray[np.float64],
    classes: Items,
    labels: Sequence[Label],
    resamples: Resamples,
) -> dict[str, tuple[float, float]]:
    """Return the interval of the mean of each class: groups are drawn, as for the whole.

    Where all resamples agree, as where each query of a class has nothing but hits, it is
    Wilson's, of as many trials as there are groups.
    """
    kinds, place = np.unique(classes, return_inverse=True)
    at_once = max(_MOST_SUMS // max(len(values), 1), 1)
    intervals = {}
    for first in range(0, len(kinds), at_once):
        some = np.arange(first, min(first + at_once, len(kinds)))
        its = (place[:, np.newaxis] == some).astype(np.float64)
        both = np.concatenate([values[:, np.newaxis] * its, its], axis=1)
        sums, counts = np.split(resamples.totals(both), 2, axis=1)
        for number, total, count in zip(some, sums.T, counts.T, strict=True):
            drawn = total[count > 0] / count[count > 0]
            low, high = np.percentile(drawn, (2.5, 97.5)).tolist()
            if high - low < _SAME:
                low, high = _of_groups(values, place == number, resamples)
            intervals[str(labels[kinds[number]])] = (low, high)
    return intervals


def _of_groups(
    values: npt.NDArray[np.float64], its: npt.NDArray[np.bool_], resamples: Resamples
) -> tuple[float, float]:
    groups = int(np.count_nonzero(resamples.of_groups(its.astype(np.int64))))
    wide = share_of(float(values[its].mean()) * groups, groups)
    assert wide.low is not None and wide.high is not None  # noqa: PT018 - a share always has both
    return wide.low, wide.high
