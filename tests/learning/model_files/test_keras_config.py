import json

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.description import Description
from ajna_desktop.learning.model_files.hdf5 import read_hdf5
from ajna_desktop.learning.model_files.keras_config import Architecture, read_architecture
from ajna_desktop.learning.model_files.keras_weights import (
    weights_of_hdf5,
    weights_of_keras_3,
)
from ajna_desktop.learning.model_files.suggestions import keras_scaling
from tests.learning.model_files import made_keras
from tests.learning.model_files.made_keras import (
    functional,
    image_layer,
    layer,
    sequential,
    small_layers,
)


def read(config, version="3.15.1") -> Architecture:
    return read_architecture(json.dumps(config), version)


def branched():
    """Two convolutions side by side, joined, behind a model within the model."""
    inner = sequential([image_layer(), layer("Conv2D", "conv", filters=4, kernel_size=3)])
    inner["config"]["name"] = "base"
    layers = [
        image_layer(),
        layer("RandomFlip", "flip", mode="horizontal"),
        inner,
        layer("Conv2D", "conv", filters=2, kernel_size=[1, 1]),
        layer("Conv2D", "side", filters=3, kernel_size=1),
        layer("Concatenate", "joined"),
        layer("GlobalMaxPooling2D", "most"),
        layer("Dense", "dense", units=3),
    ]
    sources = {
        "flip": ["image"],
        "base": ["flip"],
        "conv": ["base"],
        "side": ["base"],
        "joined": ["conv", "side"],
        "most": ["joined"],
        "dense": ["most"],
    }
    return functional(layers, sources, "dense")


def test_that_models_within_models_are_unfolded():
    found = read(branched())
    assert [(step.name, step.inputs) for step in found.steps] == [
        ("conv", ("",)),
        ("conv.2", ("conv",)),
        ("side", ("conv",)),
        ("joined", ("conv.2", "side")),
        ("most", ("joined",)),
        ("dense", ("most",)),
    ]
    assert found.origins["conv"].keys == ("sequential", "conv2d")
    assert found.origins["conv.2"].keys == ("conv2d",)
    assert found.origins["side"].keys == ("conv2d_1",)
    assert found.models == ("graph", "base")
    assert Description(32, 3, found.steps).outline().shapes["joined"] == (30, 30, 5)


def test_that_keras_2_writes_the_same_graph_otherwise():
    config = branched()
    new = read(config)
    for each in config["config"]["layers"]:
        each["inbound_nodes"] = [
            [[*t["config"]["keras_history"], {}] for t in _tensors(node["args"][0])]
            for node in each["inbound_nodes"]
        ]
    assert read(config, "2.4.0").steps == new.steps


def _tensors(argument):
    return argument if isinstance(argument, list) else [argument]


def test_that_weights_of_models_within_models_are_found_in_both_kinds_of_files():
    found = read(branched())
    outline = Description(32, 3, found.steps).outline()
    rng = np.random.default_rng(0)
    arrays = {
        f"{step}/{name}": rng.normal(size=shape).astype(np.float32)
        for step, shapes in outline.weights.items()
        for name, shape in shapes.items()
    }
    places = {
        "conv": "layers/sequential/layers/conv2d/vars",
        "conv.2": "layers/conv2d/vars",
        "side": "layers/conv2d_1/vars",
        "dense": "layers/dense/vars",
    }
    new = {
        f"{place}/{number}": arrays[f"{step}/{name}"]
        for step, place in places.items()
        for number, name in enumerate(("kernel", "bias"))
    }
    content = memoryview(made_keras.weights_file(new))
    weights = weights_of_keras_3(read_hdf5(content), outline, found.origins).by_name()
    assert weights.keys() == arrays.keys()
    groups = {"base": "conv", "conv": "conv.2", "side": "side", "dense": "dense"}
    own = {"base": "conv", "conv": "conv", "side": "side", "dense": "dense"}
    old = {
        group: {f"{own[group]}/{n}:0": arrays[f"{step}/{n}"] for n in ("kernel", "bias")}
        for group, step in groups.items()
    }
    content = memoryview(made_keras.legacy(branched(), old))
    legacy = weights_of_hdf5(
        read_hdf5(content), outline, found.origins, "model_weights"
    ).by_name()
    for name, array in arrays.items():
        np.testing.assert_array_equal(weights[name], array)
        np.testing.assert_array_equal(legacy[name], array)


def test_that_what_does_nothing_after_training_is_left_out():
    assert [step.kind for step in read(sequential(small_layers())).steps] == [
        "Conv2D",
        "GlobalAveragePooling2D",
        "Dense",
    ]


