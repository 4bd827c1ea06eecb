import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.learning.fitting.judged import Relabelled
from ajna_desktop.learning.fitting.out_of_fold import judge
from ajna_desktop.learning.fitting.refit import refit
from tests.learning.fitting.test_out_of_fold import clouds

EVERY = np.arange(120)


def lesson(labels, groups, *, labels_then=None, now=EVERY, held_out=EVERY[:0]):
    then = labels_then or labels
    return Relabelled(
        now,
        [labels[row] for row in now],
        [groups[row] for row in now],
        np.arange(len(labels)),
        then,
        held_out,
    )


def some():
    return clouds({"a": 70, "b": 50})


def test_that_a_refit_says_what_judging_says():
    features, labels, groups = some()

    refitted = refit(features, lesson(labels, groups))
    judged = judge(features, labels, groups)

    np.testing.assert_allclose(refitted.judged.probabilities, judged.probabilities, atol=1e-4)
    np.testing.assert_array_equal(refitted.judged.folds, judged.folds)


def test_that_images_that_teach_nothing_are_judged_by_those_that_do():
    features, labels, groups = some()

    refitted = refit(features, lesson(labels, groups, now=EVERY[10:]))

    assert refitted.judged.probabilities.shape == (110, 2)
    np.testing.assert_allclose(
        refitted.probabilities, refitted.judged.head.probabilities(features), atol=1e-4
    )


def test_that_neither_classifier_learnt_anything_of_the_part_held_out():
    features, labels, groups = some()
    held_out = np.concatenate([EVERY[:20], EVERY[70:84]])
    swapped = list(labels)
    for row in held_out:
        swapped[row] = "b" if labels[row] == "a" else "a"

    refitted = refit(features, lesson(swapped, groups, labels_then=labels, held_out=held_out))

    # Only labels of the part held out differ: then and now, the same was learnt.
    np.testing.assert_allclose(
        refitted.then.probabilities(features), refitted.now.probabilities(features), atol=1e-4
    )


def test_that_a_class_that_appears_is_known_to_the_later_one_alone():
    features, labels, groups = clouds({"a": 50, "b": 40, "c": 30}, apart=6)
    then = ["b" if label == "c" else label for label in labels]

    refitted = refit(features, lesson(labels, groups, labels_then=then, held_out=EVERY[::10]))

    assert refitted.then.labels == ("a", "b")
    assert refitted.now.labels == ("a", "b", "c")


def test_that_there_is_no_classifier_where_the_rest_teaches_nothing():
    features, labels, groups = some()

    refitted = refit(features, lesson(labels, groups, held_out=EVERY[:70]))

    assert refitted.then is None
    assert refitted.now is None


def test_that_one_class_is_nothing_to_learn_from():
    features, labels, groups = some()

    with pytest.raises(NothingToLearn):
        refit(features, lesson(["a"] * 120, groups, labels_then=labels))
