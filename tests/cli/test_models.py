import json
import os

import pytest

from tests.learning.model_files import made_keras, made_onnx
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


def test_that_shipped_models_are_listed(ajna):
    told = ajna("models", "list")
    assert "chest_xray_pneumonia  shipped classifier" in told
    assert "tells apart  NORMAL, PNEUMONIA" in told
    names = {model["name"] for model in ajna.json("models", "list")}
    assert {"chest_xray_pneumonia", "efficientnet_lite0"} <= names


@pytest.mark.timeout(300)
def test_that_a_model_is_checked_imported_used_and_removed(ajna, tmp_path):
    path = made_keras.written(tmp_path, made_keras.archive(), "Mine.keras")
    found = ajna.json("models", "check", path)
    assert (found["side"], found["outputs"], found["output"]) == (32, 3, "probabilities")
    assert "32 × 32" in ajna("models", "check", path)
    said = ["--labels", "cat, dog,owl", "--scale", "1/255", "--yes"]
    assert "Imported as “Mine”: cat, dog, owl." in ajna("models", "import", path, *said)
    (mine,) = [m for m in ajna.json("models", "list") if m["origin"] == "imported"]
    assert mine["labels"] == ["cat", "dog", "owl"]
    assert "Mine  imported classifier" in ajna("models", "check", mine["folder"])
    assert "already" in ajna("models", "import", path, *said, code=1)
    ajna("models", "remove", "Mine")
    assert not os.path.exists(mine["folder"])


def test_that_nothing_is_kept_without_being_confirmed(ajna, tmp_path):
    path = made_keras.written(tmp_path, made_keras.archive())
    told = ajna("models", "import", path, "--labels", "a,b,c", code=2)
    assert "output 0 = a, output 1 = b, output 2 = c" in told
    assert "scaling  grey level / 255" in told
    assert "--yes" in told
    told = ajna("models", "import", path, "--labels", "a,b,c", "--offset", "127.5", code=2)
    assert "(grey level − 127.5) / " in told


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--labels", "a,b"], 1, "needs 3 different class names"),
        (["--labels", "a,b,c", "--channels", "1"], 1, "3 channels"),
        (["--labels", "a,b,c", "--scale", "1/255", "--divisor", "255"], 2, "not both"),
        (["--labels", "a,b,c", "--scale", "1/0"], 2, "neither a number"),
        (["--labels", "a,b,c", "--output", "logits"], 1, "gives probabilities"),
    ],
)
def test_that_what_does_not_fit_is_told(ajna, tmp_path, arguments, code, told):
    path = made_keras.written(tmp_path, made_keras.archive())
    assert told in ajna("models", "import", path, *arguments, "--yes", code=code)


def test_that_it_must_be_said_what_a_single_output_is(ajna, tmp_path):
    one = made_keras.small_layers(1, "sigmoid")
    weights = made_keras.weights_file(
        {
            "layers/conv2d/vars/0": made_keras.KERNEL,
            "layers/dense/vars/0": made_keras.DENSE[:, :1],
            "layers/dense/vars/1": made_keras.BIAS[:1],
        }
    )
    model = made_keras.archive(made_keras.sequential(one), weights)
    path = made_keras.written(tmp_path, model)
    told = ajna("models", "import", path, "--labels", "empty,loaded", "--yes", code=1)
    assert "--positive" in told


def test_that_it_must_be_said_what_a_model_gives_that_does_not_tell(ajna, tmp_path):
    path = made_onnx.written(tmp_path, made_onnx.small(ending=None))
    told = ajna("models", "import", path, "--labels", "a,b,c", "--yes", code=1)
    assert "--output logits" in told


def test_that_a_refused_file_ends_with_the_reason(ajna, tmp_path):
    path = made_keras.written(tmp_path, b"\x80\x04pickle", "model.keras")
    assert "pickle" in ajna("models", "check", path, code=1)
    assert "comes with the program" in ajna("models", "remove", "efficientnet_lite0", code=1)


def test_that_a_bundle_is_checked(ajna):
    shipped = next(m for m in ajna.json("models", "list") if m["name"] == "efficientnet_lite0")
    told = json.loads(ajna("models", "check", shipped["folder"], "--json"))
    assert (told["kind"], told["origin"]) == ("network", "shipped")
