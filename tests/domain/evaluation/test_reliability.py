import numpy as np
import pytest
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from ajna_desktop.domain.evaluation.reliability import Binning, reliability


def made(scans=800, bend=1.0, seed=0):
    """Return probabilities whose truth is p ** bend, and which scans it holds for."""
    rng = np.random.default_rng(seed)
    scores = rng.random(scans).astype(np.float32)
    return scores, rng.random(scans) < scores.astype(float) ** bend, np.arange(scans)


def test_that_a_small_diagram_is_that_reckoned_by_hand():
    scores = np.array([0.1, 0.2, 0.6, 0.9], np.float64)
    holds = np.array([False, True, True, True])
    found = reliability(scores, holds, np.arange(4), bins=2)

    assert [(b.low, b.high, b.scans) for b in found.bins] == [(0, 0.5, 2), (0.5, 1, 2)]
    assert [b.mean for b in found.bins] == pytest.approx([0.15, 0.75])
    assert [b.holds.value for b in found.bins] == [0.5, 1.0]
    # |0.15 − 0.5| · 2/4 + |0.75 − 1| · 2/4
    assert found.error == pytest.approx(0.3)
    assert found.brier.value == pytest.approx((0.01 + 0.64 + 0.16 + 0.01) / 4)
    assert found.share == 0.75
    assert found.skill == pytest.approx(1 - found.brier.value / (0.75 * 0.25))


@pytest.mark.parametrize(
    ("binning", "strategy"),
    [(Binning.EQUAL_WIDTH, "uniform"), (Binning.EQUAL_COUNT, "quantile")],
)
def test_that_the_diagram_is_that_of_scikit_learn(binning, strategy):
    scores, holds, groups = made()
    found = reliability(scores, holds, groups, binning)
    shares, means = calibration_curve(holds, scores, n_bins=10, strategy=strategy)
    assert [b.mean for b in found.bins] == pytest.approx(means.tolist())
    assert [b.holds.value for b in found.bins] == pytest.approx(shares.tolist())
    assert found.brier.value == pytest.approx(brier_score_loss(holds, scores))
    assert sum(b.scans for b in found.bins) == found.scans == 800


def test_that_right_probabilities_are_within_chance_and_bent_ones_are_not():
    right = reliability(*made())
    bent = reliability(*made(bend=2.0))
    assert right.error < right.by_chance < bent.error
    assert right.skill > bent.skill


def test_that_scans_of_one_patient_make_wider_intervals():
    scores, holds, groups = made()
    alone, grouped = (
        reliability(scores, holds, groups),
        reliability(scores, holds, groups // 8),
    )
    for one, other in zip(alone.bins, grouped.bins, strict=True):
        assert other.holds.high - other.holds.low > one.holds.high - one.holds.low
    assert alone.brier.low < alone.brier.value < alone.brier.high


def test_that_scans_of_one_patient_alone_have_no_interval():
    scores, holds, groups = made()
    found = reliability(scores, holds, np.zeros_like(groups)).brier
    assert found.value == pytest.approx(brier_score_loss(holds, scores))
    assert (found.low, found.high) == (None, None)


def test_that_tied_probabilities_share_a_bin():
    scores = np.repeat([0.3, 0.7], 50)
    found = reliability(scores, scores > 0.5, np.arange(100), Binning.EQUAL_COUNT)
    assert [b.scans for b in found.bins] == [50, 50]


def test_that_where_all_is_one_way_there_is_no_skill():
    found = reliability(np.full(5, 0.9), np.ones(5, bool), np.arange(5))
    assert found.skill is None
    assert len(found.bins) == 1


def test_that_chance_in_many_scans_is_that_of_few_but_smaller():
    few = reliability(*made(20_000))
    many = reliability(*made(20_001))
    assert many.by_chance == pytest.approx(few.by_chance, rel=0.1)
    assert many.error < 1.5 * many.by_chance
