import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.evaluation.choose_threshold import (
    at_threshold,
    by_capacity,
    by_costs,
    by_target_recall,
)
from ajna_desktop.domain.evaluation.threshold_curve import Decided, ThresholdCurve


def curve_of(positives, negatives):
    scores = np.array([*positives, *negatives], np.float32)
    return ThresholdCurve(scores, np.arange(len(scores)) < len(positives))


@pytest.fixture
def ten():
    """Ten positives from 0.1 to 1.0, ten negatives from 0.05 to 0.95."""
    return curve_of(np.arange(1, 11) / 10, np.arange(0.05, 1, 0.1))


def test_that_the_highest_threshold_is_taken_that_finds_enough(ten):
    chosen = by_target_recall(ten, 0.9)
    assert chosen.decided == Decided(tp=9, fp=8, fn=1, tn=2)
    assert 0.15 < chosen.threshold <= 0.2
    assert by_target_recall(ten, 0.81).decided.tp == 9
    assert by_target_recall(ten, 1.0).decided.fn == 0
    assert by_target_recall(ten, 0.01).decided.tp == 1


def test_that_tied_scores_are_found_or_missed_together():
    curve = curve_of([0.8, 0.5, 0.5, 0.5], [0.5, 0.2])
    chosen = by_target_recall(curve, 0.5)
    assert (chosen.decided.tp, chosen.decided.fp) == (4, 1)
    assert by_target_recall(curve, 0.25).decided == Decided(1, 0, 3, 2)


def test_that_too_few_positives_for_a_promise_are_told(ten):
    chosen = by_target_recall(ten, 0.995)
    assert chosen.decided.fn == 0
    assert "only 10 positives" in chosen.caution
    assert "one missed in 200" in chosen.caution
    assert by_target_recall(ten, 0.9).caution == ""


def test_that_positives_of_probability_zero_cannot_be_found():
    curve = curve_of([0.0, 0.6], [0.3])
    with pytest.raises(ThresholdImpossible, match="1 of 2 positives have a probability of 0"):
        by_target_recall(curve, 1.0)
    assert by_target_recall(curve, 0.5).decided.tp == 1


def test_that_costs_and_prevalence_choose_as_trying_every_threshold_would(ten):
    for missed, alarm, share in ((10, 1, 0.1), (1, 1, 0.5), (500, 2, 0.004), (1, 7, 0.3)):
        chosen = by_costs(ten, missed, alarm, prevalence=share)
        tried = [ten.at(t) for t in np.arange(0.01, 1, 0.01)]
        costs = [
            share * missed * (1 - d.recall) + (1 - share) * alarm * d.false_alarm_rate
            for d in tried
        ]
        assert chosen.cost == pytest.approx(min(costs))
        best = [d for d, cost in zip(tried, costs, strict=True) if cost < min(costs) + 1e-9]
        assert chosen.decided.tp == max(d.tp for d in best)


def test_that_a_hand_worked_cost_comes_out():
    # Threshold above 0.3: misses 1 of 2, no alarm: 0.01 × 100 × 0.5 = 0.5 a scan.
    # Above 0.2: no miss, an alarm of 2: 0.99 × 1 × 0.5 = 0.495.
    curve = curve_of([0.2, 0.6], [0.3, 0.1])
    chosen = by_costs(curve, 100, 1, prevalence=0.01, per_day=1000)
    assert chosen.cost == pytest.approx(0.495)
    assert chosen.decided == Decided(2, 1, 0, 1)
    assert chosen.alarms_a_day == pytest.approx(1000 * (0.01 + 0.495))
    assert chosen.misses_a_day == 0
    assert by_costs(curve, 98, 1, prevalence=0.01).decided == Decided(1, 0, 1, 2)


def test_that_costs_under_which_all_or_nothing_is_best_are_told(ten):
    everything = by_costs(ten, 1000, 0.001, prevalence=0.5)
    assert everything.decided.fn == 0
    nothing = by_costs(curve_of([0.2, 0.4], [0.5, 0.1]), 1, 100, prevalence=0.01)
    assert nothing.decided.alarms == 0
    assert "no alarm pays" in nothing.caution
    every = by_costs(curve_of([0.2, 0.4], [0.3, 0.5]), 100, 1, prevalence=0.5)
    assert "every scan" in every.caution


