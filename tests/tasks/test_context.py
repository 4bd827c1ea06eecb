import threading
import time
from concurrent.futures import Future

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Doing
from ajna_desktop.tasks.context import REPORTS_PER_SECOND, Cancelled, TaskContext


def test_that_reports_are_held_back_but_never_the_first_and_the_last():
    seen = []
    context = TaskContext(report=seen.append)
    for done in range(20_001):
        context.step(Doing.IDENTIFYING, done, 20_000)

    assert seen[0].done == 0
    assert (seen[-1].done, seen[-1].total) == (20_000, 20_000)
    assert len(seen) <= 2 + REPORTS_PER_SECOND * (seen[-1].seconds + 0.1)


def test_that_each_kind_of_work_has_its_own_clock_and_first_report():
    seen = []
    context = TaskContext(report=seen.append)
    context.step(Doing.FINDING, 0)
    context.step(Doing.FINDING, 1)
    context.step(Doing.DESCRIBING, 0, 10)

    assert [progress.doing for progress in seen] == [Doing.FINDING, Doing.DESCRIBING]
    assert seen[-1].seconds == 0


def test_that_a_task_told_to_stop_from_another_thread_stops_at_its_next_step():
    context = TaskContext()
    context.step(Doing.FINDING, 1)
    other = threading.Thread(target=context.cancel)
    other.start()
    other.join()

    assert context.is_cancelled
    with pytest.raises(Cancelled):
        context.step(Doing.FINDING, 2)


def test_that_only_real_changes_are_announced():
    heard = []
    context = TaskContext(announce=heard.append)
    context.changed(Changes())
    context.changed(Changes(predicted=True))
    assert heard == [Changes(predicted=True)]


def test_that_waiting_for_an_answer_ends_when_the_task_is_stopped():
    context, never = TaskContext(), Future()
    threading.Timer(0.05, context.cancel).start()
    with pytest.raises(Cancelled):
        context.wait(never)


def test_that_an_answer_that_failed_with_a_timeout_fails_and_is_not_awaited_for_ever():
    answer = Future()
    answer.set_exception(TimeoutError("of its own"))
    with pytest.raises(TimeoutError, match="of its own"):
        TaskContext().wait(answer)


def test_that_a_pause_is_told_once_and_its_time_does_not_count():
    seen = []
    context = TaskContext(report=seen.append)
    context.pause()  # nothing was begun that could rest
    context.step(Doing.TRAINING, 0, 9)
    context.step(Doing.TRAINING, 1, 9)
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        context.pause()
    context.step(Doing.TRAINING, 2, 9)

    assert [one.is_paused for one in seen if one.is_paused] == [True]
    assert seen[-2].is_paused
    assert (seen[-2].done, seen[-1].done) == (1, 2)
    assert not seen[-1].is_paused
    assert seen[-1].seconds < 0.1
