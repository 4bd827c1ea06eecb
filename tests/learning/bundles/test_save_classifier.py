import tomllib
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.bundles.bundle import (
    read_backbone,
    read_classifier,
    resolve_backbone,
)
from ajna_desktop.learning.bundles.save_backbone import NetworkFile, NewBackbone
from ajna_desktop.learning.bundles.save_classifier import (
    About,
    Training,
    content_digest,
    save_classifier,
    save_code,
)
from ajna_desktop.learning.fitting.fitted import Trial
from ajna_desktop.learning.heads.any_head import (
    Head,
    LogProbabilityHead,
    ReferenceHead,
    SvmHead,
)
from ajna_desktop.learning.heads.dense_head import DenseHead
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.learning.heads.svm_head import Pairs
from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.paths import models

BACKBONE = models() / "efficientnet_lite0"
WIDTH = 1280
LABELS = (Label("NORMAL"), Label("PNEUMONIA"))
ABOUT = About("Pneumonia", "CC0-1.0", "made up")
FIGURES = {
    "n": 8,
    "accuracy": 0.9,
    "balanced_accuracy": 0.8,
    "auc": None,
    "per_class": {
        label: {"precision": 0.9, "recall": 0.8, "f1": 0.85, "support": 4} for label in LABELS
    },
}


def a_training(**changed) -> Training:
    told = {
        "images_per_class": dict.fromkeys(LABELS, 7),
        "split": "train",
        "content_digest": content_digest(["b", "a"]),
        "folds": 0,
        "seed": 3,
        "fitted_at_utc": "2026",
        "program_version": "0.1.0",
    }
    return Training(**(told | changed))


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).normal(0, 0.1, shape).astype(np.float32)


def layers(outputs: int) -> DenseLayers:
    return DenseLayers(
        numbers(WIDTH),
        np.ones(WIDTH, np.float32),
        (numbers(WIDTH, 8), numbers(8, outputs)),
        (numbers(8), numbers(outputs)),
    )


def heads() -> list[Head]:
    return [
        DenseHead(LABELS, layers(2), Pooling.MAXIMUM),
        SvmHead(
            LABELS,
            numbers(WIDTH),
            np.ones(WIDTH, np.float32),
            numbers(5, WIDTH),
            Pairs(np.array([2, 3]), numbers(5, 1), numbers(1)),
            0.01,
            2.0,
        ),
        ReferenceHead(
            LABELS, numbers(3, 4), np.array([1, 2]), 0.5, Projection(layers(4)), Pooling.MAXIMUM
        ),
    ]


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.kind)
def test_that_a_head_of_any_kind_comes_back_as_it_was(head: Head, tmp_path: Path) -> None:
    saved = save_classifier(
        tmp_path / "made", head, read_backbone(BACKBONE), ABOUT, a_training(), FIGURES
    )

    features = numbers(6, WIDTH) * 10
    assert saved.head.kind == head.kind
    assert saved.head.pooling is head.pooling
    np.testing.assert_array_equal(
        saved.head.probabilities(features), head.probabilities(features)
    )
    saved.check_fits(read_backbone(BACKBONE))


def test_that_the_operating_point_comes_back(tmp_path: Path) -> None:
    point = OperatingPoint(LABELS[1], 0.35)

    saved = save_classifier(
        tmp_path / "made",
        heads()[0],
        read_backbone(BACKBONE),
        ABOUT,
        a_training(),
        FIGURES,
        point,
    )

    assert saved.operating_point == point


def test_that_the_manifest_tells_how_it_came_about(tmp_path: Path) -> None:
    epoch = EpochFigures(1, 0, 0.7, 0.6, 0.5, 0.8, 1e-3, 2.5, is_best=True)
    trial = Trial({"head": "dense", "dropout": 0.2}, (0.9, 0.8), 0.85, 0.05, 0.4, 1.0)
    training = a_training(
        method="efficientnet-tuned",
        dealt="as the folder has it",
        measured_on="8 images of the test part",
        settings={"dropout": None, "balanced": True, "hidden": "256"},
        epochs=[epoch],
        trials=[trial],
        seconds=12.34,
    )

    save_classifier(
        tmp_path / "made", heads()[0], read_backbone(BACKBONE), ABOUT, training, FIGURES
    )

    told = tomllib.loads((tmp_path / "made" / "model.toml").read_text())
    assert told["training"]["method"] == "efficientnet-tuned"
    assert told["training"]["split"] == "train"
    assert told["training"]["seed"] == 3
    assert told["training"]["settings"] == {"balanced": True, "hidden": "256"}
    assert told["training"]["curves"]["validation_loss"] == [0.5]
    assert told["training"]["curves"]["best_epoch"] == 1
    assert told["training"]["trials"]["settings"] == ["head dense, dropout 0.2"]
    assert "auc" not in told["figures"]
    readme = (tmp_path / "made" / "README.md").read_text()
    assert "Measured on 8 images of the test part:" in readme
    assert "| PNEUMONIA | 0.9000 |" in readme


def test_that_a_classifier_brings_its_own_network_along(tmp_path: Path) -> None:
    svm = heads()[1]
    network = NewBackbone(
        short_name="made_pixels",
        name="Pixels",
        network="svm_pixels",
        preprocessing=Preprocessing(128, "bilinear", "stretch", 0.0, 255.0, 1, 99, 128, 1),
        layers=(),
        width=2,
        weights=NetworkFile("weights.npz", svm.to_bytes()),
        output=Output.LOG_PROBABILITIES,
    )

    saved = save_classifier(
        tmp_path / "made", LogProbabilityHead(LABELS), network, ABOUT, a_training(), {}
    )

    backbone = resolve_backbone(saved, [])
    assert backbone.folder == tmp_path / "made" / "backbone"
    assert backbone.id == saved.backbone_id
    assert backbone.weights().keys() >= {"support", "coefficients"}


def test_that_a_code_comes_back_as_it_was(tmp_path: Path) -> None:
    projection = Projection(layers(4))

    saved = save_code(
        tmp_path / "made",
        projection,
        Pooling.MAXIMUM,
        read_backbone(BACKBONE),
        ABOUT,
        a_training(),
        {},
    )

    features = numbers(6, WIDTH)
    np.testing.assert_array_equal(saved.projection.codes(features), projection.codes(features))
    assert saved.feature_width == 4
    assert saved.pooling is Pooling.MAXIMUM
    assert saved.id.startswith("made-")
    saved.check_fits(read_backbone(BACKBONE))


def test_that_another_head_means_another_id(tmp_path: Path) -> None:
    backbone = read_backbone(BACKBONE)
    one, other, same = (
        save_classifier(tmp_path / place / "made", head, backbone, ABOUT, a_training(), FIGURES)
        for place, head in (("a", heads()[0]), ("b", heads()[1]), ("c", heads()[0]))
    )

    assert one.id == same.id
    assert one.id != other.id


def test_that_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()

    with pytest.raises(ExportFailed, match="already"):
        save_code(
            tmp_path / "made",
            Projection(layers(4)),
            Pooling.AVERAGE,
            read_backbone(BACKBONE),
            ABOUT,
            a_training(),
            {},
        )


def test_that_a_head_read_as_another_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    backbone = read_backbone(BACKBONE)
    save_classifier(folder, heads()[0], backbone, ABOUT, a_training(), FIGURES)
    manifest = (folder / "model.toml").read_text()
    (folder / "model.toml").write_text(manifest.replace('"dense"', '"svm"'))

    with pytest.raises(BundleInvalid, match="do not fit one another"):
        read_classifier(folder)
