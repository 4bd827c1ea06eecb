"""The bundle that a checked model file becomes."""

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import ajna_desktop
from ajna_desktop.domain.model_file import ImportChoices, ModelFound, OutputMeaning
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.bundles.bundle import FORMAT, OWN_BACKBONE, read_backbone
from ajna_desktop.learning.bundles.manifest import MANIFEST, as_toml
from ajna_desktop.learning.bundles.precision import F32
from ajna_desktop.learning.bundles.save_backbone import (
    NetworkFile,
    NewBackbone,
    backbone_files,
    weights_file,
)
from ajna_desktop.learning.bundles.save_classifier import RESEARCH_ONLY
from ajna_desktop.learning.heads.any_head import LogProbabilityHead
from ajna_desktop.learning.model_files.choices import check_choices, labels_in_order
from ajna_desktop.learning.model_files.read_model import CheckedModel
from ajna_desktop.learning.preprocessing import PerChannel, Preprocessing

_HEAD: Final = "head.npz"
_NOT_STATED: Final = "not stated"
_FULL: Final = 65_536  # pixels: JPEGs are decoded whole
_ENOUGH: Final = 4  # times the side: what a reduced JPEG then changes is not seen in an answer
_OUTPUTS: Final = {
    (OutputMeaning.PROBABILITIES, False): Output.PROBABILITIES,
    (OutputMeaning.PROBABILITIES, True): Output.PROBABILITY,
    (OutputMeaning.LOGITS, False): Output.LOGITS,
    (OutputMeaning.LOGITS, True): Output.LOGIT,
}


def write_bundle(
    folder: Path, checked: CheckedModel, choices: ImportChoices, identifier: str, now: str
) -> None:
    """Write a classifier bundle, its network within, into an empty folder.

    Args:
        folder: Where; whoever calls this makes it appear whole or not at all.
        checked: What the file holds.
        choices: What the user says; see `check_choices`.
        identifier: The id of the bundle, its folder's name in the end.
        now: The time, ISO 8601, UTC.

    Raises:
        BundleInvalid: the weights hold something other than numbers.
        OSError: it cannot be written.
    """
    check_choices(checked.found, choices)
    inner = folder / OWN_BACKBONE
    inner.mkdir()
    write_files(inner, backbone_files(_backbone(checked, choices)))
    write_files(folder, _classifier_files(checked.found, choices, inner, identifier, now))


def _classifier_files(
    found: ModelFound, choices: ImportChoices, inner: Path, identifier: str, now: str
) -> dict[str, bytes]:
    backbone = read_backbone(inner)
    head = LogProbabilityHead(labels_in_order(choices))
    weights = head.to_bytes()
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "kind": "classifier",
        "id": identifier,
        "name": choices.name,
        "labels": list(head.labels),
        "intended_use": choices.intended_use or RESEARCH_ONLY,
        "licence": choices.licence or _NOT_STATED,
        "source": choices.source or _NOT_STATED,
        "backbone": {"id": backbone.short_name, "sha256": backbone.digest},
        "head": {
            "kind": head.kind,
            "file": _HEAD,
            "sha256": hashlib.sha256(weights).hexdigest(),
        },
        "training": {
            "imported_from": str(found.format),
            "made_with": found.made_with or _NOT_STATED,
            "file_sha256": found.sha256,
            "imported_at_utc": now,
            "program_version": ajna_desktop.__version__,
        },
        "figures": {},
    }
    readme = _readme(found, choices).encode()
    return {MANIFEST: as_toml(manifest).encode(), _HEAD: weights, "README.md": readme}


def _backbone(checked: CheckedModel, choices: ImportChoices) -> NewBackbone:
    found = checked.found
    gives = checked.gives or choices.output
    if checked.network is None or checked.weights is None:
        network, network_file = "onnx", None
        weights = NetworkFile("model.onnx", checked.content)
    else:
        network = "keras"
        text = checked.network.with_side(choices.side).to_json()
        network_file = NetworkFile("network.json", text.encode())
        weights = weights_file(checked.weights.by_name())
    return NewBackbone(
        short_name=re.sub(r"[^a-z0-9]+", "_", choices.name.lower()).strip("_")[:60] or network,
        name=choices.name,
        network=network,
        preprocessing=_preprocessing(found, choices),
        layers=(),
        width=len(choices.labels),
        weights=weights,
        output=_OUTPUTS[gives, found.needs_positive],
        network_file=network_file,
        # Whoever brings a model expects its very answers.
        precision=F32,
        licence=choices.licence or _NOT_STATED,
        source=choices.source or _NOT_STATED,
    )


def _preprocessing(found: ModelFound, choices: ImportChoices) -> Preprocessing:
    most = _FULL if choices.resize == "nearest" else _ENOUGH * choices.side
    return Preprocessing(
        side=choices.side,
        resize=choices.resize,
        geometry="stretch",
        offset=_per_channel(choices.scaling.offset),
        divisor=_per_channel(choices.scaling.divisor),
        low_percentile=0.5,
        high_percentile=99.5,
        decode_at_least=min(most, _FULL),
        channels=found.channels,
    )


def _per_channel(numbers: tuple[float, ...]) -> PerChannel:
    return numbers[0] if len(numbers) == 1 else numbers


def _readme(found: ModelFound, choices: ImportChoices) -> str:
    return "\n".join(
        [
            f"# {choices.name}",
            "",
            f"**{choices.intended_use or RESEARCH_ONLY}**",
            "",
            f"- Imported from a file in the format {found.format}, SHA-256 {found.sha256}.",
            f"- Classes, as its user stated them: {', '.join(labels_in_order(choices))}.",
            f"- Source: {choices.source or _NOT_STATED}",
            f"- Licence: {choices.licence or _NOT_STATED}",
            "",
            "How well it judges was not measured here.",
            "",
        ]
    )


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that must outlast a power cut.

    Raises:
        OSError: one cannot be written.
    """
    for name, content in files.items():
        with open(folder / name, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
