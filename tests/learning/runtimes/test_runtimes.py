"""What runs networks that are not in Keras, or in a precision that is yet to be measured."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.bundles.precision import IMAGES, kept_decision
from ajna_desktop.learning.bundles.save_backbone import NetworkFile, NewBackbone
from ajna_desktop.learning.head_arrays import softmax, to_npz
from ajna_desktop.learning.heads.any_head import head_from_bytes
from ajna_desktop.learning.preprocessing import network_input, packed
from ajna_desktop.workers.process import WorkerProcess
from tests.learning import tiny_networks
from tests.learning.model_files import made_onnx

CHILD = "tests.learning.network_child:NetworkChild"

Start = Callable[[Backbone], WorkerProcess]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started = []

    def start(backbone: Backbone) -> WorkerProcess:
        arguments = (str(backbone.folder), str(tmp_path / "cache"))
        started.append(WorkerProcess("network", CHILD, arguments))
        return started[-1]

    yield start
    for process in started:
        process.close()


def small_logits(images: list[np.ndarray], classes: int = 3) -> np.ndarray:
    inputs = [network_input(image, tiny_networks.COLOUR) for image in images]
    return made_onnx.small_reference(packed(inputs, channels_first=True), classes)


@pytest.mark.parametrize(
    ("ending", "output"),
    [("Softmax", Output.PROBABILITIES), (None, Output.LOGITS)],
)
@pytest.mark.parametrize("last", [False, True])
def test_that_an_onnx_network_gives_the_probabilities_that_it_gives(
    tmp_path: Path, start: Start, ending: str | None, output: Output, last: bool
) -> None:
    backbone = tiny_networks.onnx(tmp_path, made_onnx.small(3, ending, last=last), output)
    images = tiny_networks.pictures(11)

    (features,) = start(backbone).call("features", images)

    np.testing.assert_allclose(softmax(features), softmax(small_logits(images)), atol=1e-5)


@pytest.mark.parametrize(
    ("ending", "output"), [("Sigmoid", Output.PROBABILITY), (None, Output.LOGIT)]
)
def test_that_a_single_output_is_the_probability_of_the_second_class(
    tmp_path: Path, start: Start, ending: str | None, output: Output
) -> None:
    backbone = tiny_networks.onnx(tmp_path, made_onnx.small(1, ending), output, width=2)
    images = tiny_networks.pictures(4)

    (features,) = start(backbone).call("features", images)

    expected = 1 / (1 + np.exp(-small_logits(images, 1)[:, 0]))
    np.testing.assert_allclose(softmax(features)[:, 1], expected, atol=1e-5)


def test_that_an_onnx_network_for_one_image_at_a_time_takes_many(
    tmp_path: Path, start: Start
) -> None:
    content = made_onnx.model(
        [
            made_onnx.node("Reshape", ["image", "shape"], "row"),
            made_onnx.node("Gemm", ["row", "weights"], "out"),
        ],
        [
            made_onnx.tensor("shape", np.array([1, 3 * 32 * 32])),
            made_onnx.tensor("weights", np.full((3 * 32 * 32, 2), 1e-4, np.float32)),
        ],
        (1, 3, 32, 32),
        (1, 2),
    )
    backbone = tiny_networks.onnx(tmp_path, content, Output.LOGITS, width=2)

    (features,) = start(backbone).call("features", tiny_networks.pictures(11))

    np.testing.assert_allclose(features, np.full((11, 2), np.log(0.5)), atol=1e-5)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ({"width": 4}, "does not give 4 numbers"),
        ({"preprocessing": replace(tiny_networks.COLOUR, side=48)}, "48 × 48 pixels"),
        ({"preprocessing": replace(tiny_networks.COLOUR, channels=1)}, "1 channels"),
        ({"content": b"no network"}, "damaged"),
    ],
)
def test_that_an_onnx_network_that_is_not_what_its_manifest_says_is_refused(
    tmp_path: Path, start: Start, new: dict[str, object], sentence: str
) -> None:
    backbone = tiny_networks.onnx(tmp_path, **new)  # type: ignore[arg-type]

    with pytest.raises(BundleInvalid, match=sentence):
        start(backbone).call("device")


def a_machine(width: int) -> bytes:
    random = np.random.default_rng(3)
    return to_npz(
        {
            "mean": np.zeros(width, np.float32),
            "scale": np.ones(width, np.float32),
            "support": random.uniform(0, 1, (6, width)).astype(np.float32),
            "counts": np.array([3, 3], np.float32),
            "coefficients": random.normal(size=(6, 1)).astype(np.float32),
            "intercepts": np.array([0.1], np.float32),
            "kernel": np.array([1 / width, 2.0], np.float32),
        }
    )


def test_that_a_machine_on_pixels_keeps_its_probabilities(tmp_path: Path, start: Start) -> None:
    content = a_machine(64 * 64)
    grey = replace(tiny_networks.COLOUR, side=64, offset=0.0, divisor=255.0, channels=1)
    new = NewBackbone(
        "pixels", "Pixels", "svm_pixels", grey, (), 2,
        NetworkFile("weights.npz", content),
        output=Output.LOG_PROBABILITIES, precision="f32",
    )  # fmt: skip
    images = tiny_networks.pictures(5)
    process = start(tiny_networks.saved(tmp_path / "pixels", new))

    (features,) = process.call("features", images)

    head = head_from_bytes("svm", content, (Label("a"), Label("b")))
    rows = np.stack([network_input(image, grey).ravel() for image in images])
    np.testing.assert_allclose(softmax(features), head.probabilities(rows), atol=1e-5)
    assert process.call("loaded", "keras", "openvino") == []


def test_that_the_precision_is_measured_once_on_images_that_come_by(
    tmp_path: Path, start: Start
) -> None:
    backbone = tiny_networks.encoder(tmp_path / "encoder", precision="measured")
    process = start(backbone)
    images = tiny_networks.pictures(IMAGES + 8)

    process.call("features", images[: IMAGES - 1])
    assert process.call("device") == "CPU · OpenVINO float32"
    assert kept_decision(tmp_path / "cache", backbone.digest) is None
    (before,) = process.call("features", images[IMAGES - 1 :])
    decision = kept_decision(tmp_path / "cache", backbone.digest)

    if not process.call("has_bfloat16"):
        assert decision is None
        pytest.skip("this processor has no bfloat16, so there was nothing to measure")
    assert decision is not None
    assert decision.images == IMAGES + 8
    device = process.call("device")
    assert device.endswith("bfloat16" if decision.precision == "bf16" else "float32")
    (after,) = process.call("features", images[IMAGES - 1 :])
    exact = decision.precision == "f32"
    np.testing.assert_allclose(after, before, atol=1e-6 if exact else 0.1 * before.max())
    assert exact == np.array_equal(after, before)
    again = start(backbone)
    assert again.call("device") == device


def test_that_what_was_measured_on_another_processor_is_measured_again(
    tmp_path: Path, start: Start
) -> None:
    backbone = tiny_networks.encoder(tmp_path / "encoder", precision="measured")
    first = start(backbone)
    if not first.call("has_bfloat16"):
        pytest.skip("this processor has no bfloat16, so there is nothing to measure")
    first.call("features", tiny_networks.pictures(IMAGES))
    (kept,) = (tmp_path / "cache" / "precision").iterdir()
    told = json.loads(kept.read_text())
    kept.write_text(json.dumps({**told, "processor": "another", "precision": "bf16"}))

    assert start(backbone).call("device") == "CPU · OpenVINO float32"
