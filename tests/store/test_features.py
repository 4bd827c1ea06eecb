import dataclasses
import multiprocessing
import os

import numpy as np
import pytest

from ajna_desktop.domain.errors import FeaturesMissing, StoreError
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.features import FeatureCache

WIDTH = 16


def described(name, seed=None):
    rng = np.random.default_rng(int(name) if seed is None else seed)
    average, maximum = rng.normal(size=(2, WIDTH)).astype(np.float16)
    return Described(ScanId(1), str(name), average, maximum)


def some(count, start=0):
    return [described(number) for number in range(start, start + count)]


@pytest.fixture
def cache(tmp_path):
    cache = FeatureCache(tmp_path, "backbone-1", WIDTH)
    yield cache
    cache.close()


def names(count, start=0):
    return [str(number) for number in range(start, start + count)]


def test_that_features_come_back_bit_for_bit_in_the_order_asked(cache):
    cache.add(some(5))
    cache.add(some(700, start=5))
    asked = [*names(705)[::-1], "3", "3"]
    expected = [described(name) for name in asked]
    assert cache.features(asked).dtype == np.float16
    assert (cache.features(asked) == np.stack([one.average for one in expected])).all()
    assert (
        cache.features(asked, Pooling.MAXIMUM) == np.stack([one.maximum for one in expected])
    ).all()


def test_that_what_is_not_here_is_told_once_and_in_order(cache):
    cache.add(some(3))
    assert cache.missing(["9", "1", "8", "9"]) == ["9", "8"]
    assert cache.rows(["2", "9", "0"]).tolist() == [2, -1, 0]
    with pytest.raises(FeaturesMissing, match="Read the features again"):
        cache.features(["1", "9"])


def test_that_nothing_asked_is_nothing_answered(cache):
    assert cache.missing([]) == []
    assert cache.features([]).shape == (0, WIDTH)
    assert cache.mapped().shape == (0, WIDTH)
    cache.add([])


def test_that_features_survive_closing_and_are_mapped_as_they_lie(cache, tmp_path):
    cache.add(some(10))
    cache.close()
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    rows = again.rows(names(10))
    assert (again.mapped()[rows] == again.features(names(10))).all()
    again.close()


def test_that_features_that_are_here_are_not_written_again(cache):
    cache.add(some(3))
    cache.add([described("1", seed=99), *some(2, start=3)])
    assert cache.mapped().shape == (5, WIDTH)
    assert (cache.features(["1"])[0] == described("1").average).all()


def test_that_features_of_another_backbone_or_width_lie_apart(cache, tmp_path):
    cache.add(some(3))
    for backbone, width in [("backbone-2", WIDTH), ("backbone-1", WIDTH * 2), ("../up", WIDTH)]:
        other = FeatureCache(tmp_path, backbone, width)
        assert other.missing(["1"]) == ["1"]
        assert other.folder.parent == tmp_path
        other.close()


def test_that_names_that_only_differ_in_odd_characters_lie_apart(tmp_path):
    caches = [FeatureCache(tmp_path, name, 4) for name in ("a/b", "a:b", "a_b", ".a_b")]
    assert len({cache.folder for cache in caches}) == 4
    for cache in caches:
        cache.close()


def test_that_features_of_the_wrong_width_are_a_mistake_of_the_caller(tmp_path):
    cache = FeatureCache(tmp_path, "b", WIDTH + 1)
    with pytest.raises(ValueError, match=str(WIDTH + 1)):
        cache.add(some(1))
    cache.close()


@pytest.mark.parametrize("file", ["average.f16", "maximum.f16"])
def test_that_a_file_cut_short_loses_only_what_was_cut(cache, tmp_path, file):
    cache.add(some(4))
    cache.close()
    path = cache.folder / file
    path.write_bytes(path.read_bytes()[:-1])
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    assert (again.features(names(3)) == np.stack([d.average for d in some(3)])).all()
    for kind in Pooling:
        with pytest.raises(FeaturesMissing):
            again.features(["3"], kind)
    assert again.missing(names(4)) == ["3"]
    again.close()


@pytest.mark.parametrize("kind", list(Pooling))
def test_that_a_damaged_row_counts_as_missing_and_is_made_again(cache, tmp_path, kind):
    cache.add(some(4))
    cache.close()
    path = cache.folder / f"{kind}.f16"
    content = bytearray(path.read_bytes())
    content[2 * WIDTH * 2] ^= 1
    path.write_bytes(content)
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    assert again.missing(names(4)) == ["2"]
    again.add(some(4))
    assert again.missing(names(4)) == []
    assert (again.features(["2"], kind)[0] == described("2").features(kind)).all()
    again.close()


def test_that_a_network_that_does_not_pool_has_one_file(tmp_path):
    kinds = (Pooling.AVERAGE,)
    cache = FeatureCache(tmp_path, "code-1", WIDTH, kinds)
    cache.add([dataclasses.replace(one, maximum=None) for one in some(3)])
    cache.close()
    again = FeatureCache(tmp_path, "code-1", WIDTH, kinds)
    assert (again.features(names(3)) == np.stack([one.average for one in some(3)])).all()
    assert not (again.folder / "maximum.f16").exists()
    again.close()


