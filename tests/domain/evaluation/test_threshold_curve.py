import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from ajna_desktop.domain.evaluation.threshold_curve import Decided, ThresholdCurve


def some_scores(seed=0, count=300, digits=2):
    rng = np.random.default_rng(seed)
    is_positive = rng.random(count) < 0.3
    scores = 1 / (1 + np.exp(-rng.normal(np.where(is_positive, 1.0, -1.0), 1.2)))
    return scores.round(digits).astype(np.float32), is_positive  # rounded: ties


@pytest.fixture(params=[2, 7], ids=["with ties", "without ties"])
def scored(request):
    return some_scores(digits=request.param)


def test_that_a_threshold_decides_as_comparing_every_score_would(scored):
    scores, is_positive = scored
    curve = ThresholdCurve(scores, is_positive)
    for threshold in (0.001, 0.25, 0.5, 0.51, 0.999, *scores[:40].astype(float)):
        told = scores.astype(np.float64) >= threshold
        (tn, fp), (fn, tp) = metrics.confusion_matrix(is_positive, told)
        assert curve.at(threshold) == Decided(tp, fp, fn, tn)


def test_that_every_figure_is_that_of_scikit_learn(scored):
    scores, is_positive = scored
    found = ThresholdCurve(scores, is_positive).at(0.4)
    told = scores >= 0.4
    assert found.recall == metrics.recall_score(is_positive, told)
    assert found.precision == metrics.precision_score(is_positive, told)
    assert found.specificity == metrics.recall_score(is_positive, told, pos_label=False)
    assert found.false_alarm_rate == pytest.approx(1 - found.specificity)
    assert found.accuracy == metrics.accuracy_score(is_positive, told)
    expected = metrics.balanced_accuracy_score(is_positive, told)
    assert found.balanced_accuracy == pytest.approx(expected)
    assert found.f1 == pytest.approx(metrics.f1_score(is_positive, told))


def test_that_figures_over_nothing_are_zero_and_half_a_mean_is_none():
    nothing = Decided(0, 0, 0, 0)
    assert (nothing.recall, nothing.precision, nothing.accuracy, nothing.f1) == (0, 0, 0, 0)
    assert nothing.balanced_accuracy == 0
    assert Decided(3, 0, 1, 0).balanced_accuracy == 0.75
    assert Decided(0, 1, 0, 3).balanced_accuracy == 0.75


def test_that_another_prevalence_changes_alarms_and_precision_by_bayes():
    found = Decided(tp=90, fp=20, fn=10, tn=80)  # recall 0.9, false alarm rate 0.2
    assert found.alarm_share(0.01) == pytest.approx(0.009 + 0.198)
    assert found.precision_at(0.01) == pytest.approx(0.009 / 0.207)
    assert found.precision_at(0.5) == pytest.approx(found.precision)
    assert Decided(0, 0, 4, 4).precision_at(0.5) == 0


@pytest.mark.parametrize("drop", [True, False])
def test_that_the_roc_curve_has_the_points_of_scikit_learn(scored, drop):
    scores, is_positive = scored
    curve = ThresholdCurve(scores, is_positive).roc(drop_collinear=drop)
    x, y, thresholds = metrics.roc_curve(is_positive, scores, drop_intermediate=drop)
    assert np.allclose(curve.x, x)
    assert np.allclose(curve.y, y)
    assert np.array_equal(curve.thresholds, thresholds.astype(np.float64))


def test_that_the_precision_recall_curve_has_the_points_of_scikit_learn(scored):
    scores, is_positive = scored
    curve = ThresholdCurve(scores, is_positive).precision_recall()
    precision, recall, thresholds = metrics.precision_recall_curve(is_positive, scores)
    assert np.allclose(curve.x, recall)
    assert np.allclose(curve.y, precision)
    assert np.array_equal(curve.thresholds[:-1], thresholds.astype(np.float64))
    assert curve.thresholds[-1] == np.inf


def test_that_the_areas_are_those_of_scikit_learn(scored):
    scores, is_positive = scored
    curve = ThresholdCurve(scores, is_positive)
    assert curve.area_under_roc == pytest.approx(metrics.roc_auc_score(is_positive, scores))
    expected = metrics.average_precision_score(is_positive, scores)
    assert curve.average_precision == pytest.approx(expected)


def test_that_there_is_no_area_of_one_class_alone_and_none_of_no_scan():
    alone = ThresholdCurve(np.array([0.2, 0.9]), np.array([True, True]))
    assert (alone.area_under_roc, alone.average_precision) == (None, 1.0)
    empty = ThresholdCurve(np.empty(0), np.empty(0, bool))
    assert (empty.area_under_roc, empty.average_precision) == (None, None)
    assert empty.at(0.5) == Decided(0, 0, 0, 0)
    assert empty.roc().x.tolist() == [0.0]
    assert empty.histogram(4).positives.tolist() == [0, 0, 0, 0]
    assert empty.stepped(0.5, 1) == 0.5


def test_that_the_histogram_counts_as_numpy_does():
    scores, is_positive = some_scores(digits=3)
    scores[:3] = (0.0, 1.0, 0.5)
    counted = ThresholdCurve(scores, is_positive).histogram(20)
    for mask, counts in ((is_positive, counted.positives), (~is_positive, counted.negatives)):
        expected, edges = np.histogram(scores[mask].astype(np.float64), 20, (0.0, 1.0))
        assert counts.tolist() == expected.tolist()
        assert counted.edges.tolist() == edges.tolist()


def test_that_thresholds_are_short_numbers_that_decide_as_they_read():
    curve = ThresholdCurve(np.array([0.1, 0.6234, 0.6235, 1.0]), np.ones(4, bool))
    assert [curve.threshold_for(index) for index in range(4)] == [0.1, 0.4, 0.6235, 0.8]
    assert curve.threshold_for(4) > 1  # no threshold leaves out a score of 1
    assert ThresholdCurve(np.zeros(1), np.ones(1, bool)).threshold_for(0) == 0.0
    assert ThresholdCurve(np.array([0.25]), np.ones(1, bool)).threshold_for(1) == 0.6


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=40))
def test_that_each_threshold_takes_in_exactly_the_scores_it_is_for(values):
    scores = np.array(values, np.float32)
    curve = ThresholdCurve(scores, np.ones(len(scores), bool))
    for index, score in enumerate(curve.distinct):
        threshold = curve.threshold_for(index)
        assert curve.at(threshold).tp == int((scores >= np.float32(score)).sum())
        assert (0 < threshold < 1) or score in (0.0, 1.0)
    assert curve.at(curve.threshold_for(len(curve.distinct))).tp == 0


def test_that_steps_go_from_score_to_score_and_stay_a_threshold():
    scores = np.array([0.0, 0.2, 0.2, 0.5, 0.8, 1.0])
    curve = ThresholdCurve(scores, np.ones(6, bool))
    up = [curve.at(curve.stepped(0.3, steps)).alarms for steps in (-9, -1, 0, 1, 2, 9)]
    assert up == [5, 5, 3, 2, 1, 1]
    threshold = curve.stepped(curve.stepped(0.3, 1), -1)
    assert curve.at(threshold) == curve.at(0.3)
