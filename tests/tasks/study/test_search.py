from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.bundle import read_backbone, read_classifier
from ajna_desktop.learning.bundles.save_backbone import (
    NewBackbone,
    backbone_files,
    weights_file,
)
from ajna_desktop.learning.bundles.save_classifier import About, Training, save_classifier
from ajna_desktop.learning.bundles.write_bundle import write_whole
from ajna_desktop.learning.heads.any_head import ReferenceHead
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.study import study
from ajna_desktop.tasks.study.training import Made
from tests.fakes import FakeInference
from tests.tasks.conftest import save_scan

LABELS = (Label("empty"), Label("loaded"))
NAMES = ["code-128", "autoencoder-128", "siamese-224"]


@pytest.fixture
def folder(tmp_path):
    scans = tmp_path / "scans"
    for number in range(24):
        split = "train" if number < 16 else "val" if number < 18 else "test"
        save_scan(scans / split / "empty" / f"e{number}.png", 190, number)
        save_scan(scans / split / "loaded" / f"l{number}.png", 60, 100 + number)
    return scans


class CodeFake(FakeInference):
    """Gives one vector an image, as a network that does not pool."""

    pooling_kinds = (Pooling.AVERAGE,)

    def __init__(self, backbone_id):
        super().__init__()
        self.backbone_id = backbone_id


def trains(collection, engine, plan, scans, models, context):
    """Make a code of the default features; an autoencoder; or a tower with references."""
    folder = models / plan.slug
    training = Training({}, "train", "", 0, 0, "2026-03-01T00:00:00+00:00", "1")
    about = About(plan.key, "none", "made")
    if plan.method.name == "code-128":
        bright = np.eye(32, dtype=np.float32)[:, [0, 31]]
        layers = DenseLayers(
            np.full(32, 0.5, np.float32),
            np.ones(32, np.float32),
            (bright,),
            (np.zeros(2, np.float32),),
        )
        references = np.array([[1, -1], [-1, 1]], np.float32)
        head = ReferenceHead(LABELS, references, np.ones(2, np.int64), 1.0, Projection(layers))
        bundle = save_classifier(folder, head, engine.backbone, about, training, {})
        return Made(bundle)
    new = NewBackbone(
        plan.slug, plan.key, plan.method.network,
        KNOWN_NETWORKS[plan.method.network].preprocessing, ("features",), 32, weights_file({}),
    )  # fmt: skip
    if plan.method.name == "autoencoder-128":
        write_whole(folder, backbone_files(new))
        backbone = read_backbone(folder)
        engine.networks[backbone.id] = CodeFake(backbone.id)
        return Made(backbone)
    references = np.repeat(np.array([[0.8, 0.2], [0.2, 0.8]], np.float32), 16, axis=1)
    head = ReferenceHead(LABELS, references, np.ones(2, np.int64), 1.0)
    bundle = save_classifier(folder, head, new, about, training, {})
    backbone = engine.backbone_of(bundle)
    engine.networks[backbone.id] = CodeFake(backbone.id)
    return Made(bundle)


def test_that_codes_and_networks_that_were_trained_are_searched(collection, engine, tmp_path):
    found = study(
        collection, engine, tmp_path / "out", TaskContext(), NAMES, trains=trains
    ).comparison
    rows = {row.title: row for row in found.search}
    assert list(rows) == [
        "Mean greys, average",
        "Mean greys, maximum",
        "Learned code of 128 numbers",
        "Siamese network, one reference",
        "Autoencoder",
    ]
    assert {row.reason for row in rows.values()} == {""}
    code = rows["Learned code of 128 numbers"]
    assert code.width == 2
    assert code.held_out.at_20.mean > 0.75
    assert code.space != rows["Mean greys, average"].space

    by_key = {row.key: row for row in found.rows}
    assert by_key["code-128"].accuracy.value == 1.0
    assert by_key["siamese-224"].accuracy.value == 1.0
    assert not by_key["autoencoder-128"].has_figures
    assert "groups" in by_key["autoencoder-128"].reason
    assert by_key["autoencoder-128"].bundle

    clusters = {row.title: row for row in found.clusters}
    assert set(clusters) == {"Learned code of 128 numbers", "Autoencoder"}
    assert clusters["Autoencoder"].rand_index == 1.0
    assert clusters["Autoencoder"].scans == 12


def test_that_a_network_without_labels_is_not_made_again(collection, engine, tmp_path):
    study(collection, engine, tmp_path / "out", TaskContext(), NAMES, trains=trains)

    def never(*_):
        raise AssertionError

    again = study(collection, engine, tmp_path / "out", TaskContext(), NAMES, trains=never)
    assert "Autoencoder" in {row.title for row in again.comparison.search}


def test_that_a_siamese_network_is_trained_once_for_both_kinds_of_references(
    collection, engine, tmp_path
):
    asked = []

    def once(collection, engine, plan, *rest):
        asked.append(plan.key)
        made = trains(collection, engine, plan, *rest)
        return replace(made, seconds=50.0)

    class Any(dict):
        """Whatever network is asked for gives the same codes."""

        def __missing__(self, backbone_id):
            return self.setdefault(backbone_id, CodeFake(backbone_id))

    engine.networks = Any()
    names = ["siamese-224", "siamese-224-mean"]
    found = study(
        collection, engine, tmp_path / "out", TaskContext(), names, trains=once
    ).comparison
    assert asked == ["siamese-224"]
    one, mean = found.rows
    assert mean.reason == ""
    assert mean.accuracy.value == 1.0
    assert mean.settings["references"] == 0
    assert mean.seconds == one.seconds == 50.0
    assert mean.bundle == "siamese-224-mean"
    bundle = read_classifier(tmp_path / "out" / "models" / mean.bundle)
    assert len(bundle.head.references) == 2
    assert bundle.id != one.classifier_id
