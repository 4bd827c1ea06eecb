"""Heads of every kind but the linear one, which `test_heads.py` is about."""

import io
import itertools

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import to_npz
from ajna_desktop.learning.heads.any_head import (
    HEAD_KINDS,
    DenseHead,
    Head,
    LogProbabilityHead,
    ReferenceHead,
    SvmHead,
    head_from_bytes,
)
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.learning.heads.svm_head import Pairs

LABELS = tuple(Label(text) for text in "abc")
WIDTH = 4


def numbers(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def layers(*widths: int) -> DenseLayers:
    return DenseLayers(
        numbers(widths[0]),
        np.full(widths[0], 2, np.float32),
        tuple(numbers(a, b) for a, b in itertools.pairwise(widths)),
        tuple(numbers(b) for b in widths[1:]),
    )


def svm() -> SvmHead:
    return SvmHead(
        LABELS,
        numbers(WIDTH),
        np.full(WIDTH, 2, np.float32),
        numbers(6, WIDTH),
        Pairs(np.array([2, 3, 1]), numbers(6, 2), numbers(3)),
        0.5,
        1.5,
    )


def made() -> dict[str, Head]:
    return {
        "dense": DenseHead(LABELS, layers(WIDTH, 5, 3), Pooling.MAXIMUM),
        "svm": svm(),
        "references": ReferenceHead(LABELS, numbers(4, WIDTH), np.array([1, 2, 1]), 0.5),
        "references of codes": ReferenceHead(
            LABELS, numbers(3, 2), np.array([1, 1, 1]), 0.5, Projection(layers(WIDTH, 2))
        ),
        "log-probabilities": LogProbabilityHead(LABELS),
    }


@pytest.mark.parametrize("name", list(made()))
def test_that_a_head_of_every_kind_comes_back_from_its_bytes(name: str) -> None:
    head = made()[name]
    features = numbers(1500, head.width, seed=1)

    again = head_from_bytes(head.kind, head.to_bytes(), LABELS, head.pooling)

    assert (again.kind, again.labels, again.width) == (head.kind, LABELS, head.width)
    assert again.pooling is head.pooling
    assert again.to_bytes() == head.to_bytes()
    np.testing.assert_array_equal(again.probabilities(features), head.probabilities(features))


@pytest.mark.parametrize("name", list(made()))
def test_that_every_row_sums_to_one_whatever_its_neighbours(name: str) -> None:
    head = made()[name]
    features = numbers(1500, head.width, seed=1).astype(np.float16) * 3

    probabilities = head.probabilities(features)

    assert probabilities.dtype == np.float32
    assert probabilities.shape == (1500, 3)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(
        probabilities[700:710], head.probabilities(features[700:710]), atol=1e-5
    )
    assert head.probabilities(features[:0]).shape == (0, 3)


def test_that_dense_layers_have_relu_between_them() -> None:
    head = made()["dense"]
    assert isinstance(head, DenseHead)
    own = head.layers
    features = numbers(3, WIDTH, seed=2)

    hidden = np.maximum((features - own.mean) / 2 @ own.weights[0] + own.biases[0], 0)
    logits = hidden @ own.weights[1] + own.biases[1]

    expected = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(head.probabilities(features), expected, rtol=1e-4)


def test_that_the_nearest_reference_is_the_most_probable() -> None:
    head = ReferenceHead(
        LABELS[:2], np.array([[0, 0], [4, 0]], np.float32), np.array([1, 1]), 2.0
    )

    probability = head.probabilities(np.array([[1, 0]], np.float32))[0, 0]

    assert probability == pytest.approx(1 / (1 + np.exp((1 - 9) / 2)))


def test_that_of_several_references_those_nearby_count() -> None:
    references = np.array([[0, 0], [100, 0], [4, 0]], np.float32)
    head = ReferenceHead(LABELS[:2], references, np.array([2, 1]), 2.0)

    probability = head.probabilities(np.array([[1, 0]], np.float32))[0, 0]

    nearby = np.exp(-1 / 2) / 2  # of two; the other one is too far away to count
    assert probability == pytest.approx(nearby / (nearby + np.exp(-9 / 2)), rel=1e-4)


def test_that_log_probabilities_are_given_back_as_they_were() -> None:
    probabilities = np.array([[0.7, 0.2, 0.1], [1e-6, 1e-6, 1 - 2e-6]], np.float32)

    again = LogProbabilityHead(LABELS).probabilities(np.log(probabilities))

    np.testing.assert_allclose(again, probabilities, rtol=1e-5)


def test_that_pairs_of_classes_decide_against_each_other() -> None:
    decided = np.concatenate([part for _, part in svm().decisions(numbers(9, WIDTH, seed=3))])

    assert decided.shape == (9, 3, 3)
    np.testing.assert_allclose(decided, -decided.swapaxes(1, 2), atol=1e-6)


def test_that_decisions_far_apart_stay_numbers() -> None:
    head = svm()
    sure = SvmHead(
        LABELS,
        head.mean,
        head.scale,
        head.support,
        Pairs(head.pairs.counts, head.pairs.coefficients * 1e6, head.pairs.intercepts * 1e6),
        head.gamma,
        head.slope,
    )

    probabilities = sure.probabilities(numbers(50, WIDTH, seed=4))

    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)


