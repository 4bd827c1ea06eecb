import time

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from ajna_desktop.domain.bootstrap import Resamples, accuracy, class_mean, macro_auc


def scores(seed, count=400, classes=2):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, classes, count)
    logits = rng.normal(0, 1, (count, classes))
    logits[np.arange(count), truth] += 1.0
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return probabilities.round(2), truth  # rounded: ties


def plain_interval(probabilities, truth, groups, count):
    """Resample groups one after the other, and let scikit-learn compute each area."""
    rng = np.random.default_rng(99)
    rows_of = [np.flatnonzero(np.array(groups) == name) for name in sorted(set(groups))]
    areas = []
    for _ in range(count):
        drawn = np.concatenate(
            [rows_of[n] for n in rng.integers(0, len(rows_of), len(rows_of))]
        )
        areas.append(roc_auc_score(truth[drawn], probabilities[drawn, 1]))
    return np.percentile(areas, [2.5, 97.5])


def test_that_the_interval_of_the_area_is_that_of_plain_resampling():
    probabilities, truth = scores(0)
    groups = [f"g{n // 4}" for n in range(len(truth))]
    measured = macro_auc(probabilities, truth, Resamples(groups, 1))
    assert measured.value == pytest.approx(roc_auc_score(truth, probabilities[:, 1]))
    low, high = plain_interval(probabilities, truth, groups, 1000)
    assert [measured.low, measured.high] == pytest.approx([low, high], abs=0.006)


def test_that_every_resample_has_the_area_that_scikit_learn_computes_with_weights():
    probabilities, truth = scores(1, 60)
    resamples = Resamples([""] * 60, 5, 40)
    (weights,) = resamples.weights(40)
    areas = [roc_auc_score(truth, probabilities[:, 1], sample_weight=w) for w in weights]
    measured = macro_auc(probabilities, truth, resamples)
    expected = np.percentile(areas, [2.5, 97.5])
    assert [measured.low, measured.high] == pytest.approx(expected)


def test_that_many_classes_are_each_compared_with_the_rest():
    probabilities, truth = scores(2, 300, 4)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    measured = macro_auc(probabilities, truth, Resamples([""] * 300, 0))
    expected = roc_auc_score(truth, probabilities, multi_class="ovr", average="macro")
    assert measured.value == pytest.approx(expected)
    assert measured.low < measured.value < measured.high


def test_that_one_class_alone_has_no_area():
    probabilities, truth = scores(0, 20)
    assert macro_auc(probabilities, np.zeros_like(truth), Resamples([""] * 20)) is None


def test_that_resamples_of_one_class_alone_do_not_count():
    probabilities = np.array([[0.9, 0.1], [0.2, 0.8]])
    measured = macro_auc(probabilities, np.array([0, 1]), Resamples(["a", "b"]))
    assert (measured.value, measured.low, measured.high) == (1.0, 1.0, 1.0)


def test_that_scans_of_one_group_widen_the_interval():
    is_right = np.repeat(np.arange(100) % 5 > 0, 10)  # ten scans a patient, all right or wrong
    alone = accuracy(is_right, Resamples([""] * 1000, 0))
    together = accuracy(is_right, Resamples([str(n // 10) for n in range(1000)], 0))
    assert alone.value == together.value == 0.8
    assert together.high - together.low > 2.5 * (alone.high - alone.low)
    # The standard error of a share of 100 independent patients.
    assert together.high - together.low == pytest.approx(2 * 1.96 * 0.04, rel=0.15)


def test_that_a_rare_class_counts_as_much_as_a_frequent_one():
    values = np.array([1.0] * 90 + [0.5] * 10)
    classes = np.array([0] * 90 + [7] * 10)
    measured = class_mean(values, classes, Resamples([""] * 100, 0))
    assert measured.value == 0.75
    assert measured.low == pytest.approx(0.75)  # each class is constant
    assert measured.high == pytest.approx(0.75)


def test_that_the_same_seed_gives_the_same_interval_and_another_does_not():
    probabilities, truth = scores(3)
    one, again, other = (
        macro_auc(probabilities, truth, Resamples([""] * 400, seed)) for seed in (0, 0, 1)
    )
    assert one == again
    assert (one.low, one.high) != (other.low, other.high)


def test_that_a_thousand_resamples_of_a_whole_folder_are_quick():
    probabilities, truth = scores(4, 5216)
    groups = [f"p{n // 2}" for n in range(5216)]
    began = time.process_time()
    macro_auc(probabilities, truth, Resamples(groups, 0))
    assert time.process_time() - began < 2.0
