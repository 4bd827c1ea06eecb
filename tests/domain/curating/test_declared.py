import numpy as np
import pytest

from ajna_desktop.domain.curating.declared import (
    Cost,
    cost_table,
    declared_queue,
    meaning_of,
)

LABELS = ("empty", "loaded", "weapon")
COSTS = cost_table([Cost("empty", "weapon", 100.0), Cost("empty", "loaded", 10.0)], LABELS)


def queue(declared, chances, costs=COSTS):
    return declared_queue(
        LABELS,
        np.arange(10, 10 + len(declared)),
        np.array(declared, np.int64),
        np.array(chances, np.float32),
        costs,
    )


def test_that_an_error_costs_what_was_said_and_else_one():
    assert COSTS.tolist() == [[0, 10, 100], [1, 0, 1], [1, 1, 0]]


def test_that_costs_of_unknown_classes_and_of_no_error_are_left_out():
    table = cost_table([Cost("empty", "bomb", 9.0), Cost("weapon", "weapon", 9.0)], LABELS)
    assert table.tolist() == [[0, 1, 1], [1, 0, 1], [1, 1, 0]]


def test_that_the_dearest_comes_first_by_probability_times_cost():
    # By hand: 0.05·10 + 0.01·100 = 1.5; 0.3·10 + 0 = 3; 0.9·1 + 0.05·1 = 0.95.
    found = queue([0, 0, 1], [[0.94, 0.05, 0.01], [0.7, 0.3, 0.0], [0.9, 0.05, 0.05]])
    assert found.scan_ids.tolist() == [11, 10, 12]
    assert found.losses == pytest.approx([3.0, 1.5, 0.95], rel=1e-6)
    assert [LABELS[place] for place in found.actual] == ["loaded", "weapon", "empty"]
    assert found.actual_chances == pytest.approx([0.3, 0.01, 0.9], rel=1e-6)
    assert found.wrong_chances == pytest.approx([0.3, 0.06, 0.95], rel=1e-6)
    assert found.declared.tolist() == [0, 0, 1]


def test_that_opening_lowers_what_remains_and_half_of_it_is_found():
    found = queue([1] * 4, [[0.4, 0.6, 0], [0.3, 0.7, 0], [0.2, 0.8, 0], [0.1, 0.9, 0]])
    assert found.remaining == pytest.approx([1.0, 0.6, 0.3, 0.1, 0.0], abs=1e-6)
    assert found.total == pytest.approx(1.0)
    assert found.to_reach(0.5) == 2
    assert found.to_reach(0.61) == 1
    assert found.to_reach(0.0) == 4


def test_that_exactly_half_is_half_whatever_the_rounding():
    found = queue([1] * 10, [[0.1, 0.9, 0]] * 10)
    assert found.to_reach(0.5) == 5


def test_that_no_scans_and_no_risk_need_no_opening():
    assert queue([], np.empty((0, 3))).to_reach(0.5) == 0
    free = cost_table([Cost("empty", other, 0.0) for other in LABELS], LABELS)
    sure = queue([0], [[0.2, 0.5, 0.3]], free)
    assert sure.to_reach(0.5) == 0
    assert sure.actual.tolist() == [0]  # nothing else matters


def test_that_values_mean_the_class_so_named_unless_told_otherwise():
    values = ["Empty", " LOADED ", "yes", "no", "8471"]
    assert meaning_of(values, LABELS) == {"Empty": "empty", " LOADED ": "loaded"}
    told = {"no": "empty", "Empty": "loaded", "8471": "bomb", " LOADED ": ""}
    assert meaning_of(values, LABELS, told) == {"Empty": "loaded", "no": "empty"}


def test_that_a_value_named_exactly_as_a_class_means_that_one():
    assert meaning_of(["a", "A"], ("a", "A")) == {"a": "a", "A": "A"}
