import numpy as np
import pytest
from sklearn.metrics import fbeta_score, roc_auc_score

from ajna_desktop.domain.comparison import ComparisonRow
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.study.figures import Verdicts, compared, verdicts_of, with_figures
from tests.tasks.studies import LABELS, a_split, verdicts

ROW = ComparisonRow("m", "Method")


def test_that_a_row_has_the_figures_of_what_was_told():
    split = a_split()
    told = verdicts(split, 1)
    row = with_figures(ROW, split, told, 0)
    assert row.scans == 40
    assert row.accuracy.value == pytest.approx((told.told == split.classes).mean())
    assert row.accuracy.low < row.accuracy.value < row.accuracy.high
    expected = roc_auc_score(split.classes, told.probabilities[:, 1])
    assert row.auc.value == pytest.approx(expected)
    expected = fbeta_score(split.classes, told.told, beta=2, average="macro")
    assert row.macro_f_beta == pytest.approx(expected)
    assert row.matrix(LABELS).total == 40
    assert [one.support for one in row.per_class] == [20, 20]


def test_that_columns_in_another_order_are_put_right():
    split = a_split(4)
    backwards = np.array([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7], [0.4, 0.6]], np.float32)
    told = verdicts_of(split, LABELS[::-1], np.ones(4, bool), backwards, None)
    assert told.probabilities[0] == pytest.approx([0.9, 0.1])
    assert told.told.tolist() == [0, 1, 0, 0]


def test_that_a_class_that_was_not_learned_is_never_told():
    three = (*LABELS, Label("reefer"))
    split = a_split(3, three)
    told = verdicts_of(split, LABELS, np.ones(3, bool), np.full((3, 2), 0.5, np.float32), None)
    assert told.probabilities[:, 2].tolist() == [0, 0, 0]
    row = with_figures(ROW, split, told, 0)
    assert row.per_class[2].recall == 0.0


def test_that_the_operating_point_decides():
    split = a_split(2)
    probabilities = np.array([[0.6, 0.4], [0.7, 0.3]], np.float32)
    point = OperatingPoint(LABELS[1], 0.35)
    told = verdicts_of(split, LABELS, np.ones(2, bool), probabilities, point)
    assert told.told.tolist() == [1, 0]


def test_that_scans_that_could_not_be_read_are_not_counted():
    split = a_split()
    row = with_figures(ROW, split, verdicts(split, 0, unread=[0, 3]), 0)
    assert row.scans == 38
    nothing = with_figures(ROW, split, verdicts(split, 0, unread=range(40)), 0)
    assert not nothing.has_figures
    assert nothing.reason


def test_that_a_classifier_without_a_mistake_is_not_certain_for_that():
    split = a_split(12)
    told = Verdicts(np.eye(2, dtype=np.float32)[split.classes], split.classes.copy())
    row = with_figures(ROW, split, told, 0)
    assert row.accuracy.value == row.accuracy.high == 1
    assert row.accuracy.low < 0.85


def test_that_classifiers_are_compared_on_the_scans_that_all_judged():
    split = a_split()
    every = {"a": verdicts(split, 1, unread=[0]), "b": verdicts(split, 2, unread=[5])}
    found = compared(split, every, 0)
    agreed, contested = found.agreement, found.contested
    rows = [row for row in range(40) if row not in (0, 5)]
    right = [every[name].told[rows] == split.classes[rows] for name in "ab"]
    assert agreed.same[0][1] == pytest.approx((right[0] == right[1]).mean())
    differ = every["a"].told[rows] != every["b"].told[rows]
    assert len(contested) == differ.sum()
    assert {one.dissent for one in contested} == {0.5}
    assert contested[0].truth in contested[0].path
    assert set(contested[0].told) == {"a", "b"}
    (one,) = found.duels
    assert (one.both_right, one.only_one) == (
        (right[0] & right[1]).sum(),
        (right[0] & ~right[1]).sum(),
    )
    assert one.difference.value == pytest.approx(right[0].mean() - right[1].mean())


def test_that_one_classifier_alone_agrees_with_nobody():
    split = a_split()
    found = compared(split, {"a": verdicts(split, 1)}, 0)
    assert (found.agreement.names, found.duels, found.contested) == ((), (), ())
