import numpy as np
import pytest

from ajna_desktop.domain.operating_point import OperatingPoint, decided
from ajna_desktop.domain.scan import Label, Prediction, ScanId

NORMAL, PNEUMONIA = LABELS = (Label("NORMAL"), Label("PNEUMONIA"))
CHANCES = np.array([[0.7, 0.3], [0.5, 0.5], [0.39, 0.61], [0.38, 0.62]], np.float64)


def test_that_the_most_probable_is_decided_for_without_a_point() -> None:
    assert decided(LABELS, CHANCES).tolist() == [0, 0, 1, 1]


def test_that_a_threshold_decides_for_its_label_from_there_on() -> None:
    assert decided(LABELS, CHANCES, OperatingPoint(PNEUMONIA, 0.62)).tolist() == [0, 0, 0, 1]
    assert decided(LABELS, CHANCES, OperatingPoint(PNEUMONIA, 0.3)).tolist() == [1, 1, 1, 1]
    assert decided(LABELS, CHANCES, OperatingPoint(NORMAL, 0.6)).tolist() == [0, 1, 1, 1]


def test_that_below_the_threshold_the_best_of_the_other_classes_is_decided_for() -> None:
    labels = (Label("a"), Label("b"), Label("c"))
    chances = np.array([[0.5, 0.3, 0.2], [0.4, 0.2, 0.4], [0.3, 0.3, 0.4], [0.2, 0.5, 0.3]])
    assert decided(labels, chances, OperatingPoint(labels[0], 0.45)).tolist() == [0, 2, 2, 1]
    assert decided(labels, chances, OperatingPoint(labels[0], 0.25)).tolist() == [0, 0, 0, 1]
    assert decided(labels, chances, OperatingPoint(labels[0], 0.9)).tolist() == [1, 2, 2, 1]
    assert decided(labels, chances).tolist() == [0, 0, 2, 1]


def test_that_deciding_changes_no_probability() -> None:
    chances = CHANCES.copy()
    decided(LABELS, chances, OperatingPoint(NORMAL, 0.9))
    assert np.array_equal(chances, CHANCES)


def test_that_a_point_of_other_classes_is_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"threshold 0\.5 for PNEUMONIA"):
        decided((Label("a"), Label("b")), CHANCES, OperatingPoint(PNEUMONIA, 0.5))
    with pytest.raises(ValueError, match="does not fit"):
        decided((PNEUMONIA,), np.ones((1, 1)), OperatingPoint(PNEUMONIA, 0.5))


def test_that_a_prediction_says_what_was_decided() -> None:
    chances = {NORMAL: 0.45, PNEUMONIA: 0.55}

    assert Prediction(ScanId(1), "c", chances).label == PNEUMONIA
    cautious = Prediction(ScanId(1), "c", chances, NORMAL)
    assert (cautious.label, cautious.confidence) == (NORMAL, 0.45)
