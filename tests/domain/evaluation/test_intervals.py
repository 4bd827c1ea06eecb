import time

import numpy as np
import pytest
from sklearn import metrics

from ajna_desktop.domain.bootstrap import Resamples, accuracy, macro_auc
from ajna_desktop.domain.evaluation.intervals import GroupedScores, overall


def some_scores(seed=0, count=400, size=4):
    rng = np.random.default_rng(seed)
    is_positive = rng.random(count) < 0.4
    scores = 1 / (1 + np.exp(-rng.normal(np.where(is_positive, 1.0, -1.0), 1.2)))
    return scores.round(2).astype(np.float32), is_positive, np.arange(count) // size


def plain(figure, groups, count=1500):
    """Draw groups one after the other, and let scikit-learn compute each figure."""
    rng = np.random.default_rng(7)
    names = np.unique(groups)
    rows_of = [np.flatnonzero(groups == name) for name in names]
    drawn = (
        np.concatenate([rows_of[n] for n in rng.integers(0, len(names), len(names))])
        for _ in range(count)
    )
    return np.percentile([figure(rows) for rows in drawn], [2.5, 97.5])


FIGURES = {
    "recall": metrics.recall_score,
    "precision": metrics.precision_score,
    "specificity": lambda truth, told: metrics.recall_score(truth, told, pos_label=False),
    "accuracy": metrics.accuracy_score,
    "balanced_accuracy": metrics.balanced_accuracy_score,
    "f1": metrics.f1_score,
}


@pytest.mark.parametrize("name", FIGURES)
def test_that_figures_at_a_threshold_have_the_interval_of_plain_resampling(name):
    scores, truth, groups = some_scores()
    told = scores >= 0.455
    found = getattr(GroupedScores(scores, truth, groups).at(0.455), name)
    assert found.value == pytest.approx(FIGURES[name](truth, told))
    expected = plain(lambda rows: FIGURES[name](truth[rows], told[rows]), groups, 600)
    assert [found.low, found.high] == pytest.approx(list(expected), abs=0.012)


def test_that_both_areas_have_the_interval_of_plain_resampling():
    scores, truth, groups = some_scores(1)
    found = GroupedScores(scores, truth, groups).ranking()
    for measured, figure in (
        (found.area_under_roc, metrics.roc_auc_score),
        (found.average_precision, metrics.average_precision_score),
    ):
        assert measured.value == pytest.approx(figure(truth, scores))
        expected = plain(
            lambda rows, figure=figure: figure(truth[rows], scores[rows]), groups, 600
        )
        assert [measured.low, measured.high] == pytest.approx(list(expected), abs=0.008)


def test_that_intervals_agree_with_those_of_a_study():
    scores, truth, groups = some_scores(2, 900, 3)
    chances = np.stack([1 - scores, scores], axis=1)
    resamples = Resamples([str(group) for group in groups], 3)
    ours = GroupedScores(scores, truth, groups)
    theirs = macro_auc(chances, truth.astype(np.int64), resamples)
    area = ours.ranking().area_under_roc
    assert [area.low, area.high] == pytest.approx([theirs.low, theirs.high], abs=0.004)
    theirs = accuracy((scores >= 0.5) == truth, resamples)
    share = ours.at(0.5).accuracy
    assert [share.low, share.high] == pytest.approx([theirs.low, theirs.high], abs=0.005)


def test_that_large_groups_of_many_kinds_are_drawn_one_by_one_to_the_same_end():
    scores, truth, groups = some_scores(3, 1200, 60)  # twenty groups, all different
    told = scores >= 0.5
    found = GroupedScores(scores, truth, groups).at(0.5).accuracy
    expected = plain(lambda rows: (told[rows] == truth[rows]).mean(), groups)
    assert [found.low, found.high] == pytest.approx(list(expected), abs=0.005)


