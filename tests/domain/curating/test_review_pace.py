import pytest

from ajna_desktop.domain.curating.review_pace import ReviewPace


def test_that_a_pace_is_told_after_a_few_decisions():
    pace = ReviewPace(100.0)
    for second in range(1, 5):
        pace.decided(1, 100.0 + 2 * second)
    assert pace.per_hour is None
    assert pace.seconds_for(10) is None
    pace.decided(1, 110.0)
    assert pace.per_hour == pytest.approx(1800)  # five in ten seconds
    assert pace.seconds_for(60) == pytest.approx(120)


def test_that_a_page_of_a_grid_counts_as_many():
    pace = ReviewPace(0.0)
    pace.decided(24, 48.0)
    assert pace.per_hour == pytest.approx(1800)


def test_that_a_pause_counts_as_one_minute():
    pace = ReviewPace(0.0)
    pace.decided(30, 60.0)
    pace.decided(30, 4_000.0)
    assert pace.per_hour == pytest.approx(1800)
