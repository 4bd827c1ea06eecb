from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.training import Trainable
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.heads.any_head import head_from_bytes
from ajna_desktop.learning.preprocessing import network_input
from ajna_desktop.workers.process import WorkerProcess
from tests.learning.architecture_child import LABELS

CHILD = "tests.learning.architecture_child:ArchitectureChild"
NETWORK_CHILD = "tests.learning.network_child:NetworkChild"


@pytest.fixture(scope="module")
def child(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
    process = WorkerProcess("architectures", CHILD, (str(tmp_path_factory.mktemp("cache")),))
    yield process
    process.close()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("cnn_150", 7_095_329),
        ("cnn_150_pooled", 1_034_881),
        ("cnn_224", 1_589_281),
        ("siamese_224", 1_064_608),
        ("densenet121", 7_300_161),
    ],
)
def test_that_a_network_has_as_many_numbers_as_in_the_study(
    child: WorkerProcess, name: str, count: int
) -> None:
    assert child.call("parameters", name) == count


def test_that_densenet_is_the_one_whose_weights_are_published(child: WorkerProcess) -> None:
    assert child.call("differs_from_keras") < 1e-5


def test_that_an_autoencoder_draws_an_image_of_the_same_size(child: WorkerProcess) -> None:
    assert child.call("draws", 64) == (2, 64, 64, 1)


def test_that_each_stage_opens_more_layers_than_the_one_before(child: WorkerProcess) -> None:
    opened = {each: child.call("learning", "densenet121", each) for each in Trainable}

    assert opened[Trainable.HEAD] == ["features", "judge"]
    counts = [len(names) for names in opened.values()]
    assert counts == sorted(set(counts))
    last = opened[Trainable.LAST_BLOCKS]
    assert {name.split("_")[0] for name in last} == {"conv5", "features", "judge"}
    half = {name.split("_")[0] for name in opened[Trainable.UPPER_HALF]}
    assert half == {"conv4", "pool4", "conv5", "features", "judge"}
    assert not [name for name in opened[Trainable.EVERYTHING] if name.endswith("bn")]


def test_that_stages_of_the_embedded_network_end_with_all_its_convolutions(
    child: WorkerProcess,
) -> None:
    assert child.call("learning", "efficientnet_lite0", Trainable.HEAD) == ["judge"]
    every = child.call("learning", "efficientnet_lite0", Trainable.EVERYTHING)
    assert "stem_conv" in every
    assert not [name for name in every if name.endswith("norm")]


def test_that_a_network_without_published_weights_learns_as_a_whole(
    child: WorkerProcess,
) -> None:
    whole = child.call("learning", "cnn_224", Trainable.EVERYTHING)
    assert len(whole) == 8
    assert child.call("learning", "cnn_224", Trainable.LAST_BLOCKS) == whole


def test_that_batch_normalisation_keeps_what_it_knows(child: WorkerProcess) -> None:
    assert child.call("normalises_alike", "efficientnet_lite0")


def test_that_settings_reach_the_last_layers(child: WorkerProcess) -> None:
    assert child.call("dropped", "cnn_224", None, 0.0) == (0.4, [])
    assert child.call("dropped", "densenet121", 0.1, 0.01) == (0.1, ["features", "judge"])


@pytest.mark.parametrize("name", ["efficientnet_lite0", "densenet121", "cnn_224"])
def test_that_a_training_may_begin_with_the_weights_of_a_backbone(
    child: WorkerProcess, name: str
) -> None:
    assert child.call("starts_alike", name)


def an_image(channels: int) -> np.ndarray:
    shape = (300, 400) if channels == 1 else (300, 400, 3)
    return np.random.default_rng(channels).integers(0, 256, shape, np.uint8)


@pytest.mark.parametrize(
    ("name", "channels"),
    [
        ("cnn_150", 1),
        ("cnn_150_pooled", 3),
        ("cnn_224", 1),
        ("siamese_224", 3),
        ("autoencoder_128", 1),
        ("efficientnet_lite0", 3),
        ("densenet121", 3),
    ],
)
def test_that_a_trained_network_describes_as_it_was_trained(
    child: WorkerProcess, tmp_path: Path, name: str, channels: int
) -> None:
    wanted = KNOWN_NETWORKS[name].input_for(channels)
    images = [an_image(1), an_image(3)]
    inputs = [network_input(image, wanted) for image in images]

    vectors, chances, content = child.call("save", name, channels, inputs, str(tmp_path))

    backbone = read_backbone(tmp_path)
    process = WorkerProcess("network", NETWORK_CHILD, (str(tmp_path), str(tmp_path / "cache")))
    described = process.call("average", images)
    process.close()
    assert described.shape == (2, backbone.feature_width)
    np.testing.assert_allclose(described, vectors, atol=1e-4 * np.abs(vectors).max())
    if content:
        head = head_from_bytes("linear", content, LABELS)
        np.testing.assert_allclose(head.probabilities(described), chances, atol=1e-4)
    assert_tells(backbone, channels)


def assert_tells(backbone: Backbone, channels: int) -> None:
    known = KNOWN_NETWORKS[backbone.network]
    assert backbone.preprocessing == known.input_for(channels)
    assert backbone.openvino_precision == "measured"
    is_pooled = known.is_pooled and not known.dense_after
    assert len(backbone.pooling_kinds) == (2 if is_pooled else 1)
