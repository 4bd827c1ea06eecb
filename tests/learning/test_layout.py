import numpy as np
import pytest

from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.domain.curating.layout import QUESTIONS, Change, flaws_by_layout
from ajna_desktop.learning.layout import changed, layout_answers

COUNT, SIDE = 300, 20


def portraits(seed=0, count=COUNT):
    """A dark body at the left below a bright head, each a little elsewhere."""
    noise = np.random.default_rng(seed)
    rows, columns = np.mgrid[:SIDE, :SIDE]
    images = []
    for _ in range(count):
        across, down = noise.normal(0, 0.5, 2)
        head = np.exp(-((rows - 4 - down) ** 2 + (columns - 10 - across) ** 2) / 9)
        body = np.exp(-((rows - 14 - down) ** 2 / 16 + (columns - 6 - across) ** 2 / 9))
        grain = noise.normal(0, 4, (SIDE, SIDE))
        images.append(np.clip(120 + 90 * head - 80 * body + grain, 0, 255))
    return np.rint(images).astype(np.uint8)


def found(small):
    flaws, done = flaws_by_layout(layout_answers(small, np.arange(len(small))), len(small))
    every = flaws[Flaw.WRONG_WAY] + flaws[Flaw.CUT_OFF]
    return flaws, done, np.flatnonzero(every).tolist()


def test_that_portraits_that_stand_alike_are_all_upright():
    assert found(portraits())[2] == []


@pytest.mark.parametrize("change", list(Change))
def test_that_what_was_changed_is_found_and_how(change):
    small = portraits()
    small[40:43] = changed(small[40:43], change)
    flaws, done, places = found(small)
    assert places == [40, 41, 42]
    assert done[40:43] == [change.value] * 3
    assert done[39] == ""
    flaw = Flaw.CUT_OFF if "cut" in change.value else Flaw.WRONG_WAY
    assert (flaws[flaw][40:43] > 1).all()


def test_that_nothing_is_said_where_images_lie_either_way():
    small = portraits()
    for start, change in enumerate(
        (Change.LEFT_TURN, Change.RIGHT_TURN, Change.HALF_TURN), start=1
    ):
        small[start::4] = changed(small[start::4], change)
    flaws, _, _ = found(small)
    assert (flaws[Flaw.WRONG_WAY] > 0).sum() <= 3


def test_that_noise_has_no_layout():
    noise = np.random.default_rng(3).integers(0, 256, (COUNT, SIDE, SIDE)).astype(np.uint8)
    assert found(noise)[2] == []


def test_that_images_all_the_same_have_no_flaw():
    assert found(np.full((COUNT, SIDE, SIDE), 99, np.uint8))[2] == []


def test_that_few_images_have_no_usual_layout():
    assert layout_answers(portraits(count=20), np.arange(20)) == []


def test_that_copies_of_one_image_do_not_teach_each_other():
    small = portraits()
    # A turned scan, thirty times: alone in its group it would be judged by its own copies.
    small[:30] = changed(small[:1], Change.HALF_TURN)
    groups = np.arange(COUNT)
    groups[:30] = 0
    flaws, _ = flaws_by_layout(layout_answers(small, groups), COUNT)
    assert (flaws[Flaw.WRONG_WAY][:30] > 0).all()


def test_that_changes_are_what_they_say():
    image = np.zeros((1, SIDE, SIDE), np.uint8)
    image[0, 0, :] = 200  # a bright top row
    assert (changed(image, Change.LEFT_TURN)[0][:, 0] == 200).all()
    assert (changed(image, Change.RIGHT_TURN)[0][:, -1] == 200).all()
    assert (changed(image, Change.HALF_TURN)[0][-1] == 200).all()
    assert (changed(image, Change.CUT_BOTTOM)[0][0] == 200).all()
    assert not changed(image, Change.CUT_TOP).any()
    ramp = np.tile(np.arange(SIDE, dtype=np.uint8) * 10, (1, SIDE, 1))
    kept = changed(ramp, Change.CUT_LEFT)[0][0]
    assert (kept[0], kept[-1]) == (50, 190)
    assert (changed(ramp, Change.MIRRORED)[0][0] == ramp[0, 0, ::-1]).all()
    assert sum(QUESTIONS, ()) == tuple(Change)
