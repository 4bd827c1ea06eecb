import numpy as np
import pytest

from ajna_desktop.learning.suspects.planted import plant, score
from ajna_desktop.learning.suspects.signals import Told


def told_of(values):
    none = np.zeros_like(values)
    return Told(values, values, values, none, np.ones(len(values), np.bool_))


def test_that_labels_are_made_wrong_a_twentieth_at_a_time():
    rng = np.random.default_rng(0)
    values = rng.random((400, 4)).astype(np.float32)
    classes = rng.integers(0, 4, 400)
    is_judged = np.arange(400) >= 100
    draws = plant(classes, is_judged, told_of(values), 4)
    assert len(draws) == 20  # of fifteen each: three hundred
    for number, (changed, is_wrong) in enumerate(draws):
        assert is_wrong.sum() == 15
        assert (is_wrong == (changed != classes)).all()
        assert not is_wrong[:100].any()
        if number % 2:
            similar = told_of(values).suggested(classes)
            assert (changed[is_wrong] == similar[is_wrong]).all()
    by_chance = np.concatenate([changed[wrong] for changed, wrong in draws[::2]])
    assert len(np.unique(by_chance)) == 4
    again = plant(classes, is_judged, told_of(values), 4)
    assert (again[0][0] == draws[0][0]).all()


@pytest.mark.parametrize("share", [0.01, 0.02, 0.03, 0.04, 0.08, 0.12])
def test_that_the_share_of_wrong_labels_is_found_though_signals_overlap(share):
    """A judge that errs: its margin is normal around 1 for the true class."""
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 2, 4000)
    ahead = rng.normal(1, 0.5, 4000)
    values = np.where(
        truth[:, np.newaxis] == [0, 1], ahead[:, np.newaxis], -ahead[:, np.newaxis]
    )
    told = told_of(values.astype(np.float32) / 2)
    is_wrong = rng.random(4000) < share
    classes = np.where(is_wrong, 1 - truth, truth)
    steps = []
    found = score(
        lambda labels: told,
        classes,
        np.ones(4000, np.bool_),
        np.ones(4000, np.bool_),
        np.zeros(4000, np.bool_),
        2,
        lambda done, total: steps.append((done, total)),
    )
    assert found.share == pytest.approx(is_wrong.mean(), rel=0.15)
    assert found.probabilities.mean() == pytest.approx(found.share, rel=0.03)
    assert 0 < found.spread < 0.01
    assert steps == [(number, 6) for number in range(1, 7)]
    # By Bayes: normal margins of ±1 have odds of 2 × 1 / 0.5² times the margin.
    shown = np.where(classes == truth, ahead, -ahead)
    slope = np.polyfit(shown, found.odds, 1)[0]
    assert slope == pytest.approx(-8, rel=0.25)


@pytest.mark.parametrize("looked_at", [0, 60, 140, 200])
def test_that_wrong_labels_are_not_lost_count_of_once_the_obvious_ones_are_mended(looked_at):
    rng = np.random.default_rng(5)
    truth = rng.integers(0, 2, 4000)
    ahead = rng.normal(1, 0.5, 4000)
    values = np.where(
        truth[:, np.newaxis] == [0, 1], ahead[:, np.newaxis], -ahead[:, np.newaxis]
    )
    told = told_of(values.astype(np.float32) / 2)
    is_wrong = rng.random(4000) < 0.05
    found = np.where(is_wrong, 1 - truth, truth)
    shown = np.where(is_wrong, -ahead, ahead)
    is_open = np.ones(4000, np.bool_)
    is_open[np.argsort(shown)[:looked_at]] = False  # the most conspicuous ones first
    classes = np.where(is_open, found, truth)
    scores = score(
        lambda labels: told,
        classes,
        np.ones(4000, np.bool_),
        is_open,
        is_wrong & ~is_open,
        2,
    )
    left = (is_wrong & is_open).sum()
    assert scores.share == pytest.approx(is_wrong.mean(), rel=0.15)
    assert scores.probabilities[is_open].sum() == pytest.approx(left, rel=0.3, abs=6)
