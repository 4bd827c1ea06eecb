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
