import io

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.any_head import ClassifierHead, head_from_bytes

LABELS = tuple(Label(text) for text in "abc")


def a_head(**changed: np.ndarray) -> ClassifierHead:
    arrays = {
        "mean": np.array([1, 2], np.float32),
        "scale": np.array([2, 4], np.float32),
        "weights": np.array([[1, 0], [0, 1], [-1, -1]], np.float32),
        "bias": np.array([0, 1, 2], np.float32),
    }
    return ClassifierHead(LABELS, **(arrays | changed))


def test_that_probabilities_are_the_softmax_of_standardised_features() -> None:
    probabilities = a_head().probabilities(np.array([[3, 6]], np.float32))

    # Standardised: (1, 1); logits: 1, 1 + 1, -2 + 2.
    expected = np.exp([1, 2, 0]) / np.exp([1, 2, 0]).sum()
    np.testing.assert_allclose(probabilities[0], expected, rtol=1e-6)


def test_that_every_row_sums_to_one_however_large_the_numbers() -> None:
    features = np.random.default_rng(0).normal(0, 1e4, (20_000, 2)).astype(np.float16)

    probabilities = a_head().probabilities(features)

    assert probabilities.dtype == np.float32
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)


def test_that_no_rows_give_no_probabilities() -> None:
    assert a_head().probabilities(np.empty((0, 2), np.float16)).shape == (0, 3)


def test_that_a_head_comes_back_from_its_bytes() -> None:
    head = head_from_bytes("linear", a_head().to_bytes(), LABELS)

    assert isinstance(head, ClassifierHead)
    for name in ("mean", "scale", "weights", "bias"):
        np.testing.assert_array_equal(getattr(head, name), getattr(a_head(), name))


def test_that_the_same_head_gives_the_same_bytes() -> None:
    assert a_head().to_bytes() == a_head().to_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        a_head().to_bytes()[:-50],
        a_head(mean=np.ones(3, np.float32)).to_bytes(),
        a_head(bias=np.ones(2, np.float32)).to_bytes(),
        a_head(scale=np.array([1, 0], np.float32)).to_bytes(),
        a_head(bias=np.array([1, np.nan, 1], np.float32)).to_bytes(),
        a_head(bias=np.ones(3, np.float64)).to_bytes(),
        a_head(weights=np.array(3, np.float32)).to_bytes(),
    ],
)
def test_that_a_damaged_head_is_refused(content: bytes) -> None:
    with pytest.raises(BundleInvalid):
        head_from_bytes("linear", content, LABELS)


def test_that_a_head_with_pickled_objects_is_refused() -> None:
    file = io.BytesIO()
    np.savez(file, mean=np.array([{}], object), scale=1, weights=1, bias=1)

    with pytest.raises(BundleInvalid):
        head_from_bytes("linear", file.getvalue(), LABELS)
