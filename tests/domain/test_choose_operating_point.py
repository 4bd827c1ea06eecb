import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajna_desktop.domain.choose_operating_point import choose_operating_point
from ajna_desktop.domain.operating_point import decided
from ajna_desktop.domain.scan import Label

LABELS = (Label("NORMAL"), Label("PNEUMONIA"))


def chosen(scores, classes):
    second = np.array(scores, np.float32)
    return choose_operating_point(
        LABELS, np.stack([1 - second, second], axis=1), np.array(classes, np.int64)
    )


def balanced_accuracy(scores, classes, point):
    second = np.array(scores, np.float32)
    told = decided(LABELS, np.stack([1 - second, second], axis=1), point)
    classes = np.array(classes)
    return np.mean([(told[classes == one] == one).mean() for one in (0, 1)])


def most_error(classes):
    return np.sqrt(sum(0.25 / classes.count(one) for one in (0, 1))) / 2


def test_that_it_lies_in_the_middle_between_the_classes():
    point = chosen([0.1, 0.6, 0.8, 0.9], [0, 0, 1, 1])
    assert point.label == "PNEUMONIA"
    assert point.threshold == pytest.approx(0.7)


def test_that_of_equally_good_ones_the_nearest_to_a_half_is_taken():
    assert chosen([0.1, 0.5, 0.9, 0.95], [0, 1, 0, 1]).threshold == pytest.approx(0.3)
    assert chosen([0.2, 0.9], [0, 1]).threshold == 0.5


def test_that_a_few_scans_do_not_lead_far_from_a_half():
    ill = [0.3, 0.55, 0.6, 0.7, 0.8, 0.9, 0.9, 0.95, 0.95, 0.96, 0.97, 0.98]
    healthy = [0.02 * number for number in range(12)]
    classes = [1] * len(ill) + [0] * len(healthy)
    few = chosen(ill + healthy, classes)
    many = chosen((ill + healthy) * 100, classes * 100)
    assert few.threshold == 0.5
    assert 0.22 < many.threshold < 0.3


def test_that_rare_and_common_classes_weigh_the_same():
    scores = [0.1] * 90 + [0.3] * 10 + [0.2, 0.4]
    assert chosen(scores, [0] * 100 + [1, 1]).threshold == pytest.approx(0.15)


def test_that_there_is_none_without_two_classes():
    assert chosen([0.1, 0.9], [1, 1]) is None
    three = np.full((2, 3), 1 / 3, np.float32)
    labels = (*LABELS, Label("other"))
    assert choose_operating_point(labels, three, np.array([0, 1])) is None


def test_that_certainty_leaves_a_threshold_between_0_and_1():
    assert chosen([0.0, 1.0], [0, 1]).threshold == pytest.approx(0.5)
    assert 0 < chosen([1.0, 1.0, 1.0], [0, 1, 1]).threshold < 1


@settings(deadline=None)  # other work on this computer is no failure
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 1)), min_size=2, max_size=40).filter(
        lambda rows: len({one for _, one in rows}) == 2
    )
)
def test_that_no_other_threshold_is_better_by_more_than_chance(rows):
    scores, classes = [score / 100 for score, _ in rows], [one for _, one in rows]
    point = chosen(scores, classes)
    best = balanced_accuracy(scores, classes, point)
    for threshold in np.linspace(0.0026, 0.9976, 50):
        other = type(point)(point.label, float(threshold))
        assert balanced_accuracy(scores, classes, other) <= best + most_error(classes) + 1e-9
