"""How good neighbours are in the eyes of people: precision at k of graded queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ajna_desktop.domain.bootstrap import Resamples, accuracy
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.scan import ScanId

GRADED: Final = 10  # nearest scans of a query


@dataclass(frozen=True, slots=True)
class Grade:
    """What one person said of one neighbour."""

    query: ScanId
    neighbour: ScanId
    place: int  # 0 = the nearest
    is_alike: bool


@dataclass(frozen=True, slots=True)
class GradedPrecision:
    """The share of the nearest scans that people called alike."""

    queries: int  # all of whose nearest were graded
    grades: int  # of those queries
    at: tuple[tuple[int, Measured], ...] = ()  # by k; interval: whole queries are drawn


def graded_precision(
    grades: Sequence[Grade], least: int = GRADED, counts: Sequence[int] = (1, 5, GRADED)
) -> GradedPrecision:
    """Return precision at k over the queries that were graded to the end.

    A query that was left half-way would count its nearest only, which are the best.

    Args:
        grades: Of one way to compare; at most one a neighbour.
        least: Grades that a query must have to count.
        counts: The k, each at most `least`.
    """
    by_query: dict[ScanId, list[Grade]] = {}
    for grade in grades:
        by_query.setdefault(grade.query, []).append(grade)
    complete = [
        sorted(its, key=lambda grade: grade.place)
        for _, its in sorted(by_query.items())
        if len(its) >= least
    ]
    if not complete:
        return GradedPrecision(0, 0)
    measured = []
    for count in counts:
        measured.append((count, _measured([its[:count] for its in complete])))
    return GradedPrecision(len(complete), sum(map(len, complete)), tuple(measured))


def _measured(graded: Sequence[Sequence[Grade]]) -> Measured:
    """Return the share of alike ones with its interval; a query is drawn with all its grades.

    Where all queries fare alike, every resample says the same and knows nothing of others:
    then the interval is Wilson's, of as many trials as there are queries.
    """
    if len({sum(one.is_alike for one in its) for its in graded}) == 1:
        share = sum(one.is_alike for one in graded[0]) / len(graded[0])
        return share_of(share * len(graded), len(graded))
    rows = [(str(its[0].query), one.is_alike) for its in graded for one in its]
    is_alike = np.array([alike for _, alike in rows])
    return accuracy(is_alike, Resamples([query for query, _ in rows]))
