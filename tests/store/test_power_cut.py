import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.store.migrations import MIGRATIONS
from tests.conftest import ROOT
from tests.store.power_cut import Disk, notes
from tests.store.relabelling import LATER, STORE, problem_of

SEED = 7

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


def record_session(recorder, folder, kind, steps):
    """Relabel in a process of its own; return what it wrote."""
    recorded = folder / "recorded"
    recorded.mkdir()
    record = folder / "record"
    environment = os.environ | {
        "LD_PRELOAD": str(recorder),
        "AJNA_RECORDED_FOLDER": str(recorded),
        "AJNA_RECORD": str(record),
    }
    command = [sys.executable, "-m", "tests.store.relabelling"]
    arguments = [recorded, kind, str(SEED), str(steps)]
    subprocess.run([*command, *arguments], check=True, env=environment, cwd=ROOT, timeout=60)
    return list(notes(record))


def problems_after_cuts(session, states, migrations=MIGRATIONS):
    """Return (operation, problem) of `states` cuts, spread over the whole session."""
    rng = random.Random(SEED)
    disk, acknowledged, done, problems = Disk(), 0, 0, []
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
                problem = reopened(after / STORE, acknowledged, migrations)
                if problem:
                    problems.append((number, problem))
                shutil.rmtree(after)
    assert done == states
    return problems


def reopened(store, acknowledged, migrations):
    try:
        return problem_of(store, SEED, acknowledged, migrations)
    except AjnaError as error:
        return f"it does not open: {error}"


@pytest.mark.parametrize(
    "states",
    [
        pytest.param(5_000, marks=pytest.mark.timeout(600)),
        pytest.param(50_000, marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
    ],
)
def test_that_no_power_cut_takes_an_acknowledged_label(recorder, tmp_path, states):
    session = record_session(recorder, tmp_path, "careful", steps=60)
    assert problems_after_cuts(session, states) == []


def test_that_a_power_cut_while_the_store_is_brought_up_to_date_takes_nothing(
    recorder, tmp_path
):
    session = record_session(recorder, tmp_path, "migrating", steps=6)
    assert problems_after_cuts(session, 1_000, LATER) == []


def test_that_the_simulation_notices_a_store_that_does_not_sync(recorder, tmp_path):
    session = record_session(recorder, tmp_path, "careless", steps=40)
    problems = problems_after_cuts(session, 300)
    assert len(problems) > 30
