import os
from contextlib import ExitStack, closing
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.learning.training.pixel_cache import PixelCache

SMALL = Preprocessing(8, "bilinear", "stretch", 0.0, 255.0, 0.5, 99.5, 32)


@pytest.fixture
def opened(tmp_path):
    """Open caches that are closed in the end."""
    with ExitStack() as stack:
        yield lambda wanted=SMALL: stack.enter_context(closing(PixelCache(tmp_path, wanted)))


def content(number):
    return f"{number:064x}"


def picture(seed, *, colour=False, side=8):
    shape = (side, side, 3) if colour else (side, side)
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


def filled(folder, count, wanted=SMALL):
    cache = PixelCache(folder, wanted)
    for number in range(count):
        cache.add(content(number), picture(number, colour=number % 3 == 0, side=wanted.side))
    cache.flush()
    cache.close()


def files(folder):
    (home,) = folder.iterdir()
    return home / "pixels.u1", home / "index.txt"


def check(cache, count):
    for number in range(count):
        expected = picture(number, colour=number % 3 == 0)
        assert np.array_equal(cache.levels(content(number)), expected)
        assert cache.channels(content(number)) == (3 if number % 3 == 0 else 1)


def test_that_grey_and_colour_images_come_back_as_they_were(tmp_path, opened):
    filled(tmp_path, 7)
    cache = opened()
    check(cache, 7)
    assert cache.missing([content(9), content(3), content(9)]) == [content(9)]
    pixels, _ = files(tmp_path)
    assert pixels.stat().st_size == 64 * (4 + 3 * 3)


def test_that_more_can_be_added_later(tmp_path, opened):
    filled(tmp_path, 4)
    cache = opened()
    cache.add(content(4), picture(4))
    cache.flush()
    check(cache, 5)


def test_that_networks_of_another_range_share_images_and_other_sizes_do_not(tmp_path, opened):
    filled(tmp_path, 2)
    assert not opened(replace(SMALL, offset=9.0, divisor=3.0)).missing([content(0), content(1)])
    for other in (replace(SMALL, side=16), replace(SMALL, channels=1)):
        assert opened(other).missing([content(0)])


@pytest.mark.parametrize("lost", range(0, 64 * 13, 37))
def test_that_pixels_torn_off_cost_the_last_images_only(tmp_path, opened, lost):
    filled(tmp_path, 7)
    pixels, _ = files(tmp_path)
    os.truncate(pixels, pixels.stat().st_size - lost)
    cache = opened()
    missing = cache.missing([content(number) for number in range(7)])
    kept = 7 - len(missing)
    assert missing == [content(number) for number in range(kept, 7)]
    for number in range(kept, 7):
        cache.add(content(number), picture(number, colour=number % 3 == 0))
    cache.flush()
    check(cache, 7)


@pytest.mark.parametrize("lost", range(0, 7 * 67, 13))
def test_that_lines_torn_off_cost_the_last_images_only(tmp_path, opened, lost):
    filled(tmp_path, 7)
    _, index = files(tmp_path)
    os.truncate(index, index.stat().st_size - lost)
    cache = opened()
    for number in range(7):
        if cache.missing([content(number)]):
            cache.add(content(number), picture(number, colour=number % 3 == 0))
    cache.flush()
    check(cache, 7)
    cache.close()
    check(opened(), 7)


def test_that_a_cache_without_pixels_is_empty(tmp_path, opened):
    filled(tmp_path, 3)
    files(tmp_path)[0].unlink()
    assert opened().missing([content(0)]) == [content(0)]


def test_that_sizes_unused_for_longest_make_room(tmp_path, opened):
    for side in (8, 16, 24):
        filled(tmp_path, 3, replace(SMALL, side=side))
    for home in tmp_path.iterdir():
        os.utime(home / "index.txt", (1e9, 1e9 + int(home.name.split("px")[0])))
    cache = opened(replace(SMALL, side=8))  # in use: the newest now
    room = sum(f.stat().st_size for f in tmp_path.glob("*/*")) - 1
    cache.make_room(0, room)
    assert sorted(home.name.split("px")[0] for home in tmp_path.iterdir()) == ["24", "8"]


def test_that_a_disk_without_room_is_told_before_anything_is_decoded(opened):
    cache = opened(replace(SMALL, side=4096))
    with pytest.raises(TrainingFailed, match=r"disk is too full: the images take [\d.]+ GB"):
        cache.make_room(10**9)


def test_that_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TrainingFailed, match="cannot be kept in the cache"):
        PixelCache(tmp_path / "file", SMALL)
