import numpy as np
import pytest

from ajna_desktop.domain.errors import FeaturesMissing, IndexDamaged
from ajna_desktop.search import neighbour_index
from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.contents import Contents, keys_of
from ajna_desktop.search.neighbour_search import NeighbourSearch
from tests.search.clouds import cloud, contents_of, hashes_of, true_neighbours
from tests.search.conftest import BACKBONE, COUNT


@pytest.fixture
def index(built):
    index = neighbour_index.open_current(built, BACKBONE, 24)
    yield index
    index.close()


def _ids(neighbours):
    return [neighbour.scan_id for neighbour in neighbours]


def _share_found(search, matrix, ids):
    shares = []
    for scan_id in ids:
        true, _ = true_neighbours(matrix, scan_id - 1_000, 20)
        shares.append(len(set(true) & set(_ids(search.near_scan(scan_id, 20)))) / 20)
    return np.mean(shares)


def test_that_without_an_index_the_answer_is_the_true_one(matrix, contents):
    search = NeighbourSearch(contents, None)
    for scan_id in (1_000, 2_222, 3_499):
        found = search.near_scan(scan_id, 20)
        ids, distances = true_neighbours(matrix, scan_id - 1_000, 20)
        assert _ids(found) == ids
        np.testing.assert_allclose([each.distance for each in found], distances, atol=1e-6)


def test_that_with_an_index_hardly_any_neighbour_is_lost(matrix, contents, index):
    search = NeighbourSearch(contents, index)
    assert search.newer == 0
    assert _share_found(search, matrix, range(1_000, 3_500, 50)) >= 0.995


def test_that_scans_newer_than_the_index_are_found(matrix, index):
    grown = np.concatenate([matrix, matrix[:100], cloud(200, seed=9)])
    hashes = hashes_of(len(grown))
    contents = contents_of(grown, hashes=hashes)
    search = NeighbourSearch(contents, index)
    assert (search.newer, search.needs_building) == (300, False)
    newest = range(1_000 + COUNT, 1_300 + COUNT, 10)
    assert _share_found(search, grown, newest) >= 0.995
    # The first hundred new ones have the vectors of the first hundred old ones.
    assert search.near_scan(1_000, 1)[0].scan_id == 1_000 + COUNT


def test_that_scans_that_are_gone_are_never_answered(matrix, index):
    there = np.arange(0, COUNT, 2)[:1_250]
    there = np.union1d(there, np.arange(200))
    search = NeighbourSearch(contents_of(matrix, rows=there), index)
    assert search.newer == 0
    found = search.near_scan(1_000, 50)
    assert len(found) == 50
    assert {each.scan_id - 1_000 for each in found} <= set(there.tolist())


def test_that_an_index_most_of_which_is_gone_is_not_used(matrix, index):
    few = contents_of(matrix, rows=np.arange(30))
    search = NeighbourSearch(few, index)
    assert (search.newer, search.needs_building) == (30, False)
    assert len(search.near_scan(1_000, 100)) == 29


def test_that_an_index_is_wanted_for_many_and_when_much_has_changed(matrix, contents, index):
    assert NeighbourSearch(contents, None).needs_building
    assert not NeighbourSearch(contents, index).needs_building
    fewer = contents_of(matrix, rows=np.arange(2_200))
    assert not NeighbourSearch(fewer, index).needs_building
    grown = np.concatenate([matrix, cloud(600, seed=3)])
    assert NeighbourSearch(contents_of(grown), index).needs_building
    sparse = contents_of(grown, rows=np.arange(600, 3_000))
    assert NeighbourSearch(sparse, index).needs_building


def test_that_twins_are_at_distance_0_and_the_scan_itself_is_left_out(matrix):
    hashes = hashes_of(3)
    contents = Contents(
        np.array([10, 11, 12, 13]),
        keys_of([hashes[0], hashes[0], hashes[1], hashes[2]]),
        matrix,
        np.array([0, 0, 1, 2]),
    )
    found = NeighbourSearch(contents, None).near_scan(10, 20)
    assert len(found) == 3
    assert (found[0].scan_id, found[0].distance) == (11, 0)
    assert 0 < found[1].distance <= found[2].distance <= 2


