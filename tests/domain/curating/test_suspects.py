import numpy as np
import pytest

from ajna_desktop.domain.curating.suspects import (
    EstimatedWrong,
    Evidence,
    Judge,
    Reason,
    Suspect,
    Votes,
)
from ajna_desktop.domain.scan import Label, ScanId


def suspect(own, other, evidence=None):
    found = evidence or Evidence()
    return Suspect(ScanId(1), 0.5, Label("A"), Label("B"), own, other, found)


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [(0.1, 0.9, True), (0.3, 0.95, True), (0.31, 0.95, False), (0.05, 0.89, False)],
)
def test_that_the_rule_of_the_study_asks_for_both(own, other, is_one):
    found = suspect(own, other)
    assert found.is_study_rule is is_one
    assert (Reason.STUDY_RULE in found.reasons) is is_one


def test_that_votes_are_against_a_label_when_most_are():
    assert not Votes().is_against
    assert Votes().share == 0
    assert not Votes(4, 2).is_against
    assert Votes(5, 3).is_against
    assert Votes(5, 3).share == pytest.approx(0.6)


def test_that_what_speaks_against_a_label_is_told():
    seen = Evidence(neighbours=Votes(10, 6), otherwise=(Judge.LINEAR,))
    assert suspect(0.7, 0.3, seen).reasons == (Reason.CLASSIFIERS, Reason.NEIGHBOURS)


def test_that_the_number_of_wrong_labels_is_told_with_how_surely_it_is_known():
    sure = np.concatenate([np.ones(40), np.zeros(960)])
    # By hand: the variance is (0.05 × 40)² = 4 alone.
    assert EstimatedWrong.of(sure, 0.0) == EstimatedWrong(40, 36, 44)
    doubtful = np.full(100, 0.5)
    # 100 × 0.25 + 3² + (0.05 × 50)² = 40.25, whose root is 6.34.
    assert EstimatedWrong.of(doubtful, 3.0) == EstimatedWrong(50, 38, 62)


def test_that_up_to_three_may_go_unseen_where_none_is_found():
    assert EstimatedWrong.of(np.zeros(50), 0.0) == EstimatedWrong(0, 0, 3)
    assert EstimatedWrong.of(np.zeros(2), 0.0) == EstimatedWrong(0, 0, 2)