def test_that_capacity_is_filled_and_never_passed(ten):
    # 2,000 scans a day, 20 of them positive: each score stands for a tenth of its kind.
    chosen = by_capacity(ten, 199, 2000, prevalence=0.01)
    assert chosen.decided == Decided(1, 0, 9, 10)
    assert chosen.alarms_a_day == pytest.approx(2)
    # Room for one more false alarm, which would find nothing more.
    assert by_capacity(ten, 201, 2000, prevalence=0.01).decided == Decided(1, 0, 9, 10)
    chosen = by_capacity(ten, 202, 2000, prevalence=0.01)
    assert chosen.decided == Decided(2, 1, 8, 9)
    assert chosen.alarms_a_day == pytest.approx(4 + 198)
    filled = by_capacity(ten, 11, 20)
    assert filled.decided == Decided(6, 5, 4, 5)
    assert filled.alarms_a_day == pytest.approx(11)


def test_that_equal_scores_at_the_top_leave_nothing_to_open_and_it_is_told():
    chosen = by_capacity(curve_of([0.9, 0.9], [0.9, 0.1]), 1, 4)
    assert chosen.decided.alarms == 0
    assert "no positive" in chosen.caution
    with pytest.raises(ThresholdImpossible, match=r"3\.0 alarms a day"):
        by_capacity(curve_of([1.0, 1.0], [1.0, 0.1]), 1, 4)


def test_that_the_sentence_tells_what_follows(ten):
    chosen = by_target_recall(ten, 0.9, prevalence=0.01, per_day=1000)
    assert chosen.sentence == (
        "At 0.2, 1 of 10 positives are missed and 8 of 10 others raise a false alarm. Of 1,000 "
        "scans a day, 1.000% of them positive, expect 801 alarms, 9 of them right, "
        "and 1 missed."
    )
    assert by_target_recall(ten, 0.9).sentence.endswith("a false alarm.")


def test_that_a_threshold_of_somebody_else_is_only_judged(ten):
    assert at_threshold(ten, 0.5).decided == ten.at(0.5)
    for wrong in (0.0, 1.0, float("nan")):
        with pytest.raises(ThresholdImpossible, match="between 0 and 1"):
            at_threshold(ten, wrong)


@pytest.mark.parametrize(
    "wish",
    [
        lambda curve: by_target_recall(curve, 0),
        lambda curve: by_target_recall(curve, 1.01),
        lambda curve: by_costs(curve, 0, 0),
        lambda curve: by_costs(curve, -1, 2),
        lambda curve: by_costs(curve, float("inf"), 2),
        lambda curve: by_costs(curve, 1, 1, prevalence=1.5),
        lambda curve: by_capacity(curve, 0, 100),
        lambda curve: by_capacity(curve, 10, 0),
        lambda curve: by_target_recall(curve, 0.9, per_day=-1),
    ],
)
def test_that_a_wish_that_means_nothing_is_refused(ten, wish):
    with pytest.raises(ThresholdImpossible):
        wish(ten)


@pytest.mark.parametrize("choose", [
    lambda curve: by_target_recall(curve, 0.9),
    lambda curve: by_costs(curve, 1, 1),
    lambda curve: by_capacity(curve, 1, 10),
])  # fmt: skip
def test_that_one_class_alone_cannot_tell(choose):
    for curve in (curve_of([0.5], []), curve_of([], [0.5]), curve_of([], [])):
        with pytest.raises(ThresholdImpossible, match="both"):
            choose(curve)


SCORES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=15)


@given(SCORES, SCORES, st.floats(0.05, 1), st.floats(0.1, 30))
def test_that_whatever_is_chosen_keeps_what_it_promises(positives, negatives, target, capacity):
    curve = curve_of(positives, negatives)
    for choose in (
        lambda: by_target_recall(curve, target),
        lambda: by_costs(curve, 3, 1),
        lambda: by_capacity(curve, capacity, 30),
    ):
        try:
            chosen = choose()
        except ThresholdImpossible:
            assert {0.0, 1.0} & set(map(float, [*positives, *negatives]))
            continue
        assert 0 < chosen.threshold < 1
        assert chosen.decided == curve.at(chosen.threshold)
    assert curve.at(by_costs(curve, 1, 0).threshold).fn == sum(p == 0 for p in positives)
