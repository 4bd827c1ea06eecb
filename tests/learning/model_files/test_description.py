import dataclasses
import json

import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.description import (
    Description,
    Step,
    check_description,
    read_description,
)
from ajna_desktop.learning.model_files.keras_config import read_architecture
from tests.learning.model_files.made_keras import sequential, small_layers


@pytest.fixture
def small() -> Description:
    steps = read_architecture(json.dumps(sequential(small_layers())), "3.15.1").steps
    return Description(32, 3, steps)


def test_that_a_description_survives_being_written(small):
    assert read_description(small.to_json()) == small


def test_that_it_tells_shapes_weights_and_outputs(small):
    outline = small.outline()
    assert outline.shapes["conv"] == (15, 15, 4)
    assert outline.weights["conv"] == {"kernel": (3, 3, 3, 4)}
    assert outline.parameters == 108 + 15
    assert small.outputs == 3
    assert small.with_side(64).outline().shapes["conv"] == (31, 31, 4)


def changed(small, change):
    fields = json.loads(small.to_json())
    change(fields)
    return json.dumps(fields)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda f: f.update(format=2), "newer version"),
        (lambda f: f.update(side=8), "8 × 8 pixels"),
        (lambda f: f.update(side=True), "damaged"),
        (lambda f: f.update(channels=2), "2 channels"),
        (lambda f: f.update(steps=[]), "0 layers"),
        (lambda f: f["steps"].reverse(), "no order"),
        (lambda f: f["steps"][0].update(name="mean"), "no order"),
        (lambda f: f["steps"][0].update(kind="Lambda"), "unknown layer 'Lambda'"),
        (lambda f: f["steps"][0]["settings"].update(filters=-1), "'filters' must be"),
        (lambda f: f["steps"][0].pop("settings"), "damaged"),
        (lambda f: f["steps"].__delitem__(slice(1, None)), "no classifier"),
    ],
)
def test_that_nothing_in_a_description_is_trusted(small, change, reason):
    with pytest.raises(BundleInvalid, match=reason):
        read_description(changed(small, change))


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"format": 1}'])
def test_that_what_is_no_description_is_refused(text):
    with pytest.raises(BundleInvalid):
        read_description(text)


def test_that_what_would_fill_the_memory_is_refused(small):
    wide = Step(
        "wide", "Dense", {"units": 1 << 20, "activation": "linear", "use_bias": True}, ("mean",)
    )
    wider = dataclasses.replace(wide, name="wider", inputs=("wide",))
    with pytest.raises(BundleInvalid, match="far too large"):
        check_description(dataclasses.replace(small, steps=(*small.steps, wide, wider)))
