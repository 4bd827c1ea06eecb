import numpy as np
import pytest
from sklearn import metrics

from ajna_desktop.domain.confusion import all_labels, confusion_matrix
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import Order, ScanQuery

LABELS = [Label(name) for name in ("a", "b", "c", "d")]


def judged(seed, classes=4, count=200):
    rng = np.random.default_rng(seed)
    true = [LABELS[n] for n in rng.integers(0, classes, count)]
    predicted = [LABELS[n] for n in rng.integers(0, classes, count)]
    return true, predicted


def matrix_of(true, predicted):
    return confusion_matrix(LABELS, [(t, p, 1) for t, p in zip(true, predicted, strict=True)])


@pytest.mark.parametrize("seed", range(5))
def test_that_the_figures_are_those_of_scikit_learn(seed):
    true, predicted = judged(seed)
    matrix = matrix_of(true, predicted)

    expected = metrics.confusion_matrix(true, predicted, labels=LABELS)
    assert matrix.counts.tolist() == expected.tolist()
    assert matrix.accuracy == pytest.approx(metrics.accuracy_score(true, predicted))
    balanced = metrics.balanced_accuracy_score(true, predicted)
    assert matrix.balanced_accuracy == pytest.approx(balanced)
    columns = metrics.precision_recall_fscore_support(
        true, predicted, labels=LABELS, zero_division=0
    )
    for figures, *theirs in zip(matrix.per_class(), *columns, strict=True):
        ours = [figures.precision, figures.recall, figures.f1, figures.support]
        assert ours == pytest.approx(theirs)


@pytest.mark.parametrize("seed", range(5))
def test_that_f_beta_is_that_of_scikit_learn(seed):
    true, predicted = judged(seed)
    matrix = matrix_of(true, predicted)
    expected = metrics.fbeta_score(true, predicted, beta=2, labels=LABELS, average=None)
    assert [one.f_beta for one in matrix.per_class()] == pytest.approx(expected.tolist())
    assert matrix.macro_f_beta == pytest.approx(expected.mean())


def test_that_a_class_nobody_has_or_predicts_counts_as_in_scikit_learn():
    true, predicted = ["a", "a", "b"], ["a", "c", "a"]
    matrix = matrix_of(true, predicted)
    balanced = metrics.recall_score(
        true, predicted, labels=["a", "b"], average="macro", zero_division=0
    )
    assert matrix.balanced_accuracy == pytest.approx(balanced)
    precision = [figures.precision for figures in matrix.per_class()]
    expected = metrics.precision_score(
        true, predicted, labels=LABELS, average=None, zero_division=0
    )
    assert precision == pytest.approx(expected.tolist())


def test_that_nothing_at_all_gives_zeros():
    matrix = confusion_matrix(LABELS, [])
    assert (matrix.total, matrix.accuracy, matrix.balanced_accuracy) == (0, 0.0, 0.0)
    assert matrix.row_shares().tolist() == np.zeros((4, 4)).tolist()


def test_that_rows_are_the_true_labels_and_shares_are_of_the_row():
    matrix = confusion_matrix(LABELS[:2], [("a", "a", 3), ("a", "b", 1), ("a", "b", 4)])
    assert matrix.counts.tolist() == [[3, 5], [0, 0]]
    assert matrix.row_shares().tolist() == [[0.375, 0.625], [0.0, 0.0]]


def test_that_a_cell_asks_for_its_scans_the_most_confident_first():
    matrix = confusion_matrix(LABELS[:2], [("a", "b", 1)])
    assert matrix.query(0, 1, split="val") == ScanQuery(
        label=Label("a"),
        predicted=Label("b"),
        split="val",
        judged=True,
        order=Order.CONFIDENCE,
    )


def test_that_a_label_that_is_no_class_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        confusion_matrix(LABELS[:1], [("a", "b", 1)])


def test_that_shares_of_a_column_are_of_what_was_predicted_so():
    matrix = confusion_matrix(LABELS[:2], [("a", "a", 3), ("a", "b", 1), ("b", "a", 1)])
    assert matrix.column_shares().tolist() == [[0.75, 1.0], [0.25, 0.0]]


@pytest.mark.parametrize("seed", range(3))
def test_that_another_order_of_the_classes_is_that_of_scikit_learn(seed):
    true, predicted = judged(seed)
    matrix = matrix_of(true, predicted).reordered([2, 0, 3, 1])
    assert matrix.labels == ("c", "a", "d", "b")
    expected = metrics.confusion_matrix(true, predicted, labels=list("cadb"))
    assert matrix.counts.tolist() == expected.tolist()
    assert matrix.reordered(range(4)) is matrix


def test_that_a_matrix_fits_in_among_further_classes():
    matrix = confusion_matrix([LABELS[1], LABELS[3]], [("b", "d", 2), ("d", "d", 5)])
    other = confusion_matrix(LABELS[:1], [("a", "a", 1)])
    labels = all_labels(matrix, other)
    assert labels == ("a", "b", "d")
    assert matrix.over(labels).counts.tolist() == [[0, 0, 0], [0, 0, 2], [0, 0, 5]]
    assert matrix.over(matrix.labels) is matrix


def test_that_confused_pairs_are_every_error_the_most_frequent_first():
    cells = [("a", "a", 9), ("b", "a", 2), ("a", "c", 5), ("c", "a", 2), ("c", "b", 1)]
    pairs = confusion_matrix(LABELS, cells).confused_pairs()
    assert list(zip(*(column.tolist() for column in pairs), strict=True)) == [
        (0, 2, 5),
        (1, 0, 2),
        (2, 0, 2),
        (2, 1, 1),
    ]
    assert len(confusion_matrix([], []).confused_pairs().counts) == 0
