from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.training import AUGMENTATIONS, Split
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.learning.training.training_set import PixelBatches, in_batches, shuffled
from tests.learning.teaching_child import GREY, content, small_set, stripes

COUNT = 12


@pytest.fixture
def cache(tmp_path):
    with closing(PixelCache(tmp_path, GREY)) as cache:
        for number in range(COUNT):
            cache.add(content(number), stripes(number))
        cache.flush()
        yield cache


@pytest.fixture
def contents():
    return [content(number) for number in range(COUNT)]


def varied(pixels, name="robust", chance=(0, 1)):
    batches = in_batches(np.arange(COUNT), 5)
    return [images for _, images in pixels.varied(batches, AUGMENTATIONS[name], chance)]


def test_that_no_image_is_left_out_of_the_last_batch(cache, contents):
    pixels = PixelBatches(cache, contents, 1)
    batches = list(pixels.plain(np.arange(COUNT), 5))
    assert [len(rows) for rows, _ in batches] == [5, 5, 2]
    for rows, images in batches:
        for row, image in zip(rows, images, strict=True):
            assert np.array_equal(image[..., 0], stripes(row))


def test_that_seed_and_epoch_decide_how_images_are_varied(cache, contents):
    pixels = PixelBatches(cache, contents, 1)
    first, again = varied(pixels), varied(pixels)
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    for chance in ((0, 2), (1, 1)):
        assert not np.array_equal(varied(pixels, chance=chance)[0], first[0])


def test_that_an_image_drawn_twice_in_a_batch_is_varied_twice(cache, contents):
    pixels = PixelBatches(cache, contents, 1)
    batch = [np.array([3, 3])]
    ((_, images),) = pixels.varied(batch, AUGMENTATIONS["robust"], (0, 1))
    assert not np.array_equal(images[0], images[1])


def test_that_grey_images_stay_grey_until_the_network_has_them(cache, contents):
    assert PixelBatches(cache, contents, 3).channels == 1


def test_that_grey_and_colour_images_are_shown_alike(tmp_path):
    with closing(PixelCache(tmp_path, replace(GREY, channels=3))) as cache:
        cache.add("a", stripes(0))
        cache.add("b", np.dstack([stripes(1)] * 3))
        cache.flush()
        pixels = PixelBatches(cache, ["a", "b"], 3)
        ((_, images),) = pixels.plain(np.arange(2), 5)
    assert images.shape == (2, 16, 16, 3)
    assert np.array_equal(images[0, ..., 2], stripes(0))


def test_that_every_image_comes_once_an_epoch_in_another_order():
    rows = np.arange(40)
    first, second = shuffled(rows, 0, 1), shuffled(rows, 0, 2)
    assert sorted(first) == sorted(second) == list(rows)
    assert not np.array_equal(first, second)
    assert np.array_equal(first, shuffled(rows, 0, 1))


def test_that_images_that_cannot_be_read_are_left_out():
    taught = small_set()
    left = taught.without([content(0), content(7)])
    assert len(left.contents) == len(left.classes) == len(left.splits) == 28
    assert content(7) not in left.contents
    assert left.splits[0] is taught.splits[1]


def test_that_a_label_that_cannot_be_learned_any_longer_goes_with_its_images():
    taught = replace(small_set(), labels=("a", "b", "c"), classes=np.arange(30) % 3)
    to_learn = [
        taught.contents[row] for row in taught.rows(Split.TRAIN) if taught.classes[row] == 1
    ]
    left = taught.without(to_learn)
    assert left.labels == ("a", "c")
    assert sorted(set(left.classes)) == [0, 1]
    numbers = [int(one, 16) for one in left.contents]
    assert [number % 3 // 2 for number in numbers] == left.classes.tolist()


def test_that_a_set_of_which_nothing_can_be_read_teaches_nothing():
    taught = small_set()
    validation = [taught.contents[row] for row in taught.rows(Split.VALIDATION)]
    with pytest.raises(NothingToLearn, match="Too few of the images can be read"):
        taught.without(validation)
