import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ajna_desktop.domain.errors import AjnaError
from tests.conftest import ROOT
from tests.store.power_cut import Disk, notes
from tests.store.relabelling import STORE, problem_of

LONG = bool(os.environ.get("AJNA_LONG_TESTS"))
STATES = 50_000 if LONG else 5_000
STEPS = 100

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="recording what a process writes needs Linux and a C compiler",
)


@pytest.fixture(scope="module")
def recorder(tmp_path_factory):
    library = tmp_path_factory.mktemp("recorder") / "write_recorder.so"
    source = Path(__file__).with_name("write_recorder.c")
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


def record_session(recorder, folder, seed, steps, kind):
    """Relabel in a process of its own; return what it wrote."""
    recorded = folder / "recorded"
    recorded.mkdir()
    record = folder / "record"
    environment = os.environ | {
        "LD_PRELOAD": str(recorder),
        "AJNA_RECORDED_FOLDER": str(recorded),
        "AJNA_RECORD": str(record),
    }
    command = [sys.executable, "-m", "tests.store.relabelling", recorded]
    arguments = [str(seed), str(steps), kind]
    subprocess.run([*command, *arguments], check=True, env=environment, cwd=ROOT, timeout=60)
    return list(notes(record))


def cut_everywhere(session, seed, states):
    """Yield (state, problem): `states` cuts, spread over every operation of the session."""
    rng = random.Random(seed)
    disk, acknowledged, done = Disk(), 0, 0
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        for number, note in enumerate(session, start=1):
            if note.name == "acknowledged":
                acknowledged += note.operation == "w"
            else:
                disk.apply(note)
            while done < states * number // len(session):
                done += 1
                after = Path(folder) / str(done)
                after.mkdir()
                for name, content in disk.after_cut(rng).items():
                    (after / name).write_bytes(content)
                yield number, reopened(after / STORE, seed, acknowledged)
                shutil.rmtree(after)


def reopened(store, seed, acknowledged):
    try:
        return problem_of(store, seed, acknowledged)
    except AjnaError as error:
        return f"it does not open: {error}"


def test_that_no_power_cut_takes_an_acknowledged_label(recorder, tmp_path):
    session = record_session(recorder, tmp_path, seed=7, steps=STEPS, kind="careful")
    problems = [
        (number, problem) for number, problem in cut_everywhere(session, 7, STATES) if problem
    ]
    assert problems == []


def test_that_the_simulation_notices_a_store_that_does_not_sync(recorder, tmp_path):
    session = record_session(recorder, tmp_path, seed=7, steps=40, kind="careless")
    problems = [problem for _, problem in cut_everywhere(session, 7, 300) if problem]
    assert len(problems) > 30
