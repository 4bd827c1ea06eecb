import numpy as np
import pytest
from PIL import Image

from ajna_desktop.search.twins.coarse import WORTH_A_LOOK, coarse
from ajna_desktop.search.twins.confirmation import fine
from ajna_desktop.search.twins.decision import LEAST, SURE
from tests.search.twins.scenes import cut, empty, scene, squashed

LEVELS = scene(7)


def judged(first, second, side=200, coarse_score=None):
    found = coarse(squashed(first, 64)[None], squashed(second, 64)[None])
    squares = [squashed(levels, side) for levels in (first, second)]
    if found.is_mirrored[0]:
        squares[0] = squares[0][:, ::-1]
    score = float(found.scores[0]) if coarse_score is None else coarse_score
    return found, fine(*squares, found.placements[0], float(found.signs[0]), score)


def scaled(levels, factor):
    size = round(levels.shape[1] * factor), round(levels.shape[0] * factor)
    return np.asarray(Image.fromarray(levels).resize(size, Image.Resampling.BICUBIC))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda x: cut(x, 0, 0.15, 0.85, 1), id="cut"),
        pytest.param(lambda x: cut(x, 0, 0.15, 1, 0.86), id="cut across"),
        pytest.param(lambda x: scaled(x, 0.7), id="scaled"),
        pytest.param(lambda x: np.roll(x, (12, -18), (0, 1)), id="moved"),
        pytest.param(lambda x: (255 * (x / 255) ** 1.7).astype(np.uint8), id="gamma"),
        pytest.param(lambda x: 255 - x, id="negative"),
        pytest.param(lambda x: x[:, ::-1], id="mirrored"),
        pytest.param(lambda x: 255 - scaled(cut(x, 0.1, 0, 1, 0.9), 0.8), id="several"),
    ],
)
def test_that_a_changed_copy_is_confirmed(change):
    found, close = judged(LEVELS, change(LEVELS))

    assert found.scores[0] >= WORTH_A_LOOK
    assert close.score >= LEAST
    assert not close.is_poor


@pytest.mark.parametrize("seed", range(3))
def test_that_a_copy_that_was_only_moved_is_not_taken_for_a_scaled_one(seed):
    levels = empty(seed) // 2 + scene(seed) // 4
    moved = np.full_like(levels, 120)
    moved[14:, 18:] = levels[:-14, :-18]
    found = coarse(squashed(levels, 64)[None], squashed(moved, 64)[None])

    ax, tx, ay, ty = found.placements[0].tolist()
    assert (ax, ay) == (1, 1)
    assert (tx, ty) == pytest.approx((18 / 300, 14 / 220), abs=0.005)


def test_that_what_was_done_to_a_copy_is_told():
    found, close = judged(LEVELS, 255 - cut(LEVELS, 0, 0, 0.9, 0.8)[:, ::-1])

    assert found.is_mirrored[0]
    assert found.signs[0] == -1
    assert close.overlap == pytest.approx(0.72, abs=0.02)
    # Mirrored, the part begins at a fifth of the width and has four fifths of it.
    assert close.placement == pytest.approx((1 / 0.8, -0.2 / 0.8, 1 / 0.9, 0), abs=0.01)


def test_that_other_scenes_are_not_confirmed():
    for seed in range(20, 26):
        _, close = judged(LEVELS, scene(seed))
        assert close.score < LEAST - 0.2


def test_that_two_empty_containers_are_told_apart_from_one_that_is_there_twice():
    _, two = judged(empty(1), empty(2))
    _, one = judged(empty(1), empty(1))

    assert two.is_poor or two.score < LEAST
    assert one.score >= SURE
    assert not one.is_poor


def test_that_what_agrees_in_the_coarse_alone_is_not_confirmed():
    noise = np.random.default_rng(1).normal(size=LEVELS.shape) * 5
    grainy = np.clip(LEVELS + noise, 0, 255).astype(np.uint8)
    _, close = judged(LEVELS, grainy, coarse_score=0.7)
    _, lost = judged(LEVELS, grainy, coarse_score=0.99)

    assert LEAST <= close.score < SURE
    assert lost.score < LEAST
