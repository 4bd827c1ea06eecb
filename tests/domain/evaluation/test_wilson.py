import pytest

from ajna_desktop.domain.evaluation.wilson import share_of


def test_that_the_interval_is_that_of_the_textbook():
    # Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20.
    found = [share_of(81, 263), share_of(15, 148), share_of(0, 20)]
    assert [(round(one.low, 4), round(one.high, 4)) for one in found] == [
        (0.2553, 0.3662),
        (0.0624, 0.1605),
        (0.0, 0.1611),
    ]


def test_that_all_of_few_are_not_all_of_many():
    few, many = share_of(5, 5), share_of(5000, 5000)
    assert few.value == few.high == many.value == 1
    assert few.low < 0.6 < 0.99 < many.low < 1


def test_that_alike_scans_count_once():
    alone, grouped = share_of(50, 100), share_of(50, 100, groups=25)
    assert grouped.value == alone.value
    assert (grouped.low, grouped.high) == (share_of(12.5, 25).low, share_of(12.5, 25).high)
    assert grouped.low < alone.low


def test_that_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        share_of(0, 0)
