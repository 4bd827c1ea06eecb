import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.workers.analysis import AnalysisEngine
from tests.fakes import FakeEngine


def save_scan(path, level, seed=0):
    """Write a small noisy picture of about one grey level."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).normal(level, 12, (24, 32))
    Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(path)


@pytest.fixture
def folder(tmp_path):
    """Two classes that are easily told apart, in two splits, and one file that is no image."""
    scans = tmp_path / "scans"
    for number in range(12):
        split = "train" if number < 8 else "test"
        save_scan(scans / split / "empty" / f"e{number}.png", 210, number)
        save_scan(scans / split / "loaded" / f"l{number}.png", 60, 100 + number)
    (scans / "train" / "loaded" / "broken.png").write_bytes(b"not an image at all")
    return scans


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def collection(folder, users):
    collection = Collection.open(folder, users, "ana")
    yield collection
    collection.close()


@pytest.fixture(scope="session")
def analysis():
    """The real processes: they are not started before they are needed."""
    engine = AnalysisEngine()
    yield engine
    engine.close()


@pytest.fixture
def engine(analysis):
    return FakeEngine(analysis)


@pytest.fixture
def described(collection, engine):
    """The folder, opened and described."""
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    return collection


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 KiB."""
    place = tmp_path / "small"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(["mount", *options], check=False).returncode:
        pytest.skip("only root may make a small disk, on Linux")
    yield place
    subprocess.run(["umount", str(place)], check=True)