def damaged():
    """Yield kinds, and contents that are no heads of that kind."""
    dense = layers(WIDTH, 5, 3).arrays()
    yield "dense", dense | {"bias_1": numbers(2)}
    yield "dense", dense | {"weights_1": numbers(4, 3)}
    yield "dense", {name: one for name, one in dense.items() if name != "bias_0"}
    yield "dense", layers(WIDTH, 5, 2).arrays()  # two classes of three
    yield "dense", dense | {"scale": np.zeros(WIDTH, np.float32)}
    yield "dense", dense | {"more": numbers(1)}
    machine = arrays_of(svm())
    yield "svm", machine | {"counts": np.array([2, 3, 2], np.float32)}
    yield "svm", machine | {"counts": np.array([2.5, 2.5, 1], np.float32)}
    yield "svm", machine | {"coefficients": numbers(6, 3)}
    yield "svm", machine | {"intercepts": numbers(2)}
    yield "svm", machine | {"kernel": np.array([0.5, -1], np.float32)}
    yield "svm", machine | {"support": machine["support"] * np.float32(np.nan)}
    compared = arrays_of(made()["references of codes"])
    yield "references", compared | {"counts": np.array([3, 0, 0], np.float32)}
    yield "references", compared | {"temperature": np.zeros(1, np.float32)}
    yield "references", compared | {"references": numbers(3, 3)}  # not as wide as codes
    yield "references", compared | {"projection_more": numbers(3)}
    yield "log-probabilities", {"mean": numbers(3)}


def arrays_of(head: Head) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(head.to_bytes())) as file:
        return dict(file)


@pytest.mark.parametrize(("kind", "arrays"), list(damaged()))
def test_that_a_damaged_head_is_refused(kind: str, arrays: dict[str, np.ndarray]) -> None:
    with pytest.raises(BundleInvalid):
        head_from_bytes(kind, to_npz(arrays), LABELS)


@pytest.mark.parametrize("kind", list(HEAD_KINDS))
def test_that_what_is_no_file_of_arrays_is_refused(kind: str) -> None:
    file = io.BytesIO()
    np.savez(file, mean=np.array([{}], object))
    squeezed = io.BytesIO()
    np.savez_compressed(squeezed, mean=np.zeros(10_000, np.float32))

    for content in (b"", b"nonsense", file.getvalue(), squeezed.getvalue()):
        with pytest.raises(BundleInvalid):
            head_from_bytes(kind, content, LABELS)