def test_that_a_normalisation_becomes_one_of_batches():
    config = sequential(
        [image_layer(), layer("Normalization", "norm", axis=[-1]), *small_layers()[1:]]
    )
    found = read(config)
    assert found.steps[0].kind == "BatchNormalization"
    outline = Description(32, 3, found.steps).outline()
    statistics = {
        "layers/normalization/vars/0": np.array([1, 2, 3], np.float32),
        "layers/normalization/vars/1": np.array([4, 0, 9], np.float32),
        "layers/conv2d/vars/0": made_keras.KERNEL,
        "layers/dense/vars/0": made_keras.DENSE,
        "layers/dense/vars/1": made_keras.BIAS,
    }
    content = memoryview(made_keras.weights_file(statistics))
    weights = weights_of_keras_3(read_hdf5(content), outline, found.origins).by_name()
    np.testing.assert_array_equal(weights["norm/moving_mean"], [1, 2, 3])
    np.testing.assert_allclose(weights["norm/moving_variance"], [4, 1e-14, 9])


def test_that_numbers_which_stand_in_the_architecture_become_weights():
    scaled = layer("Rescaling", "scaled", scale=[0.1, 0.2, 0.3], offset=-1)
    found = read(sequential([image_layer(), scaled, *small_layers()[1:]]))
    outline = Description(32, 3, found.steps).outline()
    content = memoryview(made_keras.weights_file())
    weights = weights_of_keras_3(read_hdf5(content), outline, found.origins).by_name()
    np.testing.assert_allclose(weights["scaled/gamma"], [0.1, 0.2, 0.3], rtol=1e-6)
    np.testing.assert_array_equal(weights["scaled/beta"], [-1, -1, -1])
    np.testing.assert_array_equal(weights["scaled/moving_variance"], [1, 1, 1])


def test_that_older_names_of_settings_are_understood():
    leaky = layer("LeakyReLU", "leaky", alpha=0.2)
    found = read(sequential([*small_layers(), leaky]), "2.4.0")
    assert found.steps[-1].settings == {"negative_slope": 0.2}


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (layer("Dense", "d", units=3, activation="hard_sigmoid"), "since changed"),
        (layer("Dense", "d", units=3, lora_rank=4), "'lora_rank' of a layer Dense"),
        (layer("Dense", "d", units=3, dtype="int8"), "Quantised"),
        (layer("Dense", "d", units=0), "'units' must be a whole number from 1"),
        (layer("Dense", "d", units=True), "'units' must be"),
        (layer("Dense", "d", units=3, activation="evil"), "'activation' must be one of"),
        (layer("Reshape", "r", target_shape=[5]), "contradicts itself"),
        (layer("Conv2D", "c", filters=3, kernel_size=3), "cannot take its input"),
        (layer("Softmax", "s", axis=1), "nothing else is supported"),
    ],
)
def test_that_a_layer_that_cannot_be_rebuilt_is_refused(extra, reason):
    with pytest.raises(BundleInvalid, match=reason):
        outline(sequential([*small_layers(), extra]))


def outline(config):
    return Description(32, 3, read(config, "2.4.0").steps).outline()


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (
            layer("InputLayer", "i", batch_shape=[None, 32, 64, 3]),
            "64 × 32 pixels. Only square",
        ),
        (layer("InputLayer", "i", batch_shape=[None, 3, 32, 32]), "which come last"),
        (layer("InputLayer", "i", batch_shape=[None, 100]), "does not take images"),
        (layer("InputLayer", "i", batch_shape=[None, 32, 32, 4]), "4 channels"),
        (layer("InputLayer", "i"), "does not say which images"),
        (layer("InputLayer", "i", batch_shape=[None, "a", "a", 3]), "is no number"),
    ],
)
def test_that_only_square_images_with_the_channels_last_are_taken(first, reason):
    with pytest.raises(BundleInvalid, match=reason):
        read(sequential([first, *small_layers()[1:]]))


def test_that_any_size_is_taken_where_the_model_takes_it():
    assert read(sequential([image_layer(None), *small_layers()[1:]])).side is None


def graph_with(change):
    config = branched()
    change(config["config"])
    return config


def twice(config):
    config["layers"][3]["inbound_nodes"] *= 2


def several(config):
    config["output_layers"] = [["dense", 0, 0], ["conv", 0, 0]]


def learning(config):
    config["layers"][3]["inbound_nodes"][0]["kwargs"] = {"training": True}


def ring(config):
    history = config["layers"][3]["inbound_nodes"][0]["args"][0]["config"]["keras_history"]
    history[0] = "most"


def lacking(config):
    del config["layers"][5]["inbound_nodes"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (twice, "at several places"),
        (several, "several inputs or outputs"),
        (learning, "'training'"),
        (ring, "in a circle"),
        (lacking, "incomplete"),
    ],
)
def test_that_a_graph_that_cannot_be_rebuilt_is_refused(change, reason):
    with pytest.raises(BundleInvalid, match=reason):
        read(graph_with(change))


def test_that_the_scaling_of_ready_made_networks_is_suggested():
    assert keras_scaling(read(branched())).divisor == (255.0,)
    config = branched()
    config["config"]["layers"][2]["config"]["name"] = "densenet121"
    assert keras_scaling(read(config)).offset == (123.675, 116.28, 103.53)
    own = layer("Rescaling", "scaled", scale=1 / 255)
    found = keras_scaling(read(sequential([image_layer(), own, *small_layers()[1:]])))
    assert (found.offset, found.divisor) == ((0.0,), (1.0,))
    assert "itself" in found.reason
