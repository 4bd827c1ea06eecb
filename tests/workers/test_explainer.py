from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from ajna_desktop.domain.errors import (
    BundleInvalid,
    NotExplainable,
    WorkerCrashed,
    WorkerFailed,
    WorkerInterrupted,
)
from ajna_desktop.domain.model_file import ImportChoices
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import read_classifier, resolve_backbone
from ajna_desktop.learning.heads.any_head import LogProbabilityHead
from ajna_desktop.learning.runtimes.runtime import ComputeEngine
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.models.import_model import import_model, inspect_model
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.explainer import Explainer

ODD = "tests.workers.odd_explainers:OddExplainer"
HEAD = LogProbabilityHead((Label("A"), Label("B")))


class HandTimer:
    """Fires when the test says so."""

    def __init__(self, seconds, act):
        self.seconds, self.act = seconds, act
        self.is_waiting = False
        self.daemon = False

    def start(self):
        self.is_waiting = True

    def cancel(self):
        self.is_waiting = False


class Timers:
    def __init__(self):
        self.made = []

    def __call__(self, seconds, act):
        self.made.append(HandTimer(seconds, act))
        return self.made[-1]

    def ring(self):
        (waiting,) = [timer for timer in self.made if timer.is_waiting]
        waiting.is_waiting = False
        waiting.act()


@pytest.fixture
def timers():
    return Timers()


@pytest.fixture
def explainer(tmp_path, timers):
    explainer = Explainer(tmp_path, factory=ODD, timer=timers)
    yield explainer
    explainer.close()


def network(name="one", kind="keras"):
    return SimpleNamespace(id=name, folder=Path("networks", name), network=kind)


def told(future):
    engine, process, folder = future.result(timeout=60).layer.split()
    return engine, int(process), folder


def test_that_a_question_is_answered_by_openvino(explainer):
    answer = explainer.evidence(network(), "easy", HEAD, 1)
    assert told(answer)[0] == "openvino"
    assert answer.result().probability == 1.5


def test_that_tensorflow_is_asked_only_where_openvino_does_not_suffice(explainer):
    assert told(explainer.evidence(network(), "hard", HEAD, 1))[0] == "tensorflow"
    # From then on at once: what comes after the maps is the network's, not the image's.
    assert told(explainer.evidence(network(), "easy", HEAD, 1))[0] == "tensorflow"
    assert told(explainer.evidence(network("other"), "easy", HEAD, 1))[0] == "openvino"


def test_that_a_process_is_kept_for_the_next_question(explainer):
    first, second = (told(explainer.evidence(network(), "easy", HEAD, 0)) for _ in range(2))
    assert first == second
    layer = explainer.layers(network()).result(timeout=60)[0]
    assert int(layer.name) == first[1]


def test_that_another_network_takes_the_place_of_the_last_one(explainer):
    first = told(explainer.evidence(network("one"), "easy", HEAD, 0))
    second = told(explainer.evidence(network("two"), "easy", HEAD, 0))
    assert (first[2], second[2]) == ("one", "two")
    assert first[1] != second[1]


def test_that_the_process_ends_when_nobody_asks_any_more(explainer, timers):
    first = told(explainer.evidence(network(), "easy", HEAD, 0))
    assert explainer.is_running
    timers.ring()
    assert not explainer.is_running
    assert told(explainer.evidence(network(), "easy", HEAD, 0))[1] != first[1]


def test_that_a_process_that_is_asked_is_not_ended(explainer, timers):
    told(explainer.evidence(network(), "easy", HEAD, 0))
    (waiting,) = [timer for timer in timers.made if timer.is_waiting]
    slow = explainer.evidence(network(), "slow", HEAD, 0)
    assert not waiting.is_waiting
    waiting.act()  # it rang at the very moment of the question
    assert explainer.is_running
    explainer.close()
    with pytest.raises(WorkerInterrupted):
        slow.result(timeout=60)


def test_that_a_crash_fails_one_question_and_not_the_next(explainer):
    with pytest.raises(WorkerCrashed):
        explainer.evidence(network(), "deadly", HEAD, 0).result(timeout=60)
    assert told(explainer.evidence(network(), "easy", HEAD, 0))[0] == "openvino"


