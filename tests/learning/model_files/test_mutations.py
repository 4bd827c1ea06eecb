"""Good files with a few bytes changed: refused or read, and nothing else ever happens."""

import copy
import json
import random
import zipfile

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.description import (
    Description,
    check_description,
    read_description,
)
from ajna_desktop.learning.model_files.ending import ending_of
from ajna_desktop.learning.model_files.keras_config import read_architecture
from ajna_desktop.learning.model_files.read_model import read_model
from tests.learning.model_files import made_keras, made_onnx
from tests.learning.model_files.test_keras_config import branched

FILES = {
    "stored.keras": made_keras.archive(),
    "packed.keras": made_keras.archive(packed=zipfile.ZIP_DEFLATED),
    "old.h5": made_keras.legacy(),
    "newer.h5": made_keras.legacy(libver="latest"),
    "model.onnx": made_onnx.small(),
}
STRANGE = (
    None, 0, -1, 2**31, 10**30, 1e308, "", "x", [], {}, [[]], True, "os.system", "Lambda",
    {"class_name": "Lambda"}, [1, 2, 3, 4, 5], "Dense", "InputLayer", "Functional",
)  # fmt: skip


def mutated(content: bytes, rng: np.random.Generator) -> bytes:
    changed = bytearray(content)
    for _ in range(int(rng.integers(1, 6))):
        place = int(rng.integers(0, len(changed)))
        changed[place] = int(rng.integers(0, 256))
    if rng.random() < 0.1:
        del changed[int(rng.integers(0, len(changed))) :]
    return bytes(changed)


def refusal_of_file(path) -> str:
    """Why a file is refused, "" if it is read."""
    try:
        checked = read_model(str(path))
        if checked.weights is not None:
            checked.weights.by_name()
    except BundleInvalid as error:
        return str(error)
    return ""


def check_mutations(folder, count: int, seed: int) -> None:
    for name, content in FILES.items():
        rng = np.random.default_rng(seed)
        path = folder / name
        path.write_bytes(content)
        assert refusal_of_file(path) == ""
        refused = 0
        for _ in range(count):
            path.write_bytes(mutated(content, rng))
            reason = refusal_of_file(path)
            assert reason == "" or reason.endswith(".")
            refused += reason != ""
        assert refused > count // 10


def places(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def refusal_of_architecture(config, version: str) -> str:
    try:
        found = read_architecture(json.dumps(config), version)
        network = Description(found.side or 224, found.channels, found.steps)
        check_description(network)
        read_description(ending_of(network).left.to_json())
    except BundleInvalid as error:
        return str(error)
    return ""


def check_architectures(count: int, seed: int) -> None:
    chance = random.Random(seed)
    for config in (made_keras.sequential(made_keras.small_layers()), branched()):
        everywhere = [path for path in places(config) if path]
        for _ in range(count):
            changed = copy.deepcopy(config)
            *way, last = chance.choice(everywhere)
            place = changed
            for key in way:
                place = place[key]
            if chance.random() < 0.3:
                del place[last]
            else:
                place[last] = chance.choice(STRANGE)
            reason = refusal_of_architecture(changed, chance.choice(("2.4", "3.1")))
            assert reason == "" or reason.endswith(".")


def test_that_changed_files_are_refused_or_read(tmp_path):
    check_mutations(tmp_path, 150, seed=0)


def test_that_changed_architectures_are_refused_or_read():
    check_architectures(400, seed=0)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_that_thousands_of_changed_files_are_refused_or_read(tmp_path):
    check_mutations(tmp_path, 5_000, seed=1)
    check_architectures(10_000, seed=1)
