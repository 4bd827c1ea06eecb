import numpy as np
import pytest

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.store.map_cache import MapCache


@pytest.fixture
def cache(tmp_path):
    return MapCache(tmp_path / "maps")


def the_file(tmp_path):
    (found,) = (tmp_path / "maps").glob("*.map")
    return found


def test_that_what_was_kept_comes_back(cache):
    assert cache.read("net pca") is None
    cache.write("net pca", {"places": np.eye(3, 2), "keys": np.array([b"a" * 32])})
    cache.write("net/pca", {"places": np.zeros((1, 2))})  # another name, another file
    kept = cache.read("net pca")
    assert kept.keys() == {"places", "keys"}
    assert kept["places"].tolist() == np.eye(3, 2).tolist()
    assert kept["keys"].tolist() == [b"a" * 32]


@pytest.mark.parametrize("place", [0, 40, -1])
def test_that_a_damaged_file_counts_as_never_made(cache, tmp_path, place):
    cache.write("net", {"places": np.eye(3, 2)})
    content = bytearray(the_file(tmp_path).read_bytes())
    content[place] ^= 1
    the_file(tmp_path).write_bytes(content)
    assert cache.read("net") is None
    cache.write("net", {"places": np.zeros((1, 2))})
    assert cache.read("net")["places"].shape == (1, 2)


def test_that_a_file_cut_short_counts_as_never_made(cache, tmp_path):
    cache.write("net", {"places": np.eye(3, 2)})
    the_file(tmp_path).write_bytes(the_file(tmp_path).read_bytes()[:20])
    assert cache.read("net") is None


def test_that_what_cannot_be_written_says_so(tmp_path):
    (tmp_path / "maps").write_text("a file where the folder would be")
    with pytest.raises(StoreError):
        MapCache(tmp_path / "maps").write("net", {"places": np.eye(2)})
