import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from ajna_desktop.domain.roc import area_under_roc, macro_area_under_roc


@pytest.mark.parametrize("levels", [3, 50, 10**6])
def test_that_the_area_is_that_of_scikit_learn_with_few_and_many_ties(levels):
    rng = np.random.default_rng(levels)
    is_positive = rng.random(500) < 0.3
    scores = np.round((rng.random(500) + 0.3 * is_positive) * levels) / levels
    expected = roc_auc_score(is_positive, scores)
    assert area_under_roc(scores.astype(np.float32), is_positive) == pytest.approx(expected)


def test_that_one_class_alone_has_no_area():
    assert area_under_roc(np.array([0.1, 0.2]), np.array([True, True])) is None


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_that_of_many_classes_each_is_compared_with_the_rest(classes):
    rng = np.random.default_rng(classes)
    truth = np.concatenate([np.arange(classes), rng.integers(0, classes, 100)])
    probabilities = rng.dirichlet(np.ones(classes), len(truth))
    scores = probabilities[:, 1] if classes == 2 else probabilities
    expected = roc_auc_score(truth, scores, multi_class="ovr", average="macro")
    assert macro_area_under_roc(probabilities, truth) == pytest.approx(expected)


def test_that_a_class_that_no_scan_is_of_does_not_count():
    probabilities = np.array([[0.7, 0.2, 0.1], [0.2, 0.7, 0.1], [0.5, 0.4, 0.1]])
    assert macro_area_under_roc(probabilities, np.array([0, 1, 0])) == 1.0
    assert macro_area_under_roc(probabilities, np.array([0, 0, 0])) is None
