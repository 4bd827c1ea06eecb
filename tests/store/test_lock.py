import multiprocessing
import os
import signal

import pytest

from ajna_desktop.domain.errors import StoreInUse
from ajna_desktop.store.lock import StoreLock, is_held, lock_path


def hold(store, pipe):
    lock = StoreLock(store)
    pipe.send(os.getpid())
    signal.pause()
    lock.release()


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=hold, args=(tmp_path / "labels.ajna", there))
    process.start()
    assert here.poll(60)
    assert here.recv() == process.pid
    yield process
    process.kill()
    process.join()


def test_that_the_holder_is_named_and_a_killed_one_holds_nothing(tmp_path, holder):
    store = tmp_path / "labels.ajna"
    assert is_held(store)
    with pytest.raises(StoreInUse, match=rf"process {holder.pid}\)"):
        StoreLock(store)
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    assert not is_held(store)
    StoreLock(store).release()


def test_that_a_released_lock_can_be_taken(tmp_path):
    store = tmp_path / "labels.ajna"
    assert not is_held(store)
    lock = StoreLock(store)
    assert is_held(store)
    lock.release()
    assert not is_held(store)
    StoreLock(store).release()


def test_that_a_holder_on_another_computer_is_named_with_it(tmp_path):
    store = tmp_path / "labels.ajna"
    lock = StoreLock(store)
    lock_path(store).write_text("77 ward-3\n")
    with pytest.raises(StoreInUse, match="process 77 on ward-3"):
        StoreLock(store)
    lock_path(store).write_text("")
    with pytest.raises(StoreInUse, match="another window"):
        StoreLock(store)
    lock.release()


def test_that_a_long_name_of_an_earlier_holder_leaves_no_trace(tmp_path):
    store = tmp_path / "labels.ajna"
    lock_path(store).write_text("1234567890 a-very-long-name-of-a-computer\n" * 3)
    lock = StoreLock(store)
    assert len(lock_path(store).read_text().split()) == 2
    lock.release()
