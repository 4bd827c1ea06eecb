import os
import zipfile

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import ModelFormat, OutputMeaning
from ajna_desktop.learning.model_files.read_model import read_model
from tests.conftest import ROOT
from tests.learning.model_files import hostile, made_keras, made_onnx

REAL = ROOT.parent / "shared" / "user_models" / "pneumonia_150px_keras2.h5"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The folder of hostile files, and what the refusal of each must say."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret").write_bytes(b"0123456789abcdef" * 4)
    reasons = {}
    for name, content, reason in hostile.cases(folder):
        (folder / name).write_bytes(content)
        reasons[name] = reason
    return folder, reasons


def test_that_every_hostile_file_is_refused_with_its_reason(corpus):
    folder, reasons = corpus
    assert len(reasons) >= 70
    for name, reason in reasons.items():
        with pytest.raises(BundleInvalid, match=reason) as refused:
            read_model(str(folder / name))
        assert str(refused.value).endswith("."), name
        assert str(folder) not in str(refused.value), name
    assert not (folder / hostile.MARKER).exists()


def test_that_folders_and_pipes_are_refused_and_never_waited_for(tmp_path):
    with pytest.raises(BundleInvalid, match="folder"):
        read_model(str(tmp_path))
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "saved_model.pb").write_bytes(b"x")
    with pytest.raises(BundleInvalid, match="SavedModel"):
        read_model(str(tmp_path / "saved"))
    os.mkfifo(tmp_path / "pipe.keras")
    with pytest.raises(BundleInvalid, match="not a regular file"):
        read_model(str(tmp_path / "pipe.keras"))
    with pytest.raises(BundleInvalid, match="cannot be read"):
        read_model(str(tmp_path / "none.keras"))


def test_that_a_file_is_refused_for_its_size_before_it_is_read(tmp_path):
    path = made_keras.written(tmp_path, made_keras.archive())
    os.truncate(path, 3 << 30)
    with pytest.raises(BundleInvalid, match=r"3\.2 GB"):
        read_model(str(path))


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_that_a_keras_file_is_read(tmp_path, packed):
    path = made_keras.written(tmp_path, made_keras.archive(packed=packed))
    checked = read_model(str(path))
    found = checked.found
    assert (found.format, found.made_with) == (ModelFormat.KERAS, "Keras 3.15.1")
    assert (found.side, found.channels, found.outputs) == (32, 3, 3)
    assert found.output is OutputMeaning.PROBABILITIES
    assert [layer.kind for layer in found.layers] == [
        "Conv2D",
        "GlobalAveragePooling2D",
        "Dense",
    ]
    assert found.layers[0].output_shape == "15 × 15 × 4"
    assert found.parameters == 108 + 12 + 3
    assert (found.labels_wanted, found.needs_positive) == (3, False)
    # The softmax is taken off: logarithms are made of the logits.
    assert checked.gives is OutputMeaning.LOGITS
    assert checked.network.steps[-1].settings["activation"] == "linear"
    weights = checked.weights.by_name()
    np.testing.assert_array_equal(weights["conv/kernel"], made_keras.KERNEL)
    np.testing.assert_array_equal(weights["dense/bias"], made_keras.BIAS)


def test_that_a_file_of_keras_2_has_the_same_network(tmp_path):
    new = read_model(str(made_keras.written(tmp_path, made_keras.archive())))
    old = read_model(str(made_keras.written(tmp_path, made_keras.legacy(), "model.h5")))
    assert (old.found.format, old.found.made_with) == (ModelFormat.KERAS_HDF5, "Keras 2.4.0")
    assert old.network == new.network
    for name, array in new.weights.by_name().items():
        np.testing.assert_array_equal(old.weights.by_name()[name], array)


@pytest.mark.parametrize(
    ("activation", "units", "told", "gives"),
    [
        ("sigmoid", 1, OutputMeaning.PROBABILITIES, OutputMeaning.LOGITS),
        ("sigmoid", 3, OutputMeaning.PROBABILITIES, OutputMeaning.PROBABILITIES),
        ("linear", 3, None, None),
        ("tanh", 1, None, None),
    ],
)
def test_that_the_last_activation_tells_what_the_numbers_are(
    tmp_path, activation, units, told, gives
):
    arrays = {
        "layers/conv2d/vars/0": made_keras.KERNEL,
        "layers/dense/vars/0": made_keras.DENSE[:, :units],
        "layers/dense/vars/1": made_keras.BIAS[:units],
    }
    config = made_keras.sequential(made_keras.small_layers(units, activation))
    content = made_keras.archive(config, made_keras.weights_file(arrays))
    checked = read_model(str(made_keras.written(tmp_path, content)))
    assert (checked.found.output, checked.gives) == (told, gives)
    assert checked.found.needs_positive == (units == 1)
    assert checked.found.labels_wanted == max(units, 2)


def test_that_a_softmax_over_a_single_output_is_refused(tmp_path):
    config = made_keras.sequential(made_keras.small_layers(1))
    arrays = {
        "layers/conv2d/vars/0": made_keras.KERNEL,
        "layers/dense/vars/0": made_keras.DENSE[:, :1],
        "layers/dense/vars/1": made_keras.BIAS[:1],
    }
    content = made_keras.archive(config, made_keras.weights_file(arrays))
    with pytest.raises(BundleInvalid, match="always 1"):
        read_model(str(made_keras.written(tmp_path, content)))


def test_that_weights_which_are_no_numbers_are_refused(tmp_path):
    arrays = {
        "layers/conv2d/vars/0": made_keras.KERNEL * np.float32(np.nan),
        "layers/dense/vars/0": made_keras.DENSE,
        "layers/dense/vars/1": made_keras.BIAS,
    }
    content = made_keras.archive(weights=made_keras.weights_file(arrays))
    checked = read_model(str(made_keras.written(tmp_path, content)))
    with pytest.raises(BundleInvalid, match="no numbers"):
        checked.weights.by_name()


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        ("Softmax", OutputMeaning.PROBABILITIES),
        ("LogSoftmax", OutputMeaning.LOGITS),
        (None, None),
    ],
)
def test_that_an_onnx_file_is_read(tmp_path, ending, told):
    path = made_onnx.written(tmp_path, made_onnx.small(ending=ending))
    checked = read_model(str(path))
    found = checked.found
    assert (found.format, found.made_with) == (ModelFormat.ONNX, "pytorch 2.4")
    assert (found.side, found.channels, found.outputs) == (32, 3, 3)
    assert found.output is told
    assert checked.network is None
    assert found.parameters == 108 + 12 + 3
    assert found.scaling.divisor == (58.395, 57.12, 57.375)
    assert checked.content == path.read_bytes()


def test_that_a_real_model_of_keras_2_is_read():
    if not REAL.is_file():
        pytest.skip("the model of others is not beside this checkout")
    found = read_model(str(REAL)).found
    assert found.made_with == "Keras 2.4.0"
    assert (found.side, found.channels, found.outputs) == (150, 3, 1)
    assert found.parameters == 229_537
    assert found.output is OutputMeaning.PROBABILITIES
