import numpy as np
import pytest

from ajna_desktop.search.twins.decision import LEAST, SURE, are_one_image


def decided(**scores):
    """Pairs as `p0_1=0.9`."""
    pairs = np.array([[int(n) for n in name[1:].split("_")] for name in scores])
    return are_one_image(pairs, np.array(list(scores.values()))).tolist()


def test_that_a_pair_above_the_limit_that_stands_out_is_one_image():
    assert decided(p0_1=LEAST, p0_2=LEAST - 0.2) == [True, False]


def test_that_exposures_of_one_thing_which_all_agree_nearly_as_well_are_not():
    assert decided(p0_1=0.78, p1_2=0.77, p2_3=0.76) == [False, False, False]


def test_that_a_sure_copy_is_one_whatever_others_of_its_kind_have():
    assert decided(p0_1=SURE, p0_2=0.81, p0_3=0.8) == [True, False, False]


def test_that_copies_of_one_image_are_no_rivals_of_each_other():
    # 1 and 2 surely are 0; a worse copy, 3, agrees with all three of them.
    assert decided(p0_1=0.95, p1_2=0.95, p0_3=0.78, p1_3=0.77, p2_3=0.75) == [True] * 5


@pytest.mark.parametrize(("rival", "expected"), [(0.74, False), (0.7, True)])
def test_that_a_copy_must_stand_out_from_the_best_of_others(rival, expected):
    assert decided(p0_1=0.8, p1_2=rival)[0] is expected
