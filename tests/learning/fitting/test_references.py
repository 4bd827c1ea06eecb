import time

import numpy as np
import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.learning.fitting.references import choose_references, fit_references
from tests.learning.feature_clouds import accuracy, clouds, parts


def test_that_one_reference_is_the_image_with_the_least_distances_to_its_class() -> None:
    codes, classes, _ = clouds([30, 40], width=5)

    references, counts, rows = choose_references(codes, classes, 1)

    assert counts.tolist() == [1, 1]
    for number, (reference, row) in enumerate(zip(references, rows, strict=True)):
        own = codes[classes == number]
        sums = ((own[:, None] - own) ** 2).sum(axis=(1, 2))
        np.testing.assert_array_equal(reference, own[sums.argmin()])
        np.testing.assert_array_equal(reference, codes[row])


def test_that_several_references_cover_the_groups_within_a_class() -> None:
    codes, groups, _ = clouds([30, 30, 30, 30], width=4, apart=20)
    classes = groups // 2  # two groups far apart a class

    _, counts, rows = choose_references(codes, classes, 2)

    assert counts.tolist() == [2, 2]
    assert sorted(groups[rows]) == [0, 1, 2, 3]


def test_that_the_mean_of_a_class_is_no_image() -> None:
    codes, classes, _ = clouds([30, 40])

    references, _, rows = choose_references(codes, classes, 0)

    np.testing.assert_allclose(references[1], codes[classes == 1].mean(axis=0), rtol=1e-5)
    assert rows.tolist() == [-1, -1]


def test_that_a_class_of_few_images_has_fewer_references() -> None:
    codes, classes, _ = clouds([20, 2])
    codes[classes == 1] = 7.0  # twins

    _, counts, _ = choose_references(codes, classes, 5)

    assert counts[0] == 5
    assert 1 <= counts[1] <= 2


@pytest.mark.parametrize("how_many", [0, 1, 3])
def test_that_the_nearest_references_decide(how_many: int) -> None:
    features, classes, kinds = clouds([60, 20, 60], apart=7)
    train, validation = parts(140)

    head = fit_references(kinds, features, classes, train, validation, how_many)

    assert accuracy(head, features[validation], classes[validation]) > 0.9
    assert head.counts.tolist() == [max(how_many, 1)] * 3


def test_that_its_probabilities_are_neither_too_sure_nor_too_shy() -> None:
    features, classes, kinds = clouds([300, 300], apart=2)
    train, validation = parts(600)

    head = fit_references(kinds, features, classes, train, validation, 0)

    sure = head.probabilities(features[validation]).max(axis=1).mean()
    right = accuracy(head, features[validation], classes[validation])
    assert sure == pytest.approx(right, abs=0.1)


def test_that_no_rows_but_those_given_are_looked_at() -> None:
    features, classes, kinds = clouds([40, 40])
    train, validation = np.arange(40), np.arange(40, 60)
    first = fit_references(kinds, features, classes, train, validation, 2)
    features[60:], classes[60:] = np.nan, -1

    again = fit_references(kinds, features, classes, train, validation, 2)

    assert first.to_bytes() == again.to_bytes()


def test_that_hundreds_of_classes_of_two_images_take_seconds() -> None:
    features, classes, kinds = clouds([2] * 868, width=64, apart=30)
    rows = np.arange(len(classes))
    first_of_each = np.unique(classes, return_index=True)[1]
    began = time.perf_counter()

    head = fit_references(
        kinds, features, classes, first_of_each, np.setdiff1d(rows, first_of_each), 1
    )

    assert accuracy(head, features, classes) > 0.95
    assert time.perf_counter() - began < 30


def test_that_a_class_without_an_image_to_compare_with_is_refused() -> None:
    features, classes, kinds = clouds([10, 10])
    of_first = np.flatnonzero(classes == 0)
    rest = np.flatnonzero(classes == 1)

    with pytest.raises(NothingToLearn, match="Every class"):
        fit_references(kinds, features, classes, of_first, rest, 1)
    with pytest.raises(NothingToLearn, match="held back"):
        fit_references(kinds, features, classes, np.arange(20), rest[:0], 1)
