from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn, TrainingFailed
from ajna_desktop.domain.methods import METHODS, Pooling
from ajna_desktop.domain.training import Optimizer, Stage, Trainable
from ajna_desktop.learning.fitting.fit_dense import fit_dense
from ajna_desktop.learning.heads.any_head import head_from_bytes
from tests.learning.feature_clouds import accuracy, clouds, parts

DENSE = METHODS["efficientnet-dense"].settings
assert DENSE is not None
SETTINGS = replace(DENSE, stages=(Stage(Trainable.HEAD, 20, 3e-3),), batch=16, patience=5)


@pytest.mark.parametrize("hidden", [(), (24,), (16, 16)])
def test_that_a_dense_head_tells_clouds_apart(hidden: tuple[int, ...]) -> None:
    features, classes, kinds = clouds([60, 60, 60], apart=6)
    train, validation = parts(180)

    fitted = fit_dense(features, classes, kinds, train, validation, SETTINGS, hidden)

    assert accuracy(fitted.head, features[validation], classes[validation]) > 0.9
    assert len(fitted.head.layers.weights) == len(hidden) + 1
    again = head_from_bytes("dense", fitted.head.to_bytes(), kinds)
    np.testing.assert_array_equal(
        again.probabilities(features), fitted.head.probabilities(features)
    )


def test_that_the_same_input_gives_the_same_head_whatever_was_fitted_before() -> None:
    features, classes, kinds = clouds([40, 40])
    train, validation = parts(80)
    of = (features, classes, kinds, train, validation)

    first = fit_dense(*of, SETTINGS, (8,))
    fit_dense(*of, replace(SETTINGS, seed=3, optimizer=Optimizer.SGD), (8,))
    np.random.default_rng().random(10)
    again = fit_dense(*of, SETTINGS, (8,))

    assert first.head.to_bytes() == again.head.to_bytes()


def test_that_only_the_rows_to_learn_from_and_to_validate_on_are_looked_at() -> None:
    features, classes, kinds = clouds([60, 60])
    train, validation = np.arange(0, 60), np.arange(60, 90)
    first = fit_dense(features, classes, kinds, train, validation, SETTINGS, (8,))
    features[90:] = np.nan
    classes[90:] = -1

    again = fit_dense(features, classes, kinds, train, validation, SETTINGS, (8,))

    assert first.head.to_bytes() == again.head.to_bytes()


def test_that_the_head_is_that_of_the_epoch_with_the_lowest_validation_loss() -> None:
    random = np.random.default_rng(0)
    features = random.normal(size=(120, 30)).astype(np.float32)  # nothing to learn but noise
    classes = np.arange(120) % 2
    train, validation = parts(120)
    settings = replace(SETTINGS, dropout=0.0, balanced=False)

    fitted = fit_dense(features, classes, ("a", "b"), train, validation, settings, (32,))

    probabilities = fitted.head.probabilities(features[validation])
    loss = -np.log(probabilities[np.arange(len(validation)), classes[validation]]).mean()
    lowest = min(epoch.validation_loss for epoch in fitted.epochs)
    assert loss == pytest.approx(lowest, rel=1e-4)
    assert lowest < fitted.epochs[-1].validation_loss  # it went on, in vain
    assert len(fitted.epochs) < 20


def test_that_a_rare_class_weighs_as_much_as_the_others() -> None:
    features, classes, kinds = clouds([300, 15], apart=1.5)
    train, validation = parts(315)
    even = fit_dense(features, classes, kinds, train, validation, SETTINGS, (8,))
    plain = replace(SETTINGS, balanced=False)
    as_it_is = fit_dense(features, classes, kinds, train, validation, plain, (8,))
    heavier = replace(plain, class_weights={kinds[1]: 20.0})
    by_hand = fit_dense(features, classes, kinds, train, validation, heavier, (8,))

    def found(fitted):
        return np.mean(fitted.head.probabilities(features)[:, 1] > 0.5)

    assert found(even) > 2 * found(as_it_is)
    assert found(by_hand) > 2 * found(as_it_is)


def test_that_the_pooling_it_was_fitted_on_is_told() -> None:
    features, classes, kinds = clouds([20, 20])
    train, validation = parts(40)

    fitted = fit_dense(
        features, classes, kinds, train, validation, SETTINGS, (4,), pooling=Pooling.MAXIMUM
    )

    assert fitted.head.pooling is Pooling.MAXIMUM


def test_that_what_cannot_be_learnt_from_is_refused() -> None:
    features, classes, kinds = clouds([20, 20])
    train, validation = parts(40)
    none = np.array([], np.int64)

    with pytest.raises(NothingToLearn, match="two classes"):
        fit_dense(features, classes * 0, kinds, train, validation, SETTINGS)
    with pytest.raises(NothingToLearn, match="held back"):
        fit_dense(features, classes, kinds, train, none, SETTINGS)
    with pytest.raises(ValueError, match="among those to learn from"):
        fit_dense(features, classes, kinds, train, np.append(validation, train[0]), SETTINGS)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_that_a_training_that_goes_astray_says_so() -> None:
    features, classes, kinds = clouds([20, 20])
    train, validation = parts(40)
    wild = replace(SETTINGS, stages=(Stage(Trainable.HEAD, 3, 1e30),), optimizer=Optimizer.SGD)

    with pytest.raises(TrainingFailed, match="lower learning rate"):
        fit_dense(features, classes, kinds, train, validation, wild, (4, 4))
