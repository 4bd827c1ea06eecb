import numpy as np

from ajna_desktop.learning.fitting.label_noise import suspects


def asked(classes, second):
    """Ask with the probability of the second of two classes."""
    second = np.array(second, np.float32)
    return suspects(np.array(classes), np.stack([1 - second, second], axis=1)).tolist()


def test_that_the_rule_of_the_study_looks_at_the_probability_of_the_second_class() -> None:
    # Label of the first class: misclassified above 0.5, suspicious from 0.90 on.
    assert asked([0, 0, 0, 0], [0.2, 0.6, 0.89, 0.91]) == [False, False, False, True]
    # Label of the second class: misclassified below 0.5, suspicious up to 0.30.
    assert asked([1, 1, 1, 1], [0.7, 0.45, 0.31, 0.29]) == [False, False, False, True]


def test_that_of_several_classes_an_unlikely_label_is_suspicious() -> None:
    probabilities = np.array(
        [[0.1, 0.6, 0.3], [0.4, 0.5, 0.1], [0.31, 0.35, 0.34], [0.05, 0.92, 0.03]], np.float32
    )

    assert suspects(np.zeros(4, np.int64), probabilities).tolist() == [True, False, False, True]


def test_that_another_class_may_be_sure_enough_by_itself() -> None:
    probabilities = np.array([[0.08, 0.92, 0.0], [0.2, 0.8, 0.0]], np.float32)

    found = suspects(np.zeros(2, np.int64), probabilities, high=0.9, low=0.05)

    assert found.tolist() == [True, False]


def test_that_what_is_classified_as_labelled_is_no_suspect() -> None:
    probabilities = np.array([[0.28, 0.24, 0.24, 0.24]], np.float32)

    assert suspects(np.zeros(1, np.int64), probabilities).tolist() == [False]


def test_that_no_images_have_no_suspects() -> None:
    assert suspects(np.zeros(0, np.int64), np.zeros((0, 3), np.float32)).tolist() == []
