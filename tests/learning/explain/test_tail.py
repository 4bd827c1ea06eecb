import numpy as np
import pytest

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.explain.evidence import grad_cam
from ajna_desktop.learning.explain.judged import judged
from ajna_desktop.learning.explain.tail import Dense, LayOut, OfMap, Pool, PoolCells, Relu, Tail
from ajna_desktop.learning.heads.any_head import LogProbabilityHead

MAPS = (4, 3, 5)  # channels, height, width


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


TAILS = {
    "mean": Tail((Pool(OfMap.MEAN),)),
    "maximum": Tail((Pool(OfMap.MAXIMUM),)),
    "mean, dense": Tail((Pool(OfMap.MEAN), Dense(normal(4, 6), normal(6)), Relu())),
    "maxima of cells, laid out": Tail((PoolCells(OfMap.MAXIMUM, 2, 2), LayOut())),
    "means of cells, laid out": Tail((PoolCells(OfMap.MEAN, 1, 2), LayOut())),
    "laid out, dense twice": Tail(
        (
            LayOut(),
            Dense(normal(60, 8), normal(8)),
            Relu(),
            Dense(normal(8, 3, seed=1), normal(3)),
        )
    ),
}


@pytest.mark.parametrize("name", TAILS)
def test_that_what_is_pulled_back_is_how_the_vector_changes(name):
    tail, maps = TAILS[name], normal(*MAPS, seed=2)
    direction = normal(len(tail.run(maps)), seed=3)
    change, step = normal(*MAPS, seed=4), 1e-3

    found = float((tail.pull_back(maps, direction) * change).sum())

    ahead, behind = tail.run(maps + step * change), tail.run(maps - step * change)
    assert found == pytest.approx(float((ahead - behind) @ direction) / (2 * step), rel=0.02)


def test_that_cells_are_pooled_and_those_left_over_are_none():
    maps = np.arange(15, dtype=np.float32).reshape(1, 3, 5)
    assert PoolCells(OfMap.MAXIMUM, 2, 2).run(maps).tolist() == [[[6, 8]]]
    assert PoolCells(OfMap.MEAN, 2, 2).run(maps).tolist() == [[[3, 5]]]


def test_that_maps_are_laid_out_as_keras_does():
    maps = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    assert LayOut().run(maps)[:4].tolist() == [0, 12, 1, 13]


def test_that_the_evidence_of_a_linear_head_on_averaged_maps_is_the_class_activation_map():
    maps, weights = np.abs(normal(*MAPS)), normal(4, seed=5)
    cells = grad_cam(maps, TAILS["mean"].pull_back(maps, weights))
    expected = np.einsum("chw,c->hw", maps, weights)
    np.testing.assert_allclose(cells, expected / np.abs(expected).max(), atol=1e-6)


def logarithms(given, output):
    match output:
        case Output.LOGIT | Output.PROBABILITY:
            two = np.array([0, given[0]])
        case _:
            two = given
    return two - np.logaddexp.reduce(two)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    ("output", "given"),
    [
        (Output.LOGITS, [0.3, -1.2, 0.4]),
        (Output.PROBABILITIES, [0.3, -1.2, 0.4]),
        (Output.LOGIT, [0.7]),
        (Output.PROBABILITY, [-2.0]),
        (Output.LOGITS, [60.0, -60.0, 0.0]),
        (Output.LOGIT, [80.0]),
    ],
)
def test_that_networks_that_judge_by_themselves_have_a_gradient_however_certain(
    output, given, number
):
    given = np.array(given, np.float32)
    labels = tuple(map(Label, "ABC"[: 2 if len(given) == 1 else 3]))

    said = judged(given, output, LogProbabilityHead(labels), number)

    assert said.probability == pytest.approx(
        float(np.exp(logarithms(given, output)[number])), abs=1e-5
    )
    for place in range(len(given)):
        scores = []
        for step in (0.5, -0.5):
            moved = given.astype(np.float64)
            moved[place] += step
            found = logarithms(moved, output)
            scores.append(found[number] - found.mean())
        assert said.gradient[place] == pytest.approx(scores[0] - scores[1], abs=1e-3)
    assert np.abs(said.gradient).max() > 0.1
