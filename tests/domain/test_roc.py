import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from ajna_desktop.domain.roc import area_under_roc


@pytest.mark.parametrize("levels", [3, 50, 10**6])
def test_that_the_area_is_that_of_scikit_learn_with_few_and_many_ties(levels):
    rng = np.random.default_rng(levels)
    is_positive = rng.random(500) < 0.3
    scores = np.round((rng.random(500) + 0.3 * is_positive) * levels) / levels
    expected = roc_auc_score(is_positive, scores)
    assert area_under_roc(scores.astype(np.float32), is_positive) == pytest.approx(expected)


def test_that_one_class_alone_has_no_area():
    assert area_under_roc(np.array([0.1, 0.2]), np.array([True, True])) is None
