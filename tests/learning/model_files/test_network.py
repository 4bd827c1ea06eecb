"""Networks that were rebuilt say what the originals say."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.model_file import ImportChoices, OutputMeaning, Scaling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import read_classifier
from ajna_desktop.learning.model_files.layer_rules import RULES
from ajna_desktop.learning.model_files.new_bundle import write_bundle
from ajna_desktop.learning.model_files.read_model import read_model
from ajna_desktop.workers.process import WorkerProcess
from tests.learning.model_files import made_keras, made_onnx
from tests.learning.model_files.test_read_model import REAL

NOW = "2026-11-23T00:00:00+00:00"
HERE = "tests.learning.model_files"


@pytest.fixture(scope="module")
def original():
    """Keras itself, with TensorFlow."""
    process = WorkerProcess("Keras", f"{HERE}.keras_child:KerasChild")
    yield process
    process.close()


def probabilities(folder: Path, images: list[np.ndarray], cache: Path) -> np.ndarray:
    """What a bundle says, by the runtime that all networks have."""
    network = WorkerProcess(
        "network",
        "tests.learning.network_child:NetworkChild",
        (str(folder / "backbone"), str(cache)),
    )
    try:
        (features,) = network.call("features", images, deadline=110)
    finally:
        network.close()
    return read_classifier(folder).head.probabilities(features)


def imported(path: Path, folder: Path, labels: str, **choices) -> Path:
    found = read_model(str(path)).found
    usual = {
        "name": "Imported",
        "labels": tuple(map(Label, labels.split())),
        "positive": None,
        "side": found.side,
        "scaling": Scaling((0.0,), (1.0,)),
        "output": found.output or OutputMeaning.LOGITS,
    }
    folder.mkdir()
    write_bundle(folder, read_model(str(path)), ImportChoices(**(usual | choices)), "im", NOW)
    return folder


@pytest.mark.timeout(300)
def test_that_every_kind_of_layer_computes_as_in_the_original(original, tmp_path):
    images, answers = original.call("save_every_layer", str(tmp_path), deadline=280)
    path = tmp_path / "every.keras"
    assert {layer.kind for layer in read_model(str(path)).found.layers} == RULES.keys()
    folder = imported(path, tmp_path / "bundle", "a b c d e")
    found = probabilities(folder, list(images), tmp_path)
    np.testing.assert_allclose(found, answers, atol=2e-6)
    assert np.ptp(answers, axis=0).max() > 0.1  # it does tell images apart
    old = read_model(str(tmp_path / "every.h5"))
    new = read_model(str(path))
    assert old.network == new.network
    weights = new.weights.by_name()
    for name, array in old.weights.by_name().items():
        np.testing.assert_array_equal(array, weights.pop(name))
    assert not weights


def test_that_a_single_output_is_the_probability_of_the_class_that_the_user_says(tmp_path):
    arrays = {
        "layers/conv2d/vars/0": made_keras.KERNEL,
        "layers/dense/vars/0": made_keras.DENSE[:, :1],
        "layers/dense/vars/1": made_keras.BIAS[:1],
    }
    config = made_keras.sequential(made_keras.small_layers(1, "sigmoid"))
    content = made_keras.archive(config, made_keras.weights_file(arrays))
    path = made_keras.written(tmp_path, content)
    levels = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), np.uint8)
    scaling = Scaling((100.0, 110.0, 120.0), (50.0, 60.0, 70.0))
    scaled = (levels - np.array(scaling.offset)) / np.array(scaling.divisor)
    positive = 1 / (1 + np.exp(-made_keras.small_reference(scaled)[:, 0]))
    said = {"positive": Label("good"), "scaling": scaling}
    folder = imported(path, tmp_path / "bundle", "good bad", **said)
    assert read_classifier(folder).labels == ("bad", "good")
    found = probabilities(folder, list(levels), tmp_path)
    np.testing.assert_allclose(found[:, 1], positive, atol=1e-6)


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (made_onnx.small(ending="LogSoftmax", last=True), "softmax"),
        (made_onnx.small(ending="Sigmoid"), "sigmoid"),
    ],
)
def test_that_an_onnx_network_computes_as_numpy_does(tmp_path, content, ending):
    path = made_onnx.written(tmp_path, content)
    folder = imported(path, tmp_path / "bundle", "a b c", scaling=Scaling((0.0,), (255.0,)))
    levels = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), np.uint8)
    logits = made_onnx.small_reference(levels.transpose(0, 3, 1, 2) / np.float32(255))
    expected = np.exp(logits) if ending == "softmax" else 1 / (1 + np.exp(-logits))
    expected /= expected.sum(axis=1, keepdims=True)
    found = probabilities(folder, list(levels), tmp_path)
    np.testing.assert_allclose(found, expected, atol=2e-6)


def test_that_a_real_model_of_keras_2_says_what_keras_says(original, shared_data, tmp_path):
    if not REAL.is_file():
        pytest.skip("the model of others is not beside this checkout")
    files = [
        file
        for label in ("NORMAL", "PNEUMONIA")
        for file in sorted((shared_data / "chest_xray_224" / "train" / label).iterdir())[:4]
    ]
    levels = []
    for file in files:
        with Image.open(file) as image:
            levels.append(np.asarray(image.convert("L").resize((150, 150), Image.BILINEAR)))
    images = np.repeat(np.stack(levels)[..., None], 3, axis=3).astype(np.float32) / 255
    expected = original.call("answers", str(REAL), images, deadline=110)[:, 0]
    folder = imported(
        REAL,
        tmp_path / "bundle",
        "NORMAL PNEUMONIA",
        positive=Label("PNEUMONIA"),
        scaling=Scaling((0.0,), (255.0,)),
    )
    found = probabilities(folder, levels, tmp_path)
    np.testing.assert_allclose(found[:, 1], expected, atol=1e-4)
    assert (found[:, 1] > 0.5).tolist() == [False] * 4 + [True] * 4
