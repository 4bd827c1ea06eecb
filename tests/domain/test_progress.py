import pytest

from ajna_desktop.domain.progress import Doing, Progress


@pytest.mark.parametrize(
    ("done", "total", "seconds", "rate", "left"),
    [
        (50, 200, 10.0, 5.0, 30.0),
        (200, 200, 10.0, 20.0, 0.0),
        (0, 200, 10.0, 0.0, None),
        (5, None, 1.0, 5.0, None),
        (5, 10, 0.0, 0.0, None),
        (12, 10, 1.0, 12.0, 0.0),
        (0, 0, 0.0, 0.0, None),
    ],
)
def test_that_rate_and_time_left_follow_from_what_is_done(done, total, seconds, rate, left):
    progress = Progress(Doing.DESCRIBING, done, total, seconds)
    assert progress.rate == pytest.approx(rate)
    assert progress.seconds_left == (None if left is None else pytest.approx(left))


def test_that_the_time_until_the_first_item_does_not_slow_the_rate():
    progress = Progress(Doing.DESCRIBING, 300, 900, seconds=16.0, warm_up=10.0)
    assert progress.rate == pytest.approx(50)
    assert progress.seconds_left == pytest.approx(12)