def test_that_features_that_lack_a_kind_are_refused_whole(cache):
    with pytest.raises(ValueError, match="maximum"):
        cache.add([*some(2), dataclasses.replace(described("2"), maximum=None)])
    assert cache.missing(names(3)) == names(3)


def test_that_one_kind_can_be_read_without_the_other(cache, tmp_path):
    cache.add(some(3))
    only = FeatureCache(tmp_path, "backbone-1", WIDTH, (Pooling.MAXIMUM,))
    expected = np.stack([one.maximum for one in some(3)])
    assert (only.features(names(3), Pooling.MAXIMUM) == expected).all()
    assert (only.mapped(Pooling.MAXIMUM)[only.rows(names(3))] == expected).all()
    only.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4080)])
def test_that_a_damaged_index_is_an_empty_one(cache, tmp_path, content):
    cache.add(some(4))
    cache.close()
    (cache.folder / "index.db").write_bytes(content)
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    assert again.missing(names(4)) == names(4)
    again.add(some(4))
    assert again.missing(names(4)) == []
    again.close()


def test_that_an_index_that_cannot_be_opened_now_is_kept_for_later(cache, tmp_path):
    """As when the disk is full: SQLite cannot make its files, but nothing is damaged."""
    cache.add(some(4))
    cache.close()
    in_the_way = cache.folder / "index.db-wal"
    in_the_way.mkdir()
    with pytest.raises(StoreError, match="Features cannot be kept: unable to open"):
        FeatureCache(tmp_path, "backbone-1", WIDTH)
    in_the_way.rmdir()
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    assert again.missing(names(4)) == []
    again.close()


@pytest.mark.parametrize("file", ["average.f16", "maximum.f16", "index.db"])
def test_that_files_that_cannot_be_used_are_said(cache, tmp_path, file):
    cache.close()
    (cache.folder / file).unlink()
    (cache.folder / file).mkdir()
    with pytest.raises(StoreError, match="Features cannot be kept"):
        FeatureCache(tmp_path, "backbone-1", WIDTH)


def test_that_what_a_killed_writer_left_is_written_over(cache):
    cache.add(some(2))
    with open(cache.folder / "average.f16", "ab") as file:
        file.write(b"half a row of a program that was killed")
    cache.add(some(2, start=2))
    assert cache.missing(names(4)) == []
    assert (cache.features(["3"])[0] == described("3").average).all()


def test_that_another_cache_object_sees_what_is_added(cache, tmp_path):
    other = FeatureCache(tmp_path, "backbone-1", WIDTH)
    cache.add(some(3))
    assert other.missing(names(4)) == ["3"]
    other.add(some(4))
    assert (cache.features(["3"])[0] == described("3").average).all()
    other.close()


def test_that_a_full_disk_is_said_and_what_was_here_stays(tmp_path):
    if not os.path.exists("/dev/full") or os.geteuid() != 0:
        pytest.skip("a device that is always full needs Linux, and root to link to it")
    cache = FeatureCache(tmp_path, "backbone-1", WIDTH)
    cache.add(some(3))
    cache.close()
    (cache.folder / "maximum.f16").rename(cache.folder / "kept")
    (cache.folder / "maximum.f16").symlink_to("/dev/full")
    full = FeatureCache(tmp_path, "backbone-1", WIDTH)
    with pytest.raises(StoreError, match="Features cannot be kept: No space left"):
        full.add(some(6))
    full.close()
    (cache.folder / "kept").replace(cache.folder / "maximum.f16")
    again = FeatureCache(tmp_path, "backbone-1", WIDTH)
    assert again.missing(names(6)) == ["3", "4", "5"]
    again.close()


def add_in_another_process(folder, start, pipe):
    cache = FeatureCache(folder, "backbone-1", WIDTH)
    pipe.send("ready")
    pipe.recv()
    for at in range(start, start + 100, 5):
        cache.add(some(5, start=at))
    cache.close()
    pipe.send("done")


def test_that_two_programs_add_at_once_and_nothing_is_mixed_up(cache, tmp_path):
    context = multiprocessing.get_context("spawn")
    pipes, processes = [], []
    for start in (0, 50):
        here, there = context.Pipe()
        process = context.Process(target=add_in_another_process, args=(tmp_path, start, there))
        process.start()
        pipes.append(here)
        processes.append(process)
    for pipe in pipes:
        assert pipe.recv() == "ready"
    for pipe in pipes:
        pipe.send("go")
    for pipe, process in zip(pipes, processes, strict=True):
        assert pipe.recv() == "done"
        process.join()
    assert cache.missing(names(150)) == []
    expected = np.stack([described(name).average for name in names(150)])
    assert (cache.features(names(150)) == expected).all()
