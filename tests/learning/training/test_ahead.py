import threading

import pytest

from ajna_desktop.learning.training.ahead import made_ahead


def test_that_all_is_made_in_order():
    assert list(made_ahead(lambda number: number * 2, range(50))) == list(range(0, 100, 2))


def test_that_no_more_is_made_than_is_soon_needed():
    begun = []
    made = made_ahead(lambda number: begun.append(number) or number, range(1000))
    assert [next(made) for _ in range(3)] == [0, 1, 2]
    made.close()
    assert len(begun) < 20


def test_that_an_error_comes_where_the_item_would_have():
    def make(number):
        if number == 2:
            raise ValueError(number)
        return number

    made = made_ahead(make, range(5))
    assert [next(made), next(made)] == [0, 1]
    with pytest.raises(ValueError, match="2"):
        next(made)


def test_that_no_thread_stays():
    before = threading.active_count()
    made = made_ahead(lambda number: number, range(100))
    next(made)
    assert threading.active_count() > before
    made.close()
    assert threading.active_count() == before
