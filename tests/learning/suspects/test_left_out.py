import numpy as np
import pytest
from sklearn.linear_model import Ridge

from ajna_desktop.learning.suspects.left_out import LeftOut


@pytest.fixture
def clouds():
    """60 images of 25 groups of one to five, six features, two targets."""
    rng = np.random.default_rng(0)
    groups = np.concatenate([np.arange(25), rng.integers(0, 10, 35)])
    rows = rng.normal(size=(60, 6)).astype(np.float32)
    targets = (rows[:, :2] + rng.normal(0, 0.5, (60, 2))).astype(np.float32) + 3
    return rows, groups, targets


def plainly(rows, groups, targets, penalty, weights):
    """Fit anew for each group, by scikit-learn, on all others."""
    values = np.empty_like(targets)
    for group in np.unique(groups):
        out = groups == group
        model = Ridge(alpha=penalty).fit(rows[~out], targets[~out], weights[~out])
        values[out] = model.predict(rows[out])
    return values


@pytest.mark.parametrize("penalty", [0.3, 5.0])
@pytest.mark.parametrize("is_weighted", [False, True])
def test_that_each_group_is_judged_as_if_it_had_never_been_there(clouds, penalty, is_weighted):
    rows, groups, targets = clouds
    weights = np.ones(60, np.float32)
    if is_weighted:
        weights = np.random.default_rng(1).choice([0.0, 1.0, 3.0], 60).astype(np.float32)
    left_out = LeftOut(rows, groups, penalty, weights if is_weighted else None)
    expected = plainly(rows, groups, targets, penalty, weights)
    # The constant is held back a little: by a hundredth of an image.
    assert np.allclose(left_out.values(targets), expected, atol=2e-3)


def test_that_the_targets_of_a_group_have_no_say_in_its_values(clouds):
    rows, groups, targets = clouds
    left_out = LeftOut(rows, groups, 1.0)
    before = left_out.values(targets)
    changed = targets.copy()
    changed[groups == 4] += 100
    after = left_out.values(changed)
    assert np.allclose(after[groups == 4], before[groups == 4], atol=1e-3)
    assert not np.allclose(after[groups != 4], before[groups != 4], atol=1)
