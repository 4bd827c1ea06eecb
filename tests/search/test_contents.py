import numpy as np

from ajna_desktop.search.contents import Contents, keys_of
from tests.search.clouds import cloud, contents_of, hashes_of


def test_that_scans_of_the_same_content_are_one_content():
    matrix, hashes = cloud(3), hashes_of(3)
    keys = keys_of([hashes[0], hashes[1], hashes[0], hashes[2]])
    contents = Contents(np.array([7, 5, 3, 9]), keys, matrix, np.array([0, 1, 0, 2]))
    assert (len(contents), contents.scan_count) == (3, 4)
    twins = contents.content_of(7)
    assert twins == contents.content_of(3)
    assert sorted(contents.scans(twins)) == [3, 7]
    assert contents.scans(contents.content_of(5)) == [5]
    assert contents.content_of(4) is None
    assert contents.content_of(10) is None


def test_that_each_content_has_the_vector_of_its_own_row():
    matrix = cloud(50)
    contents = contents_of(matrix)
    for scan_id in (1_000, 1_020, 1_049):
        vector = contents.vectors.take(np.array([contents.content_of(scan_id)]))[0]
        row = matrix[scan_id - 1_000].astype(np.float32)
        np.testing.assert_allclose(vector, row / np.linalg.norm(row), atol=1e-6)


def test_that_keys_are_found_also_those_that_end_in_zeros():
    hashes = ["00" * 32, "ab" * 31 + "00", "ab" * 32]
    contents = contents_of(cloud(3), hashes=hashes)
    assert contents.find(keys_of([*hashes, "ab" * 30 + "0000"])).tolist() == [0, 1, 2, -1]
    assert contents_of(cloud(3), rows=[]).find(keys_of(hashes)).tolist() == [-1, -1, -1]
