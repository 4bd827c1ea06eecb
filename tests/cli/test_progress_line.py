import io

import pytest

from ajna_desktop.cli.progress_line import ProgressLine, duration, in_words
from ajna_desktop.domain.progress import Doing, Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def progress(done, seconds=10.0, total=900, doing=Doing.DESCRIBING):
    return Progress(doing, done, total, seconds)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (progress(300), "Reading features  300 / 900 · 30/s · 20 s left"),
        (progress(30), "Reading features  30 / 900 · 3.0/s · 4 min 50 s left"),
        (progress(300, total=None), "Reading features  300 · 30/s"),
        (progress(0), "Reading features  0 / 900"),
        (progress(1, seconds=0.1), "Reading features  1 / 900"),
    ],
)
def test_that_a_report_tells_count_rate_and_time_left(one, words):
    assert in_words(one) == words


def test_that_long_times_are_told_in_hours():
    assert [duration(59.4), duration(60), duration(7500)] == [
        "59 s",
        "1 min 00 s",
        "2 h 05 min",
    ]


def test_that_a_log_file_gets_a_line_for_the_start_and_the_end_of_each_work():
    stream = io.StringIO()
    line = ProgressLine(stream)
    for done in range(0, 901, 100):
        line.show(progress(done))
    line.show(progress(1, doing=Doing.JUDGING))
    line.clear()
    told = [text.split("  ")[0] for text in stream.getvalue().splitlines()]
    assert told == ["Reading features", "Reading features", "Judging every scan"]


def test_that_a_terminal_shows_one_line_that_is_taken_away_in_the_end():
    stream = Terminal()
    line = ProgressLine(stream)
    line.show(progress(1))
    line.show(progress(2))
    line.clear()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().count("Reading features") == 2
    assert stream.getvalue().endswith("\r\x1b[K")
