import numpy as np
import pytest

from ajna_desktop.domain.files import Described
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace, SearchedScans
from ajna_desktop.workers.neighbours import NeighbourFinder
from tests.search.clouds import cloud, hashes_of, true_neighbours

COUNT, WIDTH = 50, 24


@pytest.fixture
def scans(tmp_path):
    hashes, matrix = hashes_of(COUNT), cloud(COUNT, WIDTH)
    cache = FeatureCache(tmp_path, "test-backbone", WIDTH)
    cache.add(
        [Described(ScanId(0), name, row, row) for name, row in zip(hashes, matrix, strict=True)]
    )
    cache.close()
    features = FeaturesOf.of(FeatureSpace(tmp_path, "test-backbone", WIDTH), hashes)
    return SearchedScans(features, np.arange(1_000, 1_000 + COUNT), tmp_path / "index")


@pytest.mark.parametrize("worker", ["FrailNeighbours", "UnopenableIndex"])
def test_that_an_index_which_keeps_ending_the_worker_is_done_without(worker, scans):
    def never(_):
        pytest.fail("nothing is damaged: a new index would be no better")

    finder = NeighbourFinder(never, f"tests.workers.frail:{worker}")
    finder.open(scans)
    found = finder.near_scan(1_003, 10).result(60)
    ids, _ = true_neighbours(cloud(COUNT, WIDTH), 3, 10)
    assert [neighbour.scan_id for neighbour in found] == ids
    finder.close()
