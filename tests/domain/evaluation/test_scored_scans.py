import numpy as np
import pytest

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from tests.domain.evaluation.scored import scored_of

A, B, C, D = map(Label, "ABCD")
THREE = [[0.5, 0.3, 0.2], [0.4, 0.4, 0.2], [0.1, 0.2, 0.7], [0.35, 0.4, 0.25]]


@pytest.fixture
def three():
    return scored_of(THREE, ["A", "B", None, "D"], "A", ["A", "B", "C"])


def test_that_a_point_decides_for_its_class_or_the_best_of_the_others(three):
    def names(point):
        return [three.classes[number] for number in three.decided(point)]

    assert names(None) == [A, A, C, B]
    assert names(OperatingPoint(A, 0.45)) == [A, B, C, B]
    assert names(OperatingPoint(A, 0.34)) == [A, A, C, A]
    assert names(OperatingPoint(A, 0.1)) == [A, A, A, A]


def test_that_the_point_of_the_run_is_known_whatever_class_it_is_of():
    point = OperatingPoint(C, 0.2)
    scored = scored_of(THREE, ["A", "B", "C", "A"], "A", ["A", "B", "C"], point=point)
    assert [scored.classes[number] for number in scored.decided(point)] == [C, C, C, C]
    with pytest.raises(ValueError, match=r"threshold 0\.3 for C"):
        scored.decided(OperatingPoint(C, 0.3))


def test_that_of_two_classes_a_point_of_either_will_do():
    two = scored_of([[0.7, 0.3], [0.4, 0.6]], ["A", "B"], "B", ["A", "B"])
    assert two.decided(OperatingPoint(A, 0.4)).tolist() == [0, 0]
    assert two.decided(OperatingPoint(A, 0.71)).tolist() == [1, 1]
    assert two.decided(OperatingPoint(B, 0.5)).tolist() == [0, 1]


def test_that_the_matrix_counts_scans_with_a_label_at_the_point(three):
    matrix = three.matrix(OperatingPoint(A, 0.45))
    assert matrix.labels == (A, B, C, D)
    expected = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]]
    assert matrix.counts.tolist() == expected


def test_that_labels_as_found_make_another_matrix_with_its_own_classes():
    scored = scored_of(THREE, list("AABB"), "A", list("ABC"), found=["A", "D", None, "B"])
    assert scored.matrix(None).labels == (A, B, C)
    as_found = scored.matrix(None, curated=False)
    assert as_found.labels == (A, B, C, D)
    assert as_found.total == 3
    assert as_found.counts[3].tolist() == [1, 0, 0, 0]


def test_that_cells_rows_and_columns_give_their_scans(three):
    point = OperatingPoint(A, 0.45)
    assert three.cell(point, B, B).tolist() == [2]
    assert three.cell(point, D).tolist() == [4]
    assert three.cell(point, told=B).tolist() == [2, 4]
    assert three.cell(point).tolist() == [1, 2, 4]


def test_that_those_flip_that_two_points_decide_differently(three):
    assert three.flips(None, OperatingPoint(A, 0.45)).tolist() == [2]
    assert three.flips(OperatingPoint(A, 0.45), OperatingPoint(A, 0.34)).tolist() == [2, 4]
    assert three.flips(None, None).tolist() == []


def test_that_a_split_is_a_part_and_an_unknown_one_is_empty(three):
    assert three.part("test").scan_ids.tolist() == [2, 4]
    assert three.part("test").matrix(None).total == 2
    assert three.part(None) is three
    assert len(three.part("nowhere")) == 0
    assert three.part("nowhere").matrix(None).total == 0


def test_that_the_curve_sets_the_class_against_the_rest_of_the_labelled(three):
    curve = three.curve()
    assert (curve.positives, curve.negatives) == (1, 2)
    found = curve.at(0.38)
    assert (found.tp, found.fp, found.tn) == (1, 1, 1)


def test_that_float32_scores_meet_the_threshold_as_everywhere():
    scored = scored_of([[0.9, 0.1]], ["B"], "B", ["A", "B"])
    assert float(np.float32(0.1)) > 0.1
    assert scored.decided(OperatingPoint(B, 0.1)).tolist() == [1]
    assert scored.decided(OperatingPoint(B, float(np.float32(0.1)) + 1e-12)).tolist() == [0]
