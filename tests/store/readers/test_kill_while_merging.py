import multiprocessing
import multiprocessing.connection
import os
import random
import shutil
import signal
import sys
import time

import pytest

from tests.store.readers.merging_child import merge_to_be_killed
from tests.store.readers.stores import Sitting

KILLS = 25
SCANS = 400

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@pytest.fixture(scope="module")
def nursery():
    """Processes that start in milliseconds: everything is imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.readers.merging_child"])
    return context


@pytest.fixture(scope="module")
def two_stores(tmp_path_factory):
    """Two readers who said something of every image, and differ on every third."""
    folder = tmp_path_factory.mktemp("stores")
    files = {f"A/{number}.png": f"content {number}" for number in range(SCANS)}
    for reader, step in (("ana", 3), ("bea", 1)):
        sitting = Sitting(folder / f"{reader}.ajna", reader, files)
        for number in range(0, SCANS, step):
            sitting.say(f"A/{number}.png", f"label of {reader}")
        sitting.close()
    return folder


def begun(nursery, folder):
    reading, writing = nursery.Pipe()
    child = nursery.Process(
        target=merge_to_be_killed,
        args=(str(folder / "ana.ajna"), str(folder / "bea.ajna"), writing),
    )
    child.start()
    writing.close()
    assert reading.poll(60)
    assert reading.recv_bytes() == b"begins"
    return child, reading


def after_kill(child):
    os.kill(child.pid, signal.SIGKILL)
    child.join()


def state(folder):
    sitting = Sitting(folder / "ana.ajna", "ana")
    try:
        assert sitting.is_sound()
        return sitting.holds(), sitting.disputed(), len(sitting.merges.log())
    finally:
        sitting.close()


def test_that_a_kill_leaves_all_of_a_merge_or_nothing(nursery, two_stores, tmp_path):
    whole = tmp_path / "whole"
    shutil.copytree(two_stores, whole)
    before = state(whole)
    child, pipe = begun(nursery, whole)
    began = time.perf_counter()
    assert pipe.poll(60)
    seconds = time.perf_counter() - began
    after_kill(child)
    merged = state(whole)
    assert merged[2] == 1
    assert merged != before
    rng, unfinished = random.Random(7), 0
    for number in range(KILLS):
        folder = tmp_path / str(number)
        shutil.copytree(two_stores, folder)
        child, pipe = begun(nursery, folder)
        is_done = pipe.poll(rng.random() * seconds * 1.1)
        after_kill(child)
        found = state(folder)
        assert found in (before, merged)
        assert found == merged or not is_done  # what was acknowledged is there
        unfinished += found == before
        if found == before:  # and the merge can simply be done again
            child, pipe = begun(nursery, folder)
            assert pipe.poll(60)
            after_kill(child)
            assert state(folder) == merged
    assert unfinished > 0
