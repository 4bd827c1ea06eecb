import numpy as np
import pytest

from ajna_desktop.search import neighbour_index, recall
from ajna_desktop.search.exact import Nearest
from ajna_desktop.search.neighbour_search import NeighbourSearch
from tests.search.clouds import cloud, contents_of
from tests.search.conftest import BACKBONE


def test_that_an_exact_search_has_recall_1(contents):
    figures = recall.measure(NeighbourSearch(contents, None), contents, count=20, queries=30)
    assert figures.recall == 1
    assert (figures.count, figures.queries) == (20, 30)
    assert 0 < figures.median_ms <= figures.p95_ms


def test_that_a_search_that_knows_half_has_a_recall_of_about_a_half(matrix, contents):
    half = NeighbourSearch(contents_of(matrix, rows=range(0, len(matrix), 2)), None)
    # The half numbers its contents in another way: compare through scans that both know.
    figures = recall.measure(_Renumbered(half, contents), contents, count=20, queries=100)
    assert figures.recall == pytest.approx(0.5, abs=0.1)


class _Renumbered:
    def __init__(self, search, contents):
        self._search, self._contents = search, contents

    def nearest_contents(self, vector, count):
        found = self._search.near_vector(vector, count)
        return Nearest(
            np.array([self._contents.content_of(each.scan_id) for each in found]),
            np.array([each.distance for each in found], np.float32),
        )


def test_that_the_index_has_a_recall_of_at_least_0995(built, contents):
    index = neighbour_index.open_current(built, BACKBONE, 24)
    figures = recall.measure(NeighbourSearch(contents, index), contents)
    assert figures.recall >= 0.995
    index.close()


def test_that_one_scan_alone_has_nothing_to_lose():
    alone = contents_of(cloud(1))
    assert recall.measure(NeighbourSearch(alone, None), alone).recall == 1
