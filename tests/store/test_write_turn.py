import threading

import pytest

from ajna_desktop.store.write_turn import WriteTurn


def test_that_an_urgent_writer_goes_before_those_who_wait_already():
    turn, order, waiting = WriteTurn(), [], []

    def write(name, urgent):
        waiting.append(name)
        with turn.taken(urgent=urgent):
            order.append(name)

    with turn.taken(urgent=False):
        threads = [
            threading.Thread(target=write, args=(name, name == "label"))
            for name in ("batch 1", "batch 2", "label")
        ]
        for thread in threads:
            thread.start()
        while len(waiting) < 3 or not turn.is_urgent_waiting:
            threading.Event().wait(0.001)
    for thread in threads:
        thread.join()
    assert order[0] == "label"
    assert sorted(order[1:]) == ["batch 1", "batch 2"]


def test_that_only_one_writes_at_a_time():
    turn, inside, most = WriteTurn(), [], []

    def write(urgent):
        for _ in range(200):
            with turn.taken(urgent=urgent):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=write, args=(urgent,)) for urgent in (True, False) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (max(most), len(most)) == (1, 800)


def test_that_taking_the_turn_twice_is_a_mistake_of_the_caller():
    turn = WriteTurn()
    with turn.taken(urgent=True), pytest.raises(RuntimeError, match="already open"):
        turn.taken(urgent=True).__enter__()


def test_that_a_writer_that_failed_gives_the_turn_on():
    turn = WriteTurn()
    with pytest.raises(ZeroDivisionError), turn.taken(urgent=False):
        raise ZeroDivisionError
    with turn.taken(urgent=False):
        pass
