from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.paths import models
from ajna_desktop.workers.process import WorkerProcess

BACKBONE = models() / "efficientnet_lite0"
CHILD = "tests.learning.network_child:NetworkChild"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def network(cache: Path) -> Iterator[WorkerProcess]:
    process = WorkerProcess("network", CHILD, (str(BACKBONE), str(cache)))
    yield process
    process.close()


def test_that_the_network_is_the_one_whose_weights_were_converted(
    network: WorkerProcess, shared_data: Path
) -> None:
    reference = shared_data.parent / "weights" / "efficientnet_lite0_imagenet_notop.keras"
    if not reference.is_file():
        pytest.skip("no reference conversion of the weights beside this checkout")
    paths = sorted((shared_data / "chest_xray_fullres" / "NORMAL").iterdir())[:4]
    images = [decode(path.read_bytes()).array for path in paths]

    ours = network.call("average", images)
    theirs = network.call("average_of_reference", str(reference), images)

    np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_that_reduced_decoding_keeps_the_features(
    network: WorkerProcess, shared_data: Path
) -> None:
    at_least = read_backbone(BACKBONE).preprocessing.decode_at_least
    folder = shared_data / "chest_xray_fullres"
    contents = [p.read_bytes() for p in sorted(folder.glob("*/*"))]
    pairs = [
        (full, reduced)
        for full, reduced in (
            (decode(content).array, decode(content, at_least=at_least).array)
            for content in contents[::2]
        )
        if full.shape != reduced.shape
    ]
    assert len(pairs) >= 5

    full = network.call("average", [pair[0] for pair in pairs]).astype(np.float64)
    reduced = network.call("average", [pair[1] for pair in pairs]).astype(np.float64)

    lengths = np.linalg.norm(full, axis=1) * np.linalg.norm(reduced, axis=1)
    assert ((full * reduced).sum(axis=1) / lengths).min() >= 0.999


def test_that_building_and_running_a_network_opens_no_socket(network: WorkerProcess) -> None:
    network.call("average", [np.zeros((300, 200), np.uint8)])

    assert network.call("sockets") == []


def test_that_what_reports_the_use_of_openvino_is_not_even_loaded(
    network: WorkerProcess,
) -> None:
    assert network.call("loaded", "openvino", "openvino_telemetry", "requests") == ["openvino"]


def test_that_tensorflow_is_not_loaded_beside_openvino(network: WorkerProcess) -> None:
    assert network.call("loaded", "tensorflow", "torch", "jax") == []


def test_that_keras_keeps_out_of_the_home_folder(network: WorkerProcess, cache: Path) -> None:
    assert Path(network.call("keras_home")).is_relative_to(cache)


def test_that_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "backbone"
    folder.mkdir()
    with np.load(BACKBONE / "weights.npz") as file:
        weights = dict(file)
    weights["head_conv/kernel"] = weights["head_conv/kernel"][..., :-1]
    _write(folder, weights)
    process = WorkerProcess("network", CHILD, (str(folder), str(tmp_path)))

    with pytest.raises(BundleInvalid, match="head_conv/kernel"):
        process.call("sockets")
    process.close()


def test_that_a_weight_that_is_missing_is_never_made_up(tmp_path: Path) -> None:
    folder = tmp_path / "backbone"
    folder.mkdir()
    with np.load(BACKBONE / "weights.npz") as file:
        weights = dict(file)
    del weights["stem_norm/gamma"]
    _write(folder, weights)
    process = WorkerProcess("network", CHILD, (str(folder), str(tmp_path)))

    with pytest.raises(BundleInvalid, match="stem_norm/gamma"):
        process.call("sockets")
    process.close()


def _write(folder: Path, weights: dict[str, np.ndarray]) -> None:
    import hashlib

    np.savez(folder / "weights.npz", allow_pickle=False, **weights)
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    manifest = (BACKBONE / "model.toml").read_text()
    old = read_backbone(BACKBONE).weights_sha256
    (folder / "model.toml").write_text(manifest.replace(old, digest))
