from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.training import AUGMENTATIONS, Augmentation
from ajna_desktop.learning.training.augmentation import vary

GREY = np.random.default_rng(0).integers(40, 200, (32, 48), np.uint8)
COLOUR = np.random.default_rng(1).integers(40, 200, (32, 48, 3), np.uint8)
SMOOTH = np.tile(np.linspace(60, 180, 64).astype(np.uint8), (64, 1))


def random(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("image", [GREY, COLOUR], ids=["grey", "colour"])
@pytest.mark.parametrize("name", AUGMENTATIONS)
def test_that_shape_and_type_are_kept(name, image):
    for seed in range(20):
        varied = vary(image, AUGMENTATIONS[name], random(seed))
        assert varied.shape == image.shape
        assert varied.dtype == np.uint8


@pytest.mark.parametrize("name", sorted(AUGMENTATIONS.keys() - {"none"}))
def test_that_the_seed_decides(name):
    wanted = AUGMENTATIONS[name]
    assert np.array_equal(vary(GREY, wanted, random(5)), vary(GREY, wanted, random(5)))
    assert not np.array_equal(vary(GREY, wanted, random(5)), vary(GREY, wanted, random(6)))


def test_that_none_is_the_image_itself():
    assert np.array_equal(vary(COLOUR, AUGMENTATIONS["none"], random()), COLOUR)


def test_that_the_image_that_was_given_is_never_written_to():
    before = GREY.copy()
    GREY.flags.writeable = False
    try:
        vary(GREY, AUGMENTATIONS["robust"], random())
    finally:
        GREY.flags.writeable = True
    assert np.array_equal(GREY, before)


def test_that_about_half_of_the_images_are_mirrored_and_the_others_are_not_touched():
    wanted = Augmentation(flip_horizontally=True)
    generator = random()
    varied = [vary(GREY, wanted, generator) for _ in range(1000)]
    mirrored = sum(np.array_equal(one, GREY[:, ::-1]) for one in varied)
    same = sum(np.array_equal(one, GREY) for one in varied)
    assert mirrored + same == 1000
    assert 430 < mirrored < 570


def test_that_brightness_stays_within_its_range():
    wanted = Augmentation(brightness=(0.8, 1.2))
    factors = [vary(SMOOTH, wanted, random(s)).mean() / SMOOTH.mean() for s in range(300)]
    assert 0.79 < min(factors) < 0.83
    assert 1.17 < max(factors) < 1.21


def test_that_contrast_leaves_the_mean_and_scales_the_spread():
    wanted = Augmentation(contrast=(0.5, 1.2))
    for seed in range(50):
        varied = vary(SMOOTH, wanted, random(seed))
        assert varied.mean() == pytest.approx(SMOOTH.mean(), abs=1)
        assert 0.48 < varied.std() / SMOOTH.std() < 1.22


def test_that_gamma_leaves_black_and_white():
    image = np.array([[0, 128, 255]] * 3, np.uint8)
    levels = [vary(image, Augmentation(gamma=(0.5, 2)), random(s))[0] for s in range(100)]
    assert {(int(one[0]), int(one[2])) for one in levels} == {(0, 255)}
    assert min(one[1] for one in levels) < 90 < 160 < max(one[1] for one in levels)


def test_that_a_shift_is_no_longer_than_asked_for_and_repeats_the_edge():
    image = np.zeros((40, 40), np.uint8)
    image[:, 20:] = 200
    wanted = Augmentation(shift_x=0.1)
    edges = []
    for seed in range(200):
        varied = vary(image, wanted, random(seed))
        assert varied[:, 0].max() == 0
        assert varied[:, -1].min() == 200
        edges.append(int((varied[0] < 100).sum()))
    assert min(edges) in (16, 17)
    assert max(edges) in (23, 24)


def test_that_zoom_shows_the_middle_larger():
    image = np.zeros((64, 64), np.uint8)
    image[24:40, 24:40] = 255
    larger = vary(image, Augmentation(zoom=(2, 2)), random())
    smaller = vary(image, Augmentation(zoom=(0.5, 0.5)), random())
    assert (larger > 127).sum() == pytest.approx(32 * 32, rel=0.1)
    assert (smaller > 127).sum() == pytest.approx(8 * 8, rel=0.3)


def test_that_a_rotation_turns_about_the_middle():
    image = np.zeros((65, 65), np.uint8)
    image[30:35, :] = 255
    quarter = replace(Augmentation(), rotation=90.0)
    angles = {bool(vary(image, quarter, random(seed))[32, 32] > 200) for seed in range(30)}
    assert angles == {True}


def test_that_blur_and_coarseness_take_detail_and_noise_adds_it():
    def roughness(wanted, image=GREY):
        varied = [vary(image, wanted, random(s)).astype(float) for s in range(30)]
        return np.mean([np.abs(np.diff(one)).mean() for one in varied])

    assert roughness(Augmentation(most_blur=2)) < 0.9 * roughness(Augmentation())
    assert roughness(Augmentation(least_resolution=0.3)) < 0.9 * roughness(Augmentation())
    assert roughness(Augmentation(most_noise=20), SMOOTH) > 2 * roughness(
        Augmentation(), SMOOTH
    )
