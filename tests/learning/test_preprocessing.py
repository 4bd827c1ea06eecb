from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.learning.preprocessing import (
    Preprocessing,
    eight_bit_levels,
    network_input,
    packed,
    resized,
    scaled,
)

LITE0 = Preprocessing(224, "bilinear", "stretch", 127.0, 128.0, 0.5, 99.5, 768)


def test_that_levels_become_what_the_network_was_trained_on() -> None:
    levels = np.zeros((224, 224), np.uint8)
    levels[0, :3] = 127, 255, 0

    image = network_input(levels, LITE0)

    assert image.shape == (1, 224, 224)
    assert image.dtype == np.float32
    assert image[0, 0, :3].tolist() == [0, 1, -127 / 128]


def test_that_colour_keeps_its_channels_in_order() -> None:
    levels = np.zeros((50, 80, 3), np.uint8)
    levels[:] = 10, 20, 30

    image = network_input(levels, LITE0)

    assert image.shape == (3, 224, 224)
    assert np.unique(np.round(image * 128 + 127), axis=1)[:, 0, 0].tolist() == [10, 20, 30]


def test_that_shrinking_averages_and_skips_no_pixel() -> None:
    # Every second column is white: without antialiasing it would come out black or white.
    levels = np.zeros((448, 1344), np.uint8)
    levels[:, ::2] = 255

    image = network_input(levels, LITE0)[0, 20:-20, 20:-20]

    assert np.abs(image * 128 + 127 - 127.5).max() < 10


def test_that_sixteen_bits_fill_the_range_whatever_part_they_use() -> None:
    ramp = np.linspace(3000, 3100, 300 * 300).reshape(300, 300).astype(np.uint16)

    levels = eight_bit_levels(ramp, LITE0)

    assert levels.min() == 0
    assert levels.max() == 255
    assert abs(np.median(levels) - 127.5) < 3


def test_that_a_metal_marker_does_not_squeeze_everything_else() -> None:
    image = np.random.default_rng(0).integers(1000, 2000, (400, 400)).astype(np.uint16)
    image[:10, :10] = 65_535  # 0.06 % of the pixels

    levels = eight_bit_levels(image, LITE0)

    assert levels[20:].std() > 60


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
def test_that_an_image_of_one_value_is_no_trouble(dtype: type) -> None:
    image = network_input(np.full((30, 30), 500, dtype), LITE0)

    assert np.isfinite(image).all()


def test_that_values_that_are_no_numbers_become_black() -> None:
    values = np.linspace(0, 1, 10_000).reshape(100, 100).astype(np.float32)
    values[0, 0], values[0, 1] = np.nan, -np.inf

    levels = eight_bit_levels(values, LITE0)

    assert levels[0, :2].tolist() == [0, 0]
    assert np.isfinite(levels).all()
    assert not eight_bit_levels(np.full((4, 4), np.nan, np.float32), LITE0).any()


def test_that_other_filters_give_other_images() -> None:
    levels = np.random.default_rng(0).integers(0, 256, (500, 500)).astype(np.uint8)

    images = [
        network_input(levels, replace(LITE0, resize=name))
        for name in ("bilinear", "bicubic", "lanczos")
    ]

    assert len({image.tobytes() for image in images}) == 3


@pytest.mark.parametrize(("channels_first", "axis"), [(True, 1), (False, 3)])
def test_that_grey_and_colour_share_a_batch(channels_first: bool, axis: int) -> None:
    grey = np.arange(16, dtype=np.float32).reshape(1, 4, 4)
    colour = np.arange(48, dtype=np.float32).reshape(3, 4, 4)

    batch = packed([grey, colour], channels_first=channels_first)

    for channel in range(3):
        np.testing.assert_array_equal(batch.take(channel, axis=axis)[0], grey[0])
        np.testing.assert_array_equal(batch.take(channel, axis=axis)[1], colour[channel])


def test_that_each_channel_may_have_a_scale_of_its_own() -> None:
    wanted = replace(LITE0, offset=(10.0, 20.0, 30.0), divisor=(1.0, 2.0, 4.0))
    colour = np.zeros((50, 80, 3), np.uint8)
    colour[:] = 11, 24, 42

    assert network_input(colour, wanted)[:, 0, 0].tolist() == [1, 2, 3]
    grey = network_input(np.full((50, 80), 30, np.uint8), wanted)
    assert grey.shape == (3, 224, 224)
    assert grey[:, 0, 0].tolist() == [20, 5, 0]


def test_that_a_network_of_grey_images_sees_colour_in_grey() -> None:
    wanted = replace(LITE0, channels=1, offset=0.0, divisor=1.0)
    colour = np.zeros((50, 80, 3), np.uint8)
    colour[..., 1] = 200

    image = network_input(colour, wanted)

    assert image.shape == (1, 224, 224)
    assert image[0, 0, 0] == pytest.approx(0.587 * 200, abs=1)


def test_that_nearest_takes_pixels_as_they_are() -> None:
    levels = np.random.default_rng(0).integers(0, 256, (300, 400), np.uint8)
    wanted = replace(LITE0, resize="nearest", offset=0.0, divisor=1.0)
    expected = Image.fromarray(levels).resize((224, 224), Image.Resampling.NEAREST)

    assert np.array_equal(network_input(levels, wanted)[0], np.asarray(expected))


def test_that_levels_are_kept_whole_before_they_are_scaled() -> None:
    levels = np.random.default_rng(0).integers(0, 256, (300, 400, 3), np.uint8)

    kept = resized(levels, LITE0)

    assert kept.shape == (224, 224, 3)
    assert np.array_equal(kept, np.rint(kept))
    assert np.array_equal(scaled(kept, LITE0), network_input(levels, LITE0))


@pytest.mark.parametrize("channels", [1, 3])
def test_that_a_batch_has_as_many_channels_as_the_network(channels: int) -> None:
    images = [np.full((1, 4, 4), 1.0, np.float32), np.full((channels, 4, 4), 2.0, np.float32)]

    first = packed(images, channels_first=True, channels=channels)
    last = packed(images, channels_first=False, channels=channels)

    assert first.shape == (2, channels, 4, 4)
    assert np.array_equal(first, last.transpose(0, 3, 1, 2))
    assert np.unique(first[0]).tolist() == [1]
