import csv
import json

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.tasks.judging.classify import apply_classifier
from ajna_desktop.tasks.judging.classify_folder import classify_folder
from tests.fakes import FakeInference
from tests.learning import tiny_networks

LOADED = Label("loaded")


class FakeEncoder(FakeInference):
    """Gives the first 8 numbers of the fake, as a network that does not pool."""

    feature_width = 8
    pooling_kinds = (Pooling.AVERAGE,)

    def __init__(self, backbone_id):
        super().__init__()
        self.backbone_id = backbone_id

    def describe_file(self, file):
        answer = super().describe_file(file)
        if hasattr(answer, "average"):
            return type(answer)(answer.scan_id, answer.content_hash, answer.average[:8])
        return answer


def brought(engine, folder, point=None):
    """A classifier that brings its own network, which the engine knows."""
    bundle = tiny_networks.classifier(folder, tiny_networks.new_encoder(), point)
    engine.networks[bundle.backbone_id] = FakeEncoder(bundle.backbone_id)
    return bundle


def test_that_a_classifier_judges_by_its_own_network_alone(collection, engine, tmp_path):
    bundle = brought(engine, tmp_path / "own")

    found = classify_folder(collection, engine, bundle, TaskContext())

    network = engine.networks[bundle.backbone_id]
    assert engine.inference.described == []
    assert len(network.described) == 24
    run = collection.predictions.current_run()
    assert run == found.run
    assert (run.kind, run.classifier_id) == (RunKind.APPLIED, bundle.id)
    assert (run.backbone, run.operating_point) == (bundle.backbone_id, None)
    scans = described_scans(collection, network)
    cache = collection.features(network.backbone_id, 8, network.pooling_kinds)
    expected = bundle.head.probabilities(cache.features(scans.hashes))
    predictions = collection.predictions.predictions(scans.scan_ids.tolist())
    for scan_id, chances in zip(scans.scan_ids.tolist(), expected, strict=True):
        said = list(predictions[scan_id].probabilities.values())
        np.testing.assert_allclose(said, chances, atol=1e-6)
    assert space_of(collection, network).width == 8


def test_that_another_classifier_on_the_same_network_reads_nothing_again(
    collection, engine, tmp_path
):
    first = brought(engine, tmp_path / "own")
    classify_folder(collection, engine, first, TaskContext())
    backbone = engine.backbone_of(first)
    read = len(engine.networks[first.backbone_id].described)

    class Knows(type(engine)):
        def backbone_of(self, bundle):
            return backbone

    engine.__class__ = Knows
    second = tiny_networks.classifier(tmp_path / "second", backbone)
    apply_classifier(collection, engine, second, TaskContext())

    assert collection.predictions.current_run().classifier_id == second.id
    assert len(engine.networks[first.backbone_id].described) == read


def test_that_the_operating_point_decides_and_is_told(collection, engine, tmp_path):
    plain = brought(engine, tmp_path / "plain")
    found = classify_folder(collection, engine, plain, TaskContext())
    scans = described_scans(collection, engine.networks[plain.backbone_id])
    chances = collection.predictions.predictions(scans.scan_ids.tolist())
    of_loaded = sorted(one.probabilities[LOADED] for one in chances.values())
    threshold = float(np.mean(of_loaded[10:12]))
    assert found.metrics["operating_point"] is None

    bundle = brought(engine, tmp_path / "own", OperatingPoint(LOADED, threshold))
    out = tmp_path / "out"
    found = classify_folder(collection, engine, bundle, TaskContext(), out)

    assert found.run.operating_point == bundle.operating_point
    metrics = json.loads((out / "metrics.json").read_text("utf-8"))
    assert metrics == found.metrics
    assert metrics["operating_point"] == {"label": "loaded", "threshold": threshold}
    assert metrics["predicted"] == {"empty": 11, "loaded": 13}
    with (out / "predictions.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        reached = float(row["p_loaded"]) >= round(threshold, 6)
        assert row["predicted"] == ("loaded" if reached else "empty")
    assert sum(map(sum, metrics["confusion"]["counts"])) == 24
    assert metrics["skipped"] == 1


def test_that_a_classifier_without_its_network_is_refused_before_anything_is_read(
    collection, engine, tmp_path
):
    elsewhere = tiny_networks.encoder(tmp_path / "elsewhere")
    bundle = tiny_networks.classifier(tmp_path / "own", elsewhere)

    with pytest.raises(BundleInvalid, match="not installed"):
        classify_folder(collection, engine, bundle, TaskContext())
    assert engine.images.identified == []


def test_that_nothing_is_written_among_the_scans(collection, engine, tmp_path, folder):
    bundle = brought(engine, tmp_path / "own")

    with pytest.raises(ExportFailed):
        classify_folder(collection, engine, bundle, TaskContext(), folder / "out")
