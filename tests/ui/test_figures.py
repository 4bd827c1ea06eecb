import numpy as np
import pytest
from PySide6.QtCore import QLocale

from ajna_desktop.ui import figures


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (0.0, "0.0\xa0%"),
        (0.009, "0.9\xa0%"),
        (0.0004, "< 0.1\xa0%"),
        (0.97325, "97.3\xa0%"),
        (0.9998, "> 99.9\xa0%"),
        (1.0, "100.0\xa0%"),
    ],
)
def test_that_a_share_never_claims_all_or_nothing_that_is_not(part, text):
    assert figures.share(part) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0.00"), (0.001, "< 0.01"), (0.934, "0.93"), (0.9973, "> 0.99"), (1.0, "1.00")],
)
def test_that_a_probability_reads_certain_only_when_it_is(value, text):
    assert figures.probability(value) == text


def test_that_numbers_follow_the_language():
    assert figures.whole(5216) == "5,216"
    QLocale.setDefault(QLocale("pt_BR"))
    assert figures.whole(5216) == "5.216"
    assert figures.probability(0.93) == "0,93"
    assert figures.share(0.973) == "97,3\xa0%"


def test_that_a_time_in_utc_is_shown_on_the_local_clock(monkeypatch):
    time = pytest.importorskip("time")
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change the time zone of a running program")
    monkeypatch.setenv("TZ", "America/Sao_Paulo")
    time.tzset()
    try:
        text = figures.local_time("2026-11-23T02:30:00.000000+00:00")
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert text == "22 Nov 2026 23:30"


def test_that_numbers_of_numpy_are_written_like_any_other():
    assert figures.probability(np.float32(0.5)) == "0.50"
    assert figures.share(np.float64(0.25)) == "25.0\xa0%"
