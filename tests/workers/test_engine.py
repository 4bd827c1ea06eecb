import multiprocessing.connection
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import BundleInvalid, WorkerNotStarted
from ajna_desktop.domain.files import FileToRead
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.precision import IMAGES
from ajna_desktop.learning.runtimes.runtime import ComputeEngine
from ajna_desktop.paths import UserFolders
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.inference import InferenceEngine
from tests.learning import tiny_networks


@pytest.fixture
def users(tmp_path: Path) -> UserFolders:
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def engine(users: UserFolders, tmp_path: Path) -> Iterator[Engine]:
    tiny_networks.encoder(tmp_path / "default", seed=0)
    engine = Engine(users, backbone=tmp_path / "default")
    yield engine
    engine.close()


@pytest.fixture
def picture(tmp_path: Path) -> str:
    levels = np.random.default_rng(0).integers(0, 256, (40, 50), np.uint8)
    Image.fromarray(levels).save(tmp_path / "picture.png")
    return str(tmp_path / "picture.png")


def alive(expected: int) -> int:
    """Return how many there are; one that was told to end is given time to."""
    workers = [p for p in multiprocessing.active_children() if p.name == "inference worker"]
    if len(workers) > expected:
        multiprocessing.connection.wait([one.sentinel for one in workers], timeout=10)
    return sum(one.is_alive() for one in workers)


def test_that_two_networks_at_most_are_alive(
    engine: Engine, tmp_path: Path, picture: str
) -> None:
    others = [tiny_networks.encoder(tmp_path / f"other{n}", seed=n) for n in (1, 2)]
    first = engine.inference.describe_one(picture)

    described = [engine.inference_of(one).describe_one(picture) for one in others]

    assert alive(2) == 2
    assert described[0].average.shape == (8,)
    assert described[0].maximum is None
    assert not np.array_equal(described[0].average, described[1].average)
    again = engine.inference.describe_one(picture)
    assert np.array_equal(again.average, first.average)
    assert alive(2) == 2


def test_that_a_network_that_is_describing_is_left_alone(
    engine: Engine, tmp_path: Path, picture: str
) -> None:
    others = [tiny_networks.encoder(tmp_path / f"other{n}", seed=n) for n in (1, 2)]
    files = [FileToRead(ScanId(number), picture) for number in range(200)]
    answers = engine.inference.describe(files, lambda: True)
    next(answers)

    for one in others:
        engine.inference_of(one).describe_one(picture)

    assert len(list(answers)) == 199
    assert engine.inference.restarts == 0


def test_that_a_closed_engine_starts_no_network(
    engine: Engine, tmp_path: Path, picture: str
) -> None:
    other = tiny_networks.encoder(tmp_path / "other", seed=1)
    engine.close()

    with pytest.raises(WorkerNotStarted):
        engine.inference_of(other).describe_one(picture)


def test_that_the_device_is_told_as_it_was_measured(
    users: UserFolders, tmp_path: Path, picture: str
) -> None:
    tiny_networks.encoder(tmp_path / "measured", precision="measured")
    files = []
    for number, levels in enumerate(tiny_networks.pictures(IMAGES)):
        Image.fromarray(levels).save(tmp_path / f"{number}.png")
        files.append(FileToRead(ScanId(number), str(tmp_path / f"{number}.png")))
    engine = Engine(users, backbone=tmp_path / "measured")
    assert engine.inference.device == "CPU · OpenVINO float32"

    list(engine.inference.describe(files, lambda: True))
    told = engine.inference.device
    engine.close()

    kept = list((users.cache / "engine").glob("precision/*.json"))
    measured = kept[0].read_text() if kept else ""
    assert told.endswith("bfloat16" if '"bf16"' in measured else "float32")
    later = Engine(users, backbone=tmp_path / "measured")
    assert later.inference.device == told  # before it has started
    later.close()


def test_that_tensorflow_describes_grey_images_alike(
    engine: Engine, tmp_path: Path, picture: str
) -> None:
    tensorflow = InferenceEngine(
        tmp_path / "default", tmp_path, engine=ComputeEngine.TENSORFLOW
    )
    theirs = tensorflow.describe_one(picture)
    tensorflow.close()

    ours = engine.inference.describe_one(picture)
    np.testing.assert_allclose(theirs.average, ours.average, rtol=2e-3)
    assert theirs.maximum is None


def test_that_the_network_of_a_classifier_is_found_wherever_it_lies(
    engine: Engine, users: UserFolders, tmp_path: Path
) -> None:
    installed = tiny_networks.encoder(users.data / "models" / "installed", seed=1)
    elsewhere = tiny_networks.encoder(tmp_path / "elsewhere", seed=2)

    own = tiny_networks.classifier(tmp_path / "own", tiny_networks.new_encoder(seed=3))
    found = engine.backbone_of(own)
    assert (found.folder, found.id) == (own.folder / "backbone", own.backbone_id)
    assert engine.inference_of(found).backbone_id == own.backbone_id
    of_default = tiny_networks.classifier(tmp_path / "default classifier", engine.backbone)
    assert engine.backbone_of(of_default) is engine.backbone
    of_installed = tiny_networks.classifier(tmp_path / "of installed", installed)
    assert engine.backbone_of(of_installed).folder == installed.folder
    of_nothing = tiny_networks.classifier(tmp_path / "of nothing", elsewhere)
    with pytest.raises(
        BundleInvalid, match=r"needs the network encoder2-.* not installed here"
    ):
        engine.backbone_of(of_nothing)


def test_that_a_network_that_came_with_another_classifier_serves_as_well(
    engine: Engine, users: UserFolders, tmp_path: Path
) -> None:
    first = tiny_networks.classifier(
        users.data / "models" / "first", tiny_networks.new_encoder(seed=3)
    )
    second = tiny_networks.classifier(tmp_path / "second", engine.backbone_of(first))

    assert not (second.folder / "backbone").exists()
    assert engine.backbone_of(second).folder == first.folder / "backbone"


def test_that_a_damaged_network_is_told_instead_of_a_missing_one(
    engine: Engine, tmp_path: Path
) -> None:
    own = tiny_networks.classifier(tmp_path / "own", tiny_networks.new_encoder(seed=3))
    (own.folder / "backbone" / "weights.npz").write_bytes(b"damaged")

    with pytest.raises(BundleInvalid, match="checksum differs"):
        engine.backbone_of(own)
