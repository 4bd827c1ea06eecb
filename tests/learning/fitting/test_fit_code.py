from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import CodeLoss, Stage, Trainable
from ajna_desktop.learning.fitting.fit_code import fit_code, learn_code
from ajna_desktop.learning.heads.any_head import head_from_bytes
from ajna_desktop.learning.heads.projection import Projection
from tests.learning.feature_clouds import accuracy, clouds, parts

CODE = METHODS["code-128"].settings
assert CODE is not None
SETTINGS = replace(CODE, stages=(Stage(Trainable.HEAD, 8, 2e-3),), batch=32)


def share_of_own(codes, classes, count=5):
    """Return how many of the nearest others are of the same class."""
    distances = ((codes[:, None] - codes) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :count]
    return np.mean(classes[nearest] == classes[:, None])


@pytest.mark.parametrize("loss", list(CodeLoss))
def test_that_unseen_images_of_one_class_lie_together_in_the_code(loss: CodeLoss) -> None:
    features, classes, _ = clouds([180, 120], width=60, apart=5)
    features[:, 30:] *= 4  # most of what tells images apart says nothing of the class
    train, validation = parts(300)

    learned = learn_code(
        features, classes, train, validation, replace(SETTINGS, code_loss=loss)
    )

    codes = learned.projection.codes(features[validation])
    assert codes.shape == (100, 128)
    assert codes.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(codes, axis=1), 1, rtol=1e-5)
    before = share_of_own(features[validation], classes[validation])
    assert share_of_own(codes, classes[validation]) > before + 0.1


def test_that_the_same_input_gives_the_same_code() -> None:
    features, classes, _ = clouds([40, 40])
    train, validation = parts(80)

    first, again = (
        learn_code(features, classes, train, validation, SETTINGS).projection for _ in range(2)
    )
    other = learn_code(features, classes, train, validation, replace(SETTINGS, seed=1))

    assert first.to_bytes() == again.to_bytes()
    assert first.to_bytes() != other.projection.to_bytes()


def test_that_no_rows_but_those_given_are_looked_at() -> None:
    features, classes, kinds = clouds([40, 40])
    train, validation = np.arange(40), np.arange(40, 60)
    first = fit_code(features, classes, kinds, train, validation, SETTINGS)
    features[60:], classes[60:] = np.nan, -1

    again = fit_code(features, classes, kinds, train, validation, SETTINGS)

    assert first.head.to_bytes() == again.head.to_bytes()


@pytest.mark.parametrize("references", [0, 1, 3])
def test_that_references_in_the_code_tell_classes_apart(references: int) -> None:
    features, classes, kinds = clouds([60, 60, 60], apart=6)
    train, validation = parts(180)

    fitted = fit_code(features, classes, kinds, train, validation, SETTINGS, references)

    assert accuracy(fitted.head, features[validation], classes[validation]) > 0.9
    again = head_from_bytes("references", fitted.head.to_bytes(), kinds)
    np.testing.assert_array_equal(
        again.probabilities(features), fitted.head.probabilities(features)
    )
    best = [one for one in fitted.epochs if one.is_best][-1]
    assert best.validation_accuracy > 0.9


def test_that_hundreds_of_classes_of_few_images_can_be_learnt() -> None:
    features, classes, kinds = clouds([3] * 300, width=48, apart=30)
    train, validation = (np.flatnonzero(one) for one in _one_of_each(classes))
    settings = replace(SETTINGS, stages=(Stage(Trainable.HEAD, 2, 1e-3),), batch=128)

    fitted = fit_code(features, classes, kinds, train, validation, settings)

    assert len(fitted.epochs) == 2
    assert accuracy(fitted.head, features[validation], classes[validation]) > 0.5


def test_that_a_projection_comes_back_from_its_bytes() -> None:
    features, classes, _ = clouds([20, 20])
    train, validation = parts(40)
    projection = learn_code(features, classes, train, validation, SETTINGS).projection

    again = Projection.from_bytes(projection.to_bytes())

    assert (again.width, again.code_width) == (16, 128)
    np.testing.assert_array_equal(again.codes(features), projection.codes(features))


def test_that_one_class_is_nothing_to_learn_from() -> None:
    features, classes, _ = clouds([40])
    train, validation = parts(40)

    with pytest.raises(NothingToLearn, match="two classes"):
        learn_code(features, classes, train, validation, SETTINGS)


def _one_of_each(classes):
    held_out = np.zeros(len(classes), np.bool_)
    held_out[np.unique(classes, return_index=True)[1]] = True
    return ~held_out, held_out
