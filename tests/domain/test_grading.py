import pytest

from ajna_desktop.domain.grading import Grade, GradedPrecision, graded_precision


def graded(query, alike):
    return [Grade(query, 100 + place, place, one == "y") for place, one in enumerate(alike)]


def test_that_precision_at_k_is_the_mean_over_the_queries():
    grades = graded(1, "yyyyyyyyyy") + graded(2, "nyyyynnnnn") + graded(3, "yynnnnnnnn")
    found = graded_precision(grades)
    assert (found.queries, found.grades) == (3, 30)
    at = {count: measured.value for count, measured in found.at}
    assert at == pytest.approx({1: 2 / 3, 5: (5 + 4 + 2) / 15, 10: (10 + 4 + 2) / 30})
    low, high = found.at[2][1].low, found.at[2][1].high
    assert 0.2 <= low < at[10] < high <= 1.0


def test_that_a_query_left_half_way_does_not_count():
    grades = graded(1, "yyyyyyyyyy") + graded(2, "nnn")
    assert graded_precision(grades) == graded_precision(graded(1, "yyyyyyyyyy"))
    assert graded_precision(graded(2, "yyy")) == GradedPrecision(0, 0)


def test_that_grades_count_by_their_place_however_they_were_given():
    grades = graded(1, "ynnnnnnnnn")
    found = graded_precision(list(reversed(grades)))
    assert dict(found.at)[1].value == 1.0


def test_that_few_queries_with_nothing_but_hits_are_not_certain():
    grades = graded(1, "yyyyyyyyyy") + graded(2, "yyyyyyyyyy") + graded(3, "yyyyyyyyyy")
    for _, measured in graded_precision(grades).at:
        assert (measured.value, measured.high) == (1.0, 1.0)
        assert measured.low == pytest.approx(3 / (3 + 1.959964**2))  # Wilson: three of three
