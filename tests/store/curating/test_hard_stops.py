"""Whatever a curator was told to be saved is there after a kill, and after a full disk."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import random
import signal
import sys
from contextlib import closing

import pytest

from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.scans import ScanStore
from tests.store.folders import read

if sys.platform == "win32":
    pytest.skip("SIGKILL and RLIMIT_FSIZE are of POSIX", allow_module_level=True)

from tests.store.curating.curating_child import FOLDER, Curator, counted, curate_to_be_killed

LONGEST_WAIT = 0.02  # seconds: some steps


@pytest.fixture(scope="module")
def nursery():
    """Processes that start in milliseconds: everything is imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.curating.curating_child"])
    return context


@pytest.fixture(scope="module")
def after_steps(tmp_path_factory):
    """How many events there are after so many steps of a seed, in an undisturbed store."""

    def count(seed, steps):
        store = tmp_path_factory.mktemp("undisturbed") / "labels.ajna"
        with closing(Database(store)) as database:
            read(ScanStore(database), FOLDER)
            for _, step in zip(range(steps), Curator(database, seed).steps(), strict=False):
                step()
            return counted(database)

    return count


def acknowledged(nursery, store, seed, steps, more, room=0):
    """Return how many steps were told to be safe before the end came."""
    reading, writing = nursery.Pipe()
    child = nursery.Process(target=curate_to_be_killed, args=(str(store), seed, writing, room))
    child.start()
    writing.close()
    count = -1  # the first byte is that of the scans
    while count < steps:
        assert reading.poll(30), "the process stands still"
        if reading.recv_bytes() == b"full":
            break
        count += 1
    multiprocessing.connection.wait([child.sentinel], timeout=more)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    with contextlib.suppress(EOFError):
        while True:
            count += reading.recv_bytes() == b"."
    reading.close()
    return count


def state_after(store):
    with closing(Database(store)) as database:
        return LabelStore(database, "", "").verify().problem, counted(database)


@pytest.mark.parametrize(
    "kills", [30, pytest.param(1_000, marks=[pytest.mark.long, pytest.mark.timeout(3600)])]
)
def test_that_no_kill_takes_what_was_acknowledged(nursery, after_steps, tmp_path, kills):
    rng = random.Random(7)
    for seed in range(kills):
        store = tmp_path / f"{seed}.ajna"
        steps, more = rng.randrange(1, 40), rng.random() * LONGEST_WAIT
        done = acknowledged(nursery, store, seed, steps, more)
        problem, events = state_after(store)
        assert problem == ""
        # The step under way may be there or not, but as a whole.
        assert events in (after_steps(seed, done), after_steps(seed, done + 1)), (seed, done)


@pytest.mark.parametrize("seed", range(6))
def test_that_a_full_disk_takes_nothing_that_was_acknowledged(
    nursery, after_steps, tmp_path, seed
):
    store = tmp_path / "labels.ajna"
    room = 600_000 + 37_000 * seed
    done = acknowledged(nursery, store, seed, 100_000, 0, room)
    problem, events = state_after(store)
    assert problem == ""
    assert done > 5
    assert events == after_steps(seed, done)