def test_that_a_vector_from_elsewhere_finds_the_scan_that_has_it(matrix, contents, index):
    vector = contents.vectors.take(np.array([contents.content_of(1_234)]))[0]
    found = NeighbourSearch(contents, index).near_vector(vector, 5)
    assert (found[0].scan_id, found[0].distance) == (1_234, 0)
    assert len(found) == 5


def test_that_a_scan_without_usable_features_says_so(matrix):
    spoilt = matrix[:10].copy()
    spoilt[4] = np.nan
    search = NeighbourSearch(contents_of(spoilt), None)
    with pytest.raises(FeaturesMissing, match="compared"):
        search.near_scan(1_004, 5)
    with pytest.raises(FeaturesMissing, match="not been read"):
        search.near_scan(1_999, 5)
    assert 1_004 not in _ids(search.near_scan(1_000, 20))
    assert (search.newer, search.unusable) == (9, 1)


def test_that_an_index_of_other_vectors_under_the_same_keys_is_damage(matrix, index):
    with pytest.raises(IndexDamaged, match="other features"):
        NeighbourSearch(contents_of(cloud(COUNT, seed=5)), index)


def test_that_an_empty_collection_has_no_neighbours(matrix, index):
    search = NeighbourSearch(contents_of(matrix, rows=[]), index)
    assert search.near_vector(np.full(24, 24**-0.5, np.float32), 5) == []


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """8,000 scans and an index of them."""
    folder = tmp_path_factory.mktemp("many")
    matrix = cloud(8_000)
    contents = contents_of(matrix)
    neighbour_index.build(folder, contents, BACKBONE, lambda done, total: None)
    index = neighbour_index.open_current(folder, BACKBONE, 24)
    yield matrix, contents, index
    index.close()


def _true_allowed(matrix, row, allowed, count):
    ids, _ = true_neighbours(matrix, row, len(matrix) - 1)
    return [scan_id for scan_id in ids if scan_id in allowed][:count]


@pytest.mark.parametrize("share", [0.9, 0.7, 0.1, 0.002])
def test_that_only_allowed_scans_are_found_and_hardly_any_of_them_is_lost(many, share):
    matrix, contents, index = many
    some = np.random.default_rng(3).random(len(matrix)) < share
    ids = 1_000 + np.flatnonzero(some)
    search = NeighbourSearch(contents, index)
    shares = []
    for scan_id in range(1_000, 9_000, 400):
        found = _ids(search.near_scan(scan_id, 20, Allowed(ids)))
        true = _true_allowed(matrix, scan_id - 1_000, set(ids.tolist()), 20)
        assert len(found) == len(true)
        shares.append(len(set(found) & set(true)) / len(true))
    assert np.mean(shares) >= 0.995


def test_that_there_are_never_fewer_than_are_allowed_however_far_away_they_lie(many):
    matrix, contents, index = many
    ids, _ = true_neighbours(matrix, 0, len(matrix) - 1)
    near = np.array(ids[:2_000])  # everything near is not allowed
    search = NeighbourSearch(contents, index)
    found = _ids(search.near_scan(1_000, 200, Allowed(but=near)))
    assert found == ids[2_000:2_200]


def test_that_a_scan_itself_and_its_forbidden_twins_are_left_out(matrix):
    hashes = hashes_of(3)
    contents = Contents(
        np.array([10, 11, 12, 13]),
        keys_of([hashes[0], hashes[0], hashes[0], hashes[1]]),
        matrix,
        np.array([0, 0, 0, 1]),
    )
    search = NeighbourSearch(contents, None)
    assert _ids(search.near_scan(10, 20, Allowed(but=np.array([11])))) == [12, 13]
    assert _ids(search.near_scan(10, 20, Allowed(np.array([11, 99])))) == [11]
    assert search.near_scan(10, 20, Allowed(np.array([10]))) == []


def test_that_nothing_is_found_where_nothing_is_allowed(matrix, contents, index):
    search = NeighbourSearch(contents, index)
    assert search.near_scan(1_000, 20, Allowed(np.empty(0, np.int64))) == []
