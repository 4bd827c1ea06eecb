import numpy as np
import pytest

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.explain.evidence import grad_cam
from ajna_desktop.learning.explain.score import score_gradient
from ajna_desktop.learning.heads.any_head import ClassifierHead, DenseHead, LogProbabilityHead
from ajna_desktop.learning.heads.dense_layers import DenseLayers

THREE = tuple(map(Label, ("A", "B", "C")))
WIDTH = 6


def normal(*shape):
    return np.random.default_rng(sum(shape)).normal(size=shape).astype(np.float32)


HEADS = {
    "linear": ClassifierHead(
        THREE, normal(WIDTH), np.abs(normal(WIDTH)) + 0.5, normal(3, WIDTH), normal(3)
    ),
    "dense": DenseHead(
        THREE,
        DenseLayers(
            normal(WIDTH),
            np.abs(normal(WIDTH)) + 0.5,
            (normal(WIDTH, 8), normal(8, 7), normal(7, 3)),
            (normal(8), normal(7), normal(3)),
        ),
    ),
    "log-probabilities": LogProbabilityHead(THREE[:3]),
}


def score(head, features, number):
    logarithms = np.log(head.probabilities(features[None]).astype(np.float64))[0]
    return logarithms[number] - logarithms.mean()


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("kind", HEADS)
def test_that_the_gradient_is_how_the_score_changes(kind, number):
    head = HEADS[kind]
    features = normal(head.width, 2)[:, 0]
    if kind == "log-probabilities":
        features = np.log(np.array([0.2, 0.5, 0.3], np.float32))
    step = 1e-2

    found = score_gradient(head, features, number)

    for place in range(head.width):
        ahead, behind = features.copy(), features.copy()
        ahead[place] += step
        behind[place] -= step
        change = (score(head, ahead, number) - score(head, behind, number)) / (2 * step)
        assert found[place] == pytest.approx(change, abs=2e-3)


def test_that_the_way_a_softmax_was_parametrised_does_not_count():
    head = HEADS["linear"]
    shifted = ClassifierHead(
        head.labels, head.mean, head.scale, head.weights + normal(WIDTH), head.bias
    )
    features = normal(WIDTH)
    np.testing.assert_allclose(
        score_gradient(head, features, 1), score_gradient(shifted, features, 1), atol=1e-5
    )


def test_that_what_speaks_for_one_of_two_classes_speaks_against_the_other():
    two = ClassifierHead(
        THREE[:2], normal(WIDTH), np.ones(WIDTH, np.float32), normal(2, WIDTH), normal(2)
    )
    features = normal(WIDTH)
    np.testing.assert_allclose(
        score_gradient(two, features, 0), -score_gradient(two, features, 1), atol=1e-6
    )


@pytest.mark.parametrize(
    ("kind", "word"), [("svm", "support vector machine"), ("references", "reference images")]
)
def test_that_a_head_without_gradients_is_named_in_a_sentence(kind, word):
    class Other:
        labels = THREE
        width = WIDTH
        pooling = Pooling.AVERAGE

    Other.kind = kind
    with pytest.raises(NotExplainable, match=word):
        score_gradient(Other(), normal(WIDTH), 0)


def test_that_the_strongest_cell_is_one_whatever_its_sign():
    maps = np.array([[[1, 0]], [[0, 1]]], np.float32)
    np.testing.assert_allclose(grad_cam(maps, np.array([3, -6], np.float32)), [[0.5, -1]])


def test_that_maps_of_nothing_give_no_evidence():
    assert not grad_cam(np.zeros((2, 3, 3), np.float32), normal(2)).any()
