import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_together import (
    MOST_CLASSES,
    Factored,
    Taught,
    fit_each,
    fit_together,
)
from tests.learning.fitting.test_out_of_fold import clouds


def lessons(labels, count=4):
    kinds = tuple(sorted(set(labels)))
    classes = np.array([kinds.index(label) for label in labels])
    part = np.random.default_rng(1).integers(0, count, len(labels))
    learnt = [part != number for number in range(count)]
    return kinds, classes, [Taught(classes, rows) for rows in learnt]


def by_scikit_learn(features, classes, rows):
    """The same fit, as exact as it gets."""
    scaler = StandardScaler().fit(features[rows].astype(np.float64))
    fitted = LogisticRegression(
        C=0.03, class_weight="balanced", tol=1e-10, max_iter=20_000
    ).fit(scaler.transform(features[rows]), classes[rows])
    return fitted.predict_proba(scaler.transform(features))


@pytest.mark.parametrize(
    "per_class", [{"a": 120, "b": 30}, {"a": 60, "b": 20, "c": 90, "d": 40}]
)
def test_that_each_fit_is_the_one_that_scikit_learn_finds(per_class):
    features, labels, _ = clouds(per_class, width=40)
    kinds, classes, taught = lessons(labels)

    fitted = fit_together(Factored.of(features), taught, kinds)

    for number, lesson in enumerate(taught):
        exact = by_scikit_learn(features, classes, lesson.is_learnt)
        np.testing.assert_allclose(fitted.probabilities[number], exact, atol=2e-3)
        head = fitted.heads[number]
        np.testing.assert_allclose(
            head.probabilities(features), fitted.probabilities[number], atol=1e-5
        )


def test_that_features_of_any_size_and_place_are_fitted_alike():
    features, labels, _ = clouds({"a": 60, "b": 60}, width=12)
    kinds, _, taught = lessons(labels)
    moved = (features * np.geomspace(1e-3, 1e3, 12) + 50).astype(np.float32)

    one, other = (
        fit_together(Factored.of(rows), taught, kinds).probabilities
        for rows in (features, moved)
    )

    np.testing.assert_allclose(one, other, atol=0.02)


def test_that_labels_may_differ_from_fit_to_fit():
    features, labels, _ = clouds({"a": 80, "b": 80}, width=20)
    kinds, classes, taught = lessons(labels)
    swapped = Taught(1 - classes, taught[0].is_learnt)

    fitted = fit_together(Factored.of(features), [taught[0], swapped], kinds)

    np.testing.assert_allclose(
        fitted.probabilities[0], fitted.probabilities[1][:, ::-1], atol=1e-3
    )


def test_that_a_fit_is_the_same_whatever_is_fitted_beside_it():
    features, labels, _ = clouds({"a": 80, "b": 50, "c": 30}, width=20)
    kinds, _, taught = lessons(labels)
    images = Factored.of(features)

    alone = fit_together(images, taught[:1], kinds).probabilities[0]
    among = fit_together(images, taught, kinds).probabilities[0]

    np.testing.assert_allclose(alone, among, atol=1e-4)


def test_that_a_class_without_an_image_gets_no_probability():
    features, labels, _ = clouds({"a": 40, "b": 40, "c": 40}, width=20)
    kinds, classes, _ = lessons(labels)

    fitted = fit_together(Factored.of(features), [Taught(classes, classes != 1)], kinds)

    assert (fitted.probabilities[0, :, 1] == 0).all()
    np.testing.assert_allclose(fitted.probabilities[0].sum(axis=1), 1, atol=1e-5)
    assert (fitted.heads[0].probabilities(features)[:, 1] == 0).all()


def test_that_fewer_images_than_features_are_fitted_as_well():
    features, labels, _ = clouds({"a": 15, "b": 9}, width=200)
    kinds, classes, taught = lessons(labels, 3)

    fitted = fit_together(Factored.of(features), taught, kinds)

    exact = by_scikit_learn(features, classes, taught[0].is_learnt)
    np.testing.assert_allclose(fitted.probabilities[0], exact, atol=2e-3)


def test_that_a_feature_that_never_varies_does_no_harm():
    features, labels, _ = clouds({"a": 40, "b": 40}, width=6)
    features[:, 2] = 7
    kinds, _, taught = lessons(labels)

    fitted = fit_together(Factored.of(features), taught, kinds)

    assert np.isfinite(fitted.probabilities).all()


def test_that_many_classes_are_fitted_one_lesson_after_another():
    features, labels, _ = clouds({f"{n:02}": 8 for n in range(MOST_CLASSES + 1)}, width=20)
    kinds, classes, taught = lessons(labels)

    fitted = fit_each(features, taught, kinds)

    exact = by_scikit_learn(features, classes, taught[0].is_learnt)
    np.testing.assert_allclose(fitted.probabilities[0], exact, atol=2e-2)


def test_that_the_features_are_left_as_they_are():
    features, labels, _ = clouds({"a": 40, "b": 40})
    kinds, _, taught = lessons(labels)
    features.flags.writeable = False

    fit_each(features, taught, kinds, Factored.of(features))

    assert Factored.of(features).nbytes > features.nbytes
    assert Label("a") in kinds
