import pytest

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.twins import Likeness, TwinKind
from ajna_desktop.store.twin_cache import KnownTwins, TwinCache
from tests.store.folders import content_hash

ONE, OTHER, THIRD = sorted(map(content_hash, ("one", "other", "third")))
LIKE = Likeness(TwinKind.NEAR, 0.875, (-1.5, 0.25, 3, 0.5, 2, -7.25), 0.75, True, True, False)
KNOWN = KnownTwins("method", (ONE, OTHER, THIRD), {(ONE, THIRD): LIKE})


def test_that_what_was_found_is_known_again(tmp_path):
    TwinCache(tmp_path / "twins").save(KNOWN)
    again = TwinCache(tmp_path / "twins").load("method")

    assert list(again.hashes) == [ONE, OTHER, THIRD]
    assert again.likenesses == {(ONE, THIRD): LIKE}


def test_that_nothing_is_known_before_anything_was_found_or_by_another_method(tmp_path):
    cache = TwinCache(tmp_path / "twins")
    assert not cache.load("method").hashes

    cache.save(KNOWN)

    assert not cache.load("another").hashes


def test_that_a_folder_without_pairs_is_known_to_have_none(tmp_path):
    cache = TwinCache(tmp_path)
    cache.save(KnownTwins("method", (ONE, OTHER)))

    assert list(cache.load("method").hashes) == [ONE, OTHER]
    assert cache.load("method").likenesses == {}


def test_that_a_damaged_file_counts_as_nothing_known(tmp_path):
    cache = TwinCache(tmp_path)
    cache.save(KNOWN)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for damaged in (b"", b"not an archive", whole[: len(whole) // 2], _spoilt(whole)):
        file.write_bytes(damaged)

        assert not cache.load("method").hashes

    cache.save(KNOWN)
    assert len(cache.load("method").hashes) == 3


def test_that_a_disk_that_takes_nothing_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(StoreError):
        TwinCache(tmp_path / "file").save(KNOWN)


def _spoilt(data):
    middle = len(data) // 3
    return (
        data[:middle]
        + bytes(byte ^ 0xFF for byte in data[middle : middle + 64])
        + data[middle + 64 :]
    )
