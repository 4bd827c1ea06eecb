import os

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, LabelInvalid
from ajna_desktop.domain.files import FileToRead, Refused
from ajna_desktop.domain.model_file import ImportChoices, OutputMeaning, Scaling
from ajna_desktop.domain.scan import Label, Prediction, ScanId
from ajna_desktop.learning.bundles.bundle import OWN_BACKBONE
from ajna_desktop.learning.model_files.read_model import read_model
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.models.import_model import import_model, inspect_model, try_model
from ajna_desktop.tasks.models.list_models import Origin, list_models, remove_model
from ajna_desktop.workers.engine import Engine
from tests.learning.model_files import made_keras


@pytest.fixture
def real_engine(users):
    engine = Engine(users)
    yield engine
    engine.close()


@pytest.fixture
def found(tmp_path):
    return read_model(str(made_keras.written(tmp_path, made_keras.archive()))).found


def choices(**more) -> ImportChoices:
    usual = {
        "name": "My model: 1/2",
        "labels": tuple(map(Label, ("cat", "dog", "owl"))),
        "positive": None,
        "side": 32,
        "scaling": Scaling((0.0,), (255.0,)),
        "output": OutputMeaning.PROBABILITIES,
    }
    return ImportChoices(**(usual | more))


def test_that_an_imported_model_judges_scans_like_any_classifier(
    real_engine, found, users, tmp_path
):
    rng = np.random.default_rng(0)
    levels = rng.integers(0, 256, (32, 32, 3), np.uint8)
    Image.fromarray(levels).save(tmp_path / "scan.png")
    (tmp_path / "broken.png").write_bytes(b"no image")
    files = [
        FileToRead(ScanId(n), str(tmp_path / name))
        for n, name in enumerate(("scan.png", "broken.png"))
    ]
    logits = made_keras.small_reference(levels[None] / np.float32(255))[0]
    expected = np.exp(logits) / np.exp(logits).sum()

    said, refused = try_model(found, choices(), files, real_engine, TaskContext())
    assert isinstance(said, Prediction)
    assert isinstance(refused, Refused)
    assert list(said.probabilities) == ["cat", "dog", "owl"]
    np.testing.assert_allclose(list(said.probabilities.values()), expected, atol=1e-6)

    models = users.data / "models"
    bundle = import_model(found, choices(), models, real_engine, TaskContext())
    assert bundle.folder == models / "My model_ 1_2"
    assert bundle.training["file_sha256"] == found.sha256
    inference = real_engine.inference_of(real_engine.backbone_of(bundle))
    described = inference.describe_one(files[0].path)
    # Features are kept as float16: that costs a little of the probabilities.
    np.testing.assert_allclose(
        bundle.head.probabilities(described.average[None])[0], expected, atol=3e-4
    )
    (listed,) = list_models(models, tmp_path / "none")
    assert (listed.origin, listed.kind) == (Origin.IMPORTED, "classifier")
    assert listed.labels == ("cat", "dog", "owl")
    assert not listed.broken
    with pytest.raises(ExportFailed, match="already"):
        import_model(found, choices(), models, real_engine, TaskContext())
    remove_model(bundle.folder.name, models, tmp_path / "none")
    assert os.listdir(models) == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"labels": (Label("cat"), Label("dog"))}, "needs 3 different class names, not 2"),
        ({"labels": (Label("a"), Label("b"), Label("a"))}, "needs 3 different class names"),
        ({"positive": Label("cat")}, "an output for each class"),
        ({"side": 64}, "32 × 32"),
        ({"output": OutputMeaning.LOGITS}, "gives probabilities"),
        ({"scaling": Scaling((0.0,), (0.0,))}, "above 0 only"),
        ({"scaling": Scaling((1e9,), (1.0,))}, "far outside"),
        ({"scaling": Scaling((0.0, 1.0), (1.0,))}, "one number, or 3"),
    ],
)
def test_that_nothing_is_guessed_where_the_choices_do_not_fit(
    real_engine, found, users, wrong, reason
):
    with pytest.raises(BundleInvalid, match=reason):
        import_model(found, choices(**wrong), users.data, real_engine, TaskContext())
    assert not users.data.exists()


def test_that_class_names_must_be_labels(real_engine, found, users):
    labels = (Label(""), Label("b"), Label("c"))
    with pytest.raises(LabelInvalid):
        import_model(found, choices(labels=labels), users.data, real_engine, TaskContext())


def test_that_an_import_that_is_stopped_leaves_nothing(real_engine, found, users):
    reports = []
    context = TaskContext(report=lambda progress: (reports.append(progress), context.cancel()))
    with pytest.raises(Cancelled):
        import_model(found, choices(), users.data / "models", real_engine, context)
    assert reports
    assert os.listdir(users.data / "models") == []


def test_that_a_single_output_needs_to_be_said_what_it_is_of(real_engine, users, tmp_path):
    arrays = {
        "layers/conv2d/vars/0": made_keras.KERNEL,
        "layers/dense/vars/0": made_keras.DENSE[:, :1],
        "layers/dense/vars/1": made_keras.BIAS[:1],
    }
    config = made_keras.sequential(made_keras.small_layers(1, "sigmoid"))
    content = made_keras.archive(config, made_keras.weights_file(arrays))
    path = made_keras.written(tmp_path, content)
    found = inspect_model(str(path), real_engine, TaskContext())
    two = tuple(map(Label, ("bad", "good")))
    with pytest.raises(BundleInvalid, match="the other way round"):
        import_model(found, choices(labels=two), users.data, real_engine, TaskContext())


def test_that_the_network_of_a_bundle_is_described_by_words_of_ours(
    real_engine, found, tmp_path
):
    folder = tmp_path / "bundle"
    folder.mkdir()
    now = "2026-11-23T00:00:00+00:00"
    real_engine.model_files.write(found, choices(), folder, "mine", now)
    inner = folder / OWN_BACKBONE
    assert sorted(os.listdir(inner)) == [
        "README.md",
        "model.toml",
        "network.json",
        "weights.npz",
    ]
    text = (inner / "network.json").read_text()
    assert '"kind": "Conv2D"' in text
    assert "keras" not in text
