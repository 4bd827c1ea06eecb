import contextlib
import multiprocessing
import multiprocessing.connection
import os
import random
import signal
import sys

import pytest

from tests.store.relabelling import STORE, problem_of, run_to_be_killed

LONGEST_LIFE = 0.08  # seconds; the first labels are safe after some 15 ms

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@pytest.fixture(scope="module")
def nursery():
    """Processes that start in milliseconds: everything is imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.relabelling"])
    return context


def acknowledged_before_kill(nursery, folder, seed, life):
    """Relabel in a process that is killed after `life` seconds; return what was safe."""
    reading, writing = nursery.Pipe(duplex=False)
    child = nursery.Process(target=run_to_be_killed, args=(str(folder), seed, writing))
    child.start()
    writing.close()
    assert reading.poll(30), "the process never came as far as opening its store"
    multiprocessing.connection.wait([child.sentinel], timeout=life)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    count = 0
    with contextlib.suppress(EOFError):
        while True:
            count += len(reading.recv_bytes())
    reading.close()
    return count - 1  # the first byte says that it starts


@pytest.mark.parametrize(
    "kills",
    [100, pytest.param(2_000, marks=[pytest.mark.long, pytest.mark.timeout(3600)])],
)
def test_that_no_kill_takes_an_acknowledged_label(nursery, tmp_path, kills):
    rng = random.Random(3)
    acknowledged, problems = 0, []
    for number in range(kills):
        folder = tmp_path / str(number)
        folder.mkdir()
        life = rng.random() * LONGEST_LIFE
        count = acknowledged_before_kill(nursery, folder, number, life)
        acknowledged += count
        problem = problem_of(folder / STORE, number, count)
        if problem:
            problems.append((number, life, problem))
    assert problems == []
    assert acknowledged > kills, "too few labels were given to prove anything"