def test_that_scans_of_one_group_widen_the_interval():
    scores = np.where(np.arange(1000) // 10 % 5 > 0, 0.9, 0.1)  # ten scans a patient, alike
    truth = np.ones(1000, bool)
    alone = GroupedScores(scores, truth, np.arange(1000)).at(0.5).recall
    together = GroupedScores(scores, truth, np.arange(1000) // 10).at(0.5).recall
    assert alone.value == together.value == 0.8
    assert together.high - together.low > 2.5 * (alone.high - alone.low)


def test_that_without_a_single_miss_the_interval_still_knows_of_some():
    scores = np.full(40, 0.9)
    truth = np.ones(40, bool)
    found = GroupedScores(scores, truth, np.arange(40) // 2).at(0.5)
    # Wilson (1927): twenty of twenty patients.
    assert found.recall.value == found.recall.high == 1.0
    assert found.recall.low == pytest.approx(20 / (20 + 1.959964**2))
    assert GroupedScores(scores, truth, np.arange(40)).at(0.95).recall.high > 0.05


def test_that_no_figure_is_certain_because_few_scans_are_told_apart():
    scores, truth = np.array([0.1, 0.2, 0.3, 0.8, 0.9]), np.arange(5) > 2
    grouped = GroupedScores(scores, truth, np.arange(5))
    found, ranking = grouped.at(0.5), grouped.ranking()
    # Wilson's lowest of n hits in n trials is n / (n + 1.96²).
    two, three, five = (n / (n + 1.959964**2) for n in (2, 3, 5))
    assert found.accuracy.low == pytest.approx(five)
    assert found.balanced_accuracy.low == pytest.approx((two + three) / 2)
    assert found.f1.low == pytest.approx(two)
    assert ranking.area_under_roc.low == pytest.approx(two)
    assert ranking.average_precision.low == pytest.approx(two)
    every = overall(truth.astype(int), truth.astype(int), np.arange(5)).balanced_accuracy
    assert (every.value, every.high) == (1, 1)
    assert every.low == pytest.approx((two + three) / 2)


def test_that_scans_of_one_patient_alone_tell_next_to_nothing():
    scores, truth, _ = some_scores(6, 50)
    grouped = GroupedScores(scores, truth, np.zeros(50, int))
    told = [*vars_of(grouped.at(0.5)), *vars_of(grouped.ranking())]
    every = overall(truth.astype(int), (scores > 0.5).astype(int), np.zeros(50, int))
    for figure in (*told, *vars_of(every)):
        assert figure.low <= figure.value <= figure.high
        assert figure.high - figure.low > 0.6


def test_that_nothing_to_divide_by_has_no_figure():
    found = GroupedScores(np.array([0.2, 0.3]), np.array([True, True]), np.arange(2)).at(0.5)
    assert (found.precision, found.specificity) == (None, None)
    assert found.recall.value == 0
    assert found.balanced_accuracy.value == 0
    empty = GroupedScores(np.empty(0), np.empty(0, bool), np.empty(0, int))
    assert set(vars_of(empty.at(0.5))) == {None}
    assert set(vars_of(empty.ranking())) == {None}
    alone = GroupedScores(np.array([0.2, 0.3]), np.zeros(2, bool), np.arange(2)).ranking()
    assert alone.area_under_roc is None


def vars_of(record):
    return [getattr(record, name) for name in record.__slots__]


def test_that_figures_of_many_classes_are_those_of_plain_resampling():
    rng = np.random.default_rng(4)
    truth = rng.integers(0, 5, 600)
    told = np.where(rng.random(600) < 0.7, truth, rng.integers(0, 5, 600))
    groups = np.arange(600) // 3
    found = overall(truth, told, groups)
    assert found.accuracy.value == pytest.approx((truth == told).mean())
    expected = metrics.balanced_accuracy_score(truth, told)
    assert found.balanced_accuracy.value == pytest.approx(expected)
    figure = metrics.balanced_accuracy_score
    ends = plain(lambda rows: figure(truth[rows], told[rows]), groups, 500)
    measured = found.balanced_accuracy
    assert [measured.low, measured.high] == pytest.approx(list(ends), abs=0.01)
    assert overall(truth[:0], told[:0], groups[:0]).accuracy is None


def test_that_intervals_at_a_threshold_follow_a_handle_at_a_hundred_thousand_scans():
    scores, truth, groups = some_scores(5, 100_000, 3)
    grouped = GroupedScores(scores, truth, groups)
    grouped.at(0.5)
    began = time.perf_counter()
    grouped.at(0.51)
    assert time.perf_counter() - began < 0.5  # 0.02 s on an idle machine
