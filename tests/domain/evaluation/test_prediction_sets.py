import numpy as np
import pytest

from ajna_desktop.domain.evaluation.prediction_sets import (
    PlausibleLabels,
    Reference,
    coverage,
    cross_conformal,
    left_out_at,
    plausible,
)
from ajna_desktop.domain.scan import Label

LABELS = (Label("a"), Label("b"), Label("c"))


def made(scans=3000, seed=0, classes=3):
    """Return probabilities that mean something, and which class holds."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, classes, scans)
    logits = rng.normal(0, 1, (scans, classes))
    logits[np.arange(scans), truth] += rng.choice([0.5, 3.0], scans)
    odds = np.exp(logits)
    return (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32), truth


def test_that_p_values_are_those_counted_by_hand():
    # The labels that hold were given 0.9, 0.7, 0.6 and 0.2.
    known = np.array([[0.9, 0.1], [0.3, 0.7], [0.6, 0.4], [0.8, 0.2]], np.float32)
    reference = Reference(known, np.array([0, 1, 0, 1]))
    found = reference.p_values(np.array([[0.65, 0.35], [0.95, 0.05]], np.float32))
    assert found == pytest.approx(np.array([[3 / 5, 2 / 5], [1.0, 1 / 5]]))

    by_class = Reference(known, np.array([0, 1, 0, 1]), per_class=True)
    found = by_class.p_values(np.array([[0.65, 0.35]], np.float32))
    assert found == pytest.approx(np.array([[2 / 3, 2 / 3]]))


def test_that_a_set_is_that_of_the_quantile_of_the_textbook():
    probabilities, truth = made()
    known, new = slice(0, 1500), slice(1500, None)
    values = Reference(probabilities[known], truth[known]).p_values(probabilities[new])
    scores = 1 - probabilities[known][np.arange(1500), truth[known]]
    rank = int(np.ceil((1500 + 1) * 0.9))
    bound = np.sort(scores)[rank - 1]
    inside = 1 - probabilities[new] <= bound
    assert ((values > left_out_at(0.9)) == inside).all()


@pytest.mark.parametrize("level", [0.8, 0.9, 0.99])
@pytest.mark.parametrize("per_class", [False, True])
def test_that_sets_hold_the_label_as_often_as_promised(level, per_class):
    probabilities, truth = made(6000)
    folds = np.arange(6000) % 5
    values = cross_conformal(probabilities, truth, folds, per_class)
    found = coverage(
        LABELS, values, probabilities.argmax(axis=1), truth, np.arange(6000), level
    )
    shown = found if per_class else found[:1]
    for one in shown:
        assert one.covered.value >= level - 0.02
    if level > 0.8:  # below, most sets would be empty without the label that is decided for
        assert found[0].covered.value <= level + 0.03


def test_that_a_scan_is_never_judged_by_its_own_fold():
    probabilities, truth = made(60)
    folds = np.arange(60) % 3
    values = cross_conformal(probabilities, truth, folds)
    changed = truth.copy()
    changed[folds == 1] = (changed[folds == 1] + 1) % 3
    again = cross_conformal(probabilities, changed, folds)
    assert (values[folds == 1] == again[folds == 1]).all()
    assert (values[folds != 1] != again[folds != 1]).any()


def test_that_what_is_kept_gives_back_the_set_of_every_level():
    probabilities, truth = made(200)
    values = cross_conformal(probabilities, truth, np.arange(200) % 5)
    kept = PlausibleLabels.of(values)
    for level in (0.8, 0.87, 0.9, 0.95, 0.99):
        for row in range(200):
            wanted = {LABELS[k] for k in range(3) if values[row, k] > left_out_at(level)}
            found = plausible(kept.kept[row], level, LABELS)
            assert set(found) == wanted
            if found:
                assert found[0] == LABELS[kept.first[row]]
    assert (kept.first_p >= kept.second_p).all()
    assert (kept.second_p == np.sort(values, axis=1)[:, -2]).all()


def test_that_a_class_without_scans_is_never_left_out_where_each_is_promised():
    probabilities, truth = made(30, classes=2)
    wide = np.column_stack([probabilities, np.zeros(30, np.float32)])
    values = cross_conformal(wide, truth, np.arange(30) % 5, per_class=True)
    assert (values[:, 2] == 1).all()
    found = coverage(LABELS, values, wide.argmax(axis=1), truth, np.arange(30), 0.9)
    assert [one.label for one in found] == [None, "a", "b"]
    assert found[0].sure == 0


def test_that_the_figures_of_a_class_are_those_counted_by_hand():
    values = np.array(
        [[0.9, 0.05, 0.05], [0.9, 0.2, 0.05], [0.05, 0.05, 0.05], [0.3, 0.9, 0.0]], np.float32
    )
    decided, truth = np.array([0, 0, 2, 1]), np.array([0, 1, 1, 1])
    every, a, b = coverage(LABELS, values, decided, truth, np.arange(4), 0.9)
    assert (every.label, every.scans, every.covered.value) == (None, 4, 0.75)
    assert (every.sure, every.right_when_sure.value, every.size) == (2, 0.5, 1.5)
    assert (a.covered.value, a.sure, a.size) == (1.0, 1, 1.0)
    assert (b.covered.value, b.sure) == (2 / 3, 1)
    assert b.right_when_sure.value == 0