def test_that_nothing_is_answered_after_the_end(explainer, timers):
    explainer.close()
    with pytest.raises(WorkerFailed):
        explainer.evidence(network(), "easy", HEAD, 0).result(timeout=60)
    assert not any(timer.is_waiting for timer in timers.made)


@pytest.mark.parametrize("kind", ["svm_pixels", "onnx"])
def test_that_networks_that_cannot_be_looked_into_start_no_process(explainer, kind):
    with pytest.raises(NotExplainable):
        explainer.evidence(network(kind=kind), "easy", HEAD, 0).result(timeout=1)
    assert not explainer.is_running


def test_that_a_head_without_gradients_starts_no_process(explainer):
    head = SimpleNamespace(kind="references", labels=HEAD.labels)
    with pytest.raises(NotExplainable, match="reference images"):
        explainer.evidence(network(), "easy", head, 0).result(timeout=1)
    assert not explainer.is_running


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    explainer = Explainer(tmp_path_factory.mktemp("explainer"))
    yield explainer
    explainer.close()


def test_that_the_shipped_classifier_explains_a_real_radiograph(real, shared_data):
    classifier = read_classifier(models() / "chest_xray_pneumonia")
    backbone, head = resolve_backbone(classifier, []), classifier.head
    path = sorted((shared_data / "chest_xray_fullres" / "PNEUMONIA").iterdir())[0]

    found = real.evidence(backbone, str(path), head, 1).result(timeout=90)

    assert found.cells.shape == (7, 7)
    assert np.abs(found.cells).max() == 1
    assert 0 < found.probability <= 1
    layers = real.layers(backbone).result(timeout=90)
    seen = real.activations(backbone, str(path), layers[0].name).result(timeout=90)
    assert seen.maps.shape == (32, 112, 112)
    assert real.filters(backbone).result(timeout=90).pictures.shape == (32, 3, 3, 3)


def test_that_a_damaged_bundle_is_told(real, tmp_path):
    backbone = network("damaged")
    backbone.folder = tmp_path
    with pytest.raises(BundleInvalid):
        real.filters(backbone).result(timeout=90)


@pytest.mark.timeout(300)
def test_that_an_imported_network_is_explained_without_tensorflow_as_by_its_gradients(
    tmp_path, shared_data
):
    model = shared_data.parent / "user_models" / "pneumonia_150px_keras2.h5"
    if not model.is_file():
        pytest.skip("no model of somebody else beside this checkout")
    users = UserFolders.below(tmp_path)
    engine = Engine(users)
    try:
        found = inspect_model(str(model), engine, TaskContext())
        labels = (Label("NORMAL"), Label("PNEUMONIA"))
        choices = ImportChoices(
            "Elsewhere", labels, labels[1], found.side, found.scaling, found.output
        )
        bundle = import_model(found, choices, users.data / "models", engine, TaskContext())
        backbone = engine.backbone_of(bundle)
        for label, number in (("PNEUMONIA", 1), ("NORMAL", 0)):
            path = str(sorted((shared_data / "chest_xray_fullres" / label).iterdir())[0])
            fast, exact = (
                engine.explainer.evidence(backbone, path, bundle.head, number, way).result(120)
                for way in (ComputeEngine.OPENVINO, ComputeEngine.TENSORFLOW)
            )
            assert (fast.layer, fast.cells.shape) == ("conv2d_4", (5, 5))
            assert np.ptp(fast.cells) > 0.1
            np.testing.assert_allclose(fast.cells, exact.cells, atol=1e-3)
            assert fast.reach == exact.reach
            assert 0.2 < fast.reach.left < fast.reach.right < 0.8  # it does not pad
            described = engine.inference_of(backbone).describe_one(path)
            judged = bundle.head.probabilities(described.average[None])[0, number]
            assert fast.probability == pytest.approx(float(judged), abs=2e-3)
        assert [layer.name for layer in engine.explainer.layers(backbone).result(60)][:2] == [
            "conv2d",
            "max_pooling2d",
        ]
    finally:
        engine.close()
