import numpy as np
import pytest

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.figures import figures

A, B, C = Label("a"), Label("b"), Label("c")


def test_that_figures_of_two_classes_are_right() -> None:
    second = np.array([0.1, 0.4, 0.6, 0.9], np.float32)
    probabilities = np.stack([1 - second, second], axis=1)

    told = figures((A, B), probabilities, [A, B, A, B])

    assert told["n"] == 4
    assert told["accuracy"] == 0.5
    assert told["balanced_accuracy"] == 0.5
    assert told["auc"] == 0.75
    assert told["per_class"]["b"] == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "support": 2,
    }


def test_that_more_classes_have_no_area_under_a_curve() -> None:
    probabilities = np.eye(3, dtype=np.float32)

    told = figures((A, B, C), probabilities, [A, B, A])

    assert told["auc"] is None
    assert told["accuracy"] == pytest.approx(2 / 3)
    assert told["per_class"]["c"]["support"] == 0
