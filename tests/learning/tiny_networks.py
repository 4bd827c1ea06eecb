"""Networks so small that a test may build them, each saved as a backbone bundle."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, read_backbone
from ajna_desktop.learning.bundles.save_backbone import (
    NetworkFile,
    NewBackbone,
    backbone_files,
    known_backbone,
)
from ajna_desktop.learning.bundles.save_classifier import (
    About,
    Training,
    content_digest,
    save_classifier,
)
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.learning.preprocessing import Preprocessing
from tests.learning.model_files import made_onnx

SIDE = 32
FIGURES = {"accuracy": 0.9, "balanced_accuracy": 0.9, "auc": None, "per_class": {}}
COLOUR = Preprocessing(SIDE, "bilinear", "stretch", 127.5, 127.5, 0.5, 99.5, 65_536)


def saved(folder: Path, new: NewBackbone) -> Backbone:
    """Write a backbone bundle and read it back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in backbone_files(new).items():
        (folder / name).write_bytes(content)
    return read_backbone(folder)


def new_encoder(seed: int = 0, precision: str = "f32") -> NewBackbone:
    """Return an encoder of 8 numbers, of images of 32 × 32 grey levels."""
    random = np.random.default_rng(seed)
    weights: dict[str, np.ndarray] = {}
    for number, (inputs, filters) in enumerate(
        [(1, 8), (8, 8), (8, 16), (16, 32), (32, 8)], start=1
    ):
        shape = (3, 3, inputs, filters)
        weights[f"conv{number}/kernel"] = random.normal(0, 0.3, shape).astype(np.float32)
        weights[f"conv{number}/bias"] = np.full(filters, 0.1, np.float32)
    known = KNOWN_NETWORKS["autoencoder_128"]
    small = replace(known.preprocessing, side=SIDE, decode_at_least=SIDE)
    tiny = replace(known, preprocessing=small, width=8)
    return known_backbone(tiny, weights, f"encoder{seed}", "Encoder", precision=precision)


def encoder(folder: Path, seed: int = 0, precision: str = "f32") -> Backbone:
    """Save such an encoder."""
    return saved(folder, new_encoder(seed, precision))


def classifier(
    folder: Path,
    backbone: Backbone | NewBackbone,
    operating_point: OperatingPoint | None = None,
    labels: tuple[Label, ...] = (Label("empty"), Label("loaded")),
) -> ClassifierBundle:
    """Save a classifier on the 8 numbers of an encoder."""
    weights = np.random.default_rng(1).normal(size=(2, 8)).astype(np.float32)
    zeros, ones = np.zeros(8, np.float32), np.ones(8, np.float32)
    head = ClassifierHead(labels, zeros, ones, weights, zeros[:2])
    training = Training(dict.fromkeys(labels, 7), "", content_digest(["a"]), 5, 0, "2026", "0")
    return save_classifier(
        folder, head, backbone, About("Made up", "none", "none"), training, FIGURES,
        operating_point,
    )  # fmt: skip


def onnx(
    folder: Path,
    content: bytes | None = None,
    output: Output = Output.PROBABILITIES,
    width: int = 3,
    preprocessing: Preprocessing = COLOUR,
) -> Backbone:
    """Save a small ONNX network."""
    new = NewBackbone(
        "small_onnx",
        "Small",
        "onnx",
        preprocessing,
        (),
        width,
        NetworkFile("model.onnx", made_onnx.small() if content is None else content),
        output=output,
        precision="f32",
    )
    return saved(folder, new)


def pictures(count: int, side: int = 40) -> list[np.ndarray]:
    """Return images that differ from one another, grey and coloured in turn."""
    random = np.random.default_rng(0)
    shapes = [(side, side), (side, side, 3)]
    return [
        np.clip(random.normal(40 + 5 * number, 20, shapes[number % 2]), 0, 255).astype(np.uint8)
        for number in range(count)
    ]
