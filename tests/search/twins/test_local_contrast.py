import numpy as np
import pytest

from ajna_desktop.search.twins.local_contrast import band, local_contrast
from tests.search.twins.scenes import scene


@pytest.mark.parametrize(
    "change",
    [lambda x: x * 0.6 + 20, lambda x: 255 * (x / 255) ** 0.6, lambda x: x * 0.8 + 40],
)
def test_that_other_grey_levels_leave_nearly_the_same(change):
    levels = scene(1).astype(np.float32)[None]
    one, other = local_contrast(levels, 4), local_contrast(change(levels), 4)

    assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.98


def test_that_swapping_black_and_white_swaps_the_sign():
    levels = scene(1).astype(np.float32)[None]

    assert local_contrast(255 - levels, 4) == pytest.approx(
        -local_contrast(levels, 4), abs=1e-3
    )


def test_that_a_flat_image_stays_flat():
    assert not local_contrast(np.full((1, 20, 20), 90, np.uint8), 3).any()


def test_that_a_band_has_no_coarse_part():
    slope = np.tile(np.arange(100, dtype=np.float32), (100, 1))[None]

    assert band(slope, 3)[0, 50, 20:80] == pytest.approx(np.zeros(60), abs=1e-3)
