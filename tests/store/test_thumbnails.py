import os
import threading

import pytest

from ajna_desktop.store.thumbnails import ThumbnailCache, thumbnail_key


@pytest.fixture
def cache(tmp_path):
    cache = ThumbnailCache(tmp_path / "thumbnails")
    yield cache
    cache.close()


def test_that_a_thumbnail_comes_back_for_its_key_and_size_alone(cache):
    cache.put("a", 192, b"jpeg of a")
    assert cache.get("a", 192) == b"jpeg of a"
    assert cache.get("a", 384) is None
    assert cache.get("b", 192) is None
    cache.put("a", 192, b"another")
    assert cache.get("a", 192) == b"another"


def test_that_thumbnails_survive_closing(cache, tmp_path):
    cache.put("a", 192, b"jpeg")
    cache.close()
    again = ThumbnailCache(tmp_path / "thumbnails")
    assert again.get("a", 192) == b"jpeg"
    again.close()


def test_that_the_oldest_make_room_where_the_cache_is_full(tmp_path):
    largest = 1_000_000
    cache = ThumbnailCache(tmp_path, largest)
    for number in range(600):
        cache.put(str(number), 192, bytes(4_000))
    assert cache.get("0", 192) is None
    assert cache.get("599", 192) is not None
    kept = sum(cache.get(str(number), 192) is not None for number in range(600))
    assert 150 < kept < 250
    cache.close()
    assert (tmp_path / "thumbnails.db").stat().st_size < 1.2 * largest


@pytest.mark.parametrize(
    "content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(9)]
)
def test_that_a_damaged_file_is_made_anew(tmp_path, content):
    (tmp_path / "thumbnails.db").write_bytes(content)
    cache = ThumbnailCache(tmp_path)
    assert cache.get("a", 192) is None
    cache.put("a", 192, b"jpeg")
    assert cache.get("a", 192) == b"jpeg"
    cache.close()


def test_that_damage_inside_the_file_loses_thumbnails_and_nothing_else(tmp_path):
    cache = ThumbnailCache(tmp_path)
    for number in range(100):
        cache.put(str(number), 192, bytes(3_000))
    cache.close()
    content = bytearray((tmp_path / "thumbnails.db").read_bytes())
    content[4096:] = b"\xab" * (len(content) - 4096)
    (tmp_path / "thumbnails.db").write_bytes(content)
    again = ThumbnailCache(tmp_path)
    assert [again.get(str(number), 192) for number in range(100)] == [None] * 100
    again.put("a", 192, b"jpeg")
    again.put("a", 192, b"jpeg")
    assert again.get("a", 192) == b"jpeg"
    again.close()


def test_that_a_cache_that_cannot_be_opened_keeps_nothing_and_never_fails(tmp_path):
    (tmp_path / "thumbnails.db" / "in the way").mkdir(parents=True)
    cache = ThumbnailCache(tmp_path)
    cache.put("a", 192, b"jpeg")
    assert cache.get("a", 192) is None
    cache.close()


def test_that_threads_and_other_windows_share_it(cache, tmp_path):
    other = ThumbnailCache(tmp_path / "thumbnails")

    def put(some, start):
        for number in range(start, start + 50):
            some.put(str(number), 192, b"%d" % number)

    pairs = [(cache, 0), (cache, 50), (other, 100), (other, 150)]
    threads = [threading.Thread(target=put, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [cache.get(str(n), 192) for n in range(200)] == [b"%d" % n for n in range(200)]
    other.close()


def test_that_the_content_is_the_key_and_until_it_is_known_the_file(tmp_path):
    path = tmp_path / os.fsdecode(b"a\xff.png")
    path.write_bytes(b"one")
    assert thumbnail_key(str(path), "abc") == "abc"
    before = thumbnail_key(str(path), None)
    assert thumbnail_key(str(path), None) == before
    os.utime(path, (1, 1))
    assert thumbnail_key(str(path), None) != before
    with pytest.raises(FileNotFoundError):
        thumbnail_key(str(tmp_path / "gone.png"), None)
