import contextlib
import multiprocessing
import multiprocessing.connection
import os
import random
import signal
import sys

import pytest

from tests.store.relabelling import STORE, problem_of, run_to_be_killed

LONGEST_WAIT = 0.02  # seconds: some steps, or a part of making the store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@pytest.fixture(scope="module")
def nursery():
    """Processes that start in milliseconds: everything is imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.relabelling"])
    return context


def acknowledged_before_kill(nursery, folder, seed, steps, more):
    """Relabel in a process that is killed `more` seconds after so many steps.

    Returns:
        How many steps were acknowledged by then, from the first on.
    """
    reading, writing = nursery.Pipe(duplex=False)
    child = nursery.Process(target=run_to_be_killed, args=(str(folder), seed, writing))
    child.start()
    writing.close()
    for _ in range(1 + steps):  # the first byte says that it starts
        assert reading.poll(30), "the process stands still"
        reading.recv_bytes()
    multiprocessing.connection.wait([child.sentinel], timeout=more)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    with contextlib.suppress(EOFError):
        while True:
            steps += len(reading.recv_bytes())
    reading.close()
    return steps


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
        steps, more = rng.randrange(60), rng.random() * LONGEST_WAIT
        count = acknowledged_before_kill(nursery, folder, number, steps, more)
        acknowledged += count
        problem = problem_of(folder / STORE, number, count)
        if problem:
            problems.append((number, count, problem))
    assert problems == []
    assert acknowledged > 20 * kills
